"""What must be exact, whatever the classifier says, and what a page falls back on when it finds no article.

A rule sees the lines, their shapes and the probabilities, and changes kinds; each has a name, so that a reader of the
trace sees which one spoke. The families behind the rules are those of `phrases` and `shapes` (real pages 2009–2026).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from korus_nlp.cleaning import markup, phrases, shapes, summaries, wording
from korus_nlp.cleaning.scan import Scan
from korus_nlp.cleaning.wording import Wording
from korus_nlp.document import Kind, Line, Reason

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

KINDS: Final = tuple(Kind)
_CHROME: Final = KINDS.index(Kind.BOILERPLATE)
_TITLE: Final = KINDS.index(Kind.TITLE)
_BODY: Final = KINDS.index(Kind.BODY)
# Interface phrases with a key this long are never article text; shorter ones ("등록", "Name") may be.
_SURE_LENGTH: Final = 6
_SURE: Final = frozenset(
    (Reason.COMMENT_WIDGET, Reason.SHARE, Reason.LOGIN, Reason.COUNTER, Reason.SUBSCRIBE, Reason.AD, Reason.OTHER)
)
_HEADING_LENGTH: Final = 30  # characters: a longer line heads no list
_MENU_LENGTH: Final = 12
_LIST_MARKS: Final = ("▲△▴◇◆○●□■·-*", "▷▶▸☞※")  # of items and their heads; of links
_FAMILY_OF: Final = {mark: family for family in _LIST_MARKS for mark in family}
_LIST_LENGTH: Final = 3
_SOME_TITLE: Final = 0.1  # probability from which the likeliest line may be the title
_DROP: Final = 0.5
_TIP_REACH: Final = 4
_NOTICE_LENGTH: Final = 160
_CALL_LENGTH: Final = 90
# A whole page with fewer lines than this and no interface line is one record of text, not a dump of a site.
_RECORD_LINES: Final = 3


# "댓글 2", "좋아요 0", "Comments (3)": a counter's name and its number.
_COUNTED: Final = re.compile(r"^\W*[^\W\d]{2,10}(?:\s[^\W\d]{2,10})?\s?\(?\d[\d,]*\)?\s?개?$")
_BOX_LINES: Final = 10
_NOTE_REACH: Final = 3
# Probability of boilerplate up to which a line inside the article is its own: of the lines between paragraphs that the
# tagger drops, headings had .50 to .72 and inserts .97 and more on pages written to test it.
_DOUBT: Final = 0.9
_SENTENCES_LONG: Final = 3  # lines of doubt in a row that may stay
_CRUMB_LENGTH: Final = 70
_STEP_LENGTH: Final = 20
_CRUMB_MARK: Final = re.compile(r"\s*[>›»]\s*")
_HOMES: Final = frozenset(("home", "홈", "뉴스홈", "뉴스", "메인"))
_OTHER_POSTS: Final = re.compile(r"카테고리의\s다른\s글$")
_NEAR: Final = 4
_THREAD_HINTS: Final = 4  # class and id words of the element and what is just around it
_COPY_LENGTH: Final = 25  # characters from which a paragraph that stands twice is a copy and no refrain
# What a template engine or an advert server was to fill: $$ARTICLEAD$$, {{title}}, <%= ad %>.
_PLACEHOLDER: Final = re.compile(r"^(?:\$\$.{0,40}\$\$|\{\{.{0,60}\}\}|\$\{.{0,60}\}|<%.{0,60}%>)$")
# How placeholders begin, paths are cut, other posts end and lines of tags begin.
_MARKED: Final = re.compile(r"^(?:[${<]|카테|태그|분류|키워|cate|tag|filed|posted|topic)|[>›»]|글$", re.I)

# "READ MORE: …", "Related: …", "[관련기사] …": a link to another story from between the paragraphs, no sentence.
_INSERT: Final = re.compile(
    r"^\W*(?:(?:READ|SEE|ALSO)\s(?:MORE|NEXT|ALSO|READ)|(?:Read|See|Also)\s(?:more|next|also|read)|MORE|More|WATCH|Watch|RELATED|Related"
    r"|(?:RELATED|Related)\s(?:ARTICLES?|STOR(?:Y|IES)|[Aa]rticles?|[Ss]tor(?:y|ies)))\s?[:|]\s?\S"
    r"|^\W{0,3}(?:관련|추천|연관)\s?(?:기사|뉴스|영상)\s?[\]:|>】]\s?\S"
)
_INSERT_LENGTH: Final = 200
_INSERT_MARK: Final = 24  # characters among which the colon stands
# "Milan on September 12, 2018 at 4:47 pm said:": how WordPress heads a reader's comment.
_READER: Final = re.compile(r"^.{2,40}\son\s\S.{4,30}\d{4}\sat\s\d+:\d\d.{0,4}\ssa(?:id|ys)\s?:$")
# What consent dialogues say on thousands of sites: the stock sentences of OneTrust and of the IAB framework.
_CONSENT: Final = re.compile(
    r"store (?:cookies|or retrieve information) on your browser|cookies on your (?:browser|device)"
    r"|opt[- ]out of the sale of your|if you are a california consumer|opting[- ]out may not mean"
    r"|your browser to block or alert you|access information on your device",
    re.IGNORECASE,
)
# Class names of threads in common templates (WordPress, Disqus, NDsoft), as trafilatura and Readability list them too.
_THREAD: Final = re.compile(
    r"^comments?$|^comment[-_]?(?:body|content|text|list|item|inner|entry|author|form|wrap(?:per)?|area|section|thread)"
    r"|^comments[-_](?:area|list|section|wrap)|^disqus_thread$|^dsq-|^cmt[-_]?(?:list|area|txt|text)|^reply[-_](?:list|area|txt)"
)


def decide(
    lines: tuple[Line, ...], texts: list[str], chances: Floats, said: Wording | None = None
) -> tuple[list[Kind], list[str]]:
    """Return the kind of every line and the name of the rule that set it ("" where the classifier did).

    Args:
        lines: the lines of the page.
        texts: their texts.
        chances: probabilities, lines × kinds in the order of `KINDS`.
        said: what `wording.read` gives for the lines, if it is known.
    """
    said = said or wording.read(Scan(texts), cued=False)
    kinds = _likeliest(chances)
    named = [""] * len(kinds)
    for i in _suspects(said):
        found = _exact(said, i)
        if found and kinds[i] is not Kind.BOILERPLATE:
            kinds[i], named[i] = Kind.BOILERPLATE, found
    _runs(texts, chances, kinds, named)
    summed = summaries.possible(texts)
    if summed:
        summaries.drop_marked(lines, texts, kinds, named)
    _inserts(lines, texts, kinds, named)
    _threads(lines, texts, kinds, named)
    if summed:
        summaries.drop_between(texts, kinds, named)
    _copies(lines, texts, kinds, named)
    _stamp_labels(texts, kinds, named)
    _signed(texts, kinds, named)
    _notes(said, kinds, named)
    _pictures(texts, kinds, named)
    _inner(texts, chances, kinds, named)
    _headline(texts, chances, kinds, named)
    _decks(texts, chances, kinds, named)
    _tips(texts, kinds, named)
    _script(lines, kinds, named)
    if Kind.BODY not in kinds:
        _no_body(lines, said, chances, kinds, named)
    return kinds, named


def _likeliest(chances: Floats) -> list[Kind]:
    """Return the kind of every line; "boilerplate" where it is likelier than all other kinds together."""
    kept = chances.copy()
    kept[:, _CHROME] = 0
    likeliest = zip(chances[:, _CHROME].tolist(), kept.argmax(1).tolist(), strict=True)
    return [Kind.BOILERPLATE if chrome > _DROP else KINDS[best] for chrome, best in likeliest]


def _suspects(said: Wording) -> list[int]:
    """Return the lines that `_exact` may name: phrases, lines with a shape, placeholders, paths, tags, consent."""
    found = {i for i, reason in enumerate(said.reasons) if reason is not None}
    found.update([i for i, shapes in said.shapes.items() if "comment" in shapes or "copyright" in shapes])
    texts = said.scan.texts
    found.update([i for i, text in enumerate(texts) if _MARKED.search(text, 0, _CRUMB_LENGTH) or "your" in text])
    return sorted(found)


def _exact(said: Wording, i: int) -> str:
    """Return the name of the rule by which line `i` is certainly not the article's, or ""."""
    text, reason = said.scan.texts[i], said.reasons[i]
    if reason in _SURE and len(phrases.key(text)) >= _SURE_LENGTH:
        return f"phrase:{reason.value}"
    if len(text) > _NOTICE_LENGTH:
        return "shape:consent" if "your" in text and _CONSENT.search(text) and not shapes.is_quoted(text) else ""
    if reason is Reason.COUNTER and _COUNTED.match(text):
        return "shape:counter"
    if _PLACEHOLDER.match(text) or (len(text) <= _CRUMB_LENGTH and is_crumb(text)) or shapes.is_filed(text):
        return "shape:interface"
    found = said.shapes.get(i, ())
    for shape in ("comment", "copyright"):
        if shape in found and "caption" not in found and not shapes.is_quoted(text):
            return f"shape:{shape}"
    return ""


