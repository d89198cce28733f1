"""Print words a second of the entity pipelines beside spaCy's CNN: `python -m benchmarks.entities_speed`.

One core, CPU seconds (process time), both in one run and on the same sentences, the better of three rounds. A word is
what stands between white space. spaCy's trained pipelines are not on the package index, so its CNN is the architecture
of its small models (tok2vec width 96, depth 4, transition-based NER) with untrained weights: its speed is real. In
Korean it stands once on white-space words, where a name carries its particles, and once on the same morphemes as ours.
Linking is measured too: pairs scored a second, the seconds that many distinct names take to be grouped, and 100,000
real names in both scripts (`benchmarks.linking_scale`).

Results go to `benchmarks/results/entities.json`.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

from benchmarks import linking_scale
from benchmarks.common import EVAL, ROOT, have_sets, rows, save, table

_LABELS = ("PERSON", "ORG", "GPE", "LOC", "DATE", "MONEY")
_ROUNDS = 3
_PAGE = 30  # sentences
_NAMES = 20_000
_PAIRS = 3_000


def sentences(lang: str) -> list[str]:
    """Return sentences of a language: of the development sets, or of the project's own data."""
    if have_sets():
        name = "ko_klue_dev" if lang == "ko" else "en_uner_ewt_dev"
        return [row["text"] for row in rows(EVAL / "ner" / f"{name}.jsonl.gz")]
    own = rows(ROOT / "tests" / "data" / "own" / "dates.jsonl")
    return [row["text"] for row in own if row.get("lang") == lang] * 20


def cnn(lang: str, *, kiwi: bool = False) -> Any:
    """Return spaCy's small architecture, on Kiwi's morphemes or on spaCy's own tokens."""
    import spacy

    if kiwi:
        nlp = spacy.blank("ko", config={"nlp": {"tokenizer": {"@tokenizers": "korus.KiwiTokenizer.v1"}}})
    else:
        nlp = spacy.blank("en" if lang == "en" else "xx")
    nlp.add_pipe("tok2vec")
    ner: Any = nlp.add_pipe("ner")
    for label in _LABELS:
        ner.add_label(label)
    nlp.initialize()
    return nlp


def words_a_second(texts: Sequence[str], run: Callable[[], Iterable[Any]]) -> float:
    """Return white-space words a CPU second, the best of the rounds, everything loaded before."""
    words = sum(len(text.split()) for text in texts)
    for _ in run():
        break
    best = 0.0
    for _ in range(_ROUNDS):
        started = time.process_time()
        for _ in run():
            pass
        best = max(best, words / (time.process_time() - started))
    return best


def pages(recogniser: Any, texts: Sequence[str]) -> Iterable[Any]:
    """Recognise the sentences in groups as large as a page."""
    from korus_nlp.entities import passages

    for first in range(0, len(texts), _PAGE):
        yield from passages.recognise_all(recogniser, texts[first : first + _PAGE])


def recognition() -> dict[str, float]:
    """Words a second of the library, of the same as a spaCy pipeline, and of the CNN, by language."""
    import spacy

    from korus_nlp.entities import passages
    from korus_nlp.settings import models_dir
    from korus_nlp.text.morphology import morphemes

    out: dict[str, float] = {}
    for lang in ("ko", "en"):
        texts = sentences(lang)
        pipeline = spacy.load(models_dir() / f"ner-{lang}")
        runs: dict[str, Callable[[], Iterable[Any]]] = {
            "korus": partial(pages, passages.shipped(lang), texts),
            "korus as spaCy pipeline": partial(pipeline.pipe, texts),
            "spaCy CNN": partial(cnn(lang).pipe, texts),
        }
        if lang == "ko":
            runs["spaCy CNN on Kiwi morphemes"] = partial(cnn(lang, kiwi=True).pipe, texts)
            runs["Kiwi alone"] = partial(map, morphemes, texts)
        for name, run in runs.items():
            out[f"{lang} {name}"] = round(words_a_second(texts, run))
    return out


def linking() -> dict[str, float]:
    """Pairs scored a second, and seconds to group invented names of people in both scripts."""
    from korus_nlp import linking as linker

    draw = random.Random(1)
    people = sorted({_person(draw) for _ in range(_NAMES)})
    draw.shuffle(people)
    romanised = [linker.expand(name, "ko", 1)[0] for name in people[: _NAMES // 2]]
    korean, english = people[:_PAIRS], romanised[1 : _PAIRS + 1]
    linker.same("서주석", "ko", "Suh Hoon", "en", "PERSON")  # costs and names are read
    started = time.process_time()
    for a, b in zip(korean, english, strict=True):
        linker.same(a, "ko", b, "en", "PERSON")
    out = {"linking pairs a second": round(_PAIRS / (time.process_time() - started))}
    names = [(name, "PERSON") for name in {*people[: len(romanised)], *romanised}]
    started = time.process_time()
    linker.cluster(names)
    seconds = time.process_time() - started
    return out | {"names grouped": len(names), "names grouped, seconds": round(seconds, 1)}


def _person(draw: random.Random) -> str:
    from korus_nlp.text.romanise import CODAS, ONSETS, VOWELS

    def syllable() -> str:
        onset, vowel = draw.choice("ㄱㄴㄷㅁㅂㅅㅇㅈㅊㅌㅎ"), draw.choice("ㅏㅐㅓㅕㅗㅜㅠㅡㅣ")
        coda = draw.choice(["", "", "ㄱ", "ㄴ", "ㄹ", "ㅁ", "ㅇ"])
        return chr(0xAC00 + ONSETS.index(onset) * 588 + VOWELS.index(vowel) * 28 + CODAS.index(coda))

    return draw.choice("김이박최정강조윤장임한오서신권황안송류홍") + syllable() + syllable()


def main() -> int:
    """Measure, print, save."""
    figures = recognition()
    lines = []
    for name, value in figures.items():
        peer = figures[f"{name[:2]} spaCy CNN"]
        lines.append((name, f"{value:,.0f}", f"{value / peer:.1f}"))
    print(table(("pipeline", "words a second", "times spaCy's CNN"), lines))
    names = linking() | linking_scale.measure()
    for name, value in names.items():
        print(f"{name}: {value:,}")
    figures |= names
    save("entities", figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
