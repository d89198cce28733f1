"""The tokenizer: English words of the teacher's vocabulary, Korean pieces learned from the data, no border marks.

A piece has one vector wherever it stands, so 대통령 is the same in 대통령이 and 부대통령. Text is NFKC, lower case, cut
into runs of Hangul, of Latin letters, of digits, and single other characters.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from korus_nlp.training.embedding.corpus import DOCUMENTATION, Pair
from korus_nlp.training.embedding.recipe import Recipe

PAD, UNKNOWN = "[PAD]", "[UNK]"
_RUNS: Final = r"[가-힣]+|[a-z]+|[0-9]+|[^\s\w]|[^\W]"
_HANGUL = re.compile("[가-힣]+")
_LONGEST: Final = 7  # syllables of a piece
_OFTEN: Final = 6  # a word of general text counts like six of documentation
_DAMPED: Final = 40  # more occurrences than this count by their logarithm
_RARE: Final = -13.0  # log score of letters, years and the acronyms below
_UNUSED: Final = 990  # the teacher's vocabulary begins with reserved entries and single characters
_PUNCTUATION: Final = ".,!?%$-:;/()\"'&+@#*·…“”‘’~"
_ACRONYMS: Final = (
    "lg sk kt gs cj posco hyundai samsung naver kakao kospi kosdaq kbs mbc sbs jtbc gdp cpi imf wto oecd un eu nato "
    "ceo cto cfo ai it ict rd rnd iot esg ev lng pc tv usb url id api html http www kr jp cn uk usa"
)


def build(pairs: Sequence[Pair], korean: Sequence[str], vocabulary: Sequence[str], recipe: Recipe) -> Any:
    """Return a `tokenizers.Tokenizer`.

    Args:
        pairs: the training pairs, whose Korean sides teach the pieces.
        korean: sentences in Korean only, likewise.
        vocabulary: the teacher's word pieces, the most frequent first.
        recipe: how many pieces of each language.
    """
    from tokenizers import models

    known = _korean(_words(pairs, korean), recipe.korean)
    known |= _english(vocabulary, recipe.english)
    known |= dict.fromkeys(_PUNCTUATION, -5.0)
    scores = sorted(known.items(), key=lambda item: (-item[1], item[0]))
    return _tokenizer(models.Unigram([(PAD, 0.0), (UNKNOWN, -60.0), *scores], unk_id=1, byte_fallback=False))


def scores(tokenizer: Any) -> dict[str, float]:
    """Return the log score of every piece, in order of the ids."""
    return dict(json.loads(tokenizer.to_str())["model"]["vocab"])


def _words(pairs: Sequence[Pair], korean: Sequence[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    lexicon = (
        "nikl",
        "cldr",
        "kengdic",
        "id-tagging",
        "wikidata",
        "wiktionary",
        "tico19",
        "name-suggestion",
        "bible",
        "gazetteer",
    )
    for pair in pairs:
        plain = pair.source in DOCUMENTATION or pair.source.startswith(lexicon)
        for word in _HANGUL.findall(pair.ko):
            counts[word] += 1 if plain else _OFTEN
    for text in korean:
        for word in _HANGUL.findall(text):
            counts[word] += _OFTEN
    return counts


def _korean(counts: Counter[str], size: int) -> dict[str, float]:
    from tokenizers import models, trainers

    tokenizer = _tokenizer(models.Unigram())
    trainer = trainers.UnigramTrainer(
        vocab_size=size, max_piece_length=_LONGEST, special_tokens=[], unk_token=None, show_progress=False,
        initial_alphabet=[],
    )  # fmt: skip
    tokenizer.train_from_iterator(_repeated(counts), trainer)
    found = {piece: score for piece, score in scores(tokenizer).items() if _HANGUL.fullmatch(piece)}
    lowest = min(found.values())
    for syllable in sorted({syllable for word in counts for syllable in word}):
        found.setdefault(syllable, lowest - 3)
    return found


def _repeated(counts: Counter[str]) -> Iterator[str]:
    for word, count in counts.items():
        times = count if count < _DAMPED else _DAMPED + int(math.log2(count / _DAMPED) * 20)
        for _ in range(times):
            yield word


def _english(vocabulary: Iterable[str], size: int) -> dict[str, float]:
    """Score the teacher's words by rank (Zipf); its word-internal pieces are allowed at a price."""
    found: dict[str, float] = {}
    for rank, entry in enumerate(vocabulary):
        piece = entry.removeprefix("##")
        if re.fullmatch(r"[a-z]+|[0-9]+", piece) and (len(found) < size or len(piece) < 3):
            score = -math.log(max(rank - _UNUSED, 1) + 20) - 3 - (2.5 if piece != entry else 0)
            found[piece] = max(found.get(piece, -99.0), score)
    rare = [*"abcdefghijklmnopqrstuvwxyz0123456789", *map(str, range(1900, 2051)), *_ACRONYMS.split()]
    for piece in rare:
        found.setdefault(piece, _RARE)
    return found


def _tokenizer(model: Any) -> Any:
    from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers

    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(_RUNS), "removed", invert=True)
    return tokenizer
