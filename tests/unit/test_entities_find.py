"""Entities in both languages: spans, labels, offsets, mixed passages, other pipelines."""

import unicodedata
from itertools import pairwise

import pytest

from korus_nlp.document import Block, Kind, Paragraph
from korus_nlp.entities import annotate, find, segments
from korus_nlp.errors import Exit, KorusError


def pairs(text, lang="mixed"):
    return {(entity.text, entity.label) for entity in annotate([text], [lang])[0]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "문재인 대통령은 2017년 9월 블라디보스토크에서 푸틴을 만나 3억원을 약속했다.",
            {
                ("문재인", "PERSON"),
                ("2017년 9월", "DATE"),
                ("블라디보스토크", "GPE"),
                ("푸틴", "PERSON"),
                ("3억원", "MONEY"),
            },
        ),
        ("지난해 수출은 12.5% 늘었다.", {("지난해", "DATE"), ("12.5%", "PERCENT")}),
        (
            "President Moon Jae-in met Vladimir Putin in Vladivostok.",
            {("Moon Jae-in", "PERSON"), ("Vladimir Putin", "PERSON"), ("Vladivostok", "GPE")},
        ),
        (
            "Samsung Electronics paid US$3 billion, 3.5 percent more than South Korean rivals.",
            {
                ("Samsung Electronics", "ORG"),
                ("US$3 billion", "MONEY"),
                ("3.5 percent", "PERCENT"),
                ("South Korean", "NORP"),
            },
        ),
    ],
)
def test_find_names_spans_without_particles(text, expected):
    assert expected <= pairs(text)


@pytest.mark.parametrize("text", ["입력 2018-09-28 17:32", "10:31 수정", "2022.06.02 18:40"])
def test_stamps_are_dates_and_times_only(text):
    assert {label for _, label in pairs(text)} <= {"DATE", "TIME", "QUANTITY"}


@pytest.mark.parametrize(
    "text", ["댓글 쓰기", "로그인 후 댓글을 쓸 수 있습니다.", "Share this article", "Most read", "", " \n "]
)
def test_find_nothing_in_widget_lines(text):
    assert pairs(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("서울은 수도다.", [("서울은 수도다.", "ko")]),
        ("Seoul is big.", [("Seoul is big.", "en")]),
        ("방탄소년단(BTS)은 UN에서 연설했다.", [("방탄소년단(BTS)은 UN에서 연설했다.", "ko")]),
        (
            "Seoul is the capital of Korea. 서울은 수도다.",
            [("Seoul is the capital of Korea. ", "en"), ("서울은 수도다.", "ko")],
        ),
        ("서울은 수도다.\nSeoul is big.", [("서울은 수도다.", "ko"), ("Seoul is big.", "en")]),
    ],
)
def test_segments_follow_the_script(text, expected):
    found = [(text[start:end].strip(), lang) for start, end, lang in segments(text, 0, len(text))]
    assert found == [(part.strip(), lang) for part, lang in expected]


def test_find_gives_offsets_of_the_page_and_only_of_the_passages():
    text = "메뉴 서울\n문재인 대통령은 서울에서 말했다.\nMoon Jae-in spoke in Seoul on Monday.\n끝"
    second = text.index("문재인")
    third = text.index("Moon")
    passages = [
        Block(second, third - 1, Kind.TITLE, lang="ko"),
        Paragraph("x#1", third, len(text) - 2, "en"),
    ]
    found = find(text, passages)
    assert all(text[entity.start : entity.end] == entity.text for entity in found)
    assert [(e.text, e.label) for e in found if e.label in ("PERSON", "GPE")] == [
        ("문재인", "PERSON"),
        ("서울", "GPE"),
        ("Moon Jae-in", "PERSON"),
        ("Seoul", "GPE"),
    ]
    assert all(0 <= entity.score <= 1 for entity in found)


def test_find_is_disjoint_when_passages_overlap():
    text = "문재인 대통령은 서울에서 말했다."
    twice = [Paragraph("x#1", 0, len(text), "ko"), Paragraph("x#2", 0, 10, "ko")]
    found = find(text, twice)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_find_reads_decomposed_hangul():
    text = "문재인 대통령은 서울에서 푸틴을 만났다."
    decomposed = unicodedata.normalize("NFD", text)
    found = annotate([decomposed], ["ko"])[0]
    assert [unicodedata.normalize("NFC", e.text) for e in found] == [e.text for e in annotate([text], ["ko"])[0]]
    assert all(decomposed[e.start : e.end] == e.text for e in found)


@pytest.mark.parametrize(
    ("name", "particles"),
    [
        ("문재인", "은 이 을 의 에게 과 도 까지 부터 만 이라고 께서 이나"),
        ("서울", "은 이 을 의 에서 로 과 도 까지 부터 만 에는 에서도"),
        ("러시아", "는 가 를 의 에서 로 와 도 까지 부터 만 에는 에서도"),
        ("삼성전자", "는 가 를 의 에서 와 도 까지 부터 만 에는 측은"),
    ],
)
def test_particles_are_never_part_of_a_mention(name, particles):
    for particle in particles.split():
        text = f"지난해 {name}{particle} 함께 회의를 열었다고 정부가 밝혔다."
        start = text.index(name)
        touching = [e for e in annotate([text], ["ko"])[0] if e.end > start and e.start < start + len(name + particle)]
        assert all(e.end == start + len(name) for e in touching), text


@pytest.mark.parametrize(
    "text",
    [
        "문재인(Moon Jae-in) 대통령은 3일 서울에서 푸틴을 만났다.",
        "President Moon Jae-in said so in Seoul on Monday. 문재인 대통령은 서울에서 말했다.",
        "😀 Beyoncé visited Zürich and São Paulo, said 삼성전자 in Seoul, the capital of South Korea.",
        "서울\u3000문재인\u200b 대통령",
    ],
)
def test_offsets_are_exact_in_composed_and_decomposed_mixed_text(text):
    for form in ("NFC", "NFD"):
        given = unicodedata.normalize(form, text)
        found = annotate([given], ["mixed"])[0]
        assert found
        assert all(given[e.start : e.end] == e.text for e in found)
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert not any(unicodedata.combining(given[e.end]) for e in found if e.end < len(given))


def test_find_says_how_to_install_a_missing_pipeline():
    with pytest.raises(KorusError) as caught:
        annotate(["Seoul"], ["en"], model="en_core_web_missing")
    assert caught.value.exit_code == Exit.MISSING
    assert "spacy download en_core_web_missing" in caught.value.hint


def test_find_takes_another_spacy_pipeline_for_its_language(tmp_path):
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": "PER", "pattern": "Seoul"}, {"label": "LANGUAGE", "pattern": "Korean"}]
    )
    nlp.to_disk(tmp_path / "rules")
    found = annotate(["Seoul speaks Korean", "서울에서"], ["en", "ko"], model=str(tmp_path / "rules"))
    assert [[(e.text, e.label) for e in one] for one in found] == [[("Seoul", "PERSON")], [("서울", "GPE")]]
