"""What the tagger sees of a token: one module for training and for the library, so that the two cannot differ.

A feature is a short string; a sentence is a list of feature lists. `Lexicon` marks known names, `Words` holds what is
known of a word before any sentence: its clusters, its likely types, whether text writes it with a capital. The template
follows the trials: word, affixes, shape, part of speech, neighbours, bigrams and names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

EDGE = "#"
_LONGEST_NAME = 8
# Particles and endings: the word and the part of speech say all that a form can say.
_FUNCTION = "JE"
_CACHED = 65_536  # words whose features are kept


class Lexicon:
    """Names of the gazetteer, matched longest first over whole tokens.

    Args:
        names: normalised name (see `key`) → letters of its types ("G" for GPE, "O" for ORG, …).
        glue: what stands between tokens in a name: nothing in Korean, where spacing varies, a blank in English.
    """

    def __init__(self, names: Mapping[str, str], glue: str) -> None:
        self.names = dict(names)
        self.glue = glue
        self._prefixes = {name[:i] for name in self.names for i in range(1, len(name) + 1)}

    def mark(self, words: Sequence[str]) -> list[str]:
        """Return per token "" or the match: position (B first, I inside) and the types' letters."""
        marks = [""] * len(words)
        i = 0
        while i < len(words):
            name, end = "", 0
            for j in range(i, min(len(words), i + _LONGEST_NAME)):
                name = name + self.glue + words[j] if j > i else words[j]
                if name not in self._prefixes:
                    break
                if name in self.names:
                    end = j + 1
            if end:
                letters = self.names["".join(words[i:end]) if not self.glue else self.glue.join(words[i:end])]
                marks[i:end] = ["B" + letters] + ["I" + letters] * (end - i - 1)
            i = max(end, i + 1)
        return marks


class Facts(NamedTuple):
    """What is known of a word, as features of its own token and of the tokens beside it.

    `own` and `small` are for a token with and without a capital (Korean has only `own`); `before` and `after` for the
    neighbours of a name-like word, `before_small` and `after_small` for those of another. `packed` is `before`, `own`
    and `after` as UTF-8.
    """

    case: str = ""
    own: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    before_small: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    after_small: tuple[str, ...] = ()
    packed: tuple[tuple[bytes, ...], tuple[bytes, ...], tuple[bytes, ...]] = ((), (), ())


_NOTHING = Facts()


class Words(dict[str, Facts]):
    """What is known about words: clusters, likely types, use in names, letter case; features are made when asked for.

    Args:
        known: word (English in lower case) → (facts, case class "l", "u", "m" or "").
    """

    def __init__(self, known: Mapping[str, tuple[Sequence[str], str]]) -> None:
        super().__init__()
        self._known = dict(known)

    def __missing__(self, word: str) -> Facts:
        """Make and keep the features of a word."""
        known = self._known.get(word)
        found = _NOTHING if known is None else _facts(*known)
        if len(self) >= _CACHED:
            self.clear()
        self[word] = found
        return found


def _facts(facts: Sequence[str], case: str) -> Facts:
    def named(prefix: str, count: int) -> tuple[str, ...]:
        return tuple(f"{prefix}={fact}" for fact in facts[:count])

    every = len(facts)
    own, before, after = named("kA", every), named("k-", every), named("k+", every)
    packed = tuple(tuple(map(str.encode, one)) for one in (before, own, after))
    return Facts(
        case, own, named("ka", every), before, named("k<", 1), after, named("k>", 1), (packed[0], packed[1], packed[2])
    )


def hangul_shape(word: str) -> str:
    """Return the kinds of characters in `word`, runs squeezed: K Hangul, D digit, A capital, a letter, - other.

    >>> hangul_shape("제19대"), hangul_shape("iPhone")
    ('KDK', 'aAa')
    """
    kinds = [
        "K" if "가" <= c <= "힣" else "D" if c.isdigit() else "A" if c.isupper() else "a" if c.isalpha() else "-"
        for c in word
    ]
    return "".join(k for i, k in enumerate(kinds) if i == 0 or kinds[i - 1] != k)


