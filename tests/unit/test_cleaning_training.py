"""How the taggers are made: generated pages are labelled line by line, saved pages only where their gold speaks."""

# ruff: noqa: E501 (tables of lines)
import doctest
import itertools
import json
import random

import numpy as np
import pytest

from korus_nlp import reading
from korus_nlp.cleaning import features
from korus_nlp.document import Kind
from korus_nlp.training.cleaning import examples, gold, judge, layouts, render
from korus_nlp.training.cleaning.fit import Example
from korus_nlp.training.cleaning.material import Material

KINDS = list(Kind)
PLACES_KO, THINGS_KO = (
    "군산 부산 대전 제주 세종 청주 울산 춘천".split(),
    "항구 시장 다리 학교 병원 도서관 공원 축제".split(),
)
PLACES_EN, THINGS_EN = (
    "Gunsan Busan Daejeon Sejong Ulsan".split(),
    "harbor market bridge school hospital library".split(),
)


def write(path, rows):
    import zstandard

    path.parent.mkdir(parents=True)
    path.write_bytes(zstandard.compress("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows).encode()))


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A folder of sentences in the form of the shared data, small and invented."""
    folder = tmp_path_factory.mktemp("data")
    ko = [
        f"{a}시는 {b} {n}곳을 내년까지 새로 짓는다고 밝혔다."
        for a, b in itertools.product(PLACES_KO, THINGS_KO)
        for n in (2, 3)
    ]
    en = [
        f"{a} will build {n} {b} buildings in the coming year."
        for a, b in itertools.product(PLACES_EN, THINGS_EN)
        for n in "234"
    ]
    write(
        folder / "mono" / "mono.jsonl.zst",
        [{"lang": "ko", "text": x} for x in ko] + [{"lang": "en", "text": x} for x in en],
    )
    pairs = [{"ko": k, "en": e, "source": "park-news-dev"} for k, e in zip(ko, en, strict=False)]
    titles = [{"ko": "군산항 공사 시작.", "en": "Work begins at Gunsan harbor", "source": "korsts-train:headlines"}]
    write(folder / "parallel" / "sentences.jsonl.zst", pairs + titles)
    return folder


def pages(data, count, seed=5):
    rng = random.Random(seed)
    material = Material(data, rng)
    return [(layouts.page(material, rng), rng) for _ in range(count)]


def test_generated_text_shows_its_pieces_line_by_line(data):
    for sections, rng in pages(data, 60):
        text, pieces = render.render_text(sections, rng)
        lines = [line for line in text.split("\n") if line.strip()]
        assert len(lines) == len(pieces)
        assert all(piece.text.strip() in line for piece, line in zip(pieces, lines, strict=True))
        assert all((piece.reason is not None) == (piece.kind is Kind.BOILERPLATE) for piece in pieces)
        assert any(piece.kind is Kind.BODY for piece in pieces)


def test_generated_pages_vary_and_repeat_with_the_seed(data):
    texts = [[render.render_text(sections, rng)[0] for sections, rng in pages(data, 12, seed)] for seed in (5, 5, 6)]
    assert texts[0] == texts[1] != texts[2]
    assert len(set(texts[0])) == len(texts[0])


@pytest.mark.parametrize("front", ["text", "html"])
def test_generated_examples_know_nearly_every_line(data, front):
    found = list(examples.generated(data, 12, front))
    known = np.concatenate([example.masks.sum(1) == 1 for example in found])
    assert known.mean() > 0.9
    columns = features.TEXT_COLUMNS if front == "text" else features.HTML_COLUMNS
    assert all(example.rows.shape == (len(example.masks), len(columns)) for example in found)


TEXTS = ["홈", "수소 공장 들어선다", "오세린 기자", "2022.05.17 09:12", "군산시는 17일 수소 연료전지 공장을 짓는다고 밝혔다.",
         "공장은 내년 말까지 새만금에 들어서며 210명이 일하게 된다.", "많이 본 뉴스", "저작권자 © 한빛일보"]  # fmt: skip
RECORD = {"text": f"{TEXTS[4]}\n{TEXTS[5]}", "title": TEXTS[1], "author": ["오세린"], "optional": []}


def allowed(mask):
    return {kind.value for kind, possible in zip(KINDS, mask, strict=True) if possible}


def test_body_gold_labels_body_head_and_the_rest():
    masks = gold.align(TEXTS, RECORD)
    assert [allowed(mask) for mask in masks[1:6]] == [
        {"title"},
        {"byline"},
        {"timestamp"},
        {"body", "subhead"},
        {"body", "subhead"},
    ]
    assert allowed(masks[0]) == {"boilerplate"}
    assert "body" not in allowed(masks[6])


def test_segment_gold_leaves_other_lines_open():
    long = " ".join([*TEXTS[4:6], TEXTS[4]])
    texts = [*TEXTS[:4], long, TEXTS[5], "많이 본 뉴스와 영상"]
    masks = gold.align(texts, {"with": [TEXTS[4]], "without": ["많이 본 뉴스와 영상"], "title": TEXTS[1]})
    assert allowed(masks[4]) == {"body", "subhead"}
    assert len(allowed(masks[5])) == len(KINDS)
    assert "body" not in allowed(masks[6])


def test_pages_without_their_body_are_left_out():
    assert gold.align(["홈", "정치", "경제", "사회"], RECORD) is None


def test_both_copies_of_a_paragraph_are_not_body():
    masks = gold.align([TEXTS[5], "홈", "홈", "홈", "홈", "홈", *TEXTS[1:]], RECORD)
    body = [i for i, mask in enumerate(masks) if "body" in allowed(mask) and len(allowed(mask)) < len(KINDS)]
    assert body == [9, 10]


def test_judging_counts_lines_and_shingles():
    page = reading.read_text("\n".join(TEXTS))
    masks = gold.align(TEXTS, RECORD)
    rows = np.zeros((len(TEXTS), 1), np.float32)

    class Oracle:
        def probabilities(self, rows):
            chances = np.full((len(rows), len(KINDS)), 0.01, np.float32)
            chances[np.arange(len(rows)), masks.argmax(1)] = 0.9
            return chances

    record = {**RECORD, "id": "a", "source": "own", "lang": "ko"}
    found = judge.judge(examples.Saved(Example(rows, masks, "a.example"), page, TEXTS, record), Oracle())
    assert found.body == (1.0, 0.0, 0.0)
    assert found.kept == (5, 5)
    assert judge.summary([found, found])["ko"]["body F1"] == 1.0


def test_doctests():
    assert doctest.testmod(judge).failed == 0


def test_a_committee_is_written_and_read_back(tmp_path, monkeypatch):
    """One tagger or several: the file gives back what they say, to half precision; several say their mean."""
    from korus_nlp.cleaning import tagger
    from korus_nlp.training.cleaning.__main__ import write

    rng, columns = np.random.default_rng(3), features.TEXT_COLUMNS
    sizes = {"in.weight": (6, len(columns)), "page.weight": (6, 12), "conv0.weight": (6, 6, 3), "out.weight": (8, 6)}

    def arrays():
        drawn = {name: rng.normal(0, 0.3, size).astype(np.float32) for name, size in sizes.items()}
        biases = {name.replace("weight", "bias"): np.zeros(size[0], np.float32) for name, size in sizes.items()}
        return {
            **drawn,
            **biases,
            "mean": np.zeros(len(columns), np.float32),
            "scale": np.ones(len(columns), np.float32),
        }

    members, rows = [arrays() for _ in range(3)], rng.normal(size=(20, len(columns))).astype(np.float32)
    said = [tagger.Tagger(member, columns).probabilities(rows) for member in members]
    (tmp_path / "cleaning").mkdir()
    monkeypatch.setattr(tagger, "models_dir", lambda: tmp_path)
    for chosen in (members[:1], members):
        write(tmp_path / "cleaning" / "text.npz", chosen, columns)
        tagger.load.cache_clear()
        found = tagger.load("text").probabilities(rows)
        assert np.abs(found - np.mean(said[: len(chosen)], axis=0)).max() < 0.01
        assert np.allclose(found.sum(1), 1, atol=1e-5)
    tagger.load.cache_clear()


@pytest.mark.slow
def test_a_few_pages_are_learned(data):
    from korus_nlp.cleaning.tagger import Tagger
    from korus_nlp.training.cleaning import fit

    found = list(examples.generated(data, 24, "text"))
    arrays = fit.train(found, hidden=fit.groups(features.TEXT_COLUMNS), epochs=40, width=16)
    again = fit.train(found, hidden=fit.groups(features.TEXT_COLUMNS), epochs=40, width=16)
    assert all(np.array_equal(arrays[name], again[name]) for name in arrays)
    tagger = Tagger(arrays, features.TEXT_COLUMNS)
    right = [e.masks[np.arange(len(e.rows)), tagger.probabilities(e.rows).argmax(1)].mean() for e in found]
    assert np.mean(right) > 0.85
