"""A page's characters read at once: the same answers as asking line by line."""

import re
from pathlib import Path

import numpy as np
import pytest

from korus_nlp import reading
from korus_nlp.cleaning import features, phrases, topic, wording
from korus_nlp.cleaning.scan import Scan, squeeze, standing_in, words
from korus_nlp.cleaning.signs import Sieve, signs_of

ROOT = Path(__file__).parents[2]
PAGES = sorted(path for path in (ROOT / "corpus").iterdir() if path.suffix in (".txt", ".html"))
LINES = [
    *(
        "",
        "a",
        "• 댓글 12",
        "URL is copied.",
        "1,234 개 · 5",
        "İstanbul ẞtraße ﬁnd",
        "snake_case _words_",
        "😀 Go 가나 😀",
    ),
    *("𐐀𐐁 𐐨 ２０２３．０８．０３", "승인 2023.08.03 10:31", "부산=선수민 기자 sunsoo@a.example", "By Choi Da-won"),
    *(
        "<저작권자 © 한빛일보, 무단 전재 및 재배포 금지>",
        "▲ 군산항 조감도. (자료=군산개발공사)",
        "[앵커]",
        "(끝)",
        "#쌀값 #농민",
    ),
    *(
        "Already a subscriber?",
        "Follow us on Facebook",
        "제보는 카카오톡 okjebo",
        "등록번호 : 서울 아00000 | 발행인 : 어진솔",
    ),
    *(
        "▶ 오늘의 운세 보기",
        "👉 오늘의 운세 보기",
        "Updated :",
        "Lee Kyung-sik",
        "홍길동",
        "홍길동, 김철수",
        "총 3개의 댓글",
    ),
    *("We use cookies to improve your experience.", "READ MORE: Rice prices", "시민들이 줄을 서서 투표를 하고 있다."),
    *("a b c", "페이스북(으)로 기사보내기 트위터(으)로 기사보내기", "로그인 후 이용", "K" * 700 + " 기자"),
]


def scans() -> list[Scan]:
    pages = [reading.read_text(path.read_text(encoding="utf-8")) for path in PAGES]
    return [Scan(LINES), *(Scan(features.lines(page)) for page in pages)]


def test_lines_fold_and_squeeze_as_each_alone() -> None:
    for scan in scans():
        assert scan.folded == [text.casefold() for text in scan.texts]
        assert scan.keys == [phrases.key(text) for text in scan.texts]
        assert scan.squeezed == [squeeze(text) for text in scan.texts]


@pytest.mark.parametrize("cued", [True, False])
def test_words_say_of_a_page_what_they_say_of_each_line(cued: bool) -> None:
    asked = 16 if not cued else len(wording.SHAPES)
    for scan in scans():
        said = wording.read(scan, cued=cued)
        assert said.reasons == [phrases.reason_of(text) for text in scan.texts]
        each = [tuple(s for s in wording.shapes_of(text) if s in wording.SHAPES[:asked]) for text in scan.texts]
        assert said.shapes == {i: found for i, found in enumerate(each) if found}


def test_topic_counts_words_as_sets_do() -> None:
    for scan in scans():
        prose = np.array([len(text) > 40 for text in scan.texts])
        words = [topic.stems(text) for text in scan.folded]
        shares = topic.shared(scan, prose, near=False)[:, 0]
        for i, own in enumerate(words):
            others = set().union(*(words[k] for k in np.flatnonzero(prose) if k != i))
            assert shares[i] == pytest.approx(len(own & others) / max(len(own), 1))


def test_sieves_let_every_match_through() -> None:
    text = "한국은행은 23일 기준금리를 연 3.50%로 동결했다. The bank kept its rate. " * 12
    needles = [text[i : i + size] for i in range(0, 200, 7) for size in (8, 11, 40)] + [
        "not in there",
        "한국은행이 23일",
    ]
    assert standing_in(needles, text) == [needle in text for needle in needles]


def test_words_have_the_same_hash_when_they_are_the_same() -> None:
    for scan in scans():
        owner, hashes = words(scan)
        each = [(i, word) for i, text in enumerate(scan.folded) for word in re.findall(r"\w+", text)]
        assert owner.tolist() == [i for i, _ in each]
        assert len(set(hashes.tolist())) == len({word for _, word in each})


@pytest.mark.parametrize(
    ("expression", "held", "free"),
    [
        (r"^(?:댓글|답글)\s?쓰기$", ["댓글 쓰기", "답글쓰기", "답글\u00a0쓰기"], ["쓰기", "그는 댓글을 썼다", "a"]),
        (r"(?i)all rights? reserved|무단\s?전재", ["ALL RIGHTS RESERVED", "무단전재"], ["right", "전재산"]),
        (r"^[▶👉]\s?.+[^.]$", ["▶ 운세", "👉 운세"], ["운세 ▶", "a"]),
    ],
)
def test_signs_of_an_expression(expression: str, held: list[str], free: list[str]) -> None:
    pattern = re.compile(expression)
    assert signs_of(pattern) is not None
    assert all(pattern.search(line) for line in held)
    kinds = Sieve([[pattern]]).kinds(Scan([*held, *free])).tolist()
    assert kinds == [1] * len(held) + [0] * len(free)


def test_expressions_without_signs_let_all_lines_through() -> None:
    assert signs_of(re.compile(r"\w+")) is None
    assert Sieve([[re.compile(r"\w+")], ["@"]]).kinds(Scan(["a", "b@c"])).tolist() == [1, 3]
