"""The shipped sentence vectors: what is near, what is the same, what never crashes, and what must not be imported."""

import json
import subprocess
import sys
import unicodedata

import numpy as np
import pytest

from korus_nlp import embed, embedding
from korus_nlp.errors import Exit, KorusError
from korus_nlp.settings import models_dir

SHIPPED = models_dir() / "embedding"


# In each row the second text must be nearer to the first than the third.
@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("문재인 대통령이 모스크바를 방문했다.", "President Moon visited Moscow.", "The stock market fell sharply."),
        ("기준금리를 동결했다.", "The central bank kept interest rates unchanged.", "The actor won an award."),
        ("The earthquake killed dozens.", "지진으로 수십 명이 숨졌다.", "새 영화가 개봉했다."),
        ("North Korea fired a missile.", "북한이 미사일을 발사했다.", "남부 지방에 비가 온다."),
        ("Samsung Electronics posted record profit", "삼성전자 사상 최대 실적", "현대차 노조 파업"),
        ("학생들이 학교에서 공부한다.", "Students are studying at school.", "The soldiers left the base."),
        ("서울에 비가 내렸다.", "오늘 서울은 비가 온다.", "주가가 크게 올랐다."),
        ("A dog runs on the beach.", "A puppy is running on the sand.", "A man plays the guitar."),
    ],
)
def test_nearer(text, near, far):
    a, b, c = embed([text, near, far])
    assert a @ b > a @ c + 0.1


@pytest.mark.parametrize(
    ("text", "same"),
    [
        (unicodedata.normalize("NFD", "한국 대통령"), "한국 대통령"),
        ("ＳＥＯＵＬ　２０２３", "seoul 2023"),
        ("ﾡﾢ", "ㄱㄲ"),
        ("café", unicodedata.normalize("NFD", "café")),
        ("Moon Jae-In", "MOON JAE-IN"),
        ("서울  시장\n", "서울 시장"),
    ],
)
def test_same_text_in_other_code_points(text, same):
    a, b = embed([text, same])
    assert a.tobytes() == b.tobytes()


def test_shape_and_length():
    vectors = embed(["한국", "Korea", "", "  \n", "가" * 50_000, "word " * 20_000])
    assert vectors.dtype == np.float32
    assert vectors.shape == (6, embedding.load().dim)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 0, 0, 1, 1], abs=1e-5)
    assert embed([]).shape == (0, embedding.load().dim)


@pytest.mark.parametrize("text", ["\ud800", "한국\udfff Korea", "\ud83d\ude00", "\x00", "🎉🎉", "\u202e", "ᄒ"])
def test_any_code_point(text):
    (vector,) = embed([text])
    assert np.isfinite(vector).all()


def test_lone_surrogates_say_nothing():
    a, b = embed(["한국\udfff Korea", "한국 Korea"])
    assert a @ b == pytest.approx(1, abs=1e-3)


def test_company_changes_nothing():
    texts = ["한국", "", "A long sentence about the weather in Seoul.", "비", "한국 Korea"] * 7
    alone = np.concatenate([embed([text]) for text in texts])
    assert embed(texts).tobytes() == alone.tobytes()


def test_loaded_once_and_named():
    model = embedding.load()
    assert model is embedding.load("")
    assert model.name == json.loads((SHIPPED / "config.json").read_bytes())["name"]
    assert len(model.fingerprint) == 16


TEXTS = [
    "문재인 대통령이 22일 러시아를 국빈 방문했다.",
    "President Moon Jae-in made a state visit to Russia.",
    "북·미 정상회담 ☎ 02-123-4567, 3.5% ↑",
    "Ünïcode ﬁne Ⅳ ½ 漢字",
    "서울",
]


def test_same_as_model2vec():
    from model2vec import StaticModel

    theirs = StaticModel.from_pretrained(SHIPPED).encode(TEXTS, max_length=None)
    assert embed(TEXTS) == pytest.approx(theirs, abs=1e-5)


