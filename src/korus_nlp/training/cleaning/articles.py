"""The article of a generated page: paragraphs, headings, captions, lists, broadcast scripts."""

# ruff: noqa: E501 (tables of strings and expressions, one family a row)
from __future__ import annotations

from korus_nlp.document import Kind, Reason
from korus_nlp.training.cleaning.material import PLACES, PLACES_EN
from korus_nlp.training.cleaning.pieces import B, Pen, Piece


class Articles(Pen):
    """Writes the article itself."""

    def bare(self) -> list[Piece]:
        """Return an article without anything around it: a record of one paragraph, or title and text."""
        head = [Piece(self.title, Kind.TITLE)] if self.maybe(0.5) else []
        if head and self.maybe(0.5):
            head += [*self.stamps(), Piece(self.byline("head"), Kind.BYLINE)][: self.rng.randint(0, 3)]
        count = 1 if self.maybe(0.4) else self.rng.randint(2, 12)
        return head + [Piece(self.m.paragraph(self.pool, self.rng.randint(1, 4)), Kind.BODY) for _ in range(count)]

    def caption(self) -> Piece:
        """Return a caption in one of the shapes."""
        text = self.rng.choice(self.pool)[:140]
        credit = self.rng.choice(["연합뉴스", "뉴시스", self.paper, f"{self.paper} DB", "AP", "로이터", "군산개발공사"])
        if self.lang == "ko":
            text = self.rng.choice(
                [
                    f"▲ {text}",
                    f"{text} (사진={credit})",
                    f"{text} [사진={credit}]",
                    f"{text} /{credit}",
                    f"{text} [{credit} 제공. 재판매 및 DB 금지]",
                    f"{text} ⓒ{credit}",
                    f"▲{text} 사진={credit} 제공",
                    f"사진={credit}",
                    f"[사진 출처 : {credit}]",
                    self.m.headline("ko"),
                    f"{self.m.headline('ko')} / {credit}",
                    f"{text} / 사진={credit}",
                    f"{text} {credit}",
                    f"{text} {self.m.name('ko')} 기자",
                    self.m.coined(self.rng.choice(self.pool), "ko"),
                    f"{self.m.coined(text, 'ko')} {self.rng.choice(['하고 있다.', '보고 있다.', '모습.', '모습이다.', '장면.', '전경.', '서 있다.'])}",
                    f"{self.m.coined(text, 'ko')} {self.rng.choice(['하고 있다.', '모습.'])} [사진={credit}]",
                ]
            )
        else:
            text = self.rng.choice(
                [
                    f"{text} (Yonhap)",
                    f"▲ {text} Photo by {self.author}",
                    f"This file photo shows the scene. (PHOTO NOT FOR SALE) ({self.paper})",
                    f"{text} ({self.paper})",
                    f"Photo: {credit}",
                    self.m.headline("en"),
                    f"{text} Courtesy of the organizer",
                    f"{self.m.coined(text, 'en')} {self.rng.choice(['is seen', 'speaks during a meeting', 'poses for photos', 'stands outside the hall', 'is pictured'])} in {self.rng.choice(PLACES_EN).title()}.",
                    f"{self.m.name('en')}, {self.rng.choice(['left', 'right', 'center'])}, {self.rng.choice(['shakes hands with', 'speaks to', 'walks past'])} {self.m.name('en')}.",
                    f"{text} [AP/{self.paper}]",
                ]
            )
        return Piece(text, Kind.CAPTION)

    def body_piece(self) -> list[Piece]:
        """Return one paragraph (or what stands in a paragraph's place)."""
        roll = self.rng.random()
        if roll < 0.78:
            size = self.rng.choice([1, 1, 1, 2, 2, 3, 4])
            return [Piece(self.m.paragraph(self.pool, size), Kind.BODY)]
        if roll < 0.84:
            return [self.heading()]
        if roll < 0.90:
            first = self.caption()
            if self.maybe(0.1):
                return [first._replace(text=" ".join(first.text.split()[:-2]) or first.text), first]
            return [first, first] if self.maybe(0.2) else [first]
        if roll < 0.975:
            return self.oddity(roll)
        chrome = (Reason.AD, Reason.SHARE, Reason.OTHER, Reason.AD)
        return self.insert() if self.maybe(0.6) else self.say(self.rng.choice(chrome))

    def insert(self) -> list[Piece]:
        """Return a link to another story, a video or a newsletter from between the paragraphs."""
        head = self.m.headline(self.lang)
        korean = ["[관련기사] ", "관련기사 : ", "▶ 관련기사 ", "☞ ", "▶ ", "함께 보면 좋은 기사: ", "[영상] "]
        english = [
            "READ MORE: ",
            "Related: ",
            "Read more: ",
            "Watch: ",
            "Also read: ",
            "Click to play video: ",
            "SEE ALSO: ",
        ]
        found = [Piece(self.rng.choice(korean if self.lang == "ko" else english) + head, B, Reason.RELATED)]
        if self.maybe(0.3):
            mark = self.rng.choice(
                ["관련기사", "이 기사도 추천합니다"]
                if self.lang == "ko"
                else ["Read More", "Related", "Recommended", "More on this"]
            )
            found = [Piece(mark, B, Reason.RELATED)] + [
                Piece(self.m.headline(self.lang), B, Reason.RELATED) for _ in range(self.rng.randint(1, 4))
            ]
        if self.maybe(0.25):
            texts = (
                [
                    "뉴스레터를 구독하시면 매일 아침 주요 소식을 받아보실 수 있습니다.",
                    "카카오톡에서 채널을 추가하고 소식을 받아보세요.",
                    "앱에서 더 빠르게 보실 수 있습니다.",
                ]
                if self.lang == "ko"
                else [
                    "Sign up for our newsletter to get the day's top stories in your inbox.",
                    "By signing up, you agree to our terms of use and privacy policy.",
                    "This article contains affiliate links; we may earn a commission.",
                    "Create an account or sign in to continue with your reading experience.",
                ]
            )
            found = [Piece(self.rng.choice(texts), B, Reason.SUBSCRIBE)]
        return found

    def oddity(self, roll: float) -> list[Piece]:
        """Return a pull quote, a paragraph in the other language, or a list."""
        if roll < 0.93:
            quote = self.rng.choice(self.pool)
            return [Piece(f"“{quote}”" if self.maybe(0.5) else f'"{quote}"', Kind.BODY)]
        if roll < 0.955:
            other = "en" if self.lang == "ko" else "ko"
            return [Piece(self.rng.choice(self.m.prose[other]), Kind.BODY)]
        items = [self.rng.choice(self.pool)[: self.rng.randint(12, 50)].strip() for _ in range(self.rng.randint(3, 7))]
        mark = self.rng.choice(["- ", "· ", "▲ ", "1. ", ""])
        return [Piece(mark + item, Kind.BODY, None, self.maybe(0.5)) for item in items]

    def heading(self) -> Piece:
        """Return a heading inside the article: of its own words, with or without a mark, or a short one with a colon."""
        if self.maybe(0.35):
            words = [word for word in self.rng.choice(self.pool).rstrip(".?!").split() if word[-1:].isalpha()]
            text = " ".join(words[: self.rng.randint(1, 4)]) or self.title
            return Piece(text + self.rng.choice([":", "", ":"]), Kind.SUBHEAD)
        mark = self.rng.choice(["", "", "◇", "■ ", "▶", "○ ", "<", "[", "- "])
        close = {"<": ">", "[": "]"}.get(mark, "")
        return Piece(f"{mark}{self.m.coined(self.rng.choice(self.pool), self.lang)}{close}", Kind.SUBHEAD)

    def article(self) -> list[Piece]:
        """Return the article between header and foot."""
        rng = self.rng
        pieces = [self.caption()] if self.maybe(0.5) else []
        if self.broadcast:
            pieces.append(Piece(rng.choice(["[앵커]", "<앵커>", "◀ 앵커 ▶"]), Kind.SUBHEAD))
            pieces += [Piece(rng.choice(self.pool), Kind.BODY) for _ in range(rng.randint(1, 3))]
            pieces.append(Piece(rng.choice(["[리포트]", "<기자>", "◀ 리포트 ▶"]), Kind.SUBHEAD))
            for _ in range(rng.randint(4, 16)):
                line = rng.choice(self.pool)
                if self.maybe(0.2):
                    line = f"[{self.m.name('ko')}/{rng.choice(PLACES)} 주민 : {line}]"
                pieces.append(Piece(line, Kind.BODY))
            signs = [f"{self.paper}뉴스 {self.author}입니다.", f"HBN {self.author} (writer@hbn.example)"]
            signs.append(f"{self.paper} {self.author}입니다.(writer@hbn.example)")
            pieces.append(Piece(rng.choice(signs), Kind.BYLINE))
            if self.maybe(0.3):
                pieces.append(
                    Piece(f"(영상취재 : {self.m.name('ko')}, 영상편집 : {self.m.name('ko')})", Kind.SOURCE_NOTE)
                )
            return pieces
        count = rng.choice([1, 1, 2, 3, 5, 7, 9, 12, 16, 24])
        sectioned = self.maybe(0.08)
        for _ in range(count):
            pieces += ([self.heading()] if sectioned else []) + self.body_piece()
        if not any(piece.kind is Kind.BODY for piece in pieces):
            pieces.append(Piece(self.m.paragraph(self.pool, 2), Kind.BODY))
        first = next(i for i, piece in enumerate(pieces) if piece.kind is Kind.BODY)
        lead = pieces[first].text
        if self.lang == "ko" and self.maybe(0.3):
            lead = rng.choice(
                [
                    f"({rng.choice(PLACES)}={self.paper}) {self.author} 기자 = {lead}",
                    f"[{self.paper}={self.author} 기자] {lead}",
                    f"[{rng.choice(PLACES)}={self.paper} {self.author} 기자] {lead}",
                ]
            )
        elif self.lang == "en" and self.maybe(0.3):
            lead = f"{rng.choice(PLACES_EN)}, Dec. 21 ({self.paper.split()[0]}) -- {lead}"
        pieces[first] = pieces[first]._replace(text=lead)
        if self.lang == "ko" and self.maybe(0.08):
            last = max(i for i, piece in enumerate(pieces) if piece.kind is Kind.BODY)
            pieces[last] = pieces[last]._replace(text=f"{pieces[last].text}{self.byline('foot')}")
        if self.maybe(0.12):
            cut = [chunk for piece in pieces for chunk in self.broken(piece)]
            pieces = cut
        return pieces

    def broken(self, piece: Piece) -> list[Piece]:
        """Return the piece cut into short lines, as pages with hard line breaks show it."""
        if piece.kind is not Kind.BODY or len(piece.text) < 60:
            return [piece]
        words, lines, line = piece.text.split(), [], ""
        for word in words:
            if len(line) + len(word) > 45:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        return [Piece(text, Kind.BODY) for text in [*lines, line] if text]
