"""Which language a stretch of letters belongs to, decided by its script.

Hangul is Korean and Cyrillic is Russian (or, with letters Russian lacks, another language). Chinese characters are
the hard case, because Korean headlines use them too (北 외무성, 與, 有備無患). The character sets of the three
countries decide: KS X 1001 holds the Hanja that Korean uses, so a character outside it, but inside JIS X 0208 or
GB 2312, is a Japanese or simplified Chinese form (総務省, 中国原则). Kana beside it makes a stretch Japanese.
"""

from __future__ import annotations

import re
from functools import lru_cache

HANGUL = "\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\ud7b0-\ud7ff\uffa0-\uffdc"
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3005"
KANA = "\u3041-\u309f\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f"
CYRILLIC = "\u0400-\u052f"
LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a"

_NOT_RUSSIAN = re.compile("[ІіЇїЄєҐґЎўЈјЉљЊњЋћЂђЏџҚқҒғӘәҮүҰұҢңҺһӨө]")
_KANA = re.compile(f"[{KANA}]")
# Particles of written Chinese: a long stretch that holds one and no Hangul is a Chinese sentence, not a Hanja compound.
_CHINESE_GRAMMAR = re.compile("[的是了在不這们們也就都很说說吗嗎吧呢]")
_LONGEST_HANJA_COMPOUND = 8  # two four-character idioms side by side (四面楚歌 進退兩難)


@lru_cache(4096)
def _home(char: str) -> str:
    """Return "ko" for a character of KS X 1001, else the country whose standard set holds it, else ""."""
    for lang, codec in (("ko", "euc_kr"), ("ja", "shift_jis"), ("zh", "gb2312")):
        try:
            char.encode(codec)
        except UnicodeEncodeError:
            continue
        return lang
    return ""


def of_han(text: str) -> str:
    """Return "ko", "zh" or "ja" for a stretch of Chinese characters and kana.

    >>> [of_han(t) for t in ("北", "有備無患", "総務省", "君の名は", "一个中国原则不容挑战")]
    ['ko', 'ko', 'ja', 'ja', 'zh']
    """
    if _KANA.search(text):
        return "ja"
    homes = [_home(char) for char in text]
    foreign = [home for home in homes if home != "ko"]
    if foreign:
        # a form shared by both simplified sets (国, 会) does not decide; GB-only forms (个, 则) do
        chinese = sum(_is_gb_only(char) for char in text)
        return "zh" if chinese or foreign.count("ja") == 0 else "ja"
    if len(text) > _LONGEST_HANJA_COMPOUND and _CHINESE_GRAMMAR.search(text):
        return "zh"
    return "ko"


@lru_cache(4096)
def _is_gb_only(char: str) -> bool:
    for codec in ("euc_kr", "shift_jis"):
        try:
            char.encode(codec)
        except UnicodeEncodeError:
            continue
        return False
    return True


def of_cyrillic(text: str) -> str:
    """Return "ru", or "other" when the stretch has letters that Russian does not use (Ukrainian, Kazakh, …)."""
    return "other" if _NOT_RUSSIAN.search(text) else "ru"
