"""Manners in small: widths, wrapping, formats, colours, files. Tables, Korean and English side by side."""

import csv
import io
import json
import math

import msgspec
import pytest

from korus_nlp.cli.console import Console, wants_color
from korus_nlp.cli.failures import nearest
from korus_nlp.cli.options import Format
from korus_nlp.cli.output import Column, Records, encode, pick_format
from korus_nlp.cli.streams import Sink, one_line, printable, to_bytes
from korus_nlp.cli.table import fit, pad, render, width, wrap
from korus_nlp.document import Rejected
from korus_nlp.errors import KorusError

COLUMNS = (Column("name", lambda r: r["name"]), Column("n", lambda r: r["n"]))


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("한국", 4),
        ("한국 news", 9),
        ("\u1112\u1161\u11ab", 2),
        ("e\u0301", 1),
        ("…", 1),
        ("\u200b", 0),
        ("日本", 4),
    ],
)
def test_width(text, cells):
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("문재인 대통령 방미", 8, ["문재인", "대통령", "방미"]),
        ("President Moon visits", 10, ["President", "Moon", "visits"]),
        ("가나다라마바사", 6, ["가나다", "라마바", "사"]),
        ("", 5, [""]),
        ("a\nb", 5, ["a", "b"]),
        ("abcdef", 2, ["ab", "cd", "ef"]),
    ],
)
def test_wrap_cuts_nothing(text, cells, lines):
    assert wrap(text, cells) == lines
    assert all(width(line) <= cells for line in lines)


@pytest.mark.parametrize(
    ("natural", "total", "expected"),
    [([5, 10], None, [5, 10]), ([5, 10], 80, [5, 10]), ([5, 100], 40, [5, 33]), ([60, 60], 42, [20, 20])],
)
def test_fit(natural, total, expected):
    assert fit(natural, total) == expected


@pytest.mark.parametrize("total", [40, 60, 100])
def test_table_honours_its_width_and_loses_nothing(total):
    rows = [["문재인 대통령 방미, 바이든과 정상회담 개최" * 2, "2023-08-03", "12"], ["Moon visits Washington", "", "3"]]
    lines = render(["title", "published", "n"], rows, total)
    assert max(map(width, lines)) <= total
    assert "".join(rows[0][0].split()) in "".join(line[:total].split("  ")[0].replace(" ", "") for line in lines)


def test_table_aligns_columns_after_hangul():
    lines = render(["name", "n"], [["한국", "5"], ["Korea", "10"]], None)
    assert lines == ["name    n", "한국    5", "Korea  10"]
    assert pad("한국", 6) == "한국  "


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("terminal", "choice", "environ", "expected"),
    [
        (True, "auto", {}, True),
        (True, "auto", {"NO_COLOR": "1"}, False),
        (True, "auto", {"NO_COLOR": ""}, True),
        (True, "auto", {"TERM": "dumb"}, False),
        (True, "always", {"NO_COLOR": "1", "TERM": "dumb"}, True),
        (True, "never", {}, False),
        (False, "auto", {"FORCE_COLOR": "1", "GITHUB_ACTIONS": "1", "PY_COLORS": "1"}, False),
        (False, "always", {}, True),
    ],
)
def test_color_rules(terminal, choice, environ, expected):
    assert wants_color(Terminal() if terminal else io.StringIO(), choice, environ) is expected


