"""Documents for the tests of the collection: a small bilingual press, made by hand."""

from itertools import pairwise

from korus_nlp.document import SCHEMA, Block, DateMention, Document, Entity, Kind, Name, Paragraph, Reason

MOON = ("PERSON", "P1", Name("문재인", "Moon Jae-in"))
MOSCOW = ("LOCATION", "L1", Name("모스크바", "Moscow"))


def page(id, *paragraphs, source=None, published=None, publisher=None, names=(), title=None):  # noqa: A002
    """A document of these paragraphs; `names` are (surface, what it is) pairs, found wherever they stand."""
    text = "\n".join([*paragraphs, "좋아요 0"])
    spans, at = [], 0
    for n, paragraph in enumerate(paragraphs, 1):
        lang = "ko" if any("가" <= char <= "힣" for char in paragraph) else "en"
        spans.append(Paragraph(f"{id}#{n}", at, at + len(paragraph), lang))
        at += len(paragraph) + 1
    found = [Entity(text.index(surface), text.index(surface) + len(surface), surface, *what) for surface, what in names]
    return Document(
        schema=SCHEMA,
        id=id,
        source=source or f"{id}.txt",
        url=None,
        sha256=id.ljust(64, "0"),
        media_type="text/plain",
        encoding="utf-8",
        title=title,
        authors=("김철수", "=Jane Roe"),
        publisher=publisher,
        section=None,
        published=published,
        modified=None,
        lang=spans[0].lang if spans else None,
        provenance={},
        text=text,
        blocks=(
            *(Block(span.start, span.end, Kind.BODY) for span in spans),
            Block(at, len(text), Kind.BOILERPLATE, Reason.COUNTER, 0.9),
        ),
        paragraphs=tuple(spans),
        entities=tuple(found),
        dates=(DateMention(0, 2, text[:2], "DATE", "2018-06", published),),
    )


def press():
    """Six pages, two of them nearly the same."""
    return [
        page(
            "a1",
            "문재인 대통령은 22일 모스크바를 방문해 푸틴 대통령과 정상회담을 했다.",
            "두 나라는 가스관 사업을 다시 논의하기로 했다.",
            published="2018-06-22T10:31:00+09:00",
            publisher="한국신문",
            names=(("문재인", MOON), ("모스크바", MOSCOW)),
            title="=정상회담",
        ),
        page(
            "a2",
            "President Moon Jae-in met the Russian president in Moscow on Friday.",
            "They agreed to discuss a gas pipeline through the North again.",
            published="2018-06-23",
            publisher="The Korea Post",
            names=(("Moon Jae-in", MOON), ("Moscow", MOSCOW)),
        ),
        page(
            "b1",
            "기상청은 주말에 전국에 비가 내리고 기온이 크게 떨어질 것으로 예보했다.",
            published="2019-11",
            publisher="한국신문",
        ),
        page("b2", "Rain is expected across the country this weekend, the weather agency said.", published="2019"),
        page(
            "c1",
            "문재인 대통령은 22일 모스크바를 방문해 푸틴 대통령과 정상회담을 했다. 서울 특파원",
            "두 나라는 가스관 사업을 다시 논의하기로 했다.",
            published="2018-06-22T12:00:00+09:00",
            names=(("문재인", MOON),),
        ),
        page("d1"),
    ]


class Grams:
    """A deterministic embedding model of 32 numbers: hashed letter pairs. Another seed is another model."""

    dim = 32

    def __init__(self, seed=1):
        self.name, self.fingerprint, self._seed = f"grams-{seed}", f"f{seed}", seed

    def encode(self, texts):
        import zlib

        import numpy as np

        out = np.zeros((len(texts), self.dim), np.float32)
        for i, text in enumerate(texts):
            for a, b in pairwise(text):
                number = zlib.crc32((a + b).encode(), self._seed)
                out[i, number % self.dim] += 1 if number >> 16 & 1 else -1
        return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)
