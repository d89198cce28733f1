"""The rows of search for servers: bulk JSON for Elasticsearch and OpenSearch, COPY files for PostgreSQL with pgvector.

Both carry what search here uses, so that results do not depend on the server's analysers: the terms (`text.tokens`) to
be split at spaces, unit vectors of the paragraph and of its windows, entity ids and names, days of publication and
dates mentioned. `docs/search.md` says how to load and query them.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import msgspec

from korus_nlp.collection.rows import paragraph_rows
from korus_nlp.document import Document, document_from_json

if TYPE_CHECKING:
    from korus_nlp.collection.store import Collection

FILES: Final = {
    "elasticsearch": ("index.json", "paragraphs-00001.ndjson"),
    "pgvector": ("schema.sql", "load.sql", "paragraphs.copy", "windows.copy"),
}
_TOGETHER: Final = 256  # documents read at once
_BULK: Final = 5000  # paragraphs of a bulk file: some 25 MB, a server takes 100
_LONGEST: Final = 8191  # characters of a value that a server looks up as a whole: 32,766 bytes is its limit
_DIGITS: Final = 6  # of a number in a vector: more change no cosine that matters


def write(collection: Collection, to: str, folder: Path) -> list[Path]:
    """Write the files of an adapter into `folder` and return them; the same collection gives the same bytes."""
    return (_elasticsearch if to == "elasticsearch" else _pgvector)(collection, folder)


def rows(collection: Collection) -> Iterator[dict[str, Any]]:
    """Yield paragraphs in order of source and number: the row of the table, `vector` and `windows` as lists.

    All is of one moment, whatever is written meanwhile.
    """
    if not collection.version("documents"):
        return
    documents, paragraphs = collection.tables()
    sources = documents.to_table(columns=["source", "id"]).to_pydict()
    order = sorted(range(len(sources["id"])), key=lambda i: (sources["source"][i], sources["id"][i]))
    for first in range(0, len(order), _TOGETHER):
        chunk = documents.take(order[first : first + _TOGETHER], columns=["stamp", "json"]).to_pylist()
        marks = ", ".join(str(row["stamp"]) for row in chunk)
        found = paragraphs.to_table(columns=["id", "vector", "windows"], filter=f"stamp IN ({marks})").to_pylist()
        vectors = {row["id"]: (row["vector"], row["windows"] or []) for row in found}
        for stored in chunk:
            yield from _of_document(document_from_json(stored["json"]), stored["stamp"], vectors)


def _of_document(doc: Document, stamp: int, vectors: Mapping[str, tuple[list[int], list[int]]]) -> Iterator[Any]:
    for row in paragraph_rows(doc, stamp):
        vector, windows = vectors[row["id"]]
        dim = len(vector)
        parts = [_unit(windows[i : i + dim]) for i in range(0, len(windows), dim)]
        yield {**row, "url": doc.url, "vector": _unit(vector), "windows": parts}


def _unit(codes: Sequence[int]) -> list[float]:
    """Return the unit vector that bytes stand for (`codes`)."""
    length = math.sqrt(sum(number * number for number in codes)) or 1.0
    return [round(number / length, _DIGITS) for number in codes]


def _spans(days: Sequence[int]) -> list[tuple[str, str]]:
    """Return (first, last) ISO days of the flat `days` of a row."""
    iso = [f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}" for day in days]
    return list(zip(iso[::2], iso[1::2], strict=True))


def _day(published: str | None) -> str | None:
    """Return a whole day of an ISO date of any precision: servers want one."""
    return None if not published else (published[:10] + "-01-01")[:10] if len(published) < 10 else published[:10]


# ---------------------------------------------------------------- Elasticsearch, OpenSearch


def _elasticsearch(collection: Collection, folder: Path) -> list[Path]:
    first = folder / "index.json"
    first.write_bytes(msgspec.json.format(msgspec.json.encode(_mapping(collection.card.model.dim)), indent=1) + b"\n")
    paths = [first]
    found = rows(collection)
    for number in itertools.count(1):
        chunk = list(itertools.islice(found, _BULK))
        if not chunk and number > 1:
            return paths
        path = folder / f"paragraphs-{number:05}.ndjson"
        with _whole(path) as file:
            for row in chunk:
                file.write(msgspec.json.encode({"index": {"_id": row["id"]}}) + b"\n")
                file.write(msgspec.json.encode(_source(row)) + b"\n")
        paths.append(path)
    return paths


def _source(row: dict[str, Any]) -> dict[str, Any]:
    plain = ("doc", "n", "start", "end", "text", "lang", "kind", "source", "url", "title", "publisher", "terms")
    spans = [{"gte": first, "lte": last} for first, last in _spans(row["days"])]
    return {
        **{name: row[name] for name in plain},
        "published": _day(row["published"]),
        "mentioned": spans,
        "entities": row["entities"],
        "names": row["names"],
        # A text without a word that the model knows has a vector of zeros, which servers refuse.
        **({"vector": row["vector"]} if any(row["vector"]) else {}),
        "windows": [{"vector": vector} for vector in row["windows"] if any(vector)],
    }


def _mapping(dim: int) -> dict[str, Any]:
    vector = {"type": "dense_vector", "dims": dim, "index": True, "similarity": "dot_product"}
    keyword = {"type": "keyword", "ignore_above": _LONGEST}
    number = {"type": "integer"}
    names = dict.fromkeys(("doc", "lang", "kind", "source", "url", "publisher", "entities", "names"), keyword)
    return {
        "settings": {"similarity": {"default": {"type": "BM25", "k1": 0.9, "b": 0.5}}},
        "mappings": {
            "properties": {
                **names,
                **dict.fromkeys(("n", "start", "end"), number),
                "text": {"type": "text", "index": False},
                "title": {"type": "text"},
                "terms": {"type": "text", "analyzer": "whitespace"},
                "published": {"type": "date"},
                "mentioned": {"type": "date_range"},
                "vector": vector,
                "windows": {"type": "nested", "properties": {"vector": vector}},
            }
        },
    }


# ---------------------------------------------------------------- PostgreSQL

_COLUMNS: Final = {
    "id": "text PRIMARY KEY", "doc": "text NOT NULL", "n": "integer NOT NULL", '"start"': "integer NOT NULL",
    '"end"': "integer NOT NULL", "text": "text NOT NULL", "lang": "text", "kind": "text", "source": "text",
    "url": "text", "title": "text", "publisher": "text", "published": "date", "mentioned": "datemultirange",
    "entities": "text[] NOT NULL", "names": "text[] NOT NULL", "terms": "tsvector NOT NULL",
}  # fmt: skip


def _pgvector(collection: Collection, folder: Path) -> list[Path]:
    paths = [folder / name for name in FILES["pgvector"]]
    dim = collection.card.model.dim
    columns = ",\n".join(f"  {name} {kind}" for name, kind in _COLUMNS.items())
    schema = (
        "CREATE EXTENSION IF NOT EXISTS vector;\n"
        f"CREATE TABLE paragraphs (\n{columns},\n  vector vector({dim}) NOT NULL\n);\n"
        "CREATE TABLE windows (\n  paragraph text NOT NULL REFERENCES paragraphs (id),\n"
        f"  n integer NOT NULL,\n  vector vector({dim}) NOT NULL,\n  PRIMARY KEY (paragraph, n)\n);\n"
    )
    load = (
        "\\copy paragraphs FROM 'paragraphs.copy'\n\\copy windows FROM 'windows.copy'\n"
        "CREATE INDEX ON paragraphs USING hnsw (vector vector_ip_ops);\n"
        "CREATE INDEX ON windows USING hnsw (vector vector_ip_ops);\n"
        "CREATE INDEX ON paragraphs USING gin (terms);\nCREATE INDEX ON paragraphs USING gin (entities);\n"
        "CREATE INDEX ON paragraphs (published);\nCREATE INDEX ON paragraphs USING gist (mentioned);\n"
    )
    paths[0].write_text(schema, encoding="utf-8")
    paths[1].write_text(load, encoding="utf-8")
    with ExitStack() as stack:
        whole, parts = (stack.enter_context(_whole(path)) for path in paths[2:])
        for row in rows(collection):
            whole.write(_line(_values(row)))
            for n, vector in enumerate(row["windows"], 1):
                parts.write(_line([row["id"], n, _vector(vector)]))
    return paths


def _values(row: dict[str, Any]) -> list[Any]:
    spans = ",".join(f"[{first},{last}]" for first, last in _spans(row["days"]))
    other: dict[str, Callable[[], Any]] = {
        "published": lambda: _day(row["published"]),
        "mentioned": lambda: f"{{{spans}}}",
        "entities": lambda: _array(row["entities"]),
        "names": lambda: _array(row["names"]),
        "terms": lambda: _tsvector(row["terms"].split()),
    }
    names = [name.strip('"') for name in _COLUMNS]
    return [other[name]() if name in other else row[name] for name in names] + [_vector(row["vector"])]


def _vector(vector: Sequence[float]) -> str:
    return "[" + ",".join(f"{number:g}" for number in vector) + "]"


def _array(values: Sequence[str]) -> str:
    return "{" + ",".join('"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' for value in values) + "}"


def _tsvector(terms: Sequence[str]) -> str:
    """Return terms with their positions; a tsvector counts positions up to 16,383, 256 of each term."""
    places: dict[str, list[int]] = {}
    for place, term in enumerate(terms[:16383], 1):
        places.setdefault(term, []).append(place)
    quoted = (
        (term.replace("\\", "\\\\").replace("'", "''"), ",".join(map(str, found[:256])))
        for term, found in places.items()
    )
    return " ".join(f"'{term}':{found}" for term, found in quoted)


def _line(values: Sequence[Any]) -> bytes:
    r"""Return a line of COPY's text format: tabs between, \N for null, backslash escapes; NUL cannot be stored."""
    escapes = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": ""}
    table = str.maketrans(escapes)
    cells = ("\\N" if value is None else str(value).translate(table) for value in values)
    return ("\t".join(cells) + "\n").encode("utf-8", "replace")


class _whole:  # noqa: N801
    """A file that appears under its name only when it is whole."""

    def __init__(self, path: Path) -> None:
        self._path, self._part = path, path.with_name(path.name + ".part")

    def __enter__(self) -> BinaryIO:
        self._file = self._part.open("wb")
        return self._file

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._file.close()
        if kind is None:
            self._part.replace(self._path)
        else:
            self._part.unlink(missing_ok=True)
