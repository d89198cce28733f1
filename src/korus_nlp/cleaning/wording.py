"""What the words of a page's lines say: which lines are interface phrases, and which have one of the shapes.

Most lines of a page have none, and asking each of them every question costs more than all else. So phrases are looked
up by keys that are made for the whole page at once, tokens by hashes, and a sieve (`signs`) leaves few lines to be
asked whether they have a shape.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from korus_nlp.cleaning import cues, phrases, shapes
from korus_nlp.cleaning.scan import DIGIT, LINE, SPACE, Scan, hashes
from korus_nlp.cleaning.signs import Sieve
from korus_nlp.document import Reason

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Hashes = NDArray[np.uint64]
    Index = NDArray[np.intp]
    Mask = NDArray[np.bool_]

_ASKED: Final[dict[str, Callable[[str], bool]]] = {
    "stamp": shapes.is_stamp,
    "stamp_label": shapes.is_stamp_label,
    "byline": shapes.is_byline,
    "name": shapes.is_name,
    "caption": shapes.is_caption,
    "source_note": shapes.is_source_note,
    "role_mark": shapes.is_role_mark,
    "copyright": shapes.is_copyright,
    "comment": shapes.is_comment_widget,
    "login": shapes.is_login,
    "subscribe": shapes.is_subscribe,
    "tip": shapes.is_tip_line,
    "imprint": shapes.is_imprint,
    "house_ad": shapes.is_house_ad,
    "hashtags": shapes.is_hashtags,
    "email": shapes.is_email,
}
_CUES: Final[dict[str, Callable[[str], bool]]] = {
    "insert": cues.is_insert,
    "policy": cues.is_policy,
    "pictured": cues.is_pictured,
}
SHAPES: Final = (*_ASKED, *_CUES)
REASONS: Final = tuple(Reason)
COLUMNS: Final = (
    *(f"phrase_{reason}" for reason in REASONS),
    "phrase",
    *(f"tokens_{reason}" for reason in REASONS),
    *(f"is_{shape}" for shape in SHAPES),
)
_COLUMN: Final = {reason: i for i, reason in enumerate(REASONS)}
_PHRASE: Final = len(REASONS)
_FIRST_SHAPE: Final = 2 * len(REASONS) + 1
_LONGEST: Final = 600  # characters of a line that can have a shape
_TOKENS_READ: Final = 120  # characters of a line in which single interface words are looked for
_TOKENS: Final = 12
_STRIPPED: Final = ".,:()[]|/·•"
_STAMP_DIGITS: Final = 5
_NAME_LENGTH: Final = 40


class Wording(Struct):
    """What the words of the lines say.

    Attributes:
        scan: the lines.
        reasons: for every line why the whole line is interface text, or None.
        tokens: for lines with single interface words, the share of each reason in the line's words.
        shapes: for lines that have some, their shapes.
    """

    scan: Scan
    reasons: list[Reason | None]
    tokens: dict[int, tuple[float, ...]]
    shapes: dict[int, tuple[str, ...]]

    def columns(self) -> Floats:
        """Return what is known as rows of numbers, in the order of `COLUMNS`."""
        import numpy as np

        rows = np.zeros((len(self.reasons), len(COLUMNS)), np.float32)
        said = [(i, _COLUMN[reason]) for i, reason in enumerate(self.reasons) if reason is not None]
        if said:
            at = np.array(said)
            rows[at[:, 0], at[:, 1]] = rows[at[:, 0], _PHRASE] = 1
        if self.tokens:
            rows[list(self.tokens), _PHRASE + 1 : _FIRST_SHAPE] = list(self.tokens.values())
        where = [(i, _SHAPE_COLUMN[shape]) for i, found in self.shapes.items() for shape in found]
        if where:
            at = np.array(where)
            rows[at[:, 0], at[:, 1]] = 1
        return rows


_SHAPE_COLUMN: Final = {shape: _FIRST_SHAPE + i for i, shape in enumerate(SHAPES)}


def read(scan: Scan, *, cued: bool) -> Wording:
    """Return what the words of the lines say; the cues are only looked for if `cued`."""
    line, hits, counted, offset = _tokens(scan)
    return Wording(
        scan, _reasons(scan, line, hits, counted), _shares(scan, line[hits & (offset < _TOKENS_READ)]),
        _shapes(scan, cued=cued),
    )  # fmt: skip


def _reasons(scan: Scan, line: Index, hits: Mask, counted: Mask) -> list[Reason | None]:
    """Return why lines are interface text: `phrases.reason_of`, for all lines at once."""
    import numpy as np

    found = phrases.of_keys(scan.keys)
    n = len(scan.texts)
    words = np.bincount(line[counted], minlength=n)
    known = np.bincount(line[hits], minlength=n)
    listed = np.flatnonzero((words >= 2) & (known * 6 >= words * 5))  # at least: words are counted sparingly
    for i in {*listed.tolist(), *(i for i, reason in enumerate(found) if reason is not None)}:
        found[i] = phrases.reason_of(scan.texts[i])
    return found


def _tokens(scan: Scan) -> tuple[Index, Mask, Mask, Index]:
    """Return for every token of the page its line, whether it may be an interface word, whether it counts, its offset.

    A token is what stands between spaces; its letters and digits are compared, by hash. It counts as a word if it
    begins with a letter or may be an interface word.
    """
    import numpy as np

    kept = scan.kept
    gaps = np.flatnonzero(scan.traits & (SPACE | LINE))
    ends = np.searchsorted(kept, gaps)
    starts = np.concatenate(([0], (ends + (scan.traits[gaps] == LINE))[:-1]))
    some = np.flatnonzero(ends > starts)
    starts, sizes, line = starts[some], (ends - starts)[some], scan.fold_owner[gaps[some]]
    first = kept[starts]
    grams = scan.kept_grams
    found = hashes(grams[starts], grams[starts + 4], sizes)
    known = _known_tokens()
    hits = known[np.minimum(np.searchsorted(known, found), len(known) - 1)] == found
    counted = hits | ((scan.traits[first] & DIGIT) == 0)
    return line, hits, counted, first - scan.fold_starts[line]


@cache
def _known_tokens() -> Hashes:
    """Return the hashes of all interface words, sorted."""
    import numpy as np

    scan = Scan(sorted(phrases.tokens()))
    sizes = scan.ends - scan.starts
    return np.unique(hashes(scan.grams[scan.starts], scan.grams[scan.starts + 4], sizes))


def _shares(scan: Scan, hit: Index) -> dict[int, tuple[float, ...]]:
    """Return the shares of interface words in the lines that have some; a word cut off by the limit may be one too."""
    texts, known = scan.texts, phrases.tokens()
    lines = set(hit.tolist())
    for i, text in enumerate(texts):
        if len(text) > _TOKENS_READ and text[_TOKENS_READ - 1 : _TOKENS_READ + 1].split() != [text[_TOKENS_READ]]:
            last = text[:_TOKENS_READ].rsplit(None, 1)
            if last and last[-1].strip(_STRIPPED).casefold() in known:
                lines.add(i)
    found = {i: _token_shares(texts[i]) for i in sorted(lines)}
    return {i: shares for i, shares in found.items() if any(shares)}


@lru_cache(maxsize=16384)
def _token_shares(text: str) -> tuple[float, ...]:
    shares = [0.0] * len(REASONS)
    tokens = text[:_TOKENS_READ].split()[:_TOKENS]
    for token in tokens:
        if (reason := phrases.token_reason(token.strip(_STRIPPED).casefold())) is not None:
            shares[_COLUMN[reason]] += 1 / len(tokens)
    return tuple(shares)


@cache
def _sieve() -> Sieve:
    return Sieve([shapes.EXPRESSIONS.get(shape, ()) for shape in _ASKED] + [cues.SIGNS[cue] for cue in _CUES])


def _shapes(scan: Scan, *, cued: bool) -> dict[int, tuple[str, ...]]:
    """Return the shapes of the lines that have some."""
    import numpy as np

    possible = _sieve().kinds(scan) | _by_form(scan)
    if not cued:
        possible &= np.uint64((1 << len(_ASKED)) - 1)
    found: dict[int, tuple[str, ...]] = {}
    where = np.flatnonzero(possible)
    for i, bits in zip(where.tolist(), possible[where].tolist(), strict=True):
        text = scan.texts[i]
        if has := _asked(text, bits) if len(text) <= _LONGEST else ():
            found[i] = has
    return found


@lru_cache(maxsize=8192)
def _asked(text: str, bits: int) -> tuple[str, ...]:
    """Return which of the possible shapes, given as bits, the line has."""
    found = []
    while bits:
        shape, has = _QUESTIONS[(bits & -bits).bit_length() - 1]
        bits &= bits - 1
        if has(text):
            found.append(shape)
    return tuple(found)


_QUESTIONS: Final = tuple({**_ASKED, **_CUES}.items())


def _by_form(scan: Scan) -> Hashes:
    """Return, as bits, which lines can be stamps and bare names: what digits, length and first letters say."""
    import numpy as np

    n, starts = len(scan.texts), scan.starts
    digits = np.bincount(scan.fold_owner[np.flatnonzero(scan.traits & DIGIT)], minlength=n)
    sizes = scan.ends - starts
    spaced = np.zeros(n, np.bool_)
    spaced[scan.fold_owner[np.flatnonzero(scan.traits & SPACE)]] = True
    listed = np.zeros(n, np.bool_)
    listed[scan.fold_owner[np.flatnonzero(scan.fold == ord(","))]] = True
    first = scan.codes[starts]
    hangul = (first >= ord("가")) & (first <= ord("힣")) & (listed | (sizes <= 4))
    latin = (first >= ord("A")) & (first <= ord("Z")) & spaced
    named = (hangul | latin) & (sizes <= _NAME_LENGTH)
    bits = (digits >= _STAMP_DIGITS).astype(np.uint64) << np.uint64(SHAPES.index("stamp"))
    return bits | named.astype(np.uint64) << np.uint64(SHAPES.index("name"))


def shapes_of(text: str) -> tuple[str, ...]:
    """Return the shapes of one line, each question asked.

    >>> shapes_of("승인 2023.08.03 10:31"), shapes_of("Lee Kyung-sik"), shapes_of("회의는 17일 서울에서 열렸다.")
    (('stamp',), ('name',), ())
    """
    return _asked(text, (1 << len(SHAPES)) - 1) if len(text) <= _LONGEST else ()
