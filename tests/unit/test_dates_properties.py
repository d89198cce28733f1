"""What holds for every date: values read back, spans are exact, the calendar adds up, nothing is taken from today."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from korus_nlp import dates
from korus_nlp.dates.scan import _tables, scan
from korus_nlp.dates.value import Value, parse

BRIEF = settings(max_examples=60, deadline=None)  # the tables are built by whichever test comes first
LONG = settings(max_examples=200, deadline=None)

# ------------------------------------------------------------------ values

YEARS = st.one_of(
    st.integers(1, 9999).map("{:04}".format),
    st.integers(0, 999).map("{:03}X".format),
    st.integers(0, 99).map("{:02}XX".format),
    st.just("XXXX"),
    st.integers(1, 9999).map("BC{:04}".format),
)
CLOCKS = st.one_of(
    st.just({}),
    st.sampled_from(["MO", "MI", "AF", "EV", "NI", "DT"]).map(lambda part: {"part": part}),
    st.fixed_dictionaries({"hour": st.integers(0, 23)}),
    st.fixed_dictionaries({"hour": st.integers(0, 23), "minute": st.integers(0, 59)}),
    st.fixed_dictionaries({"hour": st.integers(0, 23), "minute": st.integers(0, 59), "second": st.integers(0, 59)}),
)
FIELDS = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"half": st.integers(1, 2)}),
    st.fixed_dictionaries({"quarter": st.integers(0, 4)}),
    st.fixed_dictionaries({"season": st.sampled_from(["SP", "SU", "FA", "WI"])}),
    st.fixed_dictionaries({"week": st.integers(0, 53)}, optional={"weekday": st.integers(1, 7)}),
    st.fixed_dictionaries({"week": st.integers(0, 53), "weekend": st.just(True)}),
    st.fixed_dictionaries({"month": st.integers(0, 12)}),
    st.fixed_dictionaries({"month": st.integers(0, 12), "day": st.integers(0, 31)}),
)
POINTS = st.builds(lambda year, fields, clock: Value(year=year, **fields, **clock), YEARS, FIELDS, CLOCKS)
PERIODS = st.builds(
    lambda n, unit: Value(period=f"P{n}{unit}" if unit[0] != "T" else f"PT{n}{unit[1:]}"),
    st.one_of(st.integers(1, 500).map(str), st.just("X"), st.just("1.5")),
    st.sampled_from(["Y", "M", "W", "D", "BD", "DE", "C", "TH", "TM", "TS"]),
)
REFS = st.sampled_from(["PRESENT_REF", "PAST_REF", "FUTURE_REF"]).map(lambda ref: Value(ref=ref))
RANGES = st.builds(
    lambda a, b: Value(**{f: getattr(a, f) for f in Value.__struct_fields__ if f != "end"}, end=b), POINTS, POINTS
)


@LONG
@given(st.one_of(POINTS, PERIODS, REFS, RANGES))
def test_values_print_and_read_back(value):
    assert parse(str(value)) == value
    assert str(parse(str(value))) == str(value)


@LONG
@given(POINTS)
def test_values_cover_days_in_order(value):
    first, last = value.earliest, value.latest
    assert (first is None) == (last is None)
    assert first is None or first <= last


# ------------------------------------------------------------------ the calendar

EDGES = [
    "2023-08-03",
    "2024-02-29",
    "2023-02-28",
    "2023-12-31",
    "2024-01-01",
    "2023-03-31",
    "2023-10-31",
    "2020-12-28",
]
DAYS = st.one_of(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from(EDGES).map(date.fromisoformat))


def one(text, anchor, **options):
    (mentions,) = dates.annotate([text], anchor=str(anchor), **options)
    assert len(mentions) == 1, (text, mentions)
    return mentions[0].value


@BRIEF
@given(DAYS)
def test_days_are_counted_from_publication(day):
    for ko, en, count in (
        ("오늘", "today", 0),
        ("어제", "yesterday", -1),
        ("내일", "tomorrow", 1),
        ("모레", "the day after tomorrow", 2),
        ("열흘 뒤", "ten days from now", 10),
        ("사흘 전", "three days ago", -3),
    ):
        wanted = str(day + timedelta(count))
        assert one(f"{ko} 만났다.", day) == wanted
        assert one(f"They met {en}.", day) == wanted


@BRIEF
@given(DAYS)
def test_months_and_years_are_counted_from_publication(day):
    before = date(day.year - (day.month == 1), (day.month - 2) % 12 + 1, 1)
    after = date(day.year + (day.month == 12), day.month % 12 + 1, 1)
    for ko, en, month in (
        ("지난달", "last month", before),
        ("이달", "this month", day),
        ("다음 달", "next month", after),
    ):
        assert one(f"{ko} 열렸다.", day) == one(f"It was held {en}.", day) == f"{month:%Y-%m}"
    for ko, en, year in (("지난해", "last year", -1), ("올해", "this year", 0), ("내년", "next year", 1)):
        assert one(f"{ko} 열렸다.", day) == one(f"It was held {en}.", day) == f"{day.year + year:04}"


@BRIEF
@given(DAYS)
def test_weeks_are_iso_weeks(day):
    for ko, en, count in (("지난주", "last week", -1), ("이번 주", "this week", 0), ("다음 주", "next week", 1)):
        year, week, _ = (day + timedelta(7 * count)).isocalendar()
        assert one(f"{ko} 열렸다.", day) == one(f"It was held {en}.", day) == f"{year:04}-W{week:02}"


@BRIEF
@given(DAYS, st.integers(0, 6))
def test_a_bare_weekday_is_the_nearest_in_the_tense_of_the_sentence(day, weekday):
    ko, en = (
        "월화수목금토일"[weekday] + "요일",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[weekday],
    )
    past, future = day - timedelta((day.weekday() - weekday) % 7), day + timedelta((weekday - day.weekday()) % 7)
    assert one(f"{ko} 발표했다.", day) == one(f"It was announced on {en}.", day) == str(past)
    assert one(f"{ko} 발표할 예정이다.", day) == one(f"It will be announced on {en}.", day) == str(future)


@BRIEF
@given(DAYS)
def test_a_bare_day_exists_and_lies_near(day):
    found = date.fromisoformat(one("31일 밝혔다.", day))
    assert found.day == 31
    assert abs((found - day).days) <= 62


@pytest.mark.parametrize("zone", ["+09:00", "Z", "-05:00"])
@pytest.mark.parametrize("clock", ["00:00:00", "23:59:59"])
def test_today_is_the_day_of_the_stamp_in_its_own_zone(zone, clock):
    assert one("오늘 밝혔다.", f"2023-12-31T{clock}{zone}") == "2023-12-31"
    assert one("They left this morning.", f"2024-02-29T{clock}{zone}") == "2024-02-29TMO"


# ------------------------------------------------------------------ every atom with every modifier

MODIFIERS = ("", "지난 ", "다음 ", "오는 ", "작년 ", "last ", "next ", "early ", "every ")
ATOMS = (
    *(
        "3월",
        "3일",
        "31일",
        "2월 29일",
        "월요일",
        "주말",
        "3분기",
        "상반기",
        "여름",
        "설날",
        "추석 연휴",
        "연말",
        "오후 2시",
    ),
    *(
        "사흘",
        "3년",
        "1990년대",
        "19세기",
        "29일 오전",
        "첫째 주",
        "마지막 날",
        "March",
        "March 31",
        "Feb. 29",
        "Monday",
    ),
    *("weekend", "quarter", "week", "month", "year", "decade", "summer", "Christmas", "2 p.m.", "night", "three days"),
    *("1990s", "19th century", "Monday morning", "first week", "day"),
)
ENDINGS = ("", " 말", " 전", " 뒤", "간", "부터 5월까지", " ago", " later", " to June", " of 2020")
MOMENTS = ["2023-10-31", "2024-02-29", "2023-12-31T23:59:59+09:00", "2024-03-01T00:00Z", None]


@pytest.mark.parametrize("prefer", ["past", "future"])
@pytest.mark.parametrize("anchor", MOMENTS)
def test_every_atom_with_every_modifier_gives_values_that_read_back(anchor, prefer):
    for text in (f"{before}{atom}{after}" for before in MODIFIERS for atom in ATOMS for after in ENDINGS):
        for m in dates.annotate([text], anchor=anchor, prefer=prefer)[0]:
            assert text[m.start : m.end] == m.text
            assert str(parse(m.value)) == m.value, text
            days = m.days
            assert days is None or days[0] <= days[1]
            if anchor is None and days:  # what nobody says stays unknown
                assert "2020" in m.value or "19" in text, (text, m.value)


WORDS = [
    *("지난", "오는", "같은", "달", "해", "3일", "21", "2023년", "월요일", "오후", "시", "간", "~", "부터", "까지"),
    *("last", "next", "the", "of", "May", "Monday", "two", "weeks", "ago", "21st", "2 p.m.", "to", "between", "every"),
    *("다.", ".", ",", "\n", "-", "4/5", "2023.8.3", "10:30", "'98", "Q3", "분기", "말", "年", "½", "(현지시간)"),
]  # fmt: skip


@LONG
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from(["", " "]), st.sampled_from([*EDGES, None]))
def test_any_text_gives_exact_spans_in_order(words, glue, anchor):
    text = glue.join(words)
    end = 0
    for m in dates.annotate([text], anchor=anchor)[0]:
        assert end <= m.start < m.end <= len(text)
        assert text[m.start : m.end] == m.text
        assert str(parse(m.value)) == m.value
        end = m.end


@LONG
@given(st.text(max_size=60), st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)))
def test_no_text_and_no_anchor_breaks_the_reader(text, anchor):
    texts = [text, "지난 3월 5일 next week"]
    found = dates.annotate(texts, anchor=anchor.isoformat())
    assert all(t[m.start : m.end] == m.text for t, mentions in zip(texts, found, strict=True) for m in mentions)


@BRIEF
@given(st.lists(st.sampled_from(WORDS + list(ATOMS)), max_size=8))
def test_the_scan_misses_no_pattern_by_its_beginning(words):
    """Where a pattern matches, its first characters are among those that the scan looks for."""
    low = " ".join(words).lower()
    tables = _tables()
    for start in range(len(low)):
        tries, spaced = tables.dispatch.learn(low[start : start + 3])
        for number, pattern in enumerate(tables.dispatch.compiled):
            if number not in tries and (match := pattern.match(low, start)):
                assert match.end() == start, (pattern.pattern, low[start:])
            if start and number not in spaced and low[start - 1] in " -" and (match := pattern.match(low, start - 1)):
                assert number in tables.dispatch.learn(low[start - 1 : start + 2])[0] or match.end() == start - 1
    scan(" ".join(words))
