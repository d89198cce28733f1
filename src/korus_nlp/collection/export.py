"""Write a collection for other programs: flat tables, an entity graph, or spaCy training material.

parquet, csv and jsonl are one file a table (`flat.COLUMNS`). graphml is one graph, `entities.graphml`: linked entities,
joined when they stand in one document, the weight being in how many (Gephi, NetworkX and igraph read it). docbin is
`paragraphs.spacy`: one spaCy Doc a paragraph, with the entities found in it. `adapters` write the rows of search for
servers. Documents are read once, in order of source, and the same collection gives the same bytes.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from korus_nlp.collection import adapters
from korus_nlp.collection.duplicates import clusters
from korus_nlp.collection.flat import BY_DOCUMENT, COLUMNS, Entities, Row, duplicate_rows
from korus_nlp.collection.writers import WRITERS, Writer
from korus_nlp.dates.timeline import timeline
from korus_nlp.document import Document
from korus_nlp.errors import KorusError

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from korus_nlp.collection.store import Collection

FORMATS: Final = (*WRITERS, "graphml", "docbin", *adapters.FILES)
TABLES: Final = tuple(COLUMNS)
_SINGLE: Final = {"graphml": "entities.graphml", "docbin": "paragraphs.spacy"}


def export(collection: Collection, to: str, folder: Path, tables: Sequence[str] | None = None) -> list[Path]:
    """Write a collection into `folder`, which is made when it is not there; files of the same names are replaced.

    Args:
        collection: what to write.
        to: one of `FORMATS`.
        folder: where to.
        tables: which of `TABLES`, for parquet, csv and jsonl; None means all.

    Returns:
        The files, in order of table.

    Raises:
        KorusError: unknown format or table, or the folder cannot be written.
    """
    paths = targets(to, folder, tables)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if to in adapters.FILES:
            return adapters.write(collection, to, folder)
        if to == "graphml":
            return [_graph(collection, *paths)]
        if to == "docbin":
            return [_docbin(collection, *paths)]
        return _tables(collection, to, paths)
    except OSError as error:
        raise KorusError("cannot_write", "the export cannot be written", where=str(folder), saw=str(error)) from error


def targets(to: str, folder: Path, tables: Sequence[str] | None = None) -> list[Path]:
    """Return the files that `export` would write; raises `KorusError` as it does."""
    if to not in FORMATS:
        raise _unknown("format", to, FORMATS)
    for name in tables or ():
        if name not in TABLES:
            raise _unknown("table", name, TABLES)
        if to not in WRITERS:
            raise KorusError("bad_table", f"{to} has no tables", saw=name, hint="leave the table names out")
    if to in adapters.FILES:
        return [folder / name for name in adapters.FILES[to]]
    if to not in WRITERS:
        return [folder / _SINGLE[to]]
    return [folder / f"{name}.{to}" for name in TABLES if not tables or name in tables]


def _unknown(what: str, name: str, known: Sequence[str]) -> KorusError:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]}?" if near else "use " + ", ".join(known)
    return KorusError(f"bad_{what}", f"unknown {what}", saw=name, hint=hint)


def _tables(collection: Collection, to: str, paths: Sequence[Path]) -> list[Path]:
    entities = Entities()
    with ExitStack() as stack:
        files = {path.stem: stack.enter_context(WRITERS[to](path, COLUMNS[path.stem])) for path in paths}
        for doc in collection.documents():
            entities.add(doc)
            for name, rows in BY_DOCUMENT.items():
                if name in files:
                    _write(files[name], rows(doc))
        if "entities" in files:
            _write(files["entities"], entities.rows())
        if "timeline" in files:
            _write(files["timeline"], timeline(collection.documents()))
        if "duplicates" in files:
            _write(files["duplicates"], duplicate_rows(clusters(collection.documents())))
    return [file.path for file in files.values()]


def _write(file: Writer, rows: Iterable[Row]) -> None:
    for row in rows:
        file.write(row)


# ---------------------------------------------------------------- graph

_GRAPH_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="label" for="node" attr.name="label" attr.type="string"/>
<key id="type" for="node" attr.name="type" attr.type="string"/>
<key id="name_ko" for="node" attr.name="name_ko" attr.type="string"/>
<key id="name_en" for="node" attr.name="name_en" attr.type="string"/>
<key id="mentions" for="node" attr.name="mentions" attr.type="int"/>
<key id="documents" for="node" attr.name="documents" attr.type="int"/>
<key id="weight" for="edge" attr.name="weight" attr.type="double"/>
<graph edgedefault="undirected">
"""
# XML 1.0 allows no other control characters, however written.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _graph(collection: Collection, path: Path) -> Path:
    entities = Entities(pairs=True)
    for doc in collection.documents():
        entities.add(doc)
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_GRAPH_HEAD)
        for name, label, ko, en, mentions, documents, *_ in entities.rows():
            shown = " / ".join(dict.fromkeys(part for part in (ko, en) if part)) or name
            values = {"label": shown, "type": label, "name_ko": ko, "name_en": en}
            data = "".join(f'<data key="{key}">{_xml(value)}</data>' for key, value in values.items() if value)
            counts = f'<data key="mentions">{mentions}</data><data key="documents">{documents}</data>'
            file.write(f'<node id="{_xml(name)}">{data}{counts}</node>\n')
        for (a, b), weight in sorted((entities.pairs or {}).items()):
            data = f'<data key="weight">{weight}</data>'
            file.write(f'<edge source="{_xml(a)}" target="{_xml(b)}">{data}</edge>\n')
        file.write("</graph>\n</graphml>\n")
    return part.replace(path)


