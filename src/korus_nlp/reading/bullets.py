"""List bullets at the beginning of a line: layout, not text."""

from __future__ import annotations

import re
from typing import Final

# Signs that open list items in dumps of pages. Dashes, asterisks and ▲ also begin article lines ("- 민준 기자", "▲ 사진
# 설명"), so only the signs that browsers and text renderers draw for <li> count.
BULLETS: Final = "•‣◦⁃∙·◾▪▫"
_BULLET = re.compile(rf"[{BULLETS}](?:\s+|(?=\w))")


def split_bullet(line: str) -> tuple[bool, int]:
    """Tell whether a trimmed line begins with a bullet, and how many characters it and its space take.

    >>> split_bullet("• 승인 2023.08.03 10:31")
    (True, 2)
    >>> split_bullet("승인 2023.08.03 10:31")
    (False, 0)
    """
    found = _BULLET.match(line)
    return (True, found.end()) if found and found.end() < len(line) else (False, 0)