def latin_shape(word: str) -> str:
    """Return the kinds of characters with repetitions squeezed to at most two.

    >>> latin_shape("Kyung-sik"), latin_shape("G20")
    ('Aaa-aa', 'Add')
    """
    kinds = ["A" if c.isupper() else "a" if c.islower() else "d" if c.isdigit() else c for c in word]
    return "".join(k for i, k in enumerate(kinds) if i < 2 or not kinds[i - 2] == kinds[i - 1] == k)


@lru_cache(maxsize=65_536)
def _korean_word(word: str, tag: str) -> tuple[bytes, ...]:
    """Features of a Korean token that do not depend on its neighbours."""
    found = [
        "b",
        f"p={word[0]}",
        f"s={word[-1]}",
        f"h={hangul_shape(word)}",
        f"n={min(len(word), 6)}{tag}",
    ]
    if len(word) > 1:
        found += [f"p2={word[:2]}", f"s2={word[-2:]}", f"st={word[-1]}{tag}"]
    if len(word) > 2:
        found.append(f"s3={word[-3:]}")
    return tuple(map(str.encode, found))


@lru_cache(maxsize=65_536)
def _beside(value: str, letter: str) -> tuple[bytes, ...]:
    """Return a word ("") or part of speech ("t") as features: itself, before, after, second before, second after."""
    prefixes = "w a z aa zz" if not letter else "t ta tz taa tzz"
    return (*(f"{prefix}={value}".encode() for prefix in prefixes.split()), value.encode())


@lru_cache(maxsize=65_536)
def _tags(before: str, tag: str, after: str, gap: str, gap_after: str) -> tuple[bytes, bytes, bytes, bytes]:
    """Return the features of three parts of speech and of the blanks around the token in the middle."""
    return (
        f"_={gap}{gap_after}".encode(),
        f"t3={before}{tag}{after}".encode(),
        f"tat={before}{tag}{gap}".encode(),
        f"ttz={tag}{gap_after}{after}".encode(),
    )


def korean(
    words: Sequence[str], tags: Sequence[str], spaces: Sequence[bool], lexicon: Lexicon, known: Words
) -> list[list[bytes]]:
    """Return the features of a Korean sentence, as UTF-8: the tagger takes bytes as they are, and most are cached.

    Args:
        words: surfaces of the morphemes (NFC).
        tags: their parts of speech.
        spaces: whether white space stands before each.
        lexicon: known names.
        known: facts about words.
    """
    names = lexicon.mark(words)
    facts = [_NOTHING, *(known[word] for word in words), _NOTHING]
    # Two edges on either side spare the loop every bounds check.
    w = [_beside(word, "") for word in (EDGE, EDGE, *words, EDGE, EDGE)]
    t = [_beside(tag, "t") for tag in (EDGE, EDGE, *tags, EDGE, EDGE)]
    padded = [EDGE, *tags, EDGE]
    g = ["", "", *names, "", ""]
    sp = [*("_" if space else "" for space in spaces), "", ""]
    features = []
    for k, (word, tag) in enumerate(zip(words, tags, strict=True), 2):
        i, before, here, after = k - 2, w[k - 1], w[k], w[k + 1]
        around = _tags(padded[i], tag, padded[k], sp[i], sp[i + 1])
        found = [here[0], t[k][0], *around[:3], before[1], after[2], t[k - 1][1], t[k + 1][2]]
        found.append(b"aw=%b|%b" % (before[5], here[5]))
        found += facts[i].packed[0]
        if tag[0] not in _FUNCTION:
            found += _korean_word(word, tag)
            found += (w[i][3], w[k + 2][4], t[i][3], t[k + 2][4], around[3], b"wz=%b|%b" % (here[5], after[5]))
            found += facts[i + 1].packed[1]
            found += facts[k].packed[2]
        if g[k]:
            found += [f"g={g[k]}".encode(), f"gt={g[k]}{tag}".encode()]
        if g[k - 1]:
            found.append(f"ga={g[k - 1]}".encode())
        if g[k + 1]:
            found.append(f"gz={g[k + 1]}".encode())
        features.append(found)
    return features