def test_small_enough():
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) <= 12_000_000


@pytest.mark.slow  # imports torch
def test_as_sentence_transformer(tmp_path):
    from sentence_transformers import SentenceTransformer

    embedding.save_sentence_transformer(tmp_path / "float")
    theirs = SentenceTransformer(str(tmp_path / "float"), device="cpu").encode(TEXTS)
    assert embed(TEXTS) == pytest.approx(theirs, abs=1e-5)
    # … and back in through `--model PATH`.
    again = embedding.load(str(tmp_path / "float"))
    assert again.name == "float"
    assert again.fingerprint != embedding.load().fingerprint
    assert again.encode([*TEXTS, "", "a\ud800"])[: len(TEXTS)] == pytest.approx(theirs, abs=1e-5)


@pytest.fixture(scope="module")
def small_transformer(tmp_path_factory):
    """A transformer of two layers with random weights, saved as a sentence-transformers folder."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    torch.manual_seed(0)
    home = tmp_path_factory.mktemp("bert")
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "seoul", "city", "##s", "서울", "시", "##는"]
    (home / "vocab.txt").write_text("\n".join(pieces), encoding="utf-8")
    BertTokenizerFast(vocab=str(home / "vocab.txt")).save_pretrained(home)
    config = BertConfig(
        vocab_size=len(pieces), hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32
    )
    BertModel(config).save_pretrained(home)
    word = Transformer(str(home))
    out = tmp_path_factory.mktemp("small") / "small-bert"
    SentenceTransformer(modules=[word, Pooling(16)], device="cpu").save(str(out))
    return out


@pytest.mark.slow  # imports torch
def test_any_sentence_transformers_folder(small_transformer):
    model = embedding.load(str(small_transformer))
    assert (model.name, model.dim) == ("small-bert", 16)
    vectors = model.encode(["seoul city", "", "서울 시", "\ud800"])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 0, 1, 1], abs=1e-5)
    assert vectors[0] == pytest.approx(model.encode(["seoul city"])[0], abs=1e-5)


def test_model2vec_folder_needs_no_torch(tmp_path):
    """A foreign model2vec folder, float16 with an unknown token, gives model2vec's own vectors."""
    from model2vec import StaticModel
    from tokenizers import Tokenizer, models, pre_tokenizers

    tokenizer = Tokenizer(models.WordLevel({"[UNK]": 0, "seoul": 1, "city": 2, "서울": 3}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    rows = np.random.default_rng(0).normal(size=(4, 8)).astype(np.float16)
    ours = StaticModel(rows, tokenizer, normalize=True)
    ours.save_pretrained(tmp_path / "own")
    config = json.loads((tmp_path / "own" / "config.json").read_bytes())
    (tmp_path / "own" / "config.json").write_text(json.dumps(config | {"model_type": "model2vec"}))
    texts = ["seoul city", "서울 미지", "모르는 말"]
    model = embedding.load(str(tmp_path / "own"))
    assert type(model).__name__ == "StaticEmbedder"
    assert model.encode(texts) == pytest.approx(ours.encode(texts), abs=1e-3)


@pytest.mark.parametrize("model", ["./no-such-folder", "/nowhere/model", "no/such-model-anywhere"])
def test_missing_model(model, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(KorusError) as error:
        embedding.load(model)
    assert error.value.exit_code == Exit.MISSING
    assert error.value.where == model


def test_damaged_model(tmp_path):
    for name in ("config.json", "model.safetensors", "tokenizer.json"):
        (tmp_path / name).write_bytes((SHIPPED / name).read_bytes())
    (tmp_path / "model.safetensors").write_bytes(b"\x00" * 100)
    with pytest.raises(KorusError) as error:
        embedding.load(str(tmp_path))
    assert "korus doctor" in str(error.value)


def test_no_torch():
    code = (
        "import sys, korus_nlp; korus_nlp.embed(['서울', 'Seoul']);"
        "print([m for m in ('torch', 'transformers', 'sentence_transformers', 'model2vec') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
