"""Values: they print as TIMEX3, read back, and cover days."""

from datetime import date

import pytest

from korus_nlp.dates import interval
from korus_nlp.dates.value import parse

VALUES = """2023-08-03 2023-08 2023
XXXX-08-03 BC0480 198X 18XX 2023-W31 2023-W31-WE XXXX-WXX-1
2023-Q3 2023-H1 2023-SU
2023-08-03T10:30 2023-08-03T10:30:05 2023-08-03TMO
T10:30 2018-06-21/2018-06-23 P3D PT2H P31Y PXM P1Y6M P0.5Y PRESENT_REF
XXXX-XX-05 XXXX-10 2023-W31-3 P2BD PXDE""".split()


@pytest.mark.parametrize("text", VALUES)
def test_values_read_back(text):
    assert str(parse(text)) == text


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-Q3", date(2023, 7, 1), date(2023, 9, 30)),
        ("2023-H1", date(2023, 1, 1), date(2023, 6, 30)),
        ("2023-WI", date(2023, 12, 1), date(2024, 2, 29)),
        ("2023-W52-WE", date(2023, 12, 30), date(2023, 12, 31)),
        ("198X", date(1980, 1, 1), date(1989, 12, 31)),
        ("18XX", date(1800, 1, 1), date(1899, 12, 31)),
        ("2023-08-03T10:30", date(2023, 8, 3), date(2023, 8, 3)),
        ("2018-06-21/2018-06-23", date(2018, 6, 21), date(2018, 6, 23)),
    ],
)
def test_intervals(value, first, last):
    assert interval(value) == (first, last)


@pytest.mark.parametrize(
    "value", ["P3D", "PRESENT_REF", "XXXX-08-03", "2023-02-30", "nonsense", "", "T10:30", "BC0480"]
)
def test_no_interval(value):
    assert interval(value) is None
