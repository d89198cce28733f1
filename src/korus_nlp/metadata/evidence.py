"""What the readers of title, dates, authors and publisher look at: lines with their labels, the body, the markup.

The labels of cleaning are evidence, not truth: every reader of this package also weighs position and wording, so that
a wrong label costs a little instead of a field.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from korus_nlp.document import Block, Kind, Line, Page, Provenance
from korus_nlp.text.normalise import compose
from korus_nlp.text.stamps import KST, Stamp, stamps

_HANGUL = re.compile("[가-힣]")
_NO_HANGUL = re.compile("[^가-힣]+")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_KOREA = re.compile(r"\b(?:Seoul|SEOUL|Korean?s?|KST)\b")
_MENTIONS: Final = 3  # of Korea in plain English text that shows no zone: far more often a paper of Korea than not
_YEAR = re.compile(r"(?:19|20)\d\d|\d\d[./-]\d\d[./-]\d\d")
_SQUEEZE = re.compile(r"[\W_]+")
_SENTENCE = re.compile(r"(?:[다요까죠][.!?]|[a-z0-9)][.!?]['\"”’)]*)\s*$")
_HOST = re.compile(r"^(?:[a-z]+:)?//(?:[^/@]*@)?([^/:?#]+)", re.IGNORECASE)
_SUFFIXES: Final = frozenset(
    "com co net org kr uk jp au ca us in za go or ac re ne example www news m en tv info".split()
)
# A gap inside an article: photo with caption and credit, advert, list of related stories in the middle.
_GAP: Final = 12
_NEAR: Final = 1000  # lines at the top of the page and around the article's edges where metadata is looked for
Found = tuple[str, Provenance]


def squeeze(text: str) -> str:
    """Return the letters and digits of a text in lower case: what two copies of a headline have in common."""
    return _SQUEEZE.sub("", text).lower()


def host_of(url: str | None) -> str:
    """Return the host of a URL in lower case without "www.", or ""."""
    match = _HOST.match(url or "")
    return match[1].lower().removeprefix("www.") if match else ""


class Evidence:
    """A page as the readers see it.

    Attributes:
        texts, kinds, lines: of every visible line; texts are composed (NFC), whatever the page is, and `span` leads
            back; a kind is None when cleaning said nothing about the line.
        first, last: numbers of the first and last line of the article body; `first > last` when there is none.
        korean: a page of Korea: times without a zone are Korean time.
        hangul: the article itself is in Korean.
        host: of the page's URL.
        stamps: the complete dates of every line that has some, by line number.
    """

    def __init__(self, page: Page, blocks: Sequence[Block]) -> None:
        labels = {block.start: block.kind for block in blocks}
        self.page = page
        self._facts: dict[tuple[str, str], list[str]] = {}
        for fact in page.facts:
            if fact.value:
                self._facts.setdefault((fact.place, fact.key), []).append(fact.value)
        self.lines: tuple[Line, ...] = page.lines
        self.texts = [page.text[line.start : line.end] for line in page.lines]
        self._starts: dict[int, Sequence[int]] = {}
        if not page.text.isascii() and not unicodedata.is_normalized("NFC", page.text):
            for number, text in enumerate(self.texts):
                self.texts[number], self._starts[number] = compose(text)
        self.kinds: list[Kind | None] = [labels.get(line.start) for line in page.lines]
        self.first, self.last = self._body()
        canonical = next(iter(self.values("link", ("canonical",))), None) or next(
            iter(self.values("meta", ("og:url",))), None
        )
        self.host = host_of(page.url) or host_of(canonical)
        self.hangul = self._is_hangul(range(self.first, self.last + 1) if self.first <= self.last else None)
        language = next(iter(self.values("html", ("lang",))), "")
        self.korean = (
            self.hangul
            or self.host.endswith((".kr", ".한국"))
            or "korea" in self.host
            or language.lower().startswith("ko")
            or len(_HANGUL.findall(self._head(8_000))) >= 8
            or (not page.facts and len(_KOREA.findall(page.text, 0, 20_000)) >= _MENTIONS)
        )
        self._keys: dict[int, str] = {}
        offset = KST if self.korean else ""
        self.stamps: dict[int, list[Stamp]] = {
            number: found
            for number in self.near()
            if len(text := self.texts[number]) <= 200 and _YEAR.search(text) and (found := stamps(text, offset=offset))
        }

    def near(self) -> Iterator[int]:
        """Yield the numbers of the lines that can say something about the article: a page may have a million."""
        total = len(self.texts)
        if total <= 2 * _NEAR:
            yield from range(total)
            return
        yield from range(min(self.first, _NEAR))
        yield from range(max(self.first - _NEAR, min(self.first, _NEAR)), min(self.first + _NEAR, total))
        yield from range(max(self.last - _NEAR, self.first + _NEAR), min(self.last + _NEAR, total))

    def key(self, number: int) -> str:
        """Return the squeezed text of a line."""
        found = self._keys.get(number)
        if found is None:
            found = self._keys[number] = squeeze(self.texts[number])
        return found

    def values(self, place: str, keys: Iterable[str]) -> list[str]:
        """Return the values the markup states in `place` under any of `keys`, in the order of `keys`."""
        return [value for key in keys for value in self._facts.get((place, key), ())]

    def articles(self) -> list[dict[str, list[str]]]:
        """Return the JSON-LD objects of the page, the most article-like first; reading flattens them in order."""
        found: list[dict[str, list[str]]] = []
        for fact in self.page.facts:
            if fact.place != "jsonld":
                continue
            if fact.key == "type" or not found:
                found.append({})
            found[-1].setdefault(fact.key, []).append(fact.value)
        return found

    def span(self, number: int, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Return offsets in the page text of a piece of line `number`."""
        at = self.lines[number].start
        end = len(self.texts[number]) if end is None else end
        starts = self._starts.get(number)
        return (at + start, at + end) if starts is None else (at + starts[start], at + starts[end])

    def _head(self, size: int) -> str:
        """Return the first characters of the page's lines."""
        parts: list[str] = []
        for text in self.texts:
            if size <= 0:
                break
            parts.append(text[:size])
            size -= len(text)
        return "\n".join(parts)

    def _is_hangul(self, numbers: range | None) -> bool:
        text = " ".join(self.texts[number] for number in numbers or range(len(self.texts)))[:2000]
        return len(_NO_HANGUL.sub("", text)) * 3 > len(_NO_LETTERS.sub("", text))

    def _body(self) -> tuple[int, int]:
        """Return the heaviest cluster of body lines; without labels, of lines that read like sentences."""
        marked = [number for number, kind in enumerate(self.kinds) if kind is Kind.BODY]
        if not marked:
            marked = [
                number
                for number, text in enumerate(self.texts)
                if len(text) >= 100 or (len(text) >= 40 and _SENTENCE.search(text[-16:]))
            ]
        clusters: list[list[int]] = []
        for number in marked:
            if not clusters or number - clusters[-1][-1] > _GAP:
                clusters.append([])
            clusters[-1].append(number)
        if not clusters:
            return len(self.texts), len(self.texts) - 1
        best = max(clusters, key=lambda cluster: sum(len(self.texts[number]) for number in cluster))
        return best[0], best[-1]


