"""English tokens by one regular expression: the conventions of the treebanks, except that names keep their hyphen.

Romanised Korean names (Kyung-sik, Jae-in) are one token; "Beijing-based" and "U.S.-led" are cut so that the name in
front can be an entity. The same function feeds training, the library and the spaCy tokenizer.
"""

from __future__ import annotations

import re

# Second parts that turn the name before the hyphen into an adjective. Counted in the training sentences: these follow
# a hyphen after a capitalised word and are not part of the name.
_PARTICIPLES = (
    "based|led|backed|born|owned|run|controlled|style|era|funded|sponsored|made|held|occupied|dominated|speaking|"
    "language|friendly|like|related|trained|bound|wide|type|educated|allied|built|ruled|flagged|registered|listed|"
    "administered|area|affiliated|linked|supported|inspired|only|themed|size|sized|level|free|year|old|day|"
    "month|week|hour|minute|member|time|centric|oriented|\\w{4,}ed"
)
_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|Rev|Hon|St|Mt|Ft|Jr|Sr|Inc|Corp|Co|Ltd|Bros|"
    "vs|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|a\\.m|p\\.m|Ph\\.D|etc|e\\.g|i\\.e"
)

_TOKEN = re.compile(
    rf"""
      https?://[^\s<>"]+ | www\.[^\s<>"]+                      # www.korea.net
    | [\w.+-]+@[\w-]+(?:\.\w+)+                               # editor@korea.net
    | [@\#]\w+                                                # @korea, #news
    | (?:{_ABBREVIATIONS})\.(?!\w)                            # Mr. Corp. a.m.
    | (?:[^\W\d_]\.){{2,}}                                    # U.S. J.R.R.
    | [A-Z]\.(?=[\s-][A-Z])                                   # George W. Bush
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?(?![^\W_])           # 1,200.5 10:30 3rd 1990s
    | [^\W_]+(?:&[^\W_]+)+                                    # AT&T S&P
    | [^\W_]+?(?=n['’]t(?!\w)) | n['’]t(?!\w)                 # did + n't
    | ['’](?:s|S|re|ve|ll|d|m)(?!\w)                          # Korea + 's
    | [^\W_]+ (?: ['’](?!(?:s|S|re|ve|ll|d|m)(?!\w))[^\W_]+    # O'Brien P'yongyang
        | [-‐‑](?!(?:{_PARTICIPLES})(?!\w))(?=[^\W\d_])[^\W_]+ )*  # Kyung-sik Kim-Young; not Beijing-based
    | \.{{2,}} | -{{2,}} | …+                                 # ellipses and dashes
    | [^\w\s] | _+ | \S
    """,
    re.VERBOSE,
)


def tokens(text: str) -> list[tuple[int, int]]:
    """Return the spans of the tokens; they are disjoint, in order, and cover everything but white space.

    >>> [("Moon Jae-in's U.S.-led talks"[a:b]) for a, b in tokens("Moon Jae-in's U.S.-led talks")]
    ['Moon', 'Jae-in', "'s", 'U.S.', '-', 'led', 'talks']
    """
    return [match.span() for match in _TOKEN.finditer(text)]
