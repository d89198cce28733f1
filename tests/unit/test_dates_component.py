"""The spaCy component: a doc in, spans with values out, in any pipeline."""

from datetime import date

import pytest
import spacy
from spacy.tokens import Span

PUBLISHED = "2023-08-03T10:31:00+09:00"


def read(nlp, text, published=PUBLISHED):
    doc = nlp.make_doc(text)
    doc._.published = published
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return doc


@pytest.mark.parametrize("lang", ["en", "xx"])
def test_component_sets_spans_and_values(lang):
    nlp = spacy.blank(lang)
    nlp.add_pipe("korus_dates")
    doc = read(nlp, "The deal was signed last Tuesday and 지난달 27일 발표됐다.")
    assert [(s.text, s._.date) for s in doc.spans["dates"]] == [
        ("last Tuesday", "2023-08-01"),
        ("지난달 27일", "2023-07-27"),
    ]
    assert [doc.text[m.start : m.end] for m in doc._.dates] == [m.text for m in doc._.dates]


def test_component_gives_grain_days_and_doubt():
    nlp = spacy.blank("en")
    nlp.add_pipe("korus_dates")
    doc = read(nlp, "Sales fell in the second quarter. Monday was better. It took three days.")
    shown = [(s.label_, s._.date, s._.date_grain, s._.date_days, s._.date_ambiguous) for s in doc.spans["dates"]]
    assert shown == [
        ("DATE", "2023-Q2", "quarter", (date(2023, 4, 1), date(2023, 6, 30)), False),
        ("DATE", "2023-07-31", "day", (date(2023, 7, 31), date(2023, 7, 31)), False),
        ("DURATION", "P3D", "period", None, False),
    ]


def test_component_spans_are_widened_to_tokens():
    nlp = spacy.blank("ko", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}})
    nlp.add_pipe("korus_dates")
    doc = read(nlp, "회담은 27일에 열렸다.")
    (span,) = doc.spans["dates"]
    assert isinstance(span, Span)
    assert (span.text, span._.date) == ("27일에", "2023-07-27")


@pytest.mark.parametrize(("prefer", "value"), [("past", "2023-07-31"), ("future", "2023-08-07")])
def test_component_looks_where_it_is_told_to(prefer, value):
    nlp = spacy.blank("en")
    nlp.add_pipe("korus_dates", config={"prefer": prefer})
    doc = read(nlp, "Monday")
    (span,) = doc.spans["dates"]
    assert span._.date == value


def test_component_without_publication_time_leaves_parts_unknown():
    nlp = spacy.blank("en")
    nlp.add_pipe("korus_dates")
    doc = nlp("They met on May 3.")
    (span,) = doc.spans["dates"]
    assert (span._.date, span._.date_days) == ("XXXX-05-03", None)
