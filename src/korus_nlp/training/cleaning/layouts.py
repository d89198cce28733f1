"""Generated pages: the layouts of Korean and English news sites with invented content, every line labelled.

A page is a list of sections, a section a list of pieces; order, presence, wording and skins vary at random, so a model
meets far more layouts than any set of saved pages holds. Interface strings are those of `korus_nlp.cleaning.phrases` and
of the families in its docstring. `render_text` gives the page as a scraper's text dump, `render_html` as markup.
"""

# ruff: noqa: E501 (tables of strings and expressions, one family a row)
from __future__ import annotations

import html
import random
from typing import NamedTuple

from korus_nlp.cleaning import phrases
from korus_nlp.document import Kind, Reason
from korus_nlp.training.cleaning.material import PLACES, PLACES_EN, Material

B = Kind.BOILERPLATE


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


def page(material: Material, rng: random.Random) -> list[Section]:
    """Return one invented page in one of the families."""
    return Writer(material, rng).page()


class Writer:
    """Writes one page; the choices that hold for the whole page (language, skin, names) are made first."""

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

    # ------------------------------------------------------------- the page

    def page(self) -> list[Section]:
        """Return the sections in reading order."""
        rng = self.rng
        if self.maybe(0.1):
            return [Section("article", self.bare())]
        found: list[Section] = []
        if self.full:
            found += [Section("nav", self.menu(rng.randint(2, 60)))]
            if self.maybe(0.3):
                found.append(Section("related", self.related(rng.randint(2, 6))))
        elif self.maybe(0.3):
            found.append(Section("nav", self.menu(rng.randint(1, 4))))
        found.append(Section("header", self.header()))
        found.append(Section("article", self.article()))
        found.append(Section("foot", self.foot()))
        tail = [Section("comment", self.comments())] if self.maybe(0.7) else []
        count = rng.choice([0, 1, 1, 2, 3, 4]) if self.full else rng.choice([0, 0, 1])
        tail += [Section("related", self.related(rng.randint(3, 14))) for _ in range(count)]
        rng.shuffle(tail)
        found += tail
        if self.full and self.maybe(0.85):
            found.append(Section("footer", self.imprint()))
        if self.full and self.maybe(0.12):
            found.append(Section("login", self.dialogue()))
        return found

    def bare(self) -> list[Piece]:
        """Return an article without anything around it: a record of one paragraph, or title and text."""
        head = [Piece(self.title, Kind.TITLE)] if self.maybe(0.5) else []
        if head and self.maybe(0.5):
            head += [*self.stamps(), Piece(self.byline("head"), Kind.BYLINE)][: self.rng.randint(0, 3)]
        count = 1 if self.maybe(0.4) else self.rng.randint(2, 12)
        return head + [Piece(self.m.paragraph(self.pool, self.rng.randint(1, 4)), Kind.BODY) for _ in range(count)]

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
        return pieces

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
            role = self.rng.choice("기자 기자 기자 기자 특파원 선임기자 논설위원 칼럼니스트 인턴기자".split())
            if place == "head":
                shapes = [
                    who,
                    f"{who} {role}",
                    f"기자명 {who} {role}",
                    f"{who} {role} {email}",
                    f"{self.paper}={who} {role}",
                    f"{who} {role} | {self.stamp()}",
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
            ]
        else:
            shapes = [email, f"By {who} ({email})", f"{who}, {self.paper} News.", f"Reporter {who}", f"({email})"]
        return self.rng.choice(shapes)

    def header(self) -> list[Piece]:
        """Return title, deck, byline, stamps, counters and share bar in the order of some skin."""
        title = Piece(self.title, Kind.TITLE)
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
        if self.lang == "ko" and self.maybe(0.06):
            line = f"작성자 {self.author} | 등록일 {self.stamp()} | 조회수 {self.rng.randint(1, 4000):,}"
            blocks[:] = [[Piece(line, Kind.BYLINE)]]
        if self.maybe(0.1):
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
        if self.maybe(0.05):
            return [*head[:1], title, *head[1:]]
        return [*before, title, *head]

    def summary(self) -> list[Piece]:
        """Return an AI summary box: prose that repeats the story and is not part of it."""
        mark = Piece(
            self.rng.choice(
                ["AI 요약", "요약", "기사 요약", "핵심 요약"] if self.chrome == "ko" else ["AI summary", "Key points"]
            ),
            B,
            Reason.OTHER,
        )
        note = Piece("AI 요약은 인공지능 기술로 자동 생성되어 실제 본문과 다를 수 있습니다.", B, Reason.OTHER)
        lines = [Piece(self.rng.choice(self.pool), B, Reason.OTHER) for _ in range(self.rng.randint(1, 3))]
        return [mark, *lines, note] if self.chrome == "ko" else [mark, *lines]

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
            return [first, first] if self.maybe(0.2) else [first]
        if roll < 0.93:
            quote = self.rng.choice(self.pool)
            return [Piece(f"“{quote}”" if self.maybe(0.5) else f'"{quote}"', Kind.BODY)]
        if roll < 0.955:
            other = "en" if self.lang == "ko" else "ko"
            return [Piece(self.rng.choice(self.m.prose[other]), Kind.BODY)]
        if roll < 0.975:
            items = [
                self.rng.choice(self.pool)[: self.rng.randint(12, 50)].strip() for _ in range(self.rng.randint(3, 7))
            ]
            mark = self.rng.choice(["- ", "· ", "▲ ", "1. ", ""])
            return [Piece(mark + item, Kind.BODY, None, self.maybe(0.5)) for item in items]
        return self.say(self.rng.choice([Reason.AD, Reason.SHARE, Reason.OTHER, Reason.AD]))

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

    def foot(self) -> list[Piece]:
        """Return what follows the last paragraph: sign-off, credit, adverts, legal line, tags, share bar."""
        pieces: list[Piece] = []
        if self.maybe(0.55) and not self.broadcast:
            pieces.append(Piece(self.byline("foot"), Kind.BYLINE))
        if self.maybe(0.2):
            credit = self.rng.choice(
                [
                    "(끝)",
                    "<끝>",
                    "[사진=가람저널, 두레방송]",
                    "자료=통계청",
                    f"(취재: {self.m.name('ko')} / 영상편집: {self.m.name('ko')})",
                    f"( 취재 : {self.author} / 구성 : {self.m.name('ko')} / 제작 : 디지털뉴스팀 )",
                    f"(영상취재 : {self.m.name('ko')}, 영상편집 : {self.m.name('ko')})",
                ]
                if self.lang == "ko"
                else ["(END)", "Source: Embassy of Chile in Seoul", "The author is a professor of history. – Ed."]
            )
            pieces.append(Piece(credit, Kind.SOURCE_NOTE))
        if self.maybe(0.25):
            mark = self.rng.choice(["▶ ", "▲ ", "☞ ", "[", "▶"])
            pieces += [
                Piece(mark + self.m.headline(self.lang) + ("]" if mark == "[" else ""), B, Reason.AD)
                for _ in range(self.rng.randint(1, 5))
            ]
        blocks: list[list[Piece]] = []
        if self.maybe(0.75):
            blocks.append([Piece(self.legal(), B, Reason.COPYRIGHT)])
        if self.maybe(0.3):
            blocks.append([Piece(t, B, Reason.OTHER) for t in self.tips()])
        if self.maybe(0.25):
            tags = [f"#{self.m.section(self.lang).replace(' ', '')}" for _ in range(self.rng.randint(1, 5))]
            blocks.append(
                [Piece(" ".join(tags), B, Reason.OTHER)]
                if self.maybe(0.5)
                else [Piece(t, B, Reason.OTHER) for t in tags]
            )
        if self.maybe(0.35):
            blocks.append(self.say(Reason.SHARE, self.rng.randint(1, 6)))
        if self.maybe(0.3):
            blocks.append(self.say(Reason.COUNTER, self.rng.randint(1, 5)))
        if self.maybe(0.2):
            blocks.append(self.say(Reason.SUBSCRIBE, self.rng.randint(1, 3)))
        if self.maybe(0.15):
            blocks.append([Piece(self.byline("foot"), Kind.BYLINE), *self.say(Reason.NAV)])
        if self.maybe(0.12):
            blocks.append(self.policy())
        self.rng.shuffle(blocks)
        return pieces + [piece for block in blocks for piece in block]

    def legal(self) -> str:
        """Return a copyright line."""
        return self.rng.choice(
            [
                f"저작권자 © {self.paper} 무단전재 및 재배포 금지",
                f"<저작권자ⓒ{self.paper}. 무단전재-재배포 금지>",
                f"Copyright ⓒ {self.paper}. All rights reserved. 무단 전재 및 재배포 금지",
                f"ⓒ {self.paper}, 무단전재 및 재배포 금지",
                f"<저작권자(c) {self.paper}, 무단 전재-재배포, AI 학습 및 활용 금지>",
                f"Copyrights ⓒ {self.paper} & {self.paper}.com",
            ]
            if self.chrome == "ko"
            else [
                f"Copyright © {self.paper}. All rights reserved.",
                f"© 2024 {self.paper}",
                f"ⓒ {self.paper} (http://www.ferry.example)",
            ]
        )

    def tips(self) -> list[str]:
        """Return lines that ask readers for tips."""
        if self.chrome == "en":
            return ["Send tips to the desk.", "Follow us on social media."]
        return self.rng.sample(
            [
                "■ 제보하기",
                "▷ 카카오톡 : 'OO제보' 검색, 채널 추가",
                "▷ 전화 : 02-000-1234, 4444",
                "▷ 이메일 : tip@dure.example",
                "▷ 유튜브, 네이버, 카카오에서도 구독해주세요!",
                "제보는 카카오톡 okdure",
                "※ '당신의 제보가 뉴스가 됩니다'",
                "[카카오톡] 두레 검색해 채널 추가",
                "[전화] 02-000-8585",
                "[메일] tip@dure.example",
                "당신의 제보가 뉴스로 만들어집니다. 두레뉴스는 여러분의 소중한 제보를 기다립니다.",
                "[카카오톡] 두레제보 [전화] 02-000-1234 [메일] tip@dure.example",
            ],
            self.rng.randint(1, 5),
        )

    def policy(self) -> list[Piece]:
        """Return a notice written in full sentences that is not part of the article."""
        lines = (
            [
                "이 기사는 언론사에서 사회 섹션으로 분류했습니다.",
                "기사의 섹션 정보는 해당 언론사의 분류를 따르고 있습니다. 언론사는 개별 기사를 2개 섹션 이상 중복 분류할 수 있습니다.",
                "이 댓글 영역은 언론사 정책에 따라 제공되지 않습니다.",
                "본 서비스는 언론사가 직접 운영하며 이용자의 의견과 다를 수 있습니다. 부적절한 내용은 고객센터로 신고해 주시기 바랍니다.",
                "이 기사의 본문에는 인공지능 번역이 포함되어 있어 원문과 다를 수 있습니다. 정확한 내용은 원문을 확인해 주세요.",
                "쿠키를 사용하여 이용자 경험을 개선하고 있습니다. 계속 이용하시면 쿠키 사용에 동의하는 것으로 간주됩니다.",
            ]
            if self.chrome == "ko"
            else [
                "We use cookies to improve your experience. By continuing to browse you agree to our use of cookies.",
                "This site is protected by reCAPTCHA and the Privacy Policy and Terms of Service apply.",
                "Readers' comments do not reflect the views of this newspaper. Comments that break our rules will be removed without notice.",
            ]
        )
        return [Piece(text, B, Reason.OTHER) for text in self.rng.sample(lines, self.rng.randint(1, 3))]

    def related(self, count: int) -> list[Piece]:
        """Return a list of other stories: headlines, ranks, blurbs, dates, in one style."""
        pieces = self.say(Reason.RELATED) if self.maybe(0.9) else []
        style = self.rng.choice(
            ["plain", "plain", "bullet", "rank", "ranksplit", "blurb", "blurb", "date", "cut", "dash", "twice", "twice"]
        )
        if self.maybe(0.15):
            count *= 3
        suffix = self.rng.choice(["", "", "", "", "동영상 기사", " 동영상", " [영상]", " N", " 02:14"])
        lang = self.lang if self.maybe(0.8) else self.chrome
        for i in range(1, count + 1):
            head = self.title if self.maybe(0.03) else self.m.headline(lang)
            if style == "cut":
                head = head[: self.rng.randint(8, 22)].strip() + self.rng.choice(["..", "...", "…"])
            if style == "rank":
                head = f"{i}{self.rng.choice([' ', '. ', ''])}{head}"
            if style in ("ranksplit", "dash"):
                pieces += [
                    Piece(mark, B, Reason.RELATED) for mark in ([str(i)] if style == "ranksplit" else ["-", str(i)])
                ]
            bullet = style == "bullet" or (self.bulleted and style != "blurb")
            pieces.append(Piece(head + suffix, B, Reason.RELATED, bullet))
            if style == "twice":
                pieces.append(Piece(head, B, Reason.RELATED))
            if style == "blurb":
                text = self.rng.choice(self.m.prose[lang])
                if self.maybe(0.6):
                    text = text[: self.rng.randint(40, 110)].strip() + self.rng.choice(["...", "…", "", "  "])
                pieces.append(Piece(text, B, Reason.RELATED))
            if style == "date" or (style == "blurb" and self.maybe(0.3)):
                pieces.append(
                    Piece(
                        self.rng.choice(
                            [
                                self.stamp(),
                                f"{self.rng.randint(1, 23)}시간전",
                                f"{self.rng.randint(1, 59)}분 전",
                                self.m.paper(lang),
                            ]
                        ),
                        B,
                        Reason.RELATED,
                    )
                )
        return pieces

    def comments(self) -> list[Piece]:
        """Return a comment form: the delete prompt of NDsoft skins, or counters, sorting and policies of others."""
        if self.chrome == "ko" and self.maybe(0.55):
            widget = [
                "삭제한 댓글은 다시 복구할 수 없습니다.",
                "그래도 삭제하시겠습니까?",
                f"댓글 {self.rng.choice([0, 0, 2, 17])}",
                "계정을 선택하시면 로그인·계정인증을 통해",
                "댓글을 남기실 수 있습니다.",
            ]
            return [Piece(t, B, Reason.COUNTER if t.startswith("댓글 ") else Reason.COMMENT_WIDGET) for t in widget]
        pieces = self.say(Reason.COUNTER, self.rng.randint(0, 2)) + self.say(
            Reason.COMMENT_WIDGET, self.rng.randint(1, 12)
        )
        for _ in range(self.rng.choice([0, 0, 0, 2, 5])):
            pieces.append(Piece(self.m.name(self.lang), B, Reason.COMMENT_WIDGET))
            pieces.append(Piece(self.rng.choice(self.m.prose[self.lang])[:80], B, Reason.COMMENT_WIDGET))
            pieces += self.say(Reason.COMMENT_WIDGET, self.rng.randint(0, 2))
        return pieces

    def imprint(self) -> list[Piece]:
        """Return the page foot: policies, imprint, copyright."""
        name = self.m.name("ko")
        pieces = self.say(Reason.NAV, self.rng.randint(2, 10), joined=0.4)
        if self.chrome == "ko":
            lines = [
                f"{self.paper} | 대표전화 : 02-000-1234 | 청소년보호책임자 : {name}",
                f"등록번호 : 서울 아00000 | 등록일 : 2010.05.03 | 발행인 : {name} | 편집인 : {name}",
                "서울특별시 종로구 가람로 12 두레빌딩 3층",
                f"제호 : {self.paper}",
                f"법인명 : (주){self.paper}",
                f"{self.paper} 모든 콘텐츠(영상,기사, 사진)는 저작권법의 보호를 받은바, 무단 전재와 복사, 배포 등을 금합니다.",
            ]
        else:
            lines = [
                f"Publisher: {name} | Tel. +82-2-000-1234",
                "Registration Number: Seoul Da 00000",
                f"{self.paper}, 12 Garam-ro, Jongno-gu, Seoul",
            ]
        pieces += [Piece(t, B, Reason.OTHER) for t in self.rng.sample(lines, self.rng.randint(1, len(lines)))]
        return [*pieces, Piece(self.legal(), B, Reason.COPYRIGHT)]

    def dialogue(self) -> list[Piece]:
        """Return a sign-in or sign-up dialogue written out in the page."""
        pieces = self.say(Reason.LOGIN, self.rng.randint(4, 12))
        if self.chrome == "ko":
            lines = [
                "아이디와 비밀번호를 입력해 주세요.",
                "가입하신 이메일 주소로 인증 메일이 발송되었습니다.",
                "이용약관에 동의하셔야 회원가입이 가능합니다.",
                "(필수) 개인정보 수집 및 이용에 동의합니다.",
                "비밀번호는 영문, 숫자를 포함하여 8자 이상이어야 합니다.",
                "회원님의 소중한 개인정보를 위해 비밀번호를 변경해 주세요.",
                "만 14세 이상만 가입하실 수 있습니다.",
            ]
        else:
            lines = [
                "Enter your email address and password.",
                "A link to reset your password has been sent to your email.",
                "By creating an account you agree to the terms of service.",
            ]
        texts = [Piece(t, B, Reason.LOGIN) for t in self.rng.sample(lines, self.rng.randint(1, len(lines)))]
        return pieces + texts


