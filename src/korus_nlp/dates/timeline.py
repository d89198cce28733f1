"""The timeline of documents: one row a date that a text mentions, sorted by day.

Durations, sets, vague references and dates whose year stays unknown have no place on a timeline and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from korus_nlp.dates.value import interval, parse
from korus_nlp.document import Document

# day, last day, grain, TIMEX3 value, expression, document, paragraph, sentence
Row = tuple[str, str, str, str, str, str, str, str]

# A sentence ends at its mark, with quotes or brackets that close behind it, before a blank. Not after an initial or an
# abbreviated month (Aug. 3), nor after a number (2023. 8. 3).
_END: Final = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\b[JFMASOND][a-z][a-z])(?<!\bSept)(?<!\d)[.!?。…]+[\"'”’」』)\]]*\s+"
    r"|(?<=\d\d\d\d)\.\s+(?=[A-Z])|\n"
)


def timeline(documents: Iterable[Document]) -> list[Row]:
    """Return the rows of all documents, by first day, last day (longest last), document and place in it.

    Days are ISO dates; `paragraph` is the paragraph's id, `sentence` the words of the sentence that mentions the date.
    """
    rows = [(*row[:2], n, k, row) for n, doc in enumerate(documents) for k, row in enumerate(_of(doc))]
    return [row for *_, row in sorted(rows)]


def _of(doc: Document) -> Iterator[Row]:
    at = 0
    for mention in doc.dates:
        days = interval(mention.value)
        while at < len(doc.paragraphs) and doc.paragraphs[at].end <= mention.start:
            at += 1
        if days is None or at == len(doc.paragraphs) or mention.start < doc.paragraphs[at].start:
            continue
        home = doc.paragraphs[at]
        sentence = sentence_at(doc.text[home.start : home.end], mention.start - home.start)
        first, last = (day.isoformat() for day in days)
        yield first, last, parse(mention.value).grain, mention.value, mention.text, doc.id, home.id, sentence


def sentence_at(text: str, position: int) -> str:
    """Return the sentence of `text` that holds a position.

    Example:
        >>> sentence_at("He left on Aug. 3, 2018. She stayed.", 12)
        'He left on Aug. 3, 2018.'
        >>> sentence_at("3일 떠났다. 5일 돌아왔다.", 9)
        '5일 돌아왔다.'
    """
    start = 0
    for match in _END.finditer(text):
        if match.end() > position:
            return text[start : match.end()].strip()
        start = match.end()
    return text[start:].strip()
