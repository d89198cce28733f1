"""Inline SVG by hand: bars over months, stacked by publisher. No script, no font file, colours from the page's CSS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from html import escape

SERIES = 6  # publishers with a colour of their own; the rest is "other"
MOST_MONTHS = 36  # more become years, so that bars stay readable
WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 720, 200, 36, 24, 12


def timeline(months: Mapping[str, Counter[str]]) -> str:
    """Draw documents per month, stacked by publisher.

    Args:
        months: publisher → "YYYY-MM" → documents.

    Returns:
        A figure with SVG, a legend and a title for readers without sight; "" when nothing is dated.
    """
    periods = _periods(months)
    if not periods:
        return ""
    names = sorted(months, key=lambda name: (-months[name].total(), name))
    shown, rest = names[:SERIES], names[SERIES:]
    cut = len(periods[0])
    series = [(name, _by(months[name], cut)) for name in shown]
    if rest:
        other: Counter[str] = Counter()
        for name in rest:
            other.update(_by(months[name], cut))
        series.append((f"{len(rest)} more", other))
    highest = max(sum(counts[period] for _, counts in series) for period in periods)
    bars = "".join(_column(i, period, series, highest, len(periods)) for i, period in enumerate(periods))
    legend = "".join(f'<li><i class="s{i}"></i>{escape(name)}</li>' for i, (name, _) in enumerate(series))
    label = f"Documents from {periods[0]} to {periods[-1]}, at most {highest} in one bar"
    return (
        f'<figure><svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}">'
        f"{_axis(highest)}{bars}</svg><ul class=legend>{legend}</ul></figure>"
    )


def _periods(months: Mapping[str, Counter[str]]) -> list[str]:
    """Return every month between the first and the last, gaps included; years when there are too many."""
    dated = sorted({month for counts in months.values() for month in counts})
    if not dated:
        return []
    first, last = dated[0], dated[-1]
    start, end = int(first[:4]) * 12 + int(first[5:]) - 1, int(last[:4]) * 12 + int(last[5:]) - 1
    if end - start >= MOST_MONTHS:
        return [f"{year:04d}" for year in range(start // 12, end // 12 + 1)]
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(start, end + 1)]


def _by(counts: Counter[str], cut: int) -> Counter[str]:
    found: Counter[str] = Counter()
    for month, number in counts.items():
        found[month[:cut]] += number
    return found


def _column(index: int, period: str, series: list[tuple[str, Counter[str]]], highest: int, columns: int) -> str:
    step = (WIDTH - LEFT) / columns
    x, bar = LEFT + index * step, max(2.0, min(step * 0.8, 48.0))
    y = float(HEIGHT - BOTTOM)
    parts = []
    for number, (name, counts) in enumerate(series):
        if counts[period]:
            size = counts[period] / highest * (HEIGHT - BOTTOM - TOP)
            y -= size
            tip = escape(f"{period} {name}: {counts[period]}")
            parts.append(
                f'<rect class="s{number}" x="{x:.1f}" y="{y:.1f}" width="{bar:.1f}" height="{size:.1f}">'
                f"<title>{tip}</title></rect>"
            )
    every = -(-columns // 10)
    if index % every == 0:
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - 6}">{escape(period)}</text>')
    return "".join(parts)


def _axis(highest: int) -> str:
    bottom = HEIGHT - BOTTOM
    return (
        f'<line x1="{LEFT}" y1="{bottom}" x2="{WIDTH}" y2="{bottom}"/>'
        f'<text class=n x="{LEFT - 6}" y="{TOP + 8}">{highest}</text><text class=n x="{LEFT - 6}" y="{bottom}">0</text>'
    )


def bars(rows: list[tuple[str, int]]) -> str:
    """Draw a table whose rows are bars: (name, count)."""
    highest = max((number for _, number in rows), default=1)
    lines = "".join(
        f"<tr><th>{escape(name)}<td class=n>{number:,}<td class=bar>"
        '<svg viewBox="0 0 100 8" preserveAspectRatio="none">'
        f'<rect width="{100 * number / highest:.1f}" height="8"/></svg>'
        for name, number in rows
    )
    return f"<table class=bars>{lines}</table>"
