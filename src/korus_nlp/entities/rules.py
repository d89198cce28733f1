"""Rules for the labels that open English corpora do not annotate (GPE, FAC, NORP, MONEY, PERCENT), and for digits.

The English tagger knows PERSON, ORG and LOC. A LOC that the lexicon knows as a country, province or city becomes GPE,
as a building or bridge FAC; nationalities and religions are a closed list; money and percentages follow a pattern.
The list of nationalities and religions was written for this project.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

Span = tuple[int, int, str, float]
RULE_SCORE = 0.9

_PEOPLES = frozenset(
    """
    afghan albanian algerian american angolan arab argentine argentinian armenian asian australian austrian
    azerbaijani bangladeshi belarusian belarussian belgian bolivian bosnian brazilian british bulgarian
    burmese cambodian canadian catalan chechen chilean chinese colombian croatian cuban cypriot czech danish
    dutch egyptian english eritrean estonian ethiopian european filipino finnish french georgian german
    ghanaian greek guatemalan haitian honduran hungarian icelandic indian indonesian iranian iraqi irish
    israeli italian jamaican japanese jordanian kazakh kazakhstani kenyan korean kosovar kurdish kuwaiti
    kyrgyz laotian latvian lebanese liberian libyan lithuanian macedonian malaysian manchurian mexican
    moldovan mongolian moroccan nepalese nepali nicaraguan nigerian norwegian omani pakistani palestinian
    panamanian paraguayan persian peruvian polish portuguese qatari romanian russian rwandan saudi scottish
    serbian siberian singaporean slovak slovenian somali soviet spanish sudanese swedish swiss syrian
    taiwanese tajik thai tibetan tunisian turkish turkmen ugandan ukrainian uighur uyghur uruguayan uzbek
    venezuelan vietnamese welsh yemeni zambian zimbabwean african latino hispanic caucasian nordic
    scandinavian balkan catholic protestant christian muslim islamic jewish hindu buddhist confucian orthodox
    shia shiite sunni mormon sikh communist democrat democratic republican americans arabs argentines
    armenians asians australians austrians belgians brazilians britons bulgarians cambodians canadians
    chechens chileans colombians croats cubans czechs danes egyptians ethiopians europeans filipinos finns
    georgians germans greeks hungarians indians indonesians iranians iraqis israelis italians jordanians
    kazakhs kenyans koreans kurds latvians libyans lithuanians malaysians mexicans mongolians nigerians
    norwegians pakistanis palestinians peruvians poles romanians russians saudis scots serbs siberians
    singaporeans slovaks slovenes soviets spaniards swedes syrians taiwanese tajiks thais tibetans turks
    ukrainians uighurs uyghurs uzbeks venezuelans africans catholics protestants christians muslims jews
    hindus buddhists shiites sunnis communists democrats republicans
    """.split()
)
# These stand alone as names of parties, churches and languages more often than of people.
_AMBIGUOUS = frozenset({"democratic", "communist", "orthodox", "english", "nordic", "balkan"})
_CLEAR = _PEOPLES - _AMBIGUOUS

_PEOPLE = re.compile(
    r"""(?<![\w-])
    (?: (?:North|South|East|West|Middle|Central|Northeast|Southeast|Latin|Pan|Anglo|Sino|Russo|Soviet) [ -] )?
    [A-Z][a-z]+ (?!\w)""",  # Korean, South Koreans, Sino-Soviet
    re.VERBOSE,
)
_NUMBER = r"\d[\d,]*(?:\.\d+)?(?:\s?(?:-|–|to)\s?\d[\d,]*(?:\.\d+)?)?"  # 1,200  3.5  10-15
_AMOUNT = rf"{_NUMBER}(?:\s(?:hundred|thousand|million|billion|trillion))?"
_CURRENCY = (
    r"(?:won|dollars?|cents?|yen|yuan|renminbi|euros?|pounds?|rubles?|roubles?|francs?|rupees?|marks?|pesos?|rupiah|"
    r"dong|baht)(?!\w)"
)
_MONEY = re.compile(
    rf"""
      (?:(?:US|C|A|HK|NT|S)?[$€£¥₩]|(?:USD|KRW|EUR|JPY|CNY|RUB|GBP)\s) \s?{_AMOUNT}
      (?:\s?(?:bn|tn|[mMbBkK])(?!\w))? (?:\s{_CURRENCY})?                       # US$3 billion, ₩500,000, €2bn
    | (?<![\w.,]){_AMOUNT}\s (?:(?:US|U\.S\.|(?:South\s)?Korean|Hong\sKong)\s)? (?:{_CURRENCY}|(?:KRW|USD)(?!\w))
    """,  # 20 billion won, 1,000 US dollars
    re.VERBOSE,
)
_PERCENT = re.compile(
    rf"(?<![\w.,]){_NUMBER}\s?(?:[%％]|percent(?:age\spoints?)?(?!\w)|per\scent(?!\w))"  # 3.5 percent, 10%
)
_FACILITY = re.compile(
    r"\b(?:Airport|Station|Bridge|Stadium|Arena|Palace|Hotel|Museum|Hospital|Building|Tower|Plaza|Avenue|Street|Road|"
    r"Highway|Expressway|Railway|Railroad|Dam|Canal|Tunnel|Temple|Cathedral|Hall|Library|Theat(?:er|re)|Mall|Park)$"
)


_DIGITS_ONLY = re.compile(r"[\d\s.,:/~\-–]+")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_DAY = re.compile(r"(?:19|20)\d{2}[./-]\s?\d{1,2}")
_NUMERIC = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})


def english(text: str, found: Iterable[Span], types: Callable[[str], str]) -> list[Span]:
    """Return the tagger's spans with finer labels, and the spans of the rules where the tagger found nothing.

    Args:
        text: the composed passage.
        found: (start, end, label, score) from the tagger.
        types: lexicon lookup, name → letters of its types ("G", "L", "F", …) or "".
    """
    spans = [(start, end, _refine(text[start:end], label, types), score) for start, end, label, score in found]
    extra: list[Span] = []
    for label, pattern in (("MONEY", _MONEY), ("PERCENT", _PERCENT)):
        extra += [(m.start(), m.end(), label, RULE_SCORE) for m in pattern.finditer(text)]
    for match in _PEOPLE.finditer(text):
        if _last_word(match.group()) in _CLEAR:
            extra.append((match.start(), match.end(), "NORP", RULE_SCORE))
    return merge(spans, extra)


def korean(text: str, found: Iterable[Span]) -> list[Span]:
    """Return the tagger's spans, those of digits alone with the label that their form shows.

    The tagger has seen few clocks and time stamps ("10:31", "2018-09-28 17:32") and guesses at them; digits and
    punctuation are never the name of anything.
    """
    spans: list[Span] = []
    for start, end, label, score in found:
        surface = text[start:end]
        if _DIGITS_ONLY.fullmatch(surface):
            if _CLOCK.fullmatch(surface):
                label = "TIME"  # noqa: PLW2901
            elif _DAY.match(surface):
                label = "DATE"  # noqa: PLW2901
            elif label not in _NUMERIC:
                continue
        spans.append((start, end, label, score))
    return spans


def _last_word(name: str) -> str:
    return name.lower().replace("-", " ").rsplit(" ", 1)[-1]


def _refine(surface: str, label: str, types: Callable[[str], str]) -> str:
    if label == "LOC":
        if _last_word(surface) in _PEOPLES:
            return "NORP"
        letters = types(surface)
        if "G" in letters:
            return "GPE"
        if "F" in letters or _FACILITY.search(surface):
            return "FAC"
    return label


def merge(first: Sequence[Span], second: Iterable[Span]) -> list[Span]:
    """Return `first` and those of `second` that touch nothing taken, in text order; longer ones go first."""
    taken = sorted(first)
    for span in sorted(second, key=lambda s: (s[0] - s[1], s[0])):
        if all(span[1] <= start or span[0] >= end for start, end, _, _ in taken):
            taken.append(span)
    return sorted(taken)