@lru_cache(maxsize=65_536)
def _english_word(word: str) -> tuple[str, str, tuple[str, ...]]:
    """Return lower-cased word, shape, and the features of an English token that do not depend on its neighbours."""
    lower, shape = word.lower(), latin_shape(word)
    found = ["b", f"w={lower}", f"h={shape}", f"p1={word[0]}", f"s2={word[-2:]}"]
    if len(word) > 2:
        found += [f"p3={lower[:3]}", f"s3={lower[-3:]}"]
    if len(word) > 4:
        found += [f"p4={lower[:4]}", f"s4={lower[-4:]}"]
    if "-" in word[1:-1]:
        head, _, tail = lower.partition("-")
        found += [f"-a={head}", f"-z={tail}"]
    return lower, shape, tuple(found)


def english(words: Sequence[str], lexicon: Lexicon, known: Words) -> list[list[str]]:
    """Return the features of an English sentence, given its tokens as written."""
    count = len(words)
    facts = [_english_word(word) for word in words]
    lowers = [fact[0] for fact in facts]
    names = [
        mark if word[0].isupper() else "" for mark, word in zip(lexicon.mark(lowers), words, strict=True)
    ]  # "turkey" is no country
    capitals = sum(word[0].isupper() for word in words)
    style = f"cap={capitals > 0.6 * count}"
    w = [EDGE, EDGE, *lowers, EDGE, EDGE]
    s = [EDGE, EDGE, *(fact[1] for fact in facts), EDGE, EDGE]
    learnt = [_NOTHING, *(known[lower] for lower in lowers), _NOTHING]
    upper = [False, *(word[0].isupper() for word in words), False]
    g = ["", "", *names, "", ""]
    features = []
    for i in range(count):
        k = i + 2
        word, shape, before, after = w[k], s[k], w[k - 1], w[k + 1]
        fact, left, right = learnt[i + 1], learnt[i], learnt[i + 2]
        found = [
            *facts[i][2],
            style,
            f"a={before}",
            f"z={after}",
            f"aa={w[k - 2]}",
            f"zz={w[k + 2]}",
            f"ha={s[k - 1]}",
            f"hz={s[k + 1]}",
            f"haa={s[k - 2]}",
            f"hzz={s[k + 2]}",
            f"aw={before}|{word}",
            f"wz={word}|{after}",
            f"hah={s[k - 1]}|{shape}",
            f"hhz={shape}|{s[k + 1]}",
            f"k={fact.case}{i == 0}{shape[:2]}",
            *(fact.own if upper[i + 1] else fact.small),
            *(left.before if upper[i] else left.before_small),
            *(right.after if upper[i + 2] else right.after_small),
        ]
        if g[k]:
            found += [f"g={g[k]}", f"gw={g[k]}{lowers[i]}"]
        if g[k - 1]:
            found.append(f"ga={g[k - 1]}")
        if g[k + 1]:
            found.append(f"gz={g[k + 1]}")
        features.append(found)
    return features


class Extractor:
    """The features of one language with what they look up.

    Args:
        lang: "ko" or "en".
        names: lexicon key → letters of the types.
        words: word → (facts, case class).
    """

    def __init__(self, lang: str, names: Mapping[str, str], words: Mapping[str, tuple[Sequence[str], str]]) -> None:
        self.lang = lang
        self.lexicon = Lexicon(names, "" if lang == "ko" else " ")
        self.words = Words(words)

    def __call__(
        self, words: Sequence[str], tags: Sequence[str], spaces: Sequence[bool]
    ) -> list[list[str]] | list[list[bytes]]:
        """Return one list of features a token, text or UTF-8; `tags` are ignored in English."""
        if self.lang == "ko":
            return korean(words, tags, spaces, self.lexicon, self.words)
        return english(words, self.lexicon, self.words)