def is_crumb(text: str) -> bool:
    """Tell whether the line is the path to the page: "Home > National", "사회 > 지역", "'국내' 카테고리의 다른 글".

    >>> is_crumb("홈 > 뉴스 > 사회"), is_crumb("사회 > 지역"), is_crumb("수출 > 수입"), is_crumb("가위 > 바위 > 보")
    (True, True, False, False)
    """
    if _OTHER_POSTS.search(text):
        return True
    steps = [step.strip(" >›»") for step in _CRUMB_MARK.split(text)]
    if len(steps) < 2 or max(map(len, steps)) > _STEP_LENGTH or not all(steps):
        return False
    known = [phrases.reason_of(step) is Reason.NAV for step in steps]
    return known[0] if len(steps) > 2 or steps[0].casefold() in _HOMES else all(known)


def _runs(texts: list[str], chances: Floats, kinds: list[Kind], named: list[str]) -> None:
    """Decide a list as a whole: neighbours under such marks (▲ names of officials, ▶ adverts) stay or go together."""
    i = 0
    while i < len(texts):
        marks = _FAMILY_OF.get(texts[i][:1], "")
        last = i + 1
        if not marks:
            i = last
            continue
        while last < len(texts) and texts[last][:1] in marks:
            last += 1
        free = [k for k in range(i, last) if not named[k]]
        if last - i >= _LIST_LENGTH and free:
            kept = [kinds[k] for k in free if kinds[k] is not Kind.BOILERPLATE]
            stays = float(chances[free, _CHROME].mean()) < _DROP
            whole = max(kept or [Kind.BODY], key=kept.count) if stays else Kind.BOILERPLATE
            for k in free:
                if (kinds[k] is Kind.BOILERPLATE) == stays:
                    kinds[k], named[k] = whole, "list"
        i = last


