"""What the classifier sees of a line: its form, its words, its place and, for HTML, its element.

`lines(page)` gives the lines in normal form C; `table(page, texts)` gives one row of numbers a line. Character classes
are counted for the whole page at once; words are looked up, not searched, so that a page costs milliseconds. Lengths
are counted in units in which a Hangul syllable weighs 2.2 Latin letters (the ratio of Korean to English length in
parallel news sentences), so that one model reads both languages.
"""

from __future__ import annotations

import math
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from korus_nlp.cleaning import markup, shapes, topic, wording
from korus_nlp.cleaning.scan import BREAK, Scan, standing_in
from korus_nlp.cleaning.wording import Wording
from korus_nlp.document import Page, Reason

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Columns = NDArray[np.float32] | NDArray[np.float64] | NDArray[np.bool_]

HANGUL_WEIGHT: Final = 2.2
_CLASSES: Final = (
    "hangul",
    "han",
    "lower",
    "upper",
    "digit",
    "space",
    "stop",
    "comma",
    "quote",
    "bracket",
    "bar",
    "other",
)
# Lines that other lines stand after or before, at any distance: headings of other stories, comment forms, legal lines.
_MARKS: Final = ("related", "comment", "legal", "stamp")
# How sites speak to readers, and newspapers do not: …니다. …니까? …세요. …해요.
_PREDICATE: Final = [ord(char) for char in "다요죠까"]
_FINAL: Final = [ord(char) for char in "다까요"]
_FORMAL: Final = [ord(char) for char in "니세해어"]
_MARK_REACH: Final = 25.0  # lines in which the effect of a mark falls to 1/e
TEXT_COLUMNS: Final = (
    *"units words sentences sentence_rate mean_word".split(),
    *(f"share_{name}" for name in _CLASSES),
    *"ends_stop ends_da ends_formal ends_ellipsis ends_bracket ends_colon ends_quote ends_letter".split(),
    *"starts_bracket starts_digit starts_quote starts_mark starts_lower bullet gap_before gap_after short_gap".split(),
    *"from_top from_bottom place log_lines page_sentences repeated repeated_before first_lines".split(),
    *"topic_share topic_words near_share near_words twin in_page_long longest_share url".split(),
    *wording.COLUMNS,
    *(f"after_{mark}" for mark in _MARKS),
    *(f"before_{mark}" for mark in _MARKS),
)
# What makes up for missing markup in plain text only blurs what markup says: without these columns the tagger of HTML
# does better on sites kept out of training (body F1 of the scrapinghub pages .968 against .957).
_TEXT_ONLY: Final = ("ends_formal", "near_share", "near_words", "twin", "is_insert", "is_policy", "is_pictured")
_BOTH: Final = tuple(c for c in TEXT_COLUMNS if c not in _TEXT_ONLY and not c.startswith(("after_", "before_")))
HTML_COLUMNS: Final = (*_BOTH, *markup.COLUMNS)


def lines(page: Page) -> list[str]:
    """Return the text of every line of the page in normal form C."""
    texts = [page.text[line.start : line.end] for line in page.lines]
    if page.text.isascii() or unicodedata.is_normalized("NFC", page.text):
        return texts
    return [unicodedata.normalize("NFC", text) for text in texts]


@cache
def _class_table() -> NDArray[np.uint8]:
    """Return the class number of every character of the basic plane; higher ones are looked up as U+FFFF."""
    import numpy as np

    table = np.full(0x10000, _CLASSES.index("other"), np.uint8)
    for first, last in ((0xAC00, 0xD7A4), (0x1100, 0x1200), (0x3130, 0x3190)):
        table[first:last] = _CLASSES.index("hangul")
    for first, last in ((0x3400, 0xA000), (0x3040, 0x3100), (0xF900, 0xFB00)):
        table[first:last] = _CLASSES.index("han")
    for code in range(0x41, 0x500):
        char = chr(code)
        if char.isalpha():
            table[code] = _CLASSES.index("upper" if char.isupper() else "lower")
    for name, chars in {
        "digit": "0123456789０１２３４５６７８９",
        "space": " \t\u00a0\u3000\u2009\u200b",
        "stop": ".?!。…‥",
        "comma": ",、;:·",
        "quote": "\"'“”‘’«»「」『』",
        "bracket": "()[]{}<>〈〉《》【】（）［］",
        "bar": "|/\\-–—=~_*+#@&%$^→▶▷▲△◀◁▼▽■□●○◇◆※☞•",
    }.items():
        for char in chars:
            table[ord(char)] = _CLASSES.index(name)
    return table