def site_names(evidence: Evidence) -> set[str]:
    """Return squeezed names by which the site calls itself: og:site_name, publisher, application, parts of the "
    "host.
    """
    names = evidence.values(
        "meta",
        ("og:site_name", "application-name", "apple-mobile-web-app-title", "al:android:app_name", "dc.publisher"),
    )
    for article in evidence.articles():
        names += article.get("publisher", [])
    squeezed = {squeeze(name) for name in names if len(name) <= 80}
    squeezed |= {part for part in re.split(r"[.-]", evidence.host) if len(part) > 2 and part not in _SUFFIXES}
    squeezed.add(squeeze(evidence.host.split(".")[0]) if evidence.host else "")
    return {name for name in squeezed if len(name) > 1 and name not in _SUFFIXES}


def is_site(name: str, sites: set[str]) -> bool:
    """Tell whether a name is one of the site's names, give or take "The", ".com", "News" or 뉴스."""
    key = squeeze(name)
    core = re.sub(r"^the|(?:com|cokr|news|online|뉴스|닷컴|신문|뉴스룸)$", "", key)
    for site in sites:
        bare = re.sub(r"^the|(?:com|cokr|news|online|뉴스|닷컴)$", "", site)
        if (
            key == site
            or (core and core == bare)
            or (len(site) > 3 and key.startswith(site) and len(key) <= len(site) + 8)
        ):
            return True
    return False
