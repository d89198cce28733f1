"""What the classifier sees of a line: its form, its words, its place and, for HTML, its element.

`lines(page)` gives the lines in normal form C; `table(page, texts)` gives one row of numbers a line. Character classes
are counted for the whole page at once; words are looked up, not searched, so that a page costs milliseconds. Lengths
are counted in units in which a Hangul syllable weighs 2.2 Latin letters (the ratio of Korean to English length in
parallel news sentences), so that one model reads both languages.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from korus_nlp.cleaning import cues, markup, phrases, shapes
from korus_nlp.document import Page, Reason

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

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
_WORD = re.compile(r"[가-힣]+|[a-z]{2,}|[^\W\d_a-z가-힣]{2,}")
_REASONS: Final = tuple(Reason)
# Lines that other lines stand after or before, at any distance: headings of other stories, comment forms, legal lines.
_MARKS: Final = ("related", "comment", "legal", "stamp")
# How sites speak to readers, and newspapers do not: …니다. …니까? …세요. …해요.
_PREDICATE: Final = [ord(char) for char in "다요죠까"]
_FINAL: Final = [ord(char) for char in "다까요"]
_FORMAL: Final = [ord(char) for char in "니세해어"]
_MARK_REACH: Final = 25.0  # lines in which the effect of a mark falls to 1/e
_REASON_COLUMN: Final = {reason: i for i, reason in enumerate(Reason)}
_CACHED: Final = 40  # characters: menus and prompts, which the pages of a site repeat
_CONTENT: Final = 5  # letters of a Latin word that is rarely a function word
_NEAR_PROSE: Final = 2  # sentence-like lines to each side that a line is compared with
_TWIN: Final = 0.7  # share of the shorter line's words above which two neighbours say the same
SHAPES: Final = (
    "stamp stamp_label byline name caption source_note role_mark copyright comment login subscribe tip imprint house_ad"
    " hashtags email insert policy pictured"
).split()
TEXT_COLUMNS: Final = (
    *"units words sentences sentence_rate mean_word".split(),
    *(f"share_{name}" for name in _CLASSES),
    *"ends_stop ends_da ends_formal ends_ellipsis ends_bracket ends_colon ends_quote ends_letter".split(),
    *"starts_bracket starts_digit starts_quote starts_mark starts_lower bullet gap_before gap_after short_gap".split(),
    *"from_top from_bottom place log_lines page_sentences repeated repeated_before first_lines".split(),
    *"topic_share topic_words near_share near_words twin in_page_long longest_share url".split(),
    *(f"phrase_{reason}" for reason in _REASONS),
    "phrase",
    *(f"tokens_{reason}" for reason in _REASONS),
    *(f"is_{shape}" for shape in SHAPES),
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


def table(page: Page, texts: list[str]) -> Floats:
    """Return the feature rows of a page.

    Args:
        page: any page; the columns of `markup` are added when it is HTML.
        texts: the lines of the page as `lines` gives them.

    Returns:
        A matrix with one row a line and the columns `TEXT_COLUMNS` or `HTML_COLUMNS`.
    """
    import numpy as np

    form, units, sentences = _form(texts)
    html = is_html(page)
    wording = _wording(texts, cued=not html)
    parts = [form, _place(page, texts, units, sentences), wording, _marks(texts, wording)]
    rows = np.concatenate(parts, axis=1)
    if html:
        both = [TEXT_COLUMNS.index(name) for name in _BOTH]
        rows = np.concatenate([rows[:, both], markup.table(page, texts, units, sentences)], axis=1)
    return rows


def is_html(page: Page) -> bool:
    """Tell whether the lines of the page carry markup."""
    return any(line.path for line in page.lines[:50])


def _among(codes: NDArray[np.uint32], wanted: list[int]) -> NDArray[np.bool_]:
    """Return which codes are wanted: as `numpy.isin`, faster for a handful."""
    found: NDArray[np.bool_] = codes == wanted[0]
    for code in wanted[1:]:
        found |= codes == code
    return found


def _form(texts: list[str]) -> tuple[Floats, Floats, Floats]:
    """Return columns about the characters of each line, its length in units, and its number of sentences."""
    import numpy as np

    n, k = len(texts), len(_CLASSES)
    joined = "\n".join(texts) + "\n"
    codes = np.frombuffer(joined.encode("utf-32-le", "replace"), np.uint32)
    codes = np.minimum(codes, 0xFFFF)
    classes = _class_table()[codes]
    breaks = np.flatnonzero(codes == 10)
    starts = np.concatenate(([0], breaks[:-1] + 1))
    owner = np.repeat(np.arange(n), np.diff(np.concatenate((starts, [len(codes)]))))
    counts = np.bincount(owner * k + classes, minlength=n * k).reshape(n, k).astype(np.float32)
    counts[:, _CLASSES.index("other")] -= 1  # the line break
    chars = np.maximum(counts.sum(1), 1)
    spaces = counts[:, _CLASSES.index("space")]
    units = chars - spaces + (HANGUL_WEIGHT - 1) * (counts[:, 0] + counts[:, 1])
    words = spaces + 1
    stop, quote = _CLASSES.index("stop"), _CLASSES.index("quote")
    # A sentence ends at a stop that follows a letter, a bracket or a quote and precedes a space, a quote or the end.
    before, after = np.roll(classes, 1), np.roll(classes, -1)
    follows = (before <= 4) | (before == quote) | (before == _CLASSES.index("bracket"))
    precedes = (after == _CLASSES.index("space")) | (after == quote) | (np.roll(codes, -1) == 10)
    sentences = np.bincount(owner[(classes == stop) & follows & precedes], minlength=n).astype(np.float32)
    last = np.maximum(breaks - 1, 0)
    earlier = np.maximum(breaks - 2, 0)
    third = np.maximum(breaks - 3, 0)
    end, inner = classes[last], classes[earlier]
    closing = (end == quote) | (end == _CLASSES.index("bracket"))
    da = _among(codes[earlier], _PREDICATE) | (closing & _among(codes[third], _PREDICATE))
    first = classes[starts]
    columns = [
        np.log1p(units),
        np.log1p(words),
        np.minimum(sentences, 8) / 4,
        sentences * 60 / (units + 60),
        np.minimum(units / words, 20) / 10,
        *(counts / chars[:, None]).T,
        (end == stop) | (closing & (inner == stop)),
        da & ((end == stop) | closing),
        _among(codes[earlier], _FINAL) & _among(codes[third], _FORMAL) & (end == stop),
        (codes[last] == ord("…")) | ((codes[last] == ord(".")) & (codes[earlier] == ord("."))),
        end == _CLASSES.index("bracket"),
        codes[last] == ord(":"),
        end == quote,
        end <= _CLASSES.index("digit"),
        first == _CLASSES.index("bracket"),
        first == _CLASSES.index("digit"),
        first == quote,
        first == _CLASSES.index("bar"),
        first == _CLASSES.index("lower"),
    ]
    return np.stack([np.asarray(column, np.float32) for column in columns], axis=1), units, sentences


def _place(page: Page, texts: list[str], units: Floats, sentences: Floats) -> Floats:
    """Return columns about where the line stands, what repeats, and how much it shares with the page's sentences."""
    import numpy as np

    n = len(texts)
    ends = np.array([0, *(line.end for line in page.lines)])
    begins = np.array([*(line.start for line in page.lines), len(page.text)])
    gaps = np.minimum(begins - ends, 4).astype(np.float32)
    gaps[0] = gaps[-1] = 2
    index = np.arange(n, dtype=np.float32)
    prose = (units >= 40) & (sentences >= 1)
    prose_units = np.where(prose, units, 0)
    total = max(float(prose_units.sum()), 1.0)
    folded = [text.casefold() for text in texts]
    times = Counter(folded)
    seen: set[str] = set()
    again = np.zeros((n, 2), np.float32)
    for i, text in enumerate(folded):
        again[i] = times[text] > 1, text in seen
        seen.add(text)
    shared = _topic(folded, prose, near=not is_html(page))
    long_text = "\n".join(text for text, is_prose in zip(folded, prose, strict=True) if is_prose)
    inside = [
        len(text) >= 8 and not is_prose and text in long_text for text, is_prose in zip(folded, prose, strict=True)
    ]
    columns = [
        [line.bullet for line in page.lines],
        gaps[:-1] / 4,
        gaps[1:] / 4,
        (gaps[:-1] <= 1),
        np.log1p(index) / 3,
        np.log1p(n - 1 - index) / 3,
        index / max(n - 1, 1),
        np.full(n, math.log1p(n) / 4),
        np.full(n, math.log1p(float(prose.sum())) / 3),
        again[:, 0],
        again[:, 1],
        index < 3,
        *shared.T,
        inside,
        prose_units / total,
        ["www." in text or "http" in text for text in folded],
    ]
    return np.stack([np.asarray(column, np.float32) for column in columns], axis=1)