def wording_of(page: Page, texts: list[str]) -> Wording:
    """Return what the words of the lines say, the cues of plain text only where the page is plain text."""
    return wording.read(Scan(texts), cued=not is_html(page))


def table(page: Page, texts: list[str], said: Wording | None = None) -> Floats:
    """Return the feature rows of a page.

    Args:
        page: any page; the columns of `markup` are added when it is HTML.
        texts: the lines of the page as `lines` gives them.
        said: what `wording_of` gives for them, if it is known.

    Returns:
        A matrix with one row a line and the columns `TEXT_COLUMNS` or `HTML_COLUMNS`.
    """
    import numpy as np

    said = said or wording_of(page, texts)
    scan = said.scan
    form, units, sentences = _form(scan)
    parts = [form, _place(page, scan, units, sentences), said.columns()]
    if is_html(page):
        rows = np.concatenate(parts, axis=1).take(_both(), axis=1)
        return np.concatenate([rows, markup.table(page, scan, units, sentences)], axis=1)
    return np.concatenate([*parts, _marks(said)], axis=1)


@cache
def _both() -> NDArray[np.intp]:
    """Return the numbers of the columns that both fronts share."""
    import numpy as np

    return np.array([TEXT_COLUMNS.index(name) for name in _BOTH])


def is_html(page: Page) -> bool:
    """Tell whether the lines of the page carry markup."""
    return any(line.path for line in page.lines[:50])


def _among(codes: NDArray[np.uint32], wanted: list[int]) -> NDArray[np.bool_]:
    """Return which codes are wanted: as `numpy.isin`, faster for a handful."""
    found: NDArray[np.bool_] = codes == wanted[0]
    for code in wanted[1:]:
        found |= codes == code
    return found


def _form(scan: Scan) -> tuple[Floats, Floats, Floats]:
    """Return columns about the characters of each line, its length in units, and its number of sentences."""
    import numpy as np

    n, k = len(scan.texts), len(_CLASSES)
    classes = _class_table().take(scan.codes.astype(np.intp))
    counts = np.bincount(scan.owner * k + classes, minlength=n * k).reshape(n, k).astype(np.float32)
    counts[:, _CLASSES.index("other")] -= 1  # the line break
    chars = np.maximum(counts.sum(1), 1)
    spaces = counts[:, _CLASSES.index("space")]
    units = chars - spaces + (HANGUL_WEIGHT - 1) * (counts[:, 0] + counts[:, 1])
    words = spaces + 1
    sentences = _sentences(scan, classes)
    ahead = (
        np.log1p(units),
        np.log1p(words),
        np.minimum(sentences, 8) / 4,
        sentences * 60 / (units + 60),
        np.minimum(units / words, 20) / 10,
    )
    return _columns(n, *ahead, counts / chars[:, None], *_edges(scan, classes)), units, sentences


def _edges(scan: Scan, classes: NDArray[np.uint8]) -> tuple[NDArray[np.bool_], ...]:
    """Return columns about the characters with which each line ends and begins."""
    import numpy as np

    codes, breaks = scan.codes, scan.ends
    stop, quote, bracket = _CLASSES.index("stop"), _CLASSES.index("quote"), _CLASSES.index("bracket")
    last = np.maximum(breaks - 1, 0)
    earlier = np.maximum(breaks - 2, 0)
    third = np.maximum(breaks - 3, 0)
    end, inner = classes[last], classes[earlier]
    final, inner_code, third_code = codes[last], codes[earlier], codes[third]
    closing = (end == quote) | (end == bracket)
    stopped = end == stop
    da = _among(inner_code, _PREDICATE) | (closing & _among(third_code, _PREDICATE))
    first = classes[scan.starts]
    return (
        stopped | (closing & (inner == stop)),
        da & (stopped | closing),
        _among(inner_code, _FINAL) & _among(third_code, _FORMAL) & stopped,
        (final == ord("…")) | ((final == ord(".")) & (inner_code == ord("."))),
        end == bracket,
        final == ord(":"),
        end == quote,
        end <= _CLASSES.index("digit"),
        first == bracket,
        first == _CLASSES.index("digit"),
        first == quote,
        first == _CLASSES.index("bar"),
        first == _CLASSES.index("lower"),
    )


def _sentences(scan: Scan, classes: NDArray[np.uint8]) -> Floats:
    """Return the number of sentences of each line.

    A sentence ends at a stop that follows a letter, a bracket or a quote and precedes a space, a quote or the end.
    """
    import numpy as np

    stops = np.flatnonzero(classes == _CLASSES.index("stop"))
    quote, bracket = _CLASSES.index("quote"), _CLASSES.index("bracket")
    before, after = classes[stops - 1], classes[stops + 1]
    follows = (before <= _CLASSES.index("digit")) | (before == quote) | (before == bracket)
    precedes = (after == _CLASSES.index("space")) | (after == quote) | (scan.codes[stops + 1] == BREAK)
    return np.bincount(scan.owner[stops[follows & precedes]], minlength=len(scan.texts)).astype(np.float32)