def _inserts(lines: tuple[Line, ...], texts: list[str], kinds: list[Kind], named: list[str]) -> None:
    """Drop links to other stories that say what they are: in markup they are links, in plain text end in no stop."""
    for i, text in enumerate(texts):
        if kinds[i] is Kind.BOILERPLATE or len(text) > _INSERT_LENGTH:
            continue
        if not any(mark in text[:_INSERT_MARK] for mark in ":|]>】") or not _INSERT.match(text):
            continue
        linked = lines[i].link_chars * 3 > len(text)
        if linked or (not lines[i].path and text[-1:] not in ".다"):
            kinds[i], named[i] = Kind.BOILERPLATE, "insert"


def _threads(lines: tuple[Line, ...], texts: list[str], kinds: list[Kind], named: list[str]) -> None:
    """Drop comments below an article: elements of a thread, or text under a reader's name, date and "said:"."""
    inside = [bool(line.hints) and _in_thread(line.hints[:_THREAD_HINTS]) for line in lines]
    article = [i for i, kind in enumerate(kinds) if kind is Kind.BODY and not inside[i]]
    if not article:
        return
    heads = [
        i for i, text in enumerate(texts) if i > article[0] and len(text) <= _NOTICE_LENGTH and _READER.match(text)
    ]
    if len(heads) > 1:
        end = next((i for i in range(heads[-1], len(kinds)) if kinds[i] is Kind.BOILERPLATE), len(kinds))
        inside[heads[0] : end] = [True] * (end - heads[0])
    for i, kind in enumerate(kinds):
        if inside[i] and kind is not Kind.BOILERPLATE and not named[i] and i > article[0]:
            kinds[i], named[i] = Kind.BOILERPLATE, "thread"


