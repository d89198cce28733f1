"""What generated pages are made of: pieces (lines), sections (containers), and the pen that writes them."""

from __future__ import annotations

import random
from typing import NamedTuple

from korus_nlp.cleaning import phrases
from korus_nlp.document import Kind, Reason
from korus_nlp.training.cleaning.material import PLACES, Material

B = Kind.BOILERPLATE
# Who signs Korean articles: reporters, now and then editors of a desk, and those who write columns.
ROLES = (
    "기자 기자 기자 기자 기자 기자 특파원 선임기자 논설위원 칼럼니스트 인턴기자 객원기자 시민기자 사회부장 문화부장"
    " 편집위원 작가 변호사 한국대학교수"
).split()


class Piece(NamedTuple):
    """One line: its text, its label, and whether it is a list item."""

    text: str
    kind: Kind
    reason: Reason | None = None
    bullet: bool = False


class Section(NamedTuple):
    """Pieces that stand in one container; `role` names the container ("nav", "article", "related", …)."""

    role: str
    pieces: list[Piece]


class Pen:
    """The choices that hold for a whole page (language, skin, names) and what every part of it needs."""

    def __init__(self, material: Material, rng: random.Random) -> None:
        self.m, self.rng = material, rng
        self.lang = "ko" if rng.random() < 0.72 else "en"
        self.chrome = "ko" if self.lang == "ko" or rng.random() < 0.45 else "en"
        self.pool = material.topic(self.lang)
        self.title = (
            material.coined(rng.choice(self.pool), self.lang) if rng.random() < 0.6 else material.headline(self.lang)
        )
        self.author = material.name(self.lang)
        self.paper = material.paper(self.lang)
        self.bulleted = rng.random() < 0.6
        self.full = rng.random() < 0.65
        self.broadcast = self.lang == "ko" and rng.random() < 0.15
        self.reported: list[str] = []

    def maybe(self, share: float) -> bool:
        """Return True in this share of the calls."""
        return self.rng.random() < share

    def say(self, reason: Reason, count: int = 1, *, joined: float = 0.15) -> list[Piece]:
        """Return interface strings of a reason, sometimes run together on one line."""
        strings = [s.strip() for s in phrases.strings(reason) if s.strip()]
        korean = [s for s in strings if any("가" <= ch <= "힣" for ch in s)]
        other = [s for s in strings if s not in set(korean)]
        chosen = [self.rng.choice(korean if self.chrome == "ko" and korean else other) for _ in range(count)]
        chosen = [s.replace("0", str(self.rng.choice([0, 0, 0, 1, 3, 12, 128]))) for s in chosen]
        if count > 1 and self.maybe(joined):
            return [Piece(" ".join(chosen), B, reason)]
        return [Piece(s, B, reason, self.bulleted and self.maybe(0.6)) for s in chosen]

    def stamp(self) -> str:
        """Return a date, with or without time, in one of the shapes of the families."""
        r = self.rng
        y, mo, d, h, mi = r.randint(2005, 2026), r.randint(1, 12), r.randint(1, 28), r.randint(0, 23), r.randint(0, 59)
        names = "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec".split()
        korean = [
            f"{y}.{mo:02}.{d:02} {h:02}:{mi:02}",
            f"{y}-{mo:02}-{d:02} {h:02}:{mi:02}:{r.randint(0, 59):02}",
            f"{y}.{mo:02}.{d:02}. {'오전' if h < 12 else '오후'} {h % 12 or 12}:{mi:02}",
            f"{y}. {mo}. {d}. {h:02}:{mi:02}",
            f"{y}년 {mo:02}월 {d:02}일 {h:02}시 {mi:02}분",
            f"{y}.{mo:02}.{d:02} ({h:02}:{mi:02})",
            f"{y}/{mo:02}/{d:02} {h:02}:{mi:02}",
            f"{y}.{mo:02}.{d:02}",
        ]
        english = [
            f"{names[mo - 1]} {d}, {y} {h % 12 or 12}:{mi:02} {'AM' if h < 12 else 'PM'}",
            f"{names[mo - 1]}. {d}, {y} - {h:02}:{mi:02}",
            f"{d} {names[mo - 1]} {y}",
            f"{y}-{mo:02}-{d:02} {h:02}:{mi:02}",
        ]
        return r.choice(korean if self.chrome == "ko" else english)

    def stamps(self) -> list[Piece]:
        """Return the article's stamps: label and date, on one line or on two."""
        ko = self.chrome == "ko"
        label = self.rng.choice(
            ["승인", "입력", "등록", "송고", "기사입력", "기사승인", "발행일", "작성", ""]
            if ko
            else ["Published :", "Published", "Posted", "Written:", "All News", "", "By Staff |"]
        )
        edited = self.rng.choice(
            ["수정", "업데이트", "최종수정", "기사수정"] if ko else ["Updated :", "Updated", "Modified:"]
        )
        gap = self.rng.choice([" ", "", "  ", " : ", " | "]) if ko else " "
        first = f"{label}{gap}{self.stamp()}".strip(" :|")
        bullet = self.bulleted and self.maybe(0.7)
        if label and ko and self.maybe(0.1):
            return [Piece(label, Kind.TIMESTAMP), Piece(self.stamp(), Kind.TIMESTAMP)]
        if self.maybe(0.7):
            return [Piece(first, Kind.TIMESTAMP, None, bullet)]
        if self.maybe(0.5):
            return [
                Piece(
                    f"{first}{self.rng.choice(['  ', ' / ', ' | ', ' '])}{edited} {self.stamp()}",
                    Kind.TIMESTAMP,
                    None,
                    bullet,
                )
            ]
        return [
            Piece(first, Kind.TIMESTAMP, None, bullet),
            Piece(f"{edited} {self.stamp()}", Kind.TIMESTAMP, None, bullet),
        ]

    def byline(self, place: str) -> str:
        """Return a byline for the head ("head") or the end ("foot") of the article."""
        email = f"writer{self.rng.randint(1, 99)}@{self.rng.choice(['hanbit', 'ferry', 'dure'])}.example"
        who = self.author
        if self.lang == "ko":
            role = self.rng.choice(ROLES)
            if place == "head":
                shapes = [
                    who,
                    f"{who} {role}",
                    f"기자명 {who} {role}",
                    f"{who} {role} {email}",
                    f"{self.paper}={who} {role}",
                    f"{who} {role} | {self.stamp()}",
                    f"글 {who} · 사진 {self.m.name('ko')}",
                    f"{who}(dure{self.rng.randint(1, 99)})",
                ]
            else:
                shapes = [
                    f"{who} {role}",
                    f"{who} {role} {email}",
                    f"{self.rng.choice(PLACES)}={who} {role} {email}",
                    f"[{self.paper} {who} {role}]",
                    email,
                    f"{role} {who}",
                ]
        elif place == "head":
            shapes = [
                who,
                f"By {who}",
                f"By Staff Writer {who}",
                f"By Publisher {who} with {self.m.name('en')}",
                f"{who}, Staff Reporter",
                f"by {who} · {self.stamp()}",
                f"By {who} and {self.m.name('en')}",
                "Staff Report",
            ]
        else:
            shapes = [email, f"By {who} ({email})", f"{who}, {self.paper} News.", f"Reporter {who}", f"({email})"]
        return self.rng.choice(shapes)
