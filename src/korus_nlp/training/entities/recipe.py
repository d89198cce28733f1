"""The recipe of each language: which rows, which labels, which parameters; returns a recogniser with its scores."""

from __future__ import annotations

import json
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from korus_nlp.entities import english
from korus_nlp.entities.features import Extractor
from korus_nlp.entities.labels import Refinement
from korus_nlp.entities.recogniser import Recogniser, packed
from korus_nlp.training.entities import clusters, corpus, crf, facts, names, plain, vectors
from korus_nlp.training.entities.corpus import Row, Sample

Log = Callable[[str], None]

KOREAN_LABELS = ("PERSON", "ORG", "LOC", "DATE", "TIME", "QUANTITY", "NORP", "EVENT", "WORK_OF_ART")
ENGLISH_LABELS = ("PERSON", "ORG", "LOC")
# See the ablations in the cards.
PARAMS: dict[str, dict[str, Any]] = {
    "ko": {"c1": 0.3, "c2": 0.1, "max_iterations": 60, "feature.minfreq": 1},
    "en": {"c1": 0.3, "c2": 0.1, "max_iterations": 70, "feature.minfreq": 2},
}
CLUSTERS = 400
LONGEST_WORD = 24
ENGLISH_FILES = ("uner_ewt", "gum", "btc", "wnut17", "crossner", "redocred", "gmb12k")
DEV = {
    "ko": (("ko_klue_dev", "klue6", crf.KLUE6), ("ko_klue_dev", "core", crf.CORE)),
    "en": (("en_uner_ewt_dev", "core", crf.CORE), ("en_gum_dev", "core", crf.CORE)),
}


class Mix(NamedTuple):
    """Rows to train on, a part held out for the calibration, and what the fine labels are learnt from."""

    train: list[Row]
    held_out: list[Row]
    refinement: Refinement


class Result(NamedTuple):
    """A trained recogniser as its files, with its scores on the development sets and its reliability there."""

    lang: str
    files: dict[str, bytes]
    scores: dict[str, dict[str, float]]
    reliability: list[tuple[str, int, float, float]]


def make(lang: str, data: Path, dev: Path, log: Log) -> Result:
    """Train the recogniser of a language.

    Args:
        lang: "ko" or "en".
        data: folder with `ner/`, `mono/`, `parallel/`.
        dev: folder with the development sets.
        log: is told about progress.
    """
    mix = _korean(data / "ner") if lang == "ko" else _english(data / "ner")
    labels = KOREAN_LABELS if lang == "ko" else ENGLISH_LABELS
    samples = [sample for row in mix.train for sample in corpus.samples(lang, row, labels)]
    samples += _plain(lang)
    log(f"{len(samples)} sequences")
    known = _known_words(lang, data, samples)
    log(f"facts about {len(known)} words")
    lexicon = names.lexicon(lang)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "crf.crfsuite")
        crf.fit(samples, Extractor(lang, lexicon, known), path, PARAMS[lang])
        weights = path.read_bytes()
    log(f"CRF of {len(weights) / 1e6:.1f} MB")
    files = {
        "crf.crfsuite.zst": packed(weights),
        "names.tsv": _table((name, letters) for name, letters in sorted(lexicon.items())),
        "words.tsv.zst": packed(_table((word, " ".join(told), case) for word, (told, case) in sorted(known.items()))),
    }
    scheme = crf.KLUE6 if lang == "ko" else crf.CORE
    raw = Recogniser.from_files(files | {"model.json": _settings(lang, mix.refinement, (1.0, 0.0))})
    calibration = crf.calibrate(crf.judged(raw, mix.held_out, scheme))
    files["model.json"] = _settings(lang, mix.refinement, calibration)
    return _measure(lang, files, dev, log)


def _measure(lang: str, files: dict[str, bytes], dev: Path, log: Log) -> Result:
    recogniser = Recogniser.from_files(files)
    scores = {}
    for name, label, scheme in DEV[lang]:
        precision, recall, f1 = crf.f1(recogniser, corpus.read(dev / f"{name}.jsonl.gz"), scheme)
        scores[f"{name} {label}"] = {"p": round(precision, 4), "r": round(recall, 4), "f1": round(f1, 4)}
        log(f"{name} {label}: P {precision:.4f} R {recall:.4f} F1 {f1:.4f}")
    first, _, scheme = DEV[lang][0]
    reliability = crf.reliability(crf.judged(recogniser, corpus.read(dev / f"{first}.jsonl.gz"), scheme))
    return Result(lang, files, scores, reliability)


def _settings(lang: str, refinement: Refinement, calibration: tuple[float, float]) -> bytes:
    settings = {"lang": lang, "calibration": calibration, "refinement": refinement.table}
    return json.dumps(settings, ensure_ascii=False, indent=0, sort_keys=True).encode() + b"\n"