@lru_cache(maxsize=8192)
def _in_thread(hints: tuple[str, ...]) -> bool:
    return any(_THREAD.match(hint) for hint in hints)


def _copies(lines: tuple[Line, ...], texts: list[str], kinds: list[Kind], named: list[str]) -> None:
    """Keep one of the copies of a paragraph: a visible one, with the most article around it, the first of equals."""
    places: dict[str, list[int]] = {}
    for i, text in enumerate(texts):
        if len(text) >= _COPY_LENGTH and kinds[i] in (Kind.BODY, Kind.BOILERPLATE) and not named[i]:
            places.setdefault(text, []).append(i)
    for copies in places.values():
        if len(copies) > 1 and any(kinds[i] is Kind.BODY for i in copies):
            best = max(copies, key=lambda i: (not lines[i].hidden, _article_around(kinds, i), -i))
            for i in copies:
                wanted = Kind.BODY if i == best else Kind.BOILERPLATE
                if kinds[i] is not wanted:
                    kinds[i], named[i] = wanted, "copy"


def _article_around(kinds: list[Kind], i: int) -> int:
    return sum(kind is Kind.BODY for kind in kinds[max(0, i - _NEAR) : i + _NEAR + 1])


def _stamp_labels(texts: list[str], kinds: list[Kind], named: list[str]) -> None:
    """Keep "입력 :" with the date on the line below it."""
    for i in range(len(texts) - 1):
        if kinds[i] is not Kind.TIMESTAMP and kinds[i + 1] is Kind.TIMESTAMP and shapes.is_stamp_label(texts[i]):
            kinds[i], named[i] = Kind.TIMESTAMP, "stamp_label"


def _notes(said: Wording, kinds: list[Kind], named: list[str]) -> None:
    """Keep what the last lines of the article say about it (who helped, what was corrected)."""
    for i, found in said.shapes.items():
        if "source_note" not in found or "copyright" in found or said.reasons[i] is not None:
            continue
        near = kinds[max(0, i - _NOTE_REACH) : i]
        if kinds[i] is Kind.BOILERPLATE and not named[i] and (Kind.BODY in near or Kind.SOURCE_NOTE in near):
            kinds[i], named[i] = Kind.SOURCE_NOTE, "shape:source_note"


def _pictures(texts: list[str], kinds: list[Kind], named: list[str]) -> None:
    """Keep a picture's source above the text, and call what stands below "Image caption," a caption."""
    for i, text in enumerate(texts[:-1]):
        if shapes.is_picture_label(text) and Kind.BODY in kinds[i + 1 : i + 1 + _BOX_LINES]:
            below = i + 1 if text[-1:] in ",:" and len(texts[i + 1]) <= _NOTICE_LENGTH else i
            for line in range(i, below + 1):
                if kinds[line] is not Kind.CAPTION:
                    kinds[line], named[line] = Kind.CAPTION, "shape:picture_label"


