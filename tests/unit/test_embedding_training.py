"""How the vectors are made: noise, tables of our own, finishing, and a training run on a handful of pairs."""

import re
from pathlib import Path

import numpy as np
import pytest

from korus_nlp.training.embedding import corpus, finish, initial, measure, pieces, student
from korus_nlp.training.embedding.bags import Bags, Noise, bags
from korus_nlp.training.embedding.material import Texts, gather
from korus_nlp.training.embedding.recipe import Recipe, share

pytestmark = pytest.mark.filterwarnings("ignore:Sparse CSR tensor support")

PAIRS = [
    corpus.Pair("비가 온다", "rain falls", "tatoeba"),
    corpus.Pair("눈이 온다", "snow falls", "tatoeba"),
    corpus.Pair("대통령 선거", "election of a president", "park-news-dev"),
    corpus.Pair("대통령 방문", "visit of a president", "park-news-dev"),
    corpus.Pair("서울 시장", "mayor of seoul", "cldr"),
]
VOCABULARY = ["[PAD]", *"rain snow falls election of a president visit mayor seoul market city ##s ##ing".split()]


class Teacher:
    """Mean of a random vector a word, so that texts that share words are near each other."""

    def __init__(self):
        self.known = {}

    def learn(self, texts):
        for word in {word for text in texts for word in text.split()}:
            seed = sum(ord(ch) * 31**i for i, ch in enumerate(word)) % 2**32
            self.known[word] = np.random.default_rng(seed).normal(size=384)

    def lookup(self, texts):
        self.learn(texts)
        sums = np.asarray([np.sum([self.known[word] for word in text.split()], axis=0) for text in texts])
        return (sums / np.linalg.norm(sums, axis=1, keepdims=True)).astype(np.float16), np.ones(len(texts), bool)


@pytest.fixture(scope="module")
def made():
    recipe = Recipe(korean=60, english=60, steps=60, batch=16, rate=2e-2, dropout=0, split=0)
    graded = [corpus.Graded("비가 온다", "눈이 온다", 0.4), corpus.Graded("rain falls", "rain falls", 1.0)]
    texts = Texts(PAIRS * 4, ["rain falls", "visit seoul"], ["비가 온다", "서울 방문"], graded)
    tokenizer = pieces.build(texts.pairs, texts.korean, VOCABULARY, recipe)
    teacher = Teacher()
    material = gather(texts, tokenizer, teacher)
    table = student.train(material, initial.start(material, teacher, 0), recipe, lambda line: None)
    return tokenizer, material, table, recipe


def unit(tokenizer, table, texts):
    vectors = finish.means(table, bags(tokenizer, texts))
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_training_brings_translations_together(made):
    tokenizer, _, table, _ = made
    ko, en = (unit(tokenizer, table, [pair[side] for pair in PAIRS]) for side in (0, 1))
    assert (ko @ en.T).argmax(1).tolist() == list(range(len(PAIRS)))


def test_training_repeats(made):
    _, material, table, recipe = made
    again = student.train(material, initial.start(material, Teacher(), 0), recipe, lambda line: None)
    assert again.tobytes() == table.tobytes()


def test_tokenizer_has_no_border_marks(made):
    tokenizer = made[0]
    assert tokenizer.encode("대통령").tokens == tokenizer.encode("부 대통령").tokens[1:]
    assert tokenizer.encode("Rain, RAIN").tokens == ["rain", ",", "rain"]
    assert "".join(tokenizer.encode("2018년").tokens) == "2018년"


def test_finished_folder_gives_the_same_neighbours(made, tmp_path):
    from korus_nlp.embedding import load

    tokenizer, material, table, _ = made
    small = finish.rotated(table, material.ko, 8, 0.5)
    finish.write(tmp_path, small, tokenizer, "0")
    texts = [pair.ko for pair in PAIRS]
    assert load(str(tmp_path)).encode(texts) == pytest.approx(unit(tokenizer, small, texts), abs=0.02)


@pytest.mark.parametrize(("dropout", "split"), [(0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (1.0, 1.0)])
def test_noise_leaves_every_text_a_piece(dropout, split):
    scores = {"[PAD]": 0.0, "[UNK]": 0.0, "대": -5.0, "통령": -5.0, "대통령": -3.0, "비": -4.0}
    rows = Bags(np.asarray([4, 4, 4, 4, 4, 5, 4, 0]), np.asarray([0, 5, 6, 7, 8]))
    tokens, row = Noise(scores, dropout, split, 0)(*rows.take(np.arange(4)))
    assert sorted(set(row.tolist())) == [0, 1, 2, 3]
    assert row.tolist() == sorted(row.tolist())
    if split == 1:
        assert 4 not in tokens
    if not dropout and not split:
        assert tokens.tolist() == rows.flat.tolist()


def test_take_keeps_the_asked_order():
    tokens, row = Bags(np.asarray([7, 8, 9]), np.asarray([0, 1, 3])).take(np.asarray([1, 0, 1]))
    assert tokens.tolist() == [8, 9, 7, 8, 9]
    assert row.tolist() == [0, 0, 1, 2, 2]


def test_own_tables_are_well_formed():
    rows = corpus.own()
    words = [row for row in rows if row.source == "words"]
    assert len(words) > 7000
    assert len(set(rows)) == len(rows)
    for row in rows:
        assert re.search("[가-힣]", row.ko) or row.ko.isascii(), row
        assert row.en, row
        assert not re.search("[가-힣]", row.en), row
        assert (row.ko.strip(), row.en.strip()) == row[:2]


@pytest.mark.parametrize(("source", "expected"), [("park-news-dev", 4.0), ("python-docs", 0.3), ("unheard-of", 1.0)])
def test_shares(source, expected):
    assert share(source) == expected


def test_measure(tmp_path):
    """Perfect vectors score 100, and a text in the wrong place shows."""
    (tmp_path / "bitext_x.jsonl").write_text('{"ko": "가", "en": "a"}\n{"ko": "나", "en": "b"}\n', encoding="utf-8")
    (tmp_path / "qa_x.queries.jsonl").write_text('{"q": "가", "rel": ["1"]}\n', encoding="utf-8")
    lines = '{"id": "0", "text": "b"}\n{"id": "1", "text": "a"}\n'
    (tmp_path / "qa_x.paragraphs.jsonl").write_text(lines, encoding="utf-8")
    places = {"가": [1, 0], "a": [1, 0], "나": [0, 1], "b": [0, 1]}

    def encode(texts):
        return np.asarray([places[text] for text in texts], np.float32)

    assert measure.scores(Path(tmp_path), encode) == {"bitext_x acc@1": 100.0, "qa_x nDCG@10": 100.0}
    places["가"] = [0, 1]
    assert measure.scores(Path(tmp_path), encode) == {"bitext_x acc@1": 50.0, "qa_x nDCG@10": 63.09}
