"""The language of a line, of the paragraphs and of the document.

"mixed" means that a reader needs both languages: a phrase of two or more words, or about a third of the letters, in
each. Names, acronyms, brands, glosses in brackets, e-mail addresses and URLs do not count (page guideline).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from korus_nlp.document import Block, Kind, Paragraph
from korus_nlp.language import english, scripts
from korus_nlp.language.codeswitch import runs

_WEB = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|net|org|kr)\b"
)
_WEB_SIGNS = ("@", "//", "www.", ".com", ".net", ".org", ".kr")  # what `_WEB` needs, and most lines have not
_BRACKETED = re.compile(r"[(（\[][^()（）\[\]]{1,60}[)）\]]")
_HANGUL_WORD = re.compile(f"[{scripts.HANGUL}{scripts.HAN}]*[{scripts.HANGUL}]+[{scripts.HANGUL}{scripts.HAN}]*")
_LATIN_WORD = re.compile(f"[{scripts.LATIN}]+(?:['’&.-][{scripts.LATIN}]+)*")
_LETTER = re.compile(r"[^\W\d_]")
_OTHER_SCRIPT = re.compile(f"[^\\W\\d_{scripts.HANGUL}{scripts.LATIN}]")
_PHRASE = re.compile(r"[\s,'’\"“”-]{1,3}\Z")
# One Hangul syllable carries about as much as two Latin letters (2.1 on NTREX sentence pairs).
_SYLLABLE = 2
_SHARE = 0.3
_NAME_SHARE = {0: 1.1, 1: 1.1, 2: 0.5, 3: 0.4, 4: 0.4}  # by number of words: short ones are names or brands
_NAME_WORDS = 2
_KEPT = (Kind.TITLE, Kind.SUBHEAD, Kind.BODY, Kind.CAPTION, Kind.SOURCE_NOTE)


def _longest_phrase(text: str, words: list[re.Match[str]], *, lower: bool) -> int:
    """Return the most words that follow each other directly; `lower` counts only words that are not names."""
    best = count = 0
    end = -1
    for word in words:
        plain = word.group()[0].islower() if lower else True
        touching = end >= 0 and _PHRASE.match(text, end, word.start())
        count = (count if touching else 0) + plain if plain or touching else 0
        best, end = max(best, count), word.end()
    return best


def of_line(text: str) -> str:
    """Return "ko", "en", "mixed", "other" or "none" (no letters outside e-mail addresses and URLs).

    >>> [of_line(t) for t in ("댓글 0", "Most Viewed", "LG전자 CEO 발표", "日本語", "2023.08.03")]
    ['ko', 'en', 'ko', 'other', 'none']
    """
    web = any(sign in text for sign in _WEB_SIGNS)
    if text.isascii():
        bare = _WEB.sub(" ", text) if web else text
        if not _LETTER.search(bare):
            return "none"
        return "en" if english.is_english(bare) else "other"
    bare = unicodedata.normalize("NFC", text)
    bare = _WEB.sub(" ", bare) if web else bare
    ko_all, en_all = _HANGUL_WORD.findall(bare), _LATIN_WORD.findall(bare)
    if not ko_all:
        return _without_hangul(bare, en_all)
    if not en_all:
        return "ko"
    korean = sum(map(len, ko_all)) * _SYLLABLE
    latin = sum(len(word) for word in en_all if not word.isupper())
    if korean >= latin:
        return "mixed" if _has_english(bare, korean) else "ko"
    return _mostly_latin(bare, korean, latin)


def _mostly_latin(text: str, korean: int, latin: int) -> str:
    """Return the language of a line that holds less Korean than English: both, or one of them in passing."""
    plain = _BRACKETED.sub(lambda m: " " * len(m.group()), text)
    spelled = _LATIN_WORD.findall(plain)
    if len(spelled) <= _NAME_WORDS and not any(word.islower() for word in spelled):
        return "ko"  # a name, a brand: "Entermedia 주요뉴스"
    words = list(_HANGUL_WORD.finditer(plain))
    share = sum(len(w.group()) for w in words) * _SYLLABLE / (korean + latin)
    return "mixed" if share >= _SHARE or _longest_phrase(plain, words, lower=False) >= 2 else "en"


def _has_english(text: str, korean: int) -> bool:
    """Return whether a mostly Korean line also needs English: a phrase that is no name, or a large share of words."""
    plain = _BRACKETED.sub(lambda m: " " * len(m.group()), text)
    words = list(_LATIN_WORD.finditer(plain))
    if _longest_phrase(plain, words, lower=True) >= 2:
        return True
    spelled = [w.group() for w in words]
    if not any(word[0].islower() and len(word) > 1 for word in spelled) and len(spelled) < 6:
        spelled = [word for word in spelled if not word.isupper()]
    share = sum(map(len, spelled)) / (korean + sum(map(len, spelled)) or 1)
    return share >= _NAME_SHARE.get(len(spelled), _SHARE)


def _without_hangul(text: str, latin: list[str]) -> str:
    if not _LETTER.search(text):
        return "none"
    foreign = len(_OTHER_SCRIPT.findall(text))
    if foreign * _SYLLABLE > sum(map(len, latin)):
        return "other"
    return "en" if english.is_english(text) else "other"


def paragraphs(doc_id: str, text: str, blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the main text: kept blocks that are prose, each once.

    A headline that a page repeats becomes one paragraph, the first. Ids are "<document id>#<number>", from 1.
    """
    out: list[Paragraph] = []
    seen: set[str] = set()
    for block in blocks:
        surface = text[block.start : block.end]
        if block.kind not in _KEPT or (block.kind is Kind.TITLE and surface in seen) or not _LETTER.search(surface):
            continue
        seen.add(surface)
        lang = block.lang or of_line(surface)
        out.append(
            Paragraph(
                id=f"{doc_id}#{len(out) + 1}",
                start=block.start,
                end=block.end,
                lang=lang if lang in ("ko", "en", "mixed") else "en",
                runs=runs(surface, block.start),
            )
        )
    return tuple(out)


def of_document(text: str, paras: Sequence[Paragraph]) -> str | None:
    """Return "ko", "en" or "mixed": mixed when each language has a fifth of the main text; null without text."""
    weight = {"ko": 0.0, "en": 0.0}
    for para in paras:
        length = para.end - para.start
        if para.lang == "mixed":
            weight["ko"] += length / 2
            weight["en"] += length / 2
        else:
            weight[para.lang] += length * (_SYLLABLE if para.lang == "ko" else 1)
    total = sum(weight.values())
    if not total:
        return None
    if min(weight.values()) >= total / 5:
        return "mixed"
    return "ko" if weight["ko"] > weight["en"] else "en"
