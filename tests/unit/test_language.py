"""Language of runs, lines, paragraphs and documents: text in, languages out, Korean and English side by side."""

import doctest

import pytest

from korus_nlp import language
from korus_nlp.document import Block, Kind, Reason
from korus_nlp.language import codeswitch, english, lines, scripts


@pytest.mark.parametrize("module", [english, lines, codeswitch, scripts])
def test_examples_in_docstrings(module):
    assert doctest.testmod(module).failed == 0


def shown(text):
    return " ".join(f"{text[r.start : r.end]}/{r.lang}" for r in language.runs(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KOTRA는 11월", "KOTRA/en 는/ko 11/num 월/ko"),
        ("GS25는 3월부터", "GS25/en 는/ko 3/num 월부터/ko"),
        ("HBM3E와 NURI-X2, 5G", "HBM3E/en 와/ko NURI-X2, 5G/en"),
        ("6.2km 구간", "6.2/num km/en 구간/ko"),
        ("70%를 넘는", "70%/num 를 넘는/ko"),
        ("4⅓이닝", "4⅓/num 이닝/ko"),
        ('北 외무성 "美 적대정책"', '北 외무성 "美 적대정책/ko'),
        ("유비무환(有備無患)의", "유비무환(有備無患)의/ko"),
        ("영화 '君の名は'의", "영화/ko 君の名は/ja 의/ko"),
        ("'一个中国原则不容挑战'이라는", "一个中国原则不容挑战/zh 이라는/ko"),
        ("일본 총무성(総務省)은", "일본 총무성/ko 総務省/ja 은/ko"),
        ("작가 Лев Толстой(레프)", "작가/ko Лев Толстой/ru 레프/ko"),
        ("Київ(키이우)", "Київ/other 키이우/ko"),
        ("그는 'C'est la vie'라며", "그는/ko C'est la vie/other 라며/ko"),
        ("선수민 기자 sun@news.example", "선수민 기자/ko sun@news.example/other"),
        (
            "see https://info.example/ko/공지 or call 1345",
            "see/en https://info.example/ko/공지/other or call/en 1345/num",
        ),
        ("Principal Im Bok-soon (임복순) said", "Principal Im Bok-soon/en 임복순/ko said/en"),
        ("", ""),
        ("…!?", ""),
    ],
)
def test_runs(text, expected):
    assert shown(text) == expected


def test_runs_keep_their_offset():
    assert [(r.start, r.end) for r in language.runs("가 b", 10)] == [(10, 11), (12, 13)]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("이 기사를 공유합니다", "ko"),
        ("Korea and Russia signed a protocol.", "en"),
        ("HBM 증설에 TC 본더 발주 몰려", "ko"),
        ("[사진=MBC, SBS]", "ko"),
        ("According to the Office of International Affairs (국제교류처), many are enrolled.", "en"),
        ('증권가에서는 "order momentum이 이어질 것"이라는 전망이 나온다.', "mixed"),
        ("[Column] 동네 책방은 왜 사라지지 않는가 / Why the corner bookshop refuses to die", "mixed"),
        ("Ambassador Valentina Rojas (세 번째)와 참석자들이 기념 촬영을 하고 있다.", "mixed"),
        ("日本語", "other"),
        ("Русский", "other"),
        ("2023.08.03 10:31", "none"),
        ("webmaster@news.example", "none"),
        ("", "none"),
    ],
)
def test_of_line(text, lang):
    assert language.of_line(text) == lang


def test_langdetect_is_seeded():
    text = "Dieses Mal wollen alle Beteiligten gemeinsam anders handeln"
    assert {language.of_line(text) for _ in range(5)} == {"other"}


def blocks(*rows):
    text, out = "", []
    for kind, surface in rows:
        out.append(Block(len(text), len(text) + len(surface), kind, Reason.SHARE if kind is Kind.BOILERPLATE else None))
        text += surface + "\n"
    return text, tuple(out)


def test_paragraphs_are_kept_prose_each_once():
    text, labelled = blocks(
        (Kind.TITLE, "한·러 무역 회담"),
        (Kind.TITLE, "한·러 무역 회담"),
        (Kind.TIMESTAMP, "승인 2023.08.03 10:31"),
        (Kind.BODY, "양국은 무역을 논의했다."),
        (Kind.BOILERPLATE, "이 기사를 공유합니다"),
        (Kind.BODY, "The two sides discussed trade."),
        (Kind.BODY, "***"),
    )
    paras = language.paragraphs("d", text, labelled)
    assert [(p.id, text[p.start : p.end], p.lang) for p in paras] == [
        ("d#1", "한·러 무역 회담", "ko"),
        ("d#2", "양국은 무역을 논의했다.", "ko"),
        ("d#3", "The two sides discussed trade.", "en"),
    ]
    assert language.of_document(text, paras) == "mixed"
    assert language.of_document("", ()) is None


def test_spacy_component():
    import spacy

    nlp = spacy.blank("xx")
    nlp.add_pipe("korus_runs")
    doc = nlp("KOTRA 는 서울에 있다")
    assert [(s.text, s.label_) for s in doc.spans["korus_runs"]] == [("KOTRA", "en"), ("는 서울에 있다", "ko")]
    assert doc._.korus_runs == [(0, 5, "en"), (6, 14, "ko")]