def _columns(n: int, *columns: Columns) -> Floats:
    """Return columns, single ones and blocks of several, side by side."""
    import numpy as np

    found = [np.asarray(column) for column in columns]
    out = np.empty((n, sum(1 if column.ndim == 1 else column.shape[1] for column in found)), np.float32)
    at = 0
    for column in found:
        if column.ndim == 1:
            out[:, at] = column
            at += 1
        else:
            out[:, at : at + column.shape[1]] = column
            at += column.shape[1]
    return out


def _place(page: Page, scan: Scan, units: Floats, sentences: Floats) -> Floats:
    """Return columns about where the line stands, what repeats, and how much it shares with the page's sentences."""
    import numpy as np

    n = len(scan.texts)
    ends = np.array([0, *(line.end for line in page.lines)])
    begins = np.array([*(line.start for line in page.lines), len(page.text)])
    gaps = np.minimum(begins - ends, 4).astype(np.float32)
    gaps[0] = gaps[-1] = 2
    index = np.arange(n, dtype=np.float32)
    logs = np.log1p(index) / 3
    prose = (units >= 40) & (sentences >= 1)
    prose_units = np.where(prose, units, 0)
    total = max(float(prose_units.sum()), 1.0)
    return _columns(
        n,
        np.array([line.bullet for line in page.lines]),
        gaps[:-1] / 4,
        gaps[1:] / 4,
        gaps[:-1] <= 1,
        logs,
        logs[::-1],
        index / max(n - 1, 1),
        np.full(n, math.log1p(n) / 4),
        np.full(n, math.log1p(float(prose.sum())) / 3),
        _repeated(scan.folded),
        index < 3,
        topic.shared(scan, prose, near=not is_html(page)),
        _inside(scan.folded, prose),
        prose_units / total,
        np.array(["www." in text or "http" in text for text in scan.folded]),
    )


def _repeated(folded: list[str]) -> Floats:
    """Return for every line whether it stands more than once, and whether it stood before."""
    import numpy as np

    numbers: dict[str, int] = {}
    which = np.array([numbers.setdefault(text, len(numbers)) for text in folded])
    first = np.zeros(len(numbers), np.intp)
    index = np.arange(len(folded))
    first[which[::-1]] = index[::-1]
    return np.stack([np.bincount(which)[which] > 1, first[which] < index], axis=1).astype(np.float32)


def _inside(folded: list[str], prose: NDArray[np.bool_]) -> Floats:
    """Return which lines stand, whole, within a sentence-like line."""
    import numpy as np

    flags = prose.tolist()
    within = np.zeros(len(folded), np.float32)
    short = [i for i, (text, is_prose) in enumerate(zip(folded, flags, strict=True)) if not is_prose and len(text) >= 8]
    long_text = "\n".join([text for text, is_prose in zip(folded, flags, strict=True) if is_prose])
    within[short] = standing_in([folded[i] for i in short], long_text)
    return within


def _marks(said: Wording) -> Floats:
    """Return how near the last and the next line is that heads other stories, belongs to comments, or is legal text."""
    import numpy as np

    n = len(said.reasons)
    flags = {mark: np.zeros(n, np.bool_) for mark in _MARKS}
    flags["related"][[i for i, reason in enumerate(said.reasons) if reason is Reason.RELATED]] = True
    flags["comment"][[i for i, reason in enumerate(said.reasons) if reason is Reason.COMMENT_WIDGET]] = True
    flags["comment"][[i for i, found in said.shapes.items() if "comment" in found]] = True
    flags["stamp"][[i for i, found in said.shapes.items() if "stamp" in found]] = True
    legal = [i for i, found in said.shapes.items() if "copyright" in found]
    flags["legal"][[i for i in legal if not shapes.is_quoted(said.scan.texts[i])]] = True
    index = np.arange(n)
    after, before = [], []
    for mark in _MARKS:
        seen = np.maximum.accumulate(np.where(flags[mark], index, -n * 9 - 999))
        coming = np.minimum.accumulate(np.where(flags[mark], index, n * 9 + 999)[::-1])[::-1]
        after.append(np.exp((seen - index) / _MARK_REACH))
        before.append(np.exp((index - coming) / _MARK_REACH))
    return np.asarray(np.stack([*after, *before], axis=1), np.float32)
