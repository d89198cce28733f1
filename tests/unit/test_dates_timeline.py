"""The timeline: rows sorted by day, with the sentence that mentions the date; what has no day is left out."""

import pytest

from korus_nlp import dates
from korus_nlp.dates.timeline import sentence_at, timeline
from korus_nlp.document import Document, Paragraph


def document(name, published, *texts):
    text = "\n".join(texts)
    paragraphs, start = [], 0
    for n, piece in enumerate(texts, 1):
        paragraphs.append(Paragraph(f"{name}#{n}", start, start + len(piece), "ko" if "다" in piece else "en"))
        start += len(piece) + 1
    found = dates.find(text, paragraphs, published)
    rest = dict.fromkeys(("url", "title", "publisher", "section", "modified", "lang"))
    return Document(
        schema=1,
        id=name,
        source=name,
        sha256="",
        media_type="text/plain",
        encoding="utf-8",
        authors=(),
        provenance={},
        published=published,
        text=text,
        paragraphs=tuple(paragraphs),
        dates=found,
        **rest,
    )


def test_timeline_is_sorted_by_day_over_documents():
    ko = document("ko", "2018-06-22", "회담은 지난 4월 27일 열렸다. 6월 21일 하원에서 연설했다.", "3년간 매주 만났다.")
    en = document("en", "2018-06-23", "The talks of June 12, 2018 went well. He visits Moscow from 21 to 23 June.")
    rows = timeline([ko, en])
    assert [row[:5] for row in rows] == [
        ("2018-04-27", "2018-04-27", "day", "2018-04-27", "지난 4월 27일"),
        ("2018-06-12", "2018-06-12", "day", "2018-06-12", "June 12, 2018"),
        ("2018-06-21", "2018-06-21", "day", "2018-06-21", "6월 21일"),
        ("2018-06-21", "2018-06-23", "day", "2018-06-21/2018-06-23", "21 to 23 June"),
    ]
    assert [row[5:] for row in rows] == [
        ("ko", "ko#1", "회담은 지난 4월 27일 열렸다."),
        ("en", "en#1", "The talks of June 12, 2018 went well."),
        ("ko", "ko#1", "6월 21일 하원에서 연설했다."),
        ("en", "en#1", "He visits Moscow from 21 to 23 June."),
    ]


def test_timeline_leaves_out_what_has_no_day():
    assert (
        timeline(
            [document("a", None, "지난해 3월부터 사흘간 최근까지 매일 열렸다.", "Last week it lasted three days.")]
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("He left on Aug. 3, 2018. She stayed.", "Aug", "He left on Aug. 3, 2018."),
        ("Mr. Lee said “no.” On May 3 he left.", "May", "On May 3 he left."),
        ("3일 떠났다. 5일 돌아왔다.", "5일", "5일 돌아왔다."),
        ("그는 “2023. 8. 3. 오전”이라고 했다.", "2023", "그는 “2023. 8. 3. 오전”이라고 했다."),
        ("It opened in 2019. Two years later it closed.", "Two", "Two years later it closed."),
    ],
)
def test_sentence_at(text, word, sentence):
    assert sentence_at(text, text.index(word)) == sentence