def render_text(sections: list[Section], rng: random.Random) -> tuple[str, list[Piece]]:
    """Return the page as a text dump, and its pieces in the same order as the dump's non-blank lines."""
    spaced = rng.random() < 0.5
    mark = rng.choice(["  • ", "• ", "- ", "  * "])
    marked = rng.random() < 0.8
    rows, pieces = [], []
    for section in sections:
        for piece in section.pieces:
            if not piece.text.strip():
                continue
            pieces.append(piece)
            rows.append((mark if piece.bullet and marked else "") + piece.text)
            if spaced and (piece.kind in (Kind.BODY, Kind.SUBHEAD) or rng.random() < 0.1):
                rows.append("")
        if rng.random() < 0.5:
            rows.append("")
    return "\n".join(rows), pieces


_CLASSES = {
    "nav": ["gnb", "nav", "main-menu", "header-nav", "top_menu", "u_m1"],
    "header": ["article-head", "view_head", "news_title", "article-header", "hd", "heading-group", "wrap_tit"],
    "article": [
        "article-body",
        "view_con",
        "article-view-content-div",
        "news_txt",
        "articleBody",
        "entry-content",
        "content",
        "par",
        "art_body",
        "newsct_body",
        "c1",
    ],
    "foot": ["article-foot", "view_bottom", "art_etc", "bottom", "etc"],
    "related": ["related", "rank_news", "most-viewed", "list", "aside", "auto-article", "box", "section2"],
    "comment": ["comment", "reply", "cmt_area", "disqus", "talk"],
    "footer": ["footer", "foot", "copyright", "btm"],
    "login": ["login", "layer_pop", "modal", "member"],
}
_TAGS = {
    "nav": ["nav", "div"],
    "footer": ["footer", "div"],
    "related": ["aside", "div", "section"],
    "header": ["header", "div"],
    "article": ["article", "div", "div", "section"],
}