@pytest.mark.parametrize(
    ("value", "choices", "expected"),
    [
        ("hybird", ["hybrid", "dense", "lexical"], "did you mean 'hybrid'?"),
        ("PERSN", ["PERSON", "ORG"], "did you mean 'PERSON'?"),
        ("zzz", ["ko", "en"], "choose from: ko, en"),
    ],
)
def test_nearest(value, choices, expected):
    assert nearest(value, choices) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\x1b[31mb", "a[31mb"), ("한\x00국\x9b", "한국"), ("a\tb\nc", "a\tb\nc"), ("\x7f\x08", "")],
)
def test_printable_takes_control_characters_out(text, expected):
    assert printable(text) == expected


def test_lone_surrogates_are_replaced_not_fatal():
    assert to_bytes("한\ud800국") == "한\ufffd국".encode()
    assert json.loads(encode({"a": "한\ud800국"}))["a"] == "한\ufffd국"
    assert encode({"n": math.nan}) == b'{"n":null}'


def written(tmp_path, form, rows, **options):
    path = tmp_path / "out"
    console = Console([])
    with Records(console, form, Sink(str(path)), COLUMNS, **options) as records:
        for row in rows:
            records.write(row)
    return path.read_bytes()


ROWS = [{"name": "한국", "n": 1}, {"name": "=cmd|' /C calc'!A0", "n": 2}]


@pytest.mark.parametrize(
    ("form", "parse"),
    [
        (Format.JSONL, lambda b: [json.loads(line) for line in b.splitlines()]),
        (Format.JSON, json.loads),
    ],
)
def test_json_formats_round_trip(tmp_path, form, parse):
    assert parse(written(tmp_path, form, ROWS)) == ROWS


def test_json_of_nothing_is_a_list(tmp_path):
    assert json.loads(written(tmp_path, Format.JSON, [])) == []


@pytest.mark.parametrize(("raw", "expected"), [(False, "'=cmd|' /C calc'!A0"), (True, "=cmd|' /C calc'!A0")])
def test_csv_neutralises_formulas(tmp_path, raw, expected):
    data = written(tmp_path, Format.CSV, ROWS, raw=raw).decode()
    assert list(csv.reader(io.StringIO(data, newline=""))) == [["name", "n"], ["한국", "1"], [expected, "2"]]


def test_csv_bom_and_header_of_nothing(tmp_path):
    assert written(tmp_path, Format.CSV, [], bom=True) == "\ufeffname,n\r\n".encode()


def test_tsv_has_one_line_a_record(tmp_path):
    assert written(tmp_path, Format.TSV, [{"name": "a\tb\nc", "n": 1}]) == b"name\tn\na b c\t1\n"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.csv", Format.CSV),
        ("a.jsonl", Format.JSONL),
        ("a.json", Format.JSON),
        ("a.tsv", Format.TSV),
        ("-", Format.JSONL),
    ],
)
def test_format_from_suffix(name, expected):
    assert pick_format(Console([]), None, name) is expected


def test_unknown_suffix_is_suggested():
    with pytest.raises(KorusError) as caught:
        pick_format(Console([]), None, "a.jsnl")
    assert caught.value.hint == "did you mean '.jsonl'?"


def test_sink_leaves_nothing_half_written(tmp_path):
    path = tmp_path / "out.jsonl"

    def fail():
        with Sink(str(path)) as sink:
            sink.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_sink_refuses_to_overwrite(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_text("old")
    with pytest.raises(KorusError, match="exists"):
        Sink(str(path))
    with Sink(str(path), force=True) as sink:
        sink.write(b"new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"


def test_messages_have_at_most_four_lines(capfd):
    console = Console([])
    console.error(KorusError("x", "what\nwent wrong", where="a.jsonl:3", saw="v\x1b[31m" * 300, hint="korus --help"))
    lines = capfd.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in lines] == ["error", "where", "saw", "hint"]
    assert len(lines[2]) <= 205
    assert "\x1b" not in "".join(lines)


def test_json_messages(capfd):
    console = Console(["--log-format", "json"])
    console.page = "a.html"
    console.error(KorusError("bad", "나쁨", hint="try"))
    console.rejected(Rejected("b.html", "reading", "empty", "nothing in it"))
    first, second = map(json.loads, capfd.readouterr().err.splitlines())
    assert (first["code"], first["message"], first["hint"], first["page"]) == ("bad", "나쁨", "try", "a.html")
    assert (second["code"], second["page"], second["step"]) == ("empty", "b.html", "reading")


@pytest.mark.parametrize("text", ["a\nb", " a  b ", "a\r\n\tb"])
def test_one_line(text):
    assert one_line(text) == "a b"


def test_quiet_says_only_errors(capfd):
    console = Console([])
    console.set(quiet=True)
    console.say("x")
    console.warn("x")
    console.rejected(Rejected("a", "b", "c", "d"))
    assert capfd.readouterr().err == ""
    console.error(KorusError("a", "b"))
    assert capfd.readouterr().err == "error: b\n"


def test_records_encode_structs_in_field_order():
    class Row(msgspec.Struct):
        b: int
        a: str

    assert encode(Row(1, "한")) == '{"b":1,"a":"한"}'.encode()
