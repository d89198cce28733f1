"""Feasts of calendars by the moon: tables of another package, which may change under us."""

from datetime import date

import pytest

from korus_nlp.dates import annotate, moons
from korus_nlp.dates.feasts import feast


@pytest.mark.parametrize(
    ("key", "year", "first", "last"),
    [
        ("islamic:9:*", 2024, date(2024, 3, 11), date(2024, 4, 9)),
        ("islamic:12:10", 2023, date(2023, 6, 28), date(2023, 6, 28)),
        ("hebrew:1:15+7", 2024, date(2024, 4, 22), date(2024, 4, 30)),
        ("hebrew:7:10", 2023, date(2023, 9, 24), date(2023, 9, 25)),
        ("hindu:diwali_india", 2024, date(2024, 10, 31), date(2024, 10, 31)),
    ],
)
def test_first_and_last_day(key, year, first, last):
    assert moons.moon_feast(key, year) == (first, last)


@pytest.mark.parametrize("text", ["디왈리를 앞둔 시장", "ahead of Diwali, the market"])
def test_no_table_no_value_and_no_error(monkeypatch, text):
    monkeypatch.setitem(moons._TABLES, "hindu", "_Gone")
    forget()
    try:
        assert moons.moon_feast("hindu:diwali_india", 2024) is None
        assert "2024-10-31" not in [d.value for d in annotate([text], anchor="2024-10-01T10:00:00")[0]]
    finally:
        forget()


def forget():
    moons._table.cache_clear()
    feast.cache_clear()
