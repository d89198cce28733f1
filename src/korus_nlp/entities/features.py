"""What the tagger sees of a token: one module for training and for the library, so that the two cannot differ.

A feature is a short string; those that always come together (all that a word says of itself) are joined to a group,
made once. `Lexicon` marks known names, `Words` holds what is known of a word before any sentence: its clusters, its
likely types, whether text writes it with a capital. The template follows the trials: word, affixes, shape, part of
speech, neighbours, bigrams and names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

EDGE = "#"

# A group: features that always come together, in one string, so that they are hashed and compared once.
JOIN = "\t"
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
            if words[i] not in self._prefixes:
                i += 1
                continue
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
    neighbours of a name-like word, `before_small` and `after_small` for those of another.
    """

    case: str = ""
    own: str = ""
    small: str = ""
    before: str = ""
    before_small: str = ""
    after: str = ""
    after_small: str = ""


_NOTHING = Facts()


class Words(dict[str, Facts]):
    """What is known about words: clusters, likely types, use in names, letter case; features are made when asked for.

    Args:
        known: word (English in lower case) → (facts, case class "l", "u", "m" or "").
    """

    def __init__(self, known: Mapping[str, tuple[Sequence[str], str]]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, word: str) -> Facts:
        """Make and keep the features of a word."""
        known = self._known.get(word)
        found = _NOTHING if known is None else _facts(*known)
        if len(self) >= _CACHED:
            self.clear()
        self[word] = found
        return found


def _facts(facts: Sequence[str], case: str) -> Facts:
    every = JOIN.join(facts)

    def named(prefix: str, told: str) -> str:
        return f"{prefix}={told.replace(JOIN, f'{JOIN}{prefix}=')}" if told else ""

    first = facts[0] if facts else ""
    own, before, after = named("kA", every), named("k-", every), named("k+", every)
    return Facts(case, own, named("ka", every), before, named("k<", first), after, named("k>", first))


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


def _korean_word(word: str, tag: str) -> tuple[str, ...]:
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
    return tuple(found)


class Seen(NamedTuple):
    """What a Korean token says of itself and, in the role of a neighbour, of the tokens around it.

    `before` is for the token behind it, `after` for the one in front of it, `before2` and `after2` for those one
    further. Particles and endings hear less of their neighbours: `after_small`, and nothing from two tokens away.
    """

    word: str
    function: bool
    own: str
    before: str
    after: str
    after_small: str
    before2: str
    after2: str


def _joined(*groups: str) -> str:
    return JOIN.join(filter(None, groups))


def _seen(word: str, tag: str, facts: Facts) -> Seen:
    function = tag[0] in _FUNCTION
    own, beside = f"w={word}{JOIN}t={tag}", f"z={word}{JOIN}tz={tag}"
    return Seen(
        word,
        function,
        own if function else _joined(own, *_korean_word(word, tag), facts.own),
        _joined(f"a={word}{JOIN}ta={tag}", facts.before),
        _joined(beside, facts.after),
        beside,
        f"aa={word}{JOIN}taa={tag}",
        f"zz={word}{JOIN}tzz={tag}",
    )


class Tokens(dict[tuple[str, str], Seen]):
    """Korean tokens, (word, part of speech), with what they say; made when asked for, and kept."""

    def __init__(self, known: Words) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, token: tuple[str, str]) -> Seen:
        """Make and keep what a token says."""
        if len(self) >= _CACHED:
            self.clear()
        self[token] = found = _seen(*token, self._known[token[0]])
        return found


@lru_cache(maxsize=_CACHED)
def _tags(before: str, tag: str, after: str, gap: str, gap_after: str) -> str:
    """Return the features of three parts of speech and of the blanks around the token in the middle."""
    found = _joined(f"_={gap}{gap_after}", f"t3={before}{tag}{after}", f"tat={before}{tag}{gap}")
    return found if tag[0] in _FUNCTION else _joined(found, f"ttz={tag}{gap_after}{after}")


_OUTSIDE = _seen(EDGE, EDGE, _NOTHING)


