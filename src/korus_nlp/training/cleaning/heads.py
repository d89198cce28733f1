"""The head of a generated page: menus, title, deck, byline, stamps, counters, share bar, AI summary."""

from __future__ import annotations

from korus_nlp.document import Kind, Reason
from korus_nlp.training.cleaning.pieces import B, Pen, Piece


class Heads(Pen):
    """Writes what stands above the article."""

    def menu(self, count: int) -> list[Piece]:
        """Return a menu: section names, search, login."""
        pieces = []
        for _ in range(count):
            roll = self.rng.random()
            if roll < 0.72:
                pieces.append(Piece(self.m.section(self.chrome), B, Reason.NAV, self.bulleted))
            elif roll < 0.85:
                pieces += self.say(Reason.NAV)
            else:
                pieces += self.say(self.rng.choice([Reason.LOGIN, Reason.SUBSCRIBE, Reason.NAV]))
        if self.maybe(0.1):
            pieces.insert(
                0, Piece(f"{self.rng.choice(['UPDATE : ', 'Updated ', '최종편집 '])}{self.stamp()}", B, Reason.OTHER)
            )
        if self.maybe(0.12):
            pieces += self.ticker()
        return pieces

    def ticker(self) -> list[Piece]:
        """Return weather or market figures from the top of a page."""
        r = self.rng
        weather = [
            "서울",
            f"{r.randint(-9, 33)}.{r.randint(0, 9)}℃",
            "맑음",
            "구름조금",
            f"강수량 {r.randint(0, 30)}mm",
            f"습도 {r.randint(20, 90)}%",
            "PM10",
            "PM2.5",
            "좋음",
            "나쁨",
            "미세먼지 보통",
            f"Wind W {r.randint(1, 9)}.5m/s",
            f"Humidity {r.randint(20, 90)}%",
            "Partly Sunny",
            "Today's weather",
            "Seoul Full Forecast",
            "Good",
            "Very Bad",
        ]
        market = [
            f"코스피 2,{r.randint(100, 999)}.{r.randint(10, 99)}",
            f"▲ {r.randint(1, 30)}.{r.randint(10, 99)}",
            "코스닥",
            f"{r.randint(600, 999)}.{r.randint(10, 99)} (-0.{r.randint(10, 99)}%)",
            f"원/달러 1,{r.randint(100, 400)}.50",
            "KOSPI",
            "USD/KRW",
        ]
        rows = r.choice([weather, weather, market])
        return [Piece(text, B, Reason.OTHER) for text in r.sample(rows, r.randint(3, len(rows)))]

    def header(self) -> list[Piece]:
        """Return title, deck, byline, stamps, counters and share bar in the order of some skin."""
        title, blocks = Piece(self.title, Kind.TITLE), self.furniture()
        if self.lang == "ko" and self.maybe(0.06):
            line = f"작성자 {self.author} | 등록일 {self.stamp()} | 조회수 {self.rng.randint(1, 4000):,}"
            blocks[:] = [[Piece(line, Kind.BYLINE)]]
        if self.maybe(0.06):
            blocks[:] = [[Piece(self.crammed(), Kind.BYLINE)]]
        if self.maybe(0.1):
            blocks.append(self.team())
        if self.maybe(0.12):
            blocks.append(self.summary())
        if self.maybe(0.6):
            blocks[:2] = blocks[1::-1]
        else:
            self.rng.shuffle(blocks)
        head = [piece for block in blocks for piece in block]
        before = []
        if self.maybe(0.4):
            before = [
                title,
                *self.say(Reason.NAV, self.rng.randint(0, 3)),
                *(self.say(Reason.SHARE, self.rng.randint(0, 5)) if self.maybe(0.4) else []),
            ]
        elif self.maybe(0.3):
            before = [Piece(self.m.section(self.lang), B, Reason.NAV)]
        if self.maybe(0.12):
            before.insert(0, self.crumb())
        if self.maybe(0.05):
            return [*head[:1], title, *head[1:]]
        return [*before, title, *head]

    def crumb(self) -> Piece:
        """Return the path to the article, or a notice of its age."""
        if self.chrome == "en" and self.maybe(0.2):
            return Piece(f"This article is more than {self.rng.randint(1, 9)} years old", B, Reason.OTHER)
        home = self.rng.choice(["홈", "HOME", "뉴스홈", "뉴스"] if self.chrome == "ko" else ["Home", "HOME", "News"])
        steps = [self.m.section(self.chrome) for _ in range(self.rng.randint(1, 2))]
        return Piece(self.rng.choice([" > ", " > ", " › ", " / ", "> "]).join([home, *steps]), B, Reason.NAV)

    def furniture(self) -> list[list[Piece]]:
        """Return what stands around a title: stamps, byline, counters, share bar, deck."""
        blocks: list[list[Piece]] = [self.stamps() if self.maybe(0.92) else []]
        if self.maybe(0.75):
            blocks.append([Piece(self.byline("head"), Kind.BYLINE, None, self.bulleted and self.maybe(0.7))])
        if self.maybe(0.65):
            blocks.append(self.say(Reason.COUNTER, self.rng.randint(1, 4)))
        if self.maybe(0.75):
            blocks.append(self.say(Reason.SHARE, self.rng.randint(1, 9)))
        if self.maybe(0.2):
            blocks.append(self.say(Reason.OTHER, self.rng.randint(1, 3)))
        if self.maybe(0.25):
            mark = self.rng.choice(["", "", "- ", "· ", "◇ "])
            deck = [mark + self.m.coined(self.rng.choice(self.pool), self.lang) for _ in range(self.rng.randint(1, 4))]
            blocks.append([Piece(text, Kind.SUBHEAD) for text in deck])
        if self.maybe(0.08):
            player = ["0:00", "/ 0:00", "00:00 / 02:14", "PIP 닫기", "1x", "재생", "배속", "음소거", "Play", "Unmute"]
            blocks.append([Piece(text, B, Reason.OTHER) for text in self.rng.sample(player, self.rng.randint(1, 4))])
        return blocks

    def crammed(self) -> str:
        """Return name, dates and counters on one line, as NDsoft's full skin prints them."""
        roll, who = self.rng.randint(0, 99), self.author
        if self.chrome == "ko":
            return self.rng.choice(
                [
                    f"기자명 {who} 기자 입력 {self.stamp()} 수정 {self.stamp()} 댓글 {roll} 좋아요 {roll}",
                    f"{who} 기자 승인 {self.stamp()} 댓글 {roll}",
                    f"기자명 {who} 입력 {self.stamp()} 댓글 {roll}",
                    f"{self.paper} {who} 기자 | {self.stamp()}",
                ]
            )
        return self.rng.choice([f"By {who} | {self.stamp()} | {roll} comments", f"{who} Posted {self.stamp()}"])

    def team(self) -> list[Piece]:
        """Return several reporters and their addresses, a line each."""
        pieces = []
        for _ in range(self.rng.randint(2, 4)):
            who = self.m.name(self.lang)
            pieces.append(Piece(f"{who} 기자" if self.lang == "ko" and self.maybe(0.6) else who, Kind.BYLINE))
            if self.maybe(0.6):
                pieces.append(Piece(f"writer{self.rng.randint(1, 99)}@dure.example", Kind.BYLINE))
            if self.maybe(0.3):
                pieces += self.say(Reason.SUBSCRIBE)
        return pieces

    def summary(self) -> list[Piece]:
        """Return an AI summary box: prose that repeats the story and is not part of it."""
        mark = Piece(
            self.rng.choice(
                ["AI 요약", "요약", "기사 요약", "핵심 요약", "AI 뉴스 요약", "세 줄 요약", "요약문", "기사의 핵심"]
                if self.chrome == "ko"
                else ["AI summary", "Key points", "Summary", "Key takeaways (AI-generated)"]
            ),
            B,
            Reason.OTHER,
        )
        note = Piece(
            self.rng.choice(
                [
                    "AI 요약은 인공지능 기술로 자동 생성되어 실제 본문과 다를 수 있습니다.",
                    "AI가 요약한 내용으로, 전체 맥락을 이해하려면 기사 본문을 함께 확인하는 것이 좋습니다.",
                    "기사 제목과 주요 문장을 기반으로 자동요약한 결과입니다. 본문 보기를 권장합니다.",
                ]
            ),
            B,
            Reason.OTHER,
        )
        lines = [Piece(self.rng.choice(self.pool), B, Reason.OTHER) for _ in range(self.rng.randint(1, 3))]
        if self.chrome == "ko":
            return [mark, note, *lines] if self.maybe(0.4) else [mark, *lines, note]
        return [mark, *lines]
