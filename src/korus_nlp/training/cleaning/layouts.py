"""Generated pages: the layouts of Korean and English news sites with invented content, every line labelled.

A page is a list of sections, a section a list of pieces; order, presence, wording and skins vary at random, so a model
meets far more layouts than any set of saved pages holds. Interface strings are those of `korus_nlp.cleaning.phrases`
and of the families in its docstring. `render` shows a page as a text dump or as markup.
"""

from __future__ import annotations

import random

from korus_nlp.training.cleaning.genres import Genres
from korus_nlp.training.cleaning.material import Material
from korus_nlp.training.cleaning.pieces import Piece, Section


def page(material: Material, rng: random.Random) -> list[Section]:
    """Return one invented page in one of the families."""
    return Writer(material, rng).page()


class Writer(Genres):
    """Writes one page; the choices that hold for the whole page are made first."""

    def page(self) -> list[Section]:
        """Return the sections in reading order, in the plan of some family."""
        roll = self.rng.random()
        if roll < 0.08:
            return [Section("article", self.bare())]
        if roll < 0.23 and (self.lang == "ko" or roll < 0.15):
            return self.bilingual() if roll < 0.15 else self.portal()
        if roll < 0.28:
            return self.notice()
        if roll < 0.34:
            return self.framed(self.header(), self.listed())
        if roll < 0.48:
            return self.genre()
        return self.paper_page(self.clip() if roll < 0.53 else self.article())

    def paper_page(self, article: list[Piece]) -> list[Section]:
        """Return a page of a paper or a broadcaster around an article."""
        rng = self.rng
        found: list[Section] = []
        if self.full:
            found += [Section("nav", self.menu(rng.randint(2, 60)))]
            if self.maybe(0.3):
                found.append(Section("related", self.related(rng.randint(2, 6))))
        elif self.maybe(0.3):
            found.append(Section("nav", self.menu(rng.randint(1, 4))))
        found.append(Section("header", self.header()))
        found.append(Section("article", self.interrupted(article) if self.maybe(0.07) else article))
        found.append(Section("foot", self.foot()))
        tail = [Section("comment", self.comments())] if self.maybe(0.7) else []
        count = rng.choice([0, 1, 1, 2, 3, 4]) if self.full else rng.choice([0, 0, 1])
        tail += [Section("related", self.related(rng.randint(3, 14))) for _ in range(count)]
        rng.shuffle(tail)
        found += tail
        if self.full and self.maybe(0.85):
            found.append(Section("footer", self.imprint()))
        if self.full and self.maybe(0.12):
            found.append(Section("login", self.consent()))
        if self.full and self.maybe(0.12):
            found.append(Section("login", self.dialogue()))
        return found
