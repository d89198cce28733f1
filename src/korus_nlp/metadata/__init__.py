r"""Metadata: what a page says about itself, each value with the place it was read from.

>>> from korus_nlp import reading
>>> text = "금리 동결한 한은\n홍길동 기자\n입력 2024.05.23 10:12\n한국은행이 23일 기준금리를 동결했다."
>>> page = reading.read_text(text)
>>> describe(page, ()).authors
('홍길동',)
"""

from __future__ import annotations

from collections.abc import Sequence

from korus_nlp.document import Block, Metadata, Page, Provenance


def describe(page: Page, blocks: Sequence[Block]) -> Metadata:
    """Read title, authors, publisher, section and dates off a page.

    Args:
        page: text and markup facts; without facts (plain text) the visible lines decide alone.
        blocks: the labels of cleaning, in page order; used as evidence, so they may be wrong or missing.

    Returns:
        The metadata; `provenance` has a key for every field that was found: "authors" for the first author,
        "authors[1]" for the second. Dates are ISO 8601 at the precision shown, in Korean time on Korean pages.
    """
    from korus_nlp.metadata.authors import find_authors
    from korus_nlp.metadata.evidence import Evidence
    from korus_nlp.metadata.publication import find_dates
    from korus_nlp.metadata.publishers import find_publisher, find_section
    from korus_nlp.metadata.titles import find_title

    evidence = Evidence(page, blocks)
    title, number = find_title(evidence)
    published, modified = find_dates(evidence, number)
    authors, sources = find_authors(evidence, number)
    publisher = find_publisher(evidence)
    section = find_section(evidence, title[0] if title else None)
    found = {"title": title, "publisher": publisher, "section": section, "published": published, "modified": modified}
    provenance: dict[str, Provenance] = {key: value[1] for key, value in found.items() if value}
    provenance |= {f"authors[{number}]" if number else "authors": source for number, source in enumerate(sources)}
    return Metadata(
        title=title[0] if title else None,
        authors=authors,
        publisher=publisher[0] if publisher else None,
        section=section[0] if section else None,
        published=published[0] if published else None,
        modified=modified[0] if modified else None,
        provenance=provenance,
    )