def _xml(value: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", value), {'"': "&quot;"})


# ---------------------------------------------------------------- spaCy

_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")


def _docbin(collection: Collection, path: Path) -> Path:
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    vocab = Vocab()
    binary = DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID"], store_user_data=True)
    for doc in collection.documents():
        for spacy_doc in spacy_docs(doc, vocab):
            binary.add(spacy_doc)
    part = path.with_name(path.name + ".part")
    part.write_bytes(binary.to_bytes())
    return part.replace(path)


def spacy_docs(doc: Document, vocab: Vocab) -> Iterator[Doc]:
    """Yield one spaCy Doc a paragraph: same text, tokens cut at words and at the ends of entities.

    Particles are cut from names that way (삼성전자|는), so every entity is a span of whole tokens. `user_data` says
    which paragraph it is and where it begins.
    """
    from spacy.tokens import Doc

    for paragraph in doc.paragraphs:
        text = doc.text[paragraph.start : paragraph.end]
        inside = [e for e in doc.entities if paragraph.start <= e.start and e.end <= paragraph.end]
        cuts = {e.start - paragraph.start for e in inside} | {e.end - paragraph.start for e in inside}
        words, spaces = _tokens(text, cuts)
        out = Doc(vocab, words=words, spaces=spaces)
        ents, reached = [], 0
        for e in sorted(inside, key=lambda e: (e.start, -e.end)):
            span = out.char_span(e.start - paragraph.start, e.end - paragraph.start, e.label, e.entity or "")
            if span is not None and e.start >= reached:
                ents.append(span)
                reached = e.end
        out.ents = tuple(ents)
        out.user_data = {"doc": doc.id, "paragraph": paragraph.id, "start": paragraph.start, "lang": paragraph.lang}
        yield out


def _tokens(text: str, cuts: set[int]) -> tuple[list[str], list[bool]]:
    """Cut text into spaCy's words and "a space follows" flags; other white space becomes tokens."""
    bounds = {0, len(text)} | cuts
    for found in _TOKEN.finditer(text):
        bounds |= {found.start(), found.end()}
        if found[0].isspace():
            bounds.add(found.start() + 1)  # the first space of a run belongs to the word before it
    marks = sorted(bounds)
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in pairwise(marks):
        piece = text[start:end]
        if piece == " " and words and not spaces[-1]:
            spaces[-1] = True
        else:
            words.append(piece)
            spaces.append(False)
    return words, spaces
