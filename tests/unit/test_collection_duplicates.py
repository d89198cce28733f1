import random

import pytest
from collection_pages import page, press

from korus_nlp.collection.duplicates import clusters, jaccard, shingles

WORDS = {
    "ko": "정부는 오늘 경제 회복을 위한 새 대책을 내놓고 수출 기업을 돕기로 했다고 밝혔다 은행 금리 물가".split(),
    "en": "the government said on monday that a new plan would help exporters and lower prices for banks".split(),
}


def story(lang, seed, length=120):
    return random.Random(seed).choices(WORDS[lang], k=length)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("하나 둘 셋 넷", 2), ("One, two: three — four!", 2), ("한마디", 1), ("…", 0), ("", 0)],
)
def test_duplicates_shingles(text, expected):
    assert len(shingles(text)) == expected


def test_duplicates_head_is_the_first_published():
    (cluster,) = clusters(press())
    assert cluster.head == "a1"
    assert [m.doc for m in cluster.members] == ["a1", "c1"]
    assert cluster.members[0].similarity == 1.0
    assert 0.5 <= cluster.members[1].similarity < 1.0


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_duplicates_edited_copies_are_found_and_half_shared_ones_are_not(lang):
    original = story(lang, 1)
    docs = [
        page("0", " ".join(original), published="2020-01-02"),
        page("1", " ".join(["서울=뉴스", *original, "무단 전재 금지"]), published="2020-01-03"),
        page("2", " ".join(original[: int(len(original) * 0.7)]), published="2020-01-01"),
        page("3", " ".join(original[:60] + story(lang, 2)[60:])),
        page("4", " ".join(story(lang, 3))),
    ]
    (cluster,) = clusters(docs)
    assert [m.doc for m in cluster.members] == ["2", "0", "1"]
    assert clusters(reversed(docs)) == (cluster,)


def test_duplicates_none():
    assert clusters([]) == ()
    assert clusters([page("a"), page("b")]) == ()


def test_duplicates_jaccard():
    import numpy as np

    assert jaccard(np.array([1, 2, 3]), np.array([2, 3, 4])) == 0.5