def _stems(folded: str) -> set[str]:
    """Return the words of a line, cut to what inflection leaves alone: two syllables, or six letters."""
    return {word[:2] if word >= "가" else word[:6] for word in _WORD.findall(folded[:400])}


def _topic(folded: list[str], prose: NDArray[np.bool_], *, near: bool) -> Floats:
    """Return what each line shares with sentence-like lines: of the whole page, of its neighbours, and its twin.

    Columns: share and number of its words that also stand in other prose of the page; the same for the two such lines
    before and the two after it; whether a neighbour says the same in nearly the same words (a caption and its copy).
    Without `near` the last three stay 0.
    """
    import numpy as np

    n = len(folded)
    words = [_stems(text) for text in folded]
    holders: Counter[str] = Counter()
    for tokens, is_prose in zip(words, prose, strict=True):
        if is_prose:
            holders.update(tokens)
    where = np.flatnonzero(prose)
    shared = [[0.0] * 5 for _ in range(n)]
    for row, tokens, is_prose in zip(shared, words, prose.tolist(), strict=True):
        if tokens:
            found = sum(holders[token] >= 1 + is_prose for token in tokens)
            row[:2] = found / len(tokens), math.log1p(found) / 3
    if near:
        _neighbours(words, where.tolist(), shared)
    return np.array(shared, np.float32)


