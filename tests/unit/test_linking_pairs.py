"""Pairs of names: families of spellings, titles, translations, abbreviations, hard negatives."""

import subprocess
import sys

import pytest

from korus_nlp.linking import THRESHOLD, same
from korus_nlp.linking.titles import strip


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("문재인", "Moon Jae-in", "PERSON"),
        ("문재인", "MOON JAE IN", "PERSON"),
        ("문 대통령", "Moon Jae-in", "PERSON"),
        ("문재인", "President Moon", "PERSON"),
        ("이경식", "Lee Kyung-sik", "PERSON"),
        ("이경식", "Yi Kyŏngsik", "PERSON"),
        ("이명희", "Rhee Myung-hee", "PERSON"),
        ("노태우", "Roh Tae-woo", "PERSON"),
        ("노정희", "Noh Jeong-hee", "PERSON"),
        ("최강욱", "Choe Kang-uk", "PERSON"),
        ("최강욱", "Choi Kang-wook", "PERSON"),
        ("서주석", "Vice Defense Minister Suh Choo-suk", "PERSON"),
        ("손흥민", "Heung-min Son", "PERSON"),
        ("푸틴", "Vladimir Putin", "PERSON"),
        ("고르바초프", "Gorbachev", "PERSON"),
        ("기시다 후미오", "Fumio Kishida", "PERSON"),
        ("시진핑", "Xi Jinping", "PERSON"),
        ("왕이", "Wang Yi", "PERSON"),
        ("Seo Joo-seok", "Suh Choo-suk", "PERSON"),
        ("Gorbachev", "Mikhail Gorbachev", "PERSON"),
        ("한국무역협회", "Korea International Trade Association", "ORG"),
        ("산업통상자원부", "Ministry of Trade, Industry and Energy", "ORG"),
        ("코트라", "KOTRA", "ORG"),
        ("한전", "한국전력공사", "ORG"),
        ("국민은행", "Kookmin Bank", "ORG"),
        ("경상도", "Gyeongsang", "GPE"),
        ("백두산", "Mount Baekdu", "LOC"),
        ("블라디보스토크", "Vladivostok", "GPE"),
        ("독도", "Tokto", "LOC"),
        ("이승만", "Syngman Rhee", "PERSON"),
        ("노무현", "Roh Moo-hyun", "PERSON"),
        ("노무현", "Noh Mu-hyun", "PERSON"),
        ("최순실", "Choe Sun-sil", "PERSON"),
        ("옐친", "Yeltsin", "PERSON"),
        ("세르게이 라브로프", "Sergei Lavrov", "PERSON"),
        ("예브게니 프리마코프", "Yevgeny Primakov", "PERSON"),
        ("나카소네 야스히로", "Yasuhiro Nakasone", "PERSON"),
        ("고이즈미 준이치로", "Koizumi Junichiro", "PERSON"),
        ("후진타오", "Hu Jintao", "PERSON"),
        ("원자바오", "Wen Jiabao", "PERSON"),
        ("국제위젯기구", "International Widget Organization", "ORG"),
        ("국제원자력기구", "IAEA", "ORG"),
        ("세계철도기금", "WRF", "ORG"),
        ("농촌기술연합회", "농기련", "ORG"),
        ("헌재", "Constitutional Court", "ORG"),
    ],
)
def test_same(a, b, kind):
    assert same(a, "", b, "", kind) >= THRESHOLD
    assert same(b, "", a, "", kind) == same(a, "", b, "", kind)


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("김영삼", "Kim Yong-nam", "PERSON"),
        ("레닌", "John Lennon", "PERSON"),
        ("김정일", "Kim Jong-un", "PERSON"),
        ("김대중", "Kim Young-sam", "PERSON"),
        ("서주석", "Suh Hoon", "PERSON"),
        ("박지원", "Park Geun-hye", "PERSON"),
        ("코트라", "Korail", "ORG"),
        ("외교부", "Ministry of National Defense", "ORG"),
        ("한국은행", "Industrial Bank of Korea", "ORG"),
        ("세계철도기금", "WTO", "ORG"),
        ("세계보건기구", "WTO", "ORG"),
        ("농촌기술연합회", "농민련", "ORG"),
        ("헌재", "Supreme Court", "ORG"),
        ("최순실", "Choi Soon-ho", "PERSON"),
        ("이승만", "Lee Seung-yup", "PERSON"),
        ("나카소네 야스히로", "Hiroshi Nakajima", "PERSON"),
        ("라브로프", "Lavrentiev", "PERSON"),
        ("이란", "Iraq", "GPE"),
        ("북한", "South Korea", "GPE"),
        ("부산", "Seoul", "GPE"),
        ("Kim", "Kim Dae-jung", "PERSON"),
        ("", "Seoul", "GPE"),
    ],
)
def test_not_same(a, b, kind):
    assert same(a, "", b, "", kind) < THRESHOLD


@pytest.mark.parametrize(
    ("name", "lang", "expected", "titled"),
    [
        ("Vice Defense Minister Suh", "en", "Suh", True),
        ("President Moon Jae-in", "en", "Moon Jae-in", True),
        ("Kim Dae-jung", "en", "Kim Dae-jung", False),
        ("문 대통령", "ko", "문", True),
        ("이명박 전 대통령", "ko", "이명박", True),
        ("서주석", "ko", "서주석", False),
        ("문대통령", "ko", "문", True),
    ],
)
def test_titles(name, lang, expected, titled):
    assert strip(name, lang) == (expected, titled)


def test_linking_needs_no_heavy_library():
    heavy = "torch spacy numpy kiwipiepy sentence_transformers lance".split()
    code = (
        "import sys; from korus_nlp import linking; linking.same('문재인', 'ko', 'Moon Jae-in', 'en');"
        f"linking.expand('문재인', 'ko'); print([m for m in {heavy!r} if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
