"""Genres of generated pages besides the report: live pages, guides, recipes, letters, copies on blogs, radio talk.

What they have in common is that the article is made of short lines: post times, inner headings of two words, names of
ingredients, a picture's source, questions. Layouts as seen on English and Korean sites, blogs and cafés, 2011–2025.
"""

from __future__ import annotations

from korus_nlp.document import Kind, Reason
from korus_nlp.training.cleaning.families import Families
from korus_nlp.training.cleaning.genre_texts import TEXTS
from korus_nlp.training.cleaning.pieces import B, Piece, Section


class Genres(Families):
    """Writes pages of the genres."""

    def genre(self) -> list[Section]:
        """Return a page of one of the genres."""
        plans = [self.live, self.live, self.guide, self.guide, self.recipe, self.letter, self.scrap, self.pictured]
        return self.rng.choice([*plans, self.scrap, self.talk] if self.lang == "ko" else plans)()

    def pick(self, table: str) -> str:
        """Return a string of a table in the page's language, its blanks filled."""
        return self.filled(self.rng.choice(TEXTS[self.lang][table]))

    def some(self, table: str, low: int, high: int) -> list[str]:
        """Return some different strings of a table."""
        rows = TEXTS[self.lang][table]
        return [self.filled(row) for row in self.rng.sample(rows, min(len(rows), self.rng.randint(low, high)))]

    def filled(self, row: str) -> str:
        """Return the row with its blanks filled."""
        who, other = self.m.name(self.lang), self.m.name(self.lang)
        return row.format(who=who, other=other, paper=self.paper, stamp=self.stamp())

    def short_head(self) -> Piece:
        """Return an inner heading of a few words, sometimes numbered or marked."""
        number = self.rng.randint(1, 9)
        mark = self.rng.choice(["", "", "", f"{number}. ", f"{number}) ", "◇ ", "■ ", "- ", "✔ "])
        return Piece(mark + (self.pick("heads") if self.maybe(0.6) else self.fragment()), Kind.SUBHEAD)

    def fragment(self) -> str:
        """Return two to five words of a sentence, as an inner heading quotes them."""
        words = [word for word in self.rng.choice(self.pool).rstrip(".?!\"'”’").split() if word[:1].isalnum()]
        at = self.rng.randrange(max(1, len(words) - 3))
        text = " ".join(words[at : at + self.rng.randint(2, 5)]).strip(",.") or self.title
        return self.rng.choice([text, text, f"“{text}”", f'"{text}"', f"'{text}'"])

    def paragraphs(self, low: int, high: int) -> list[Piece]:
        """Return some paragraphs of one to three sentences."""
        sizes = [self.rng.choice([1, 1, 2, 3]) for _ in range(self.rng.randint(low, high))]
        return [Piece(self.m.paragraph(self.pool, size), Kind.BODY) for size in sizes]

    def note(self) -> Piece:
        """Return the line below a text that says who helped, what was corrected, where it comes from."""
        return Piece(self.pick("notes"), Kind.SOURCE_NOTE)

    def live(self) -> list[Section]:
        """Return a live page: key points, then posts with their own time, heading and author."""
        rng = self.rng
        body: list[Piece] = []
        if self.maybe(0.7):
            mark = rng.choice(["• ", "", "- ", "▶ "])
            points = [Piece(mark + rng.choice(self.pool), Kind.BODY) for _ in range(rng.randint(2, 5))]
            body += [Piece(self.pick("points"), Kind.SUBHEAD), *points]
        body += [Piece(text, B, Reason.NAV) for text in self.some("ended", 0, 3)]
        for _ in range(rng.randint(2, 12)):
            body += self.post()
        return self.framed(self.header(), body)

    def post(self) -> list[Piece]:
        """Return one post of a live page."""
        rng, english = self.rng, self.lang == "en"
        hour, minute, who = rng.randint(1, 12), rng.randint(0, 59), self.m.name(self.lang)
        korean_times = [f"{hour:02}:{minute:02}", self.stamp(), f"오후 {hour}시 {minute}분"]
        times = [f"{hour}:{minute:02} p.m. ET, {self.stamp()}", f"{hour}:{minute:02} AM KST", self.stamp()]
        times.append(f"{rng.randint(2, 9)} hr {minute + 1} min ago")
        found = [Piece(rng.choice(times if english else korean_times), Kind.TIMESTAMP)]
        found.append(Piece(self.m.coined(rng.choice(self.pool), self.lang), Kind.SUBHEAD))
        if self.maybe(0.5):
            town = rng.choice(["Busan", "Tokyo", "Moscow"])
            names = [f"From {self.paper}'s {who} in {town}", who, f"{who}, {self.paper}"]
            found.append(Piece(rng.choice(names) if english else f"{who} 기자", Kind.BYLINE))
        found += self.paragraphs(1, 3)
        return found + (self.say(Reason.SHARE) if self.maybe(0.5) else [])

    def guide(self) -> list[Section]:
        """Return a text under many short headings: a travel guide, a column in parts, a magazine piece, a blog post."""
        body = self.paragraphs(0, 2)
        if self.maybe(0.15):
            body.insert(0, Piece("목차" if self.lang == "ko" else "In this article", B, Reason.NAV))
        for _ in range(self.rng.randint(2, 7)):
            body += [self.short_head(), *self.paragraphs(1, 4)]
            if self.maybe(0.2):
                body.append(self.caption())
        return self.framed(self.header(), [*body, self.note()] if self.maybe(0.4) else body)

    def recipe(self) -> list[Section]:
        """Return a recipe: a few paragraphs, names of ingredients without a verb, steps."""
        rng = self.rng
        mark, foods = rng.choice(["", "", "• ", "- "]), self.some("foods", 3, 12)
        items = [", ".join(foods)] if self.maybe(0.15) else [mark + food for food in foods]
        numbers = range(1, rng.randint(3, 8))
        steps = [f"{rng.choice([f'{n}. ', f'{n} ', ''])}{rng.choice(self.pool)[:80]}" for n in numbers]
        tip = [self.pick("tips")] if self.maybe(0.4) else []
        body = [
            *self.paragraphs(1, 4),
            Piece(self.pick("food_heads"), Kind.SUBHEAD),
            *(Piece(text, Kind.BODY) for text in items),
            Piece(self.pick("step_heads"), Kind.SUBHEAD),
            *(Piece(text, Kind.BODY) for text in (*steps, *tip)),
        ]
        return self.framed(self.header(), body)

    def letter(self) -> list[Section]:
        """Return a newsletter: greeting, short items under headings, a farewell, the reasons why one receives it."""
        head = [Piece(self.pick("mail_top"), B, Reason.NAV), Piece(self.paper, B, Reason.NAV)]
        head += [Piece(self.stamp(), Kind.TIMESTAMP)] if self.maybe(0.6) else []
        head.append(Piece(self.title, Kind.TITLE))
        if self.maybe(0.6):
            head.append(Piece(self.author if self.lang == "ko" else f"By {self.author}", Kind.BYLINE))
        body = [Piece(self.rng.choice(TEXTS[self.lang]["greetings"]) + self.rng.choice(self.pool), Kind.BODY)]
        for _ in range(self.rng.randint(2, 6)):
            body += [self.short_head(), *self.paragraphs(1, 3)]
        body.append(Piece(self.pick("farewells"), Kind.SOURCE_NOTE))
        foot = [Piece(text, B, Reason.SUBSCRIBE) for text in self.some("mail_foot", 2, 7)]
        return [Section("header", head), Section("article", body), Section("footer", foot)]

    def scrap(self) -> list[Section]:
        """Return a news story copied into a blog or a café, with the copier's remark and readers' short replies."""
        rng, nick = self.rng, self.pick("nicks")
        nav = [Piece(text, B, Reason.NAV) for text in self.some("blog_menu", 2, 8)]
        by = Piece(rng.choice([nick, f"by {nick}"]), Kind.BYLINE)
        head = [Piece(self.title, Kind.TITLE), by, Piece(self.stamp(), Kind.TIMESTAMP)]
        head += self.say(Reason.COUNTER, rng.randint(0, 2)) + self.say(Reason.SHARE, rng.randint(0, 3))
        body: list[Piece] = []
        if self.maybe(0.5):
            body += [Piece(self.title, Kind.TITLE), Piece(self.byline("head"), Kind.BYLINE)]
        for _ in range(rng.randint(1, 3)):
            body += [self.short_head()] if self.maybe(0.4) else []
            body += self.paragraphs(1, 4) + ([self.caption()] if self.maybe(0.2) else [])
        body += [self.note()] if self.maybe(0.5) else []
        body += [Piece(self.pick("remarks"), Kind.BODY)] if self.maybe(0.4) else []
        tags = " ".join(f"#{self.m.section(self.lang).replace(' ', '')}" for _ in range(rng.randint(1, 4)))
        foot = [Piece(tags, B, Reason.OTHER)] if self.maybe(0.4) else []
        foot += self.say(Reason.COUNTER, rng.randint(0, 3)) + self.say(Reason.SHARE, rng.randint(0, 2))
        return [
            Section("nav", nav),
            Section("header", head),
            Section("article", body),
            Section("foot", foot),
            Section("comment", self.replies()),
            Section("related", self.related(rng.randint(0, 5))),
        ]

    def replies(self) -> list[Piece]:
        """Return what readers wrote: nicknames, with the time on the same line or not, and short sentences."""
        rng = self.rng
        found: list[Piece] = []
        for _ in range(rng.choice([0, 2, 3, 6])):
            who = self.pick("readers")
            texts = [rng.choice([who, f"{who} {self.stamp()}", f"{who} • 4 years ago"]), self.pick("replies")]
            found += [Piece(text, B, Reason.COMMENT_WIDGET) for text in texts]
            found += self.say(Reason.COMMENT_WIDGET, rng.randint(0, 2))
        return found + self.say(Reason.COMMENT_WIDGET, rng.randint(1, 4))

    def pictured(self) -> list[Section]:
        """Return a page whose pictures carry source and caption on lines of their own, topics before the text."""
        rng, korean = self.rng, self.lang == "ko"
        head = [Piece(self.title, Kind.TITLE)]
        label = Piece(rng.choice(["게시됨", "입력"]) if korean else "Published", Kind.TIMESTAMP)
        head += [label, Piece(self.stamp(), Kind.TIMESTAMP)] if self.maybe(0.6) else self.stamps()
        head += self.say(Reason.SHARE, rng.randint(1, 5))
        if self.maybe(0.5):
            topics = ["관련 주제" if korean else "Related Topics"]
            topics += [self.m.section(self.lang) for _ in range(rng.randint(1, 3))]
            head += [Piece(text, B, Reason.RELATED) for text in topics]
        by = (
            [f"기자, {self.author}", f"기자, {self.paper}"] if korean else [f"By {self.author}", f"{self.paper}, Seoul"]
        )
        body = self.picture() if self.maybe(0.8) else []
        body += [Piece(text, Kind.BYLINE) for text in by[: rng.randint(0, 2)]] + self.paragraphs(2, 5)
        for _ in range(rng.randint(0, 4)):
            body += [self.short_head(), *self.paragraphs(2, 4), *(self.picture() if self.maybe(0.4) else [])]
        return self.framed(head, body)

    def picture(self) -> list[Piece]:
        """Return the source and the caption of a picture, each after its label or below it."""
        source, caption = TEXTS[self.lang]["picture_labels"]
        agency = self.rng.choice(["Getty Images", "Reuters", "AFP", "EPA", "NEWS1", self.paper, self.m.name("en")])
        text = self.m.coined(self.rng.choice(self.pool), self.lang)
        shown = [caption.strip(), text] if self.maybe(0.4) else [caption + text]
        return [Piece(text, Kind.CAPTION) for text in (source + agency, *shown)]

    def talk(self) -> list[Section]:
        """Return a radio interview: the programme's data, then turns under marks or names."""
        rng = self.rng
        host, guest = self.m.name("ko"), self.m.name("ko")
        marks = [("◇ ", "◆ ", "> "), ("◎ ", "▶ ", " : "), ("□ ", "■ ", "> "), ("", "", " : "), ("", "", "> ")]
        ask, answer, colon = rng.choice(marks)
        body = [Piece(text, Kind.BODY) for text in self.some("talk", 1, 4)]
        for _ in range(rng.randint(3, 14)):
            question = rng.choice(self.pool)[: rng.randint(15, 60)].rstrip(". ") + rng.choice(["?", "까?", "요?"])
            body.append(Piece(f"{ask}{host}{colon}{question}", Kind.BODY))
            body.append(Piece(f"{answer}{guest}{colon}{self.m.paragraph(self.pool, rng.randint(1, 3))}", Kind.BODY))
        return self.framed(self.header(), [*body, self.note()] if self.maybe(0.5) else body)
