"""Dates as a spaCy component: ``nlp.add_pipe("korus_dates")`` fills ``doc._.dates`` and ``doc.spans["dates"]``.

The publication time is read from ``doc._.published`` (ISO 8601); without one, values keep unknown parts.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from korus_nlp.dates import annotate

if not Doc.has_extension("published"):
    Doc.set_extension("published", default=None)
if not Doc.has_extension("dates"):
    Doc.set_extension("dates", default=())
for _name, _default in (("date", None), ("date_grain", None), ("date_days", None), ("date_ambiguous", False)):
    if not Span.has_extension(_name):
        Span.set_extension(_name, default=_default)


class KorusDates:
    """Sets ``doc._.dates`` (every `Mention`, exact offsets) and ``doc.spans["dates"]``.

    The spans are those widened to whole tokens, labelled by TIMEX3 type. ``span._.date`` is the TIMEX3 value,
    ``date_grain`` its finest known field, ``date_days`` the first and last day it covers (or None), and
    ``date_ambiguous`` says that another reading is about as likely.

    Args:
        name: of the component in its pipeline.
        prefer: "past" (news) or "future": which Monday a bare Monday is.
    """

    def __init__(self, name: str = "korus_dates", prefer: str = "past") -> None:
        self.name, self.prefer = name, prefer

    def __call__(self, doc: Doc) -> Doc:
        """Add the dates of a doc."""
        (mentions,) = annotate([doc.text], anchor=doc._.published, prefer=self.prefer)
        doc._.dates = tuple(mentions)
        spans = []
        for mention in mentions:
            span = doc.char_span(mention.start, mention.end, label=mention.type, alignment_mode="expand")
            if span is not None:
                span._.date, span._.date_grain = mention.value, mention.grain
                span._.date_days, span._.date_ambiguous = mention.days, mention.ambiguous
                spans.append(span)
        doc.spans["dates"] = spans
        return doc


@Language.factory(
    "korus_dates",
    default_config={"prefer": "past"},
    assigns=["doc._.dates", "span._.date", "span._.date_grain", "span._.date_days", "span._.date_ambiguous"],
)
def make_korus_dates(nlp: Language, name: str, prefer: str) -> KorusDates:
    """Return the component; `prefer` as in `annotate`."""
    return KorusDates(name, prefer)