def _neighbours(words: list[set[str]], prose: list[int], shared: list[list[float]]) -> None:
    """Fill in what each line shares with the prose around it, and whether it has a twin."""
    content = {i: {w for w in words[i] if w >= "가" or len(w) >= _CONTENT} for i in prose}
    before = 0  # number of prose lines above
    for i, tokens in enumerate(words):
        after = before + (i in content)
        if tokens:
            around = [*prose[max(0, before - _NEAR_PROSE) : before], *prose[after : after + _NEAR_PROSE]]
            own = content.get(i) or {w for w in tokens if w >= "가" or len(w) >= _CONTENT}
            close = len(own.intersection(set().union(*(content[k] for k in around)))) if around else 0
            shared[i][2:4] = close / max(len(own), 1), math.log1p(close) / 2
            for k in (i + 1, i + 2):
                if k < len(words) and _alike(tokens, words[k]):
                    shared[i][4] = shared[k][4] = 1
        before = after


def _alike(one: set[str], other: set[str]) -> bool:
    smaller = min(len(one), len(other))
    return smaller >= 4 and len(one & other) >= _TWIN * smaller


def _wording(texts: list[str], *, cued: bool) -> Floats:
    """Return columns about interface phrases, interface words and line shapes; the cues stay 0 unless `cued`."""
    import numpy as np

    rows = [_words_of(text, cued) if len(text) <= _CACHED else _words_row(text, cued) for text in texts]
    return np.array(rows, np.float32)


def _words_row(text: str, cued: bool) -> tuple[float, ...]:
    row = [0.0] * (2 * len(_REASONS) + 1)
    base = len(_REASONS)
    if (reason := phrases.reason_of(text)) is not None:
        row[_REASON_COLUMN[reason]] = row[base] = 1.0
    tokens = text[:120].split()[:12]
    for token in tokens:
        if (cue := phrases.token_reason(token.strip(".,:()[]|/·•").casefold())) is not None:
            row[base + 1 + _REASON_COLUMN[cue]] += 1 / len(tokens)
    said = (cues.is_insert(text), cues.is_policy(text), cues.is_pictured(text)) if cued else (False, False, False)
    return (*row, *shape_flags(text), *said)


_words_of = lru_cache(maxsize=16384)(_words_row)


def _marks(texts: list[str], wording: Floats) -> Floats:
    """Return how near the last and the next line is that heads other stories, belongs to comments, or is legal text."""
    import numpy as np

    base = len(_REASONS)
    column = {name: 2 * base + 1 + i for i, name in enumerate(SHAPES)}
    flags = {
        "related": wording[:, _REASONS.index(Reason.RELATED)] > 0,
        "comment": (wording[:, _REASONS.index(Reason.COMMENT_WIDGET)] > 0) | (wording[:, column["comment"]] > 0),
        "legal": np.array(
            [bool(f) and not shapes.is_quoted(t) for t, f in zip(texts, wording[:, column["copyright"]], strict=True)]
        ),
        "stamp": wording[:, column["stamp"]] > 0,
    }
    n = len(wording)
    index = np.arange(n)
    after, before = [], []
    for mark in _MARKS:
        seen = np.maximum.accumulate(np.where(flags[mark], index, -n * 9 - 999))
        coming = np.minimum.accumulate(np.where(flags[mark], index, n * 9 + 999)[::-1])[::-1]
        after.append(np.exp((seen - index) / _MARK_REACH))
        before.append(np.exp((index - coming) / _MARK_REACH))
    return np.asarray(np.stack([*after, *before], axis=1), np.float32)


@lru_cache(maxsize=8192)
def shape_flags(text: str) -> tuple[bool, ...]:
    """Return whether each of the shapes fits the line, in the order of the columns, cues left out."""
    if len(text) > 600:
        return (False,) * (len(SHAPES) - 3)
    return (
        shapes.is_stamp(text),
        shapes.is_stamp_label(text),
        shapes.is_byline(text),
        shapes.is_name(text),
        shapes.is_caption(text),
        shapes.is_source_note(text),
        shapes.is_role_mark(text),
        shapes.is_copyright(text),
        shapes.is_comment_widget(text),
        shapes.is_login(text),
        shapes.is_subscribe(text),
        shapes.is_tip_line(text),
        shapes.is_imprint(text),
        shapes.is_house_ad(text),
        shapes.is_hashtags(text),
        "@" in text and shapes.is_email(text),
    )
