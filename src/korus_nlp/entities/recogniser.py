"""The recogniser: tokens in, labelled spans with a confidence out. A CRF read from a model folder, no pickle.

A model folder holds `model.json` (language, calibration, endings), `crf.crfsuite.zst` (weights), `names.tsv`
(gazetteer names the features mark) and `words.tsv.zst` (facts about words). Training (`korus_nlp.training.entities`)
writes it; both the library and the spaCy component read it through `Recogniser.load`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from korus_nlp.entities import english
from korus_nlp.entities.crf import Crf, Tagged
from korus_nlp.entities.features import Extractor
from korus_nlp.entities.labels import Refinement
from korus_nlp.errors import Exit, KorusError

FILES = ("model.json", "crf.crfsuite.zst", "names.tsv", "words.tsv.zst")
_SENTENCE_END = frozenset(".!?。…")
_CLOSERS = frozenset("\"'”’)]」』》")
# Longer sentences (lists, tables) are cut: the features look two tokens far, so little is lost.
_LONGEST_SENTENCE = 400
Passage = tuple[Sequence[str], Sequence[str], Sequence[bool]]


class Mention(NamedTuple):
    """Tokens ``[start, end)`` with a label and the calibrated probability that span and label are right."""

    start: int
    end: int
    label: str
    score: float


class Recogniser:
    """Finds entities in tokens.

    Args:
        crf: the weights.
        extractor: the features it was trained with.
        refinement: coarse → fine labels.
        calibration: slope and offset of the logistic map from the CRF's marginal to a probability.
    """

    def __init__(
        self, crf: Crf, extractor: Extractor, refinement: Refinement, calibration: tuple[float, float]
    ) -> None:
        self.lang = extractor.lang
        self.files: Mapping[str, bytes] = {}
        self._crf = crf
        self._extract = extractor
        self._refinement = refinement
        self._slope, self._offset = calibration

    @classmethod
    def load(cls, folder: Path) -> Recogniser:
        """Read a model folder; raises `KorusError` (exit code MISSING) when a file is missing or damaged."""
        try:
            return cls.from_files({name: (folder / name).read_bytes() for name in FILES})
        except (OSError, ValueError) as error:
            raise KorusError(
                "no_entity_model",
                "the entity model cannot be read",
                where=str(folder),
                saw=str(error),
                hint="reinstall: pip install --force-reinstall korus-nlp",
                exit_code=Exit.MISSING,
            ) from error

    @classmethod
    def from_files(cls, files: Mapping[str, bytes]) -> Recogniser:
        """Make a recogniser from the contents of its files; raises `ValueError` when they are damaged."""
        settings = json.loads(files["model.json"])
        names = dict(_rows(files["names.tsv"]))
        words = _Told(_unpacked(files["words.tsv.zst"]))
        crf = Crf(_unpacked(files["crf.crfsuite.zst"]))
        slope, offset = settings["calibration"]
        extractor = Extractor(settings["lang"], names, words)
        recogniser = cls(crf, extractor, Refinement(settings["refinement"]), (slope, offset))
        recogniser.files = files
        return recogniser

    def types(self, name: str) -> str:
        """Return the letters of the types a name has in the lexicon ("G" for GPE …), "" for unknown names."""
        lexicon = self._extract.lexicon
        pieces = [name] if self.lang == "ko" else [name[a:b].lower() for a, b in english.tokens(name)]
        return lexicon.names.get(lexicon.glue.join(pieces), "")

    def mentions(self, words: Sequence[str], tags: Sequence[str], spaces: Sequence[bool]) -> list[Mention]:
        """Return the entities of one passage, as `mentions_of_all` does."""
        return self.mentions_of_all([(words, tags, spaces)])[0]

    def mentions_of_all(self, passages: Sequence[Passage]) -> list[list[Mention]]:
        """Return the entities of each passage, in order and disjoint.

        Args:
            passages: words (surfaces of the tokens, NFC), their parts of speech (Korean; ignored in English), and
                whether white space stands before each.
        """
        parts: list[tuple[int, int]] = []
        features = []
        for number, (words, tags, spaces) in enumerate(passages):
            for start, end in sentences(words):
                parts.append((number, start))
                features.append(self._extract.groups(words[start:end], tags[start:end], spaces[start:end]))
        found: list[list[Mention]] = [[] for _ in passages]
        for (number, offset), tagged in zip(parts, self._crf.tag(features), strict=True):
            words, _, spaces = passages[number]
            for start, end, coarse, raw in _spans(tagged):
                a, b = offset + start, offset + end
                surface = "".join(f" {w}" if spaces[i] and i > a else w for i, w in enumerate(words[a:b], a))
                found[number].append(Mention(a, b, self._refinement(coarse, surface), self._calibrate(raw)))
        return found

    def _calibrate(self, raw: float) -> float:
        raw = min(max(raw, 1e-4), 1 - 1e-4)
        return round(1 / (1 + math.exp(-self._slope * math.log(raw / (1 - raw)) - self._offset)), 3)


def _spans(tagged: Tagged) -> Iterator[tuple[int, int, str, float]]:
    """Yield (start, end, coarse label, marginal) of a sentence."""
    labels = tagged.labels
    spans = decode(labels)
    marginals = tagged.marginals if spans else []
    for start, end, label in spans:
        # The weakest decision inside the span, its end included, bounds the probability of the whole from above.
        yield start, end, label, min(marginals[start : end + 1])


def sentences(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Cut a passage after sentence-final punctuation and the closing quotes that follow it."""
    start = 0
    for i, word in enumerate(words):
        ends = word in _SENTENCE_END and not (i + 1 < len(words) and words[i + 1] in _CLOSERS)
        ends |= word in _CLOSERS and i > 0 and words[i - 1] in _SENTENCE_END
        if ends or i + 1 - start >= _LONGEST_SENTENCE:
            yield start, i + 1
            start = i + 1
    if start < len(words):
        yield start, len(words)


def decode(path: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the spans of a BIO sequence; an I without its B begins a span."""
    spans: list[tuple[int, int, str]] = []
    start, label = 0, ""
    for i, tag in enumerate([*path, "O"]):
        if label and tag != f"I-{label}":
            spans.append((start, i, label))
            label = ""
        if tag != "O" and not label:
            start, label = i, tag[2:]
    return spans


class _Told(Mapping[str, tuple[list[str], str]]):
    """Facts about words, a line each: read when they are asked for, of 60,000 words a page has a few hundred."""

    def __init__(self, data: bytes) -> None:
        lines = data.decode("utf-8").rstrip("\n").split("\n")
        self._lines = dict(line.split("\t", 1) for line in lines if line)

    def __getitem__(self, word: str) -> tuple[list[str], str]:
        facts, case = self._lines[word].split("\t")
        return facts.split(), case

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def packed(data: bytes) -> bytes:
    """Return data as it is stored in the files that end in .zst."""
    import zstandard

    return zstandard.ZstdCompressor(level=19).compress(data)


def _unpacked(data: bytes) -> bytes:
    """Undo `packed`; raises `ValueError` when the data is damaged."""
    import zstandard

    try:
        return zstandard.ZstdDecompressor().decompress(data)
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error


def _rows(data: bytes) -> Iterator[list[str]]:
    for line in data.decode("utf-8").rstrip("\n").split("\n"):
        if line:
            yield line.split("\t")
