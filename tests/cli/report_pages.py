"""Small documents for the tests of the report and the web page."""

from msgspec.structs import replace

from korus_nlp.document import Block, DateMention, Document, Entity, Kind, Line, Name, Page, Paragraph, Reason, blank


def document(text, *, kinds, name="d1", **fields):
    """Build a document whose lines have the given kinds (a reason means boilerplate)."""
    blocks, start = [], 0
    for line, kind in zip(text.split("\n"), kinds, strict=True):
        reason = Reason(kind) if kind in set(Reason) else None
        blocks.append(Block(start, start + len(line), Kind.BOILERPLATE if reason else Kind(kind), reason))
        start += len(line) + 1
    lines = tuple(Line(b.start, b.end) for b in blocks)
    doc = blank(Page(name, f"{name}.txt", "0" * 64, "text/plain", "utf-8", text, lines))
    paragraphs = tuple(Paragraph(f"{name}#{n}", b.start, b.end, "ko") for n, b in enumerate(blocks) if b.kind == "body")
    return replace(doc, blocks=tuple(blocks), paragraphs=paragraphs, **fields)


def entity(text, surface, label="PERSON", **more):
    start = text.index(surface)
    return Entity(start, start + len(surface), surface, label, **more)


HOSTILE = "<script>alert(1)</script>"
MOON = "문재인 대통령은 3일 <b>서울</b>에서 말했다."


def moon() -> Document:
    text = f"{HOSTILE} 제목\n{MOON}\n댓글 {HOSTILE}"
    return document(
        text,
        kinds=["title", "body", "comment_widget"],
        title=f"{HOSTILE} 제목",
        publisher="코리아포스트",
        published="2023-08-03T10:31:00+09:00",
        lang="ko",
        url="javascript:alert(1)",
        entities=(entity(text, "문재인", entity="Q21001", name=Name("문재인", "Moon Jae-in")),),
        dates=(DateMention(text.index("3일"), text.index("3일") + 2, "3일", "DATE", "2023-08-03", "2023-08-03"),),
    )


def english() -> Document:
    text = "Moon meets Biden\nPresident Moon Jae-in met Joe Biden."
    return document(
        text,
        kinds=["title", "body"],
        name="d2",
        title="Moon meets Biden",
        publisher="The Korea Post",
        published="2023-10-01",
        lang="en",
        url="https://example.org/a?b=1&c=2",
        entities=(entity(text, "Moon Jae-in", entity="Q21001", name=Name("문재인", "Moon Jae-in")),),
    )
