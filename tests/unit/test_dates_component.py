"""The spaCy component: a doc in, spans with values out."""

import spacy


def test_component_sets_spans_and_values():
    nlp = spacy.blank("en")
    nlp.add_pipe("korus_dates")
    doc = nlp.make_doc("The deal was signed last Tuesday and 지난달 27일 발표됐다.")
    doc._.published = "2023-08-03T10:31:00+09:00"
    doc = nlp.get_pipe("korus_dates")(doc)
    assert [(s.text, s._.date) for s in doc.spans["dates"]] == [
        ("last Tuesday", "2023-08-01"),
        ("지난달 27일", "2023-07-27"),
    ]
    assert [doc.text[m.start : m.end] for m in doc._.dates] == [m.text for m in doc._.dates]
