"""Lines with `ref`, `doc`, `order` and `prefer`, as `korus annotate` reads them; and the doubt that a date carries."""

import pytest

from korus_nlp import dates, entities
from korus_nlp.cli.annotate import Text, in_order
from korus_nlp.cli.lines import Item


@pytest.fixture(autouse=True)
def dates_only(monkeypatch):
    """Leave the entities out: their models take seconds to load and say nothing about dates."""
    monkeypatch.setattr(entities, "annotate", lambda texts, *_, **__: [()] * len(texts))


def answer(*texts):
    items = [Item(f"line {n}", text) for n, text in enumerate(texts, 1)]
    return [[d.value for d in line.dates] for line in in_order([items])]


def test_lines_are_anchored_at_their_own_ref():
    ko, en = Text("어제 만났다.", ref="2023-08-03"), Text("They met yesterday.", ref="2024-03-01")
    assert answer(ko, en, Text("어제 만났다.")) == [["2023-08-02"], ["2024-02-29"], ["XXXX-XX-XX"]]


def test_lines_of_a_document_are_read_in_their_order():
    later = Text("On June 21, he spoke.", ref="2019-07-02", doc="d", order=2)
    first = Text("He visited from 21 to 23 June 2018.", ref="2019-07-02", doc="d", order=1)
    assert answer(later, first) == [["2018-06-21"], ["2018-06-21/2018-06-23"]]
    assert answer(Text("이튿날 떠났다.", doc=1, order=2), Text("2018년 6월 3일 왔다.", doc=1, order=1)) == [
        ["2018-06-04"],
        ["2018-06-03"],
    ]


def test_lines_can_look_ahead():
    assert answer(Text("Monday", ref="2023-08-03"), Text("Monday", ref="2023-08-03", prefer="future")) == [
        ["2023-07-31"],
        ["2023-08-07"],
    ]
    assert answer(Text("이달 말", ref="2023-08-03", prefer="future")) == [["2023-08-21/2023-08-31"]]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("월요일", True),
        ("월요일 밝혔다.", False),
        ("다음 주 월요일", False),
        ("Monday", True),
        ("It closed on Monday.", False),
        ("It will open on Monday.", False),
        ("03/04/2023", True),
        ("13/04/2023", False),
        ("2023-04-03", False),
        ("3시에 시작한다.", True),
        ("오후 3시에 시작한다.", False),
        ("at 3 p.m.", False),
        ("18일", True),
        ("18일 열렸다.", False),
    ],
)
def test_a_date_says_when_another_reading_is_as_likely(text, doubt):
    ((mention,),) = dates.annotate([text], anchor="2023-08-03")
    assert mention.ambiguous is doubt