def korean(
    words: Sequence[str], tags: Sequence[str], spaces: Sequence[bool], lexicon: Lexicon, known: Tokens
) -> list[list[str]]:
    """Return the features of a Korean sentence, groups of them for each token.

    Args:
        words: surfaces of the morphemes (NFC).
        tags: their parts of speech.
        spaces: whether white space stands before each.
        lexicon: known names.
        known: what tokens say.
    """
    # Two edges on either side spare the loop every bounds check.
    seen = [_OUTSIDE, _OUTSIDE, *map(known.__getitem__, zip(words, tags, strict=True)), _OUTSIDE, _OUTSIDE]
    spelled, function, own, before, after, after_small, before2, after2 = zip(*seen, strict=True)
    pairs = [f"={one}|{other}" for one, other in pairwise(spelled[1:-1])]
    gaps = ["_" if space else "" for space in spaces]
    around = map(_tags, [EDGE, *tags], tags, [*tags[1:], EDGE], gaps, [*gaps[1:], ""])
    near = zip(own[2:], around, before[1:], pairs, after_small[3:], strict=False)
    far = zip(after[3:], pairs[1:], before2, after2[4:], strict=True)
    features = [
        [o, t, b, f"aw{p}", small] if particle else [o, t, b, f"aw{p}", a, f"wz{q}", b2, a2]
        for particle, (o, t, b, p, small), (a, q, b2, a2) in zip(function[2:], near, far, strict=False)
    ]
    _add_names(features, lexicon.mark(words), "gt", tags)
    return features


def _add_names(features: list[list[str]], names: Sequence[str], key: str, beside: Sequence[str]) -> None:
    """Add the lexicon's mark of a token to its features, alone and with `beside`, and to those of its neighbours."""
    for i, name in enumerate(names):
        if name:
            features[i] += (f"g={name}", f"{key}={name}{beside[i]}")
            if i:
                features[i - 1].append(f"gz={name}")
            if i + 1 < len(names):
                features[i + 1].append(f"ga={name}")


class _English(NamedTuple):
    """What an English token says of itself and of the tokens around it, as in `Seen`."""

    lower: str
    shape: str
    own: str
    before: str
    after: str
    before2: str
    after2: str


@lru_cache(maxsize=65_536)
def _english_word(word: str) -> _English:
    """Return the features of an English token that do not depend on others; `EDGE` stands for the edge."""
    lower, shape = (word.lower(), latin_shape(word)) if word != EDGE else (EDGE, EDGE)
    found = ["b", f"w={lower}", f"h={shape}", f"p1={word[0]}", f"s2={word[-2:]}"]
    if len(word) > 2:
        found += [f"p3={lower[:3]}", f"s3={lower[-3:]}"]
    if len(word) > 4:
        found += [f"p4={lower[:4]}", f"s4={lower[-4:]}"]
    if "-" in word[1:-1]:
        head, _, tail = lower.partition("-")
        found += [f"-a={head}", f"-z={tail}"]
    return _English(
        lower,
        shape,
        JOIN.join(found),
        f"a={lower}{JOIN}ha={shape}",
        f"z={lower}{JOIN}hz={shape}",
        f"aa={lower}{JOIN}haa={shape}",
        f"zz={lower}{JOIN}hzz={shape}",
    )


def english(words: Sequence[str], lexicon: Lexicon, known: Words) -> list[list[str]]:
    """Return the features of an English sentence, given its tokens as written."""
    s = [_english_word(word) for word in (EDGE, EDGE, *words, EDGE, EDGE)]
    lowers = [seen.lower for seen in s[2:-2]]
    upper = [False, *(word[0].isupper() for word in words), False]
    names = [mark if capital else "" for mark, capital in zip(lexicon.mark(lowers), upper[1:-1], strict=True)]
    style = f"cap={sum(upper) > 0.6 * len(words)}"  # "turkey" is no country
    learnt = [_NOTHING, *(known[lower] for lower in lowers), _NOTHING]
    features: list[list[str]] = []
    for i, (before2, before, here, after, after2) in enumerate(zip(s, s[1:], s[2:], s[3:], s[4:], strict=False)):
        left, fact, right = learnt[i : i + 3]
        features.append(
            [
                here.own,
                style,
                before.before,
                after.after,
                before2.before2,
                after2.after2,
                f"aw={before.lower}|{here.lower}",
                f"wz={here.lower}|{after.lower}",
                f"hah={before.shape}|{here.shape}",
                f"hhz={here.shape}|{after.shape}",
                f"k={fact.case}{i == 0}{here.shape[:2]}",
                fact.own if upper[i + 1] else fact.small,
                left.before if upper[i] else left.before_small,
                right.after if upper[i + 2] else right.after_small,
            ]
        )
    _add_names(features, names, "gw", lowers)
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
        self._tokens = Tokens(self.words)

    def groups(self, words: Sequence[str], tags: Sequence[str], spaces: Sequence[bool]) -> list[list[str]]:
        """Return one list of groups of features a token; `tags` are ignored in English."""
        if self.lang == "ko":
            return korean(words, tags, spaces, self.lexicon, self._tokens)
        return english(words, self.lexicon, self.words)

    def __call__(self, words: Sequence[str], tags: Sequence[str], spaces: Sequence[bool]) -> list[list[str]]:
        """Return one list of features a token, one by one."""
        tokens = self.groups(words, tags, spaces)
        return [[one for group in token if group for one in group.split(JOIN)] for token in tokens]