def render_html(sections: list[Section], rng: random.Random, title: str) -> str:
    """Return the page as markup with a random skin: element and class names, paragraphs as `p`, `div` or bare `br`."""
    style = rng.choice(["p", "p", "p", "br", "div"])
    named = rng.random() < 0.8
    parts = [
        f"<!DOCTYPE html><html><head><title>{html.escape(title)}{rng.choice(['', ' - 한빛일보', ' | Ferry'])}</title>"
    ]
    if rng.random() < 0.8:
        parts.append(f'<meta property="og:title" content="{html.escape(title, quote=True)}">')
    parts.append(f"</head><body><div class='{rng.choice(['wrap', 'page', 'container', 'w'])}'>")
    for section in sections:
        tag = rng.choice(_TAGS.get(section.role, ["div"]))
        name = rng.choice(_CLASSES[section.role]) if named else rng.choice(["a1", "b2", "c3", "box"])
        parts.append(f"<{tag} class='{name}'>")
        parts += _section_html(section, style, rng)
        parts.append(f"</{tag}>")
    parts.append("</div></body></html>")
    return "\n".join(parts)


def _section_html(section: Section, style: str, rng: random.Random) -> list[str]:
    linked = section.role in ("nav", "related", "footer")
    parts: list[str] = []
    for piece in section.pieces:
        text = html.escape(piece.text)
        if piece.kind is Kind.TITLE:
            tag = rng.choice(["h1", "h1", "h2", "h3", "div"])
            parts.append(f"<{tag}>{text}</{tag}>")
        elif piece.kind is Kind.CAPTION:
            parts.append(
                rng.choice(
                    [
                        f"<figure><img src='a.jpg'><figcaption>{text}</figcaption></figure>",
                        f"<p class='caption'>{text}</p>",
                        f"<div class='img_desc'>{text}</div>",
                    ]
                )
            )
        elif piece.kind is Kind.BODY:
            parts.append({"p": f"<p>{text}</p>", "br": f"{text}<br><br>", "div": f"<div>{text}</div>"}[style])
        elif piece.reason in (Reason.NAV, Reason.RELATED, Reason.SHARE, Reason.LOGIN) and (
            linked or rng.random() < 0.6
        ):
            parts.append(
                rng.choice(
                    [
                        f"<li><a href='#'>{text}</a></li>",
                        f"<div><a href='#'>{text}</a></div>",
                        f"<li><a href='#'><strong>{text}</strong></a></li>",
                    ]
                )
            )
        elif piece.kind in (Kind.BYLINE, Kind.TIMESTAMP):
            parts.append(
                rng.choice(
                    [
                        f"<li>{text}</li>",
                        f"<div class='info'>{text}</div>",
                        f"<p class='byline'>{text}</p>",
                        f"<div>{text}</div>",
                    ]
                )
            )
        else:
            parts.append(
                rng.choice([f"<p>{text}</p>", f"<div>{text}</div>", f"<li>{text}</li>", f"<button>{text}</button>"])
            )
    return parts
