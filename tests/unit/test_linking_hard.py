"""Pairs of names nobody tuned on (`tests/data/linking/hard_pairs.tsv`, written for this project, CC0); many names."""

import csv
import random
from collections import defaultdict
from pathlib import Path

import pytest

from korus_nlp.document import Entity
from korus_nlp.linking import THRESHOLD, cluster, expand, link, same
from korus_nlp.linking.nearest import neighbours

TABLE = Path(__file__).parents[1] / "data" / "linking" / "hard_pairs.tsv"


def test_hard_pairs_stay_above_their_floor():
    with TABLE.open(encoding="utf-8", newline="") as lines:
        pairs = list(csv.DictReader(lines, delimiter="\t"))
    called = [same(row["ko"], "ko", row["en"], "en", row["type"]) >= THRESHOLD for row in pairs]
    truth = [row["same"] == "1" for row in pairs]
    hits = sum(one and other for one, other in zip(called, truth, strict=True))
    assert len(pairs) > 90
    assert 2 * hits / (sum(called) + sum(truth)) >= 0.97


@pytest.mark.parametrize(
    ("ko", "en", "linked"),
    [
        ("쇼이구", "Sergei Shoigu", True),
        ("빈 살만", "Mohammed bin Salman", True),
        ("이브라히모비치", "Zlatan Ibrahimovic", True),
        ("레닌", "John Lennon", False),
        ("라브로프", "Mikhail Lavrentiev", False),
        ("김", "Kim Chul-soo", False),
    ],
)
def test_a_long_family_name_is_its_owner_in_the_other_script(ko, en, linked):
    assert (same(ko, "ko", en, "en", "PERSON") >= THRESHOLD) is linked


def people(count):
    """Korean names that no list knows, with one romanisation each."""
    draw = random.Random(5)
    found = {}
    while len(found) < count:
        name = draw.choice("김이박최정강조윤장임") + "".join(draw.choices("준서민지현우영수진호성경태철상", k=2))
        found[name] = expand(name, "ko", 1)[0]
    return found


def test_many_names_link_alike_in_any_order_and_mostly_to_their_own():
    named = people(150)
    names = [(name, "PERSON") for name in {*named, *named.values()}]
    groups = cluster(names)
    random.Random(1).shuffle(names)
    assert cluster(names) == groups
    owner = {name: number for number, group in enumerate(groups) for name, _ in group}
    right = sum(owner[ko] == owner[en] for ko, en in named.items())
    assert right >= 0.9 * len(named)


def test_pages_that_come_later_change_nothing():
    def ids(name):
        return link(name, [Entity(0, len(name), name, "PERSON")])[0].entity

    named = people(300)
    before = {name: ids(name) for name in list(named)[:150]}
    later = {name: ids(name) for name in reversed(named)}
    assert all(later[name] == entity for name, entity in before.items())
    found = defaultdict(set)
    for ko, en in named.items():
        found[later[ko]].add(ids(en))
    assert sum(entity in found[entity] for entity in found) >= 0.9 * len(found)


def test_neighbours_sound_alike():
    latin = ["Kim Sei-young", "Naoki Ogawa", "Mary Martin", "Zhang Jin", "Sergei Lavrov"]
    found = dict(neighbours(["김세영", "오가와 나오키", "메리 마틴", "세르게이 라브로프"], latin, 1))
    assert found == {
        "김세영": "Kim Sei-young", "오가와 나오키": "Naoki Ogawa", "메리 마틴": "Mary Martin",
        "세르게이 라브로프": "Sergei Lavrov",
    }  # fmt: skip
    assert list(neighbours([], latin, 3)) == list(neighbours(["김세영"], [], 3)) == []