def _inner(texts: list[str], chances: Floats, kinds: list[Kind], named: list[str]) -> None:
    """Keep a line of doubt between two lines of the article, as most such lines are its headings and items.

    Up to three lines in a row that end in a stop stay too: the plain speech of a script, which notices use as well.
    """

    def doubtful(i: int) -> bool:
        open_ = kinds[i] is Kind.BOILERPLATE and not named[i] and chances[i, _CHROME] <= _DOUBT
        return open_ and len(texts[i]) <= _NOTICE_LENGTH and phrases.reason_of(texts[i]) is None

    begun = False
    for i in range(1, len(texts) - 1):
        begun = begun or kinds[i - 1] is Kind.BODY
        if not begun or kinds[i - 1] is Kind.BOILERPLATE or not doubtful(i):
            continue
        end = i + 1
        while end < len(texts) - 1 and end - i < _SENTENCES_LONG and doubtful(end):
            end += 1
        spoken = [shapes.has_sentence(text) for text in texts[i:end]]
        if kinds[end] is Kind.BODY and (end == i + 1 or all(text[-1:] in ".?!" for text in texts[i:end])):
            for k in range(i, end):
                short = len(texts[k]) <= _HEADING_LENGTH and not spoken[k - i]
                kinds[k], named[k] = (Kind.SUBHEAD if short else Kind.BODY), "between_body"


def _signed(texts: list[str], kinds: list[Kind], named: list[str]) -> None:
    """Call a line of nothing but reporter and dates a byline, even where it looks like the head of the text."""
    for i, text in enumerate(texts):
        if kinds[i] is Kind.BODY and shapes.is_signed_stamp(text):
            kinds[i], named[i] = Kind.BYLINE, "signed"


def _headline(texts: list[str], chances: Floats, kinds: list[Kind], named: list[str]) -> None:
    """Where no line above the text is called its title, take the one that looks most like it, if any does."""
    if Kind.TITLE in kinds or Kind.BODY not in kinds:
        return
    above = [i for i in range(kinds.index(Kind.BODY)) if not named[i] and not shapes.is_stamp(texts[i])]
    best = max(above, key=lambda i: float(chances[i, _TITLE]), default=None)
    if best is not None and chances[best, _TITLE] > _SOME_TITLE:
        kinds[best], named[best] = Kind.TITLE, "no_other_title"


def _decks(texts: list[str], chances: Floats, kinds: list[Kind], named: list[str]) -> None:
    """Call a second, different headline between the title and the text a deck; one in the other language is a title."""
    first = kinds.index(Kind.BODY) if Kind.BODY in kinds else len(kinds)
    titles = [i for i in range(first) if kinds[i] is Kind.TITLE]
    if len(titles) < 2:
        return
    best = max(titles, key=lambda i: (round(float(chances[i, _TITLE]), 1), -i))
    words = set(texts[best].split())
    for i in titles:
        other = set(texts[i].split())
        same_script = _is_hangul(texts[i]) == _is_hangul(texts[best])
        if i > best and same_script and 2 * len(words & other) < min(len(words), len(other)):
            kinds[i], named[i] = Kind.SUBHEAD, "deck"


def _is_hangul(text: str) -> bool:
    return any("가" <= char <= "힣" for char in text)