def _table(rows: Iterator[Sequence[str]]) -> bytes:
    return "".join("\t".join(row) + "\n" for row in rows).encode()


# ---------------------------------------------------------------- rows


def _korean(folder: Path) -> Mix:
    """Gold three times, silver once; every tenth gold row is held out."""
    gold = corpus.read(folder / "ko_klue_gold_train.jsonl.gz")
    silver = corpus.read(folder / "ko_klue_silver_train.jsonl.gz")
    kept = [row for i, row in enumerate(gold) if i % 10]
    refinement = Refinement.learn(
        (row.text[start:end], label) for row in [*kept, *silver] for start, end, label in row.entities
    )
    return Mix([*kept, *kept, *kept, *silver], gold[::10], refinement)


def _english(folder: Path) -> Mix:
    """All sources, and copies with other names of those that are not encyclopaedic; 600 EWT rows are held out."""
    files = {name: corpus.read(folder / f"en_{name}_train.jsonl.gz") for name in ENGLISH_FILES}
    # Handles and hashtags are annotated inside the word in some sections of the Twitter corpus.
    files["btc"] = [row for row in files["btc"] if not _in_handle(row)]
    files["wnut17"] = [row for row in files["wnut17"] if row.entities]
    choose = random.Random(1)
    held_out = choose.sample(files["uner_ewt"], 600)
    gone = {row.id for row in held_out}
    files["uner_ewt"] = [row for row in files["uner_ewt"] if row.id not in gone]
    source = [row for name in ("uner_ewt", "gum", "btc") for row in files[name] if _is_named(row)]
    # Of the Twitter corpus only the sections of news outlets and their like are used as they are.
    files["btc"] = [row for row in files["btc"] if row.source in ("btc_f", "btc_g", "btc_h")]
    rows = [row for part in files.values() for row in part]
    rename = names.Replacer([*source, *rows])
    rows += files["uner_ewt"]  # gold by hand, so twice
    rows += [rename(row) for row in source]
    choose.shuffle(rows)
    return Mix(rows, held_out, Refinement({}))


def _in_handle(row: Row) -> bool:
    return any(row.text[max(0, start - 1) : start + 1].strip()[:1] in ("@", "#") for start, _, _ in row.entities)


def _is_named(row: Row) -> bool:
    return any(label in ENGLISH_LABELS for _, _, label in row.entities)


def _plain(lang: str) -> list[Sample]:
    lines = plain.KOREAN if lang == "ko" else plain.ENGLISH
    return [s for line in lines for s in corpus.samples(lang, Row(line, line, (), "plain"), ())]


# ---------------------------------------------------------------- words


def _known_words(lang: str, data: Path, samples: Sequence[Sample]) -> dict[str, tuple[tuple[str, ...], str]]:
    """Return word → (facts, case class)."""
    people = facts.people(data, lang)
    if lang == "ko":
        told = facts.joined(facts.table(vectors.korean(), samples, lang), people)
        return {word: (found, "") for word, found in told.items()}
    texts = [[text[start:end] for start, end in english.tokens(text)] for text in _texts(data)]
    lowered = [[word.lower() for word in words] for words in texts]
    around = clusters.learn(lowered, clusters=CLUSTERS)
    cases = clusters.letter_case(texts)
    vectored = facts.table(vectors.english(_vocabulary(lowered, people)), samples, lang)
    told = facts.joined({word: (f"c{cluster}",) for word, cluster in around.items()}, vectored, people)
    return {word: (found, cases.get(word, "")) for word, found in told.items()}


def _vocabulary(texts: Sequence[Sequence[str]], people: Mapping[str, Sequence[str]]) -> list[str]:
    """Return words seen twice, words the encoder knows, and words of names, in alphabetical order."""
    counts = Counter(word for words in texts for word in words if any(map(str.isalpha, word)))
    found = {word for word, count in counts.items() if count > 1} | vectors.english_vocabulary() | set(people)
    found |= {word for name in names.lexicon("en") for word in name.split()}
    return sorted(word for word in found if 1 < len(word) <= LONGEST_WORD)


def _texts(data: Path) -> Iterator[str]:
    """Yield English text; not the files whose sentences are those of evaluation sets, labelled or not."""
    for name in ("sentences", "sentences_more"):
        for row in corpus.read_json(data / "parallel" / f"{name}.jsonl.zst"):
            if row.get("en"):
                yield row["en"]
    for path in sorted((data / "ner").glob("en_*_train.jsonl.gz")):
        if path.name != "en_gmb12k_train.jsonl.gz":  # its sentences stand in another file
            for row in corpus.read_json(path):
                yield row["text"]


def describe(scores: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Return the F1 of each set, for `card.json`."""
    return {name: values["f1"] for name, values in scores.items()}