def _tips(texts: list[str], kinds: list[Kind], named: list[str]) -> None:
    """Drop the desk's contacts: tip-shaped lines of the page's last half, a call for tips within four lines."""
    calls = [
        i for i, text in enumerate(texts) if "제보" in text and len(text) <= _CALL_LENGTH and shapes.is_tip_line(text)
    ]
    for i in range(len(texts) // 2, len(texts) if calls else 0):
        near = any(abs(i - call) <= _TIP_REACH for call in calls)
        if (
            near
            and kinds[i] is not Kind.BOILERPLATE
            and shapes.is_tip_line(texts[i])
            and not shapes.is_quoted(texts[i])
        ):
            kinds[i], named[i] = Kind.BOILERPLATE, "shape:tips"


def _script(lines: tuple[Line, ...], kinds: list[Kind], named: list[str]) -> None:
    """Keep article text that stands only in script data: reading adds it when the visible page has no such text."""
    for i, line in enumerate(lines):
        if line.origin == "script" and kinds[i] is Kind.BOILERPLATE and not named[i]:
            kinds[i], named[i] = Kind.BODY, "script_text"


def _no_body(lines: tuple[Line, ...], said: Wording, chances: Floats, kinds: list[Kind], named: list[str]) -> None:
    """Find some article on a page where the classifier saw none: a short record, or the likeliest sentences.

    Lines that are interface by phrase or shape stay dropped; a page of nothing else has no article.
    """
    texts = said.scan.texts
    free = [
        i
        for i, reason in enumerate(said.reasons)
        if reason is None and not _exact(said, i) and not lines[i].hidden and kinds[i] in (Kind.BODY, Kind.BOILERPLATE)
    ]
    if len(texts) > _RECORD_LINES:
        free = [i for i in free if shapes.has_sentence(texts[i]) and chances[i, _BODY] > 0.1]
    if not free and len(texts) <= _RECORD_LINES:
        free = [
            i
            for i, kind in enumerate(kinds)
            if kind in (Kind.TITLE, Kind.SUBHEAD, Kind.CAPTION) and shapes.has_sentence(texts[i])
        ]
    for i in free:
        kinds[i], named[i] = Kind.BODY, "no_other_body"


def reasons(lines: tuple[Line, ...], said: Wording, kinds: list[Kind]) -> list[Reason | None]:
    """Return why each boilerplate line is one: by its words, its shape, its element, or the list it stands in."""
    found: list[Reason | None] = []
    heading: Reason | None = None
    started = False
    for i, (line, text, kind) in enumerate(zip(lines, said.scan.texts, kinds, strict=True)):
        if kind is not Kind.BOILERPLATE:
            heading, started = None, True
            found.append(None)
            continue
        reason = _by_wording(said, i) or _by_element(line.hints[:6])
        if started and reason in (Reason.RELATED, Reason.COMMENT_WIDGET) and len(text) <= _HEADING_LENGTH:
            heading = reason
        found.append(reason or heading or _by_place(text, started))
    return found


def _by_wording(said: Wording, i: int) -> Reason | None:
    if (reason := said.reasons[i]) is not None or i not in said.shapes:
        return reason
    return next((reason for shape, reason in _SHAPES if shape in said.shapes[i]), None)


_SHAPES: Final = (
    ("comment", Reason.COMMENT_WIDGET),
    ("copyright", Reason.COPYRIGHT),
    ("login", Reason.LOGIN),
    ("subscribe", Reason.SUBSCRIBE),
    ("imprint", Reason.OTHER),
    ("tip", Reason.OTHER),
    ("house_ad", Reason.AD),
    ("hashtags", Reason.OTHER),
)


@lru_cache(maxsize=8192)
def _by_element(hints: tuple[str, ...]) -> Reason | None:
    groups = markup.groups_of(hints)
    return next((reason for group, reason in _GROUPS if group in groups), None)


_GROUPS: Final = (
    ("comment", Reason.COMMENT_WIDGET),
    ("login", Reason.LOGIN),
    ("share", Reason.SHARE),
    ("ad", Reason.AD),
    ("footer", Reason.OTHER),
    ("nav", Reason.NAV),
    ("related", Reason.RELATED),
)


def _by_place(text: str, started: bool) -> Reason:
    """Above the article stand menus and prompts; below it short lines are menus, the others other stories."""
    if not started:
        return Reason.OTHER if shapes.has_sentence(text) else Reason.NAV
    return Reason.NAV if len(text) <= _MENU_LENGTH else Reason.RELATED
