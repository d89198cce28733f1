"""Whole families of generated pages that the general layout does not reach: both languages, portals, notices, lists.

Layouts as seen in 2018–2026: Naver and Daum (reactions before the text, policy lines, rankings whose blurbs outweigh the
article), city halls and ministries (작성자/등록일 lines, attachments, 이전글/다음글, a satisfaction survey), papers with a
Korean and an English half, and articles made of lists (personnel, recipes, interviews, listings).
"""

# ruff: noqa: E501 (tables of strings and expressions, one family a row)
from __future__ import annotations

from korus_nlp.document import Kind, Reason
from korus_nlp.training.cleaning.articles import Articles
from korus_nlp.training.cleaning.heads import Heads
from korus_nlp.training.cleaning.pieces import B, Piece, Section
from korus_nlp.training.cleaning.tails import Tails

_PORTAL_TOP = "본문 바로가기|NAVER|뉴스|연예|스포츠|날씨|프리미엄|검색|언론사별|정치|경제|사회|생활/문화|IT/과학|세계|랭킹|신문보기|오피니언|TV|팩트체크|Daum|뉴스홈|홈|연재|포토|전체 언론사|뉴스스탠드|라이브러리|다음뉴스|실시간 국제뉴스|기후/환경".split(
    "|"
)
_PORTAL_MID = "구독|메인에서 바로 보는 언론사 편집 뉴스 지금 바로 구독해보세요!|해당 언론사가 채널에서 구독됩니다.|추천|쏠쏠정보|흥미진진|공감백배|분석탁월|후속강추|댓글|본문 요약봇|텍스트 음성 변환 서비스 사용하기|글자 크기 변경하기|SNS 보내기|인쇄하기|성별|말하기 속도|번역 설정|Translated by kaka i|번역중|이동 통신망을 이용하여 음성을 재생하면 별도의 데이터 통화료가 부과될 수 있습니다.|본문 듣기를 종료하였습니다.|자동요약 기사 제목과 주요 문장을 기반으로 자동요약한 결과입니다. 전체 맥락을 이해하기 위해서는 본문 보기를 권장합니다.|한국어 - English|영어|일본어|중국어|베트남어|타임톡|현재 채팅방에 참여중인 이용자가 없습니다.".split(
    "|"
)
_PORTAL_END = "이 기사는 언론사에서 {0} 섹션으로 분류했습니다.|기사 섹션 분류 안내|기사의 섹션 정보는 해당 언론사의 분류를 따르고 있습니다. 언론사는 개별 기사를 2개 섹션 이상 중복 분류할 수 있습니다.|닫기|이 기사를 추천합니다|기사 추천은 24시간 내 50회까지 참여할 수 있습니다.|모두에게 보여주고 싶은 기사라면?beta|이 기사를 추천합니다 버튼을 눌러주세요. 집계 기간 동안 추천을 많이 받은 기사는 네이버 자동 기사배열 영역에 추천기사로 제공됩니다.|레이어 닫기|이 댓글 영역은 언론사 정책에 따라 제공되지 않습니다.|전체 댓글|새로운 뉴스 콘텐츠를 보고 싶다면 언론사 구독을 눌러주세요.|이 기사의 댓글 정책은 {1}가 결정합니다.|안내|언론사별로 댓글 노출 방식이 다를 수 있습니다.|본 콘텐츠의 저작권은 제공처 또는 네이버에 있으며, 이를 무단 이용하는 경우 저작권법 등에 따라 법적 책임을 질 수 있습니다.|함께 볼만한 뉴스|네이버 메인에서 {1}를 구독하세요|{1} 언론사홈 바로가기|Copyright ⓒ {1}. All rights reserved. 무단 전재 및 재배포 금지.".split(
    "|"
)
_RANKS = "{1} 헤드라인|{1} 주요뉴스|{1} 많이 본 뉴스|언론사별 가장 많이 본 뉴스|오전 8시~9시까지 집계한 결과입니다.|더보기|이 시각 주요뉴스|{0} 주요뉴스|함께 볼만한 뉴스|이슈 NOW|포토뉴스|숏폼|실시간 주요이슈|함께 읽으면 좋은 콘텐츠|많이 본 뉴스|정오의 뉴스|댓글 많은 뉴스|연령별 많이 본 뉴스".split(
    "|"
)
_NOTICE_END = "목록|이전글 {0}|다음글 {0}|이전|다음|이 페이지에서 제공하는 정보에 만족하십니까?|현재 페이지의 내용과 사용 편의성에 만족하십니까?|매우만족 만족 보통 불만족 매우불만족|매우 만족|만족|보통|불만족|매우 불만족|의견을 수렴하여 빠른 시일 내에 반영하도록 노력하겠습니다.|의견등록|콘텐츠 만족도 조사|본 저작물은 공공누리 제1유형에 따라 이용할 수 있습니다.|공공누리 제4유형: 출처표시+상업적 이용금지+변경금지|담당부서 : {1} 공보담당관|최종수정일 : {2}|QR코드|위로|인쇄|관련 사이트 바로가기|우) 12345 {1} 중앙로 1 (대표전화 031-000-1234)".split(
    "|"
)
_NOTICE_EN = "List|Previous {0}|Next {0}|Was this information helpful?|Yes|No|Very satisfied|Satisfied|Attachment (2)|Download all|Print|This work is licensed under KOGL Type 1.|Last updated: {2}|Department in charge: Public Relations|Go to list|Top".split(
    "|"
)


class Families(Heads, Articles, Tails):
    """Writes pages whose plan differs from the general one."""

    def bilingual(self) -> list[Section]:
        """Return an article in both languages: halves, turns, or blocks under marks; the chrome in either language."""
        rng = self.rng
        pairs = rng.sample(self.m.pairs, rng.randint(2, 9))
        first, second = ("ko", "en") if self.maybe(0.65) else ("en", "ko")
        sides = [dict(zip(("ko", "en"), pair, strict=True)) for pair in pairs]
        title = [Piece(self.m.coined(sides[0][first], first), Kind.TITLE)]
        if self.maybe(0.6):
            title.append(Piece(self.m.coined(sides[0][second], second), Kind.TITLE))
        head = self.header()
        place = next(i for i, piece in enumerate(head) if piece.kind is Kind.TITLE)
        head = [*head[:place], *title, *(piece for piece in head[place:] if piece.kind is not Kind.TITLE)]
        if self.maybe(0.5):
            body = [Piece(side[lang], Kind.BODY) for side in sides for lang in (first, second)]
        else:
            marks = rng.choice(
                [
                    ("", ""),
                    ("", ""),
                    ("[국문]", "[영문]"),
                    ("한글", "English"),
                    ("", "English version"),
                    ("", "다음은 영어 번역문입니다."),
                    ("", "* * *"),
                ]
            )
            body = []
            for lang, mark in zip((first, second), marks, strict=True):
                body += [Piece(mark, Kind.SUBHEAD)] if mark else []
                body += [Piece(text, Kind.BODY) for text in self.joined([side[lang] for side in sides])]
        if self.maybe(0.3):
            body.insert(rng.randint(0, len(body) - 1), self.caption())
        return self.framed(head, body)

    def joined(self, sentences: list[str]) -> list[str]:
        """Return the sentences in paragraphs of one to three."""
        found, at = [], 0
        while at < len(sentences):
            size = self.rng.choice([1, 1, 2, 3])
            found.append(" ".join(sentences[at : at + size]))
            at += size
        return found

    def framed(self, head: list[Piece], body: list[Piece]) -> list[Section]:
        """Return head and body between a menu and a tail of some size."""
        rng = self.rng
        found = [Section("nav", self.menu(rng.randint(1, 30 if self.full else 5)))] if self.maybe(0.7) else []
        found += [Section("header", head), Section("article", body), Section("foot", self.foot())]
        if self.maybe(0.5):
            found.append(Section("comment", self.comments()))
        if self.maybe(0.6):
            found.append(Section("related", self.related(rng.randint(2, 10))))
        if self.full:
            found.append(Section("footer", self.imprint()))
        return found

    def strings(self, table: list[str], count: int, reason: Reason) -> list[Piece]:
        """Return some rows of a table, its blanks filled: {0} section, or headline, {1} paper, {2} date."""
        rows = self.rng.sample(table, min(count, len(table)))
        filler = self.m.headline(self.lang) if table in (_NOTICE_END, _NOTICE_EN) else self.m.section("ko")
        return [Piece(row.format(filler, self.paper, self.stamp()), B, reason) for row in rows]

    def portal(self) -> list[Section]:
        """Return a portal's page: the article is short, the rankings around it are long and full of sentences."""
        rng = self.rng
        self.chrome = "ko"
        top = self.strings(_PORTAL_TOP, rng.randint(5, 28), Reason.NAV)
        stamp = self.stamp()
        when = rng.choice(
            [
                f"입력{stamp}",
                f"기사입력 {stamp}",
                f"입력 {stamp}",
                f"{stamp} 기사원문",
                f"입력{stamp} 수정{self.stamp()} 기사원문",
                stamp,
            ]
        )
        head = [Piece(self.paper, B, Reason.NAV), *self.strings(_PORTAL_MID, rng.randint(0, 3), Reason.SUBSCRIBE)]
        meta = [Piece(when, Kind.TIMESTAMP), Piece(self.byline("head"), Kind.BYLINE)]
        if self.maybe(0.4):
            meta.reverse()
        head += [Piece(self.title, Kind.TITLE), *meta, *self.strings(_PORTAL_MID, rng.randint(2, 14), Reason.OTHER)]
        body = self.article()
        if self.maybe(0.6):
            body = body[: rng.randint(2, 8)]
        if not any(piece.kind is Kind.BODY for piece in body):
            body.append(Piece(self.m.paragraph(self.pool, 2), Kind.BODY))
        if self.maybe(0.7):
            body.append(Piece(self.byline("foot"), Kind.BYLINE))
        found = [Section("nav", top), Section("header", head), Section("article", body)]
        end = self.foot()[-3:] if self.maybe(0.5) else []
        end = [piece for piece in end if piece.kind is B]
        found.append(Section("foot", [*end, *self.strings(_PORTAL_END, rng.randint(3, 14), Reason.OTHER)]))
        for _ in range(rng.randint(2, 6)):
            rows = self.strings(_RANKS, rng.randint(1, 2), Reason.RELATED)
            found.append(Section("related", rows + self.ranking(rng.randint(4, 20))))
        if self.maybe(0.5):
            found.append(Section("comment", self.comments()))
        return [*found, Section("footer", self.imprint())]

    def ranking(self, count: int) -> list[Piece]:
        """Return a ranking: headlines, with blurbs of one or more sentences, sources, dates and ranks in one style."""
        rng = self.rng
        blurbs, ranks, tails = self.maybe(0.5), self.maybe(0.5), rng.choice(["", "", "paper", "time"])
        pieces: list[Piece] = []
        for number in range(1, count + 1):
            row = [Piece(str(number), B, Reason.RELATED)] if ranks else []
            if self.maybe(0.75):
                row.append(Piece(self.m.headline(self.lang), B, Reason.RELATED))
                blurb = self.m.paragraph(self.m.prose[self.lang], rng.randint(1, 3))
            else:
                other = self.m.topic(self.lang)
                row.append(Piece(self.m.coined(other[0], self.lang), B, Reason.RELATED))
                blurb = " ".join(other[: rng.randint(1, 4)])
            if blurbs:
                row.append(
                    Piece(
                        blurb if self.maybe(0.6) else blurb[: rng.randint(60, 160)].strip() + "...", B, Reason.RELATED
                    )
                )
            if tails:
                row.append(
                    Piece(self.m.paper("ko") if tails == "paper" else f"{rng.randint(1, 23)}시간전", B, Reason.RELATED)
                )
            pieces += row
        return pieces

    def notice(self) -> list[Section]:
        """Return a page of a city hall, a ministry or an embassy: news without a newspaper around it."""
        rng = self.rng
        korean = self.chrome == "ko"
        crumb = (
            rng.choice(
                [
                    "홈 시정소식 새소식",
                    "HOME > 알림소식 > 보도자료",
                    "홈 > 뉴스·소식 > 보도자료",
                    "알림마당",
                    "보도자료",
                ]
            )
            if korean
            else rng.choice(["Home > News > Press Releases", "Press Releases", "News & Media"])
        )
        head = [*self.say(Reason.NAV, rng.randint(0, 2)), Piece(crumb, B, Reason.NAV), Piece(self.title, Kind.TITLE)]
        if korean:
            dept = rng.choice(["관광진흥과", "공보담당관", "대변인실", "농정과", "홍보팀"])
            line = rng.choice(
                [
                    f"작성자 {self.author} | 등록일 {self.stamp()} | 조회수 {rng.randint(1, 4000):,}",
                    f"담당부서 {dept} 작성일 {self.stamp()} 조회 {rng.randint(1, 900)}",
                    f"{dept} | {self.stamp()} | 조회수 {rng.randint(1, 900)}",
                ]
            )
            head.append(Piece(line, Kind.BYLINE if self.author in line else Kind.TIMESTAMP))
            head += [
                Piece(
                    rng.choice(
                        [
                            "첨부파일 (2)",
                            "첨부파일",
                            f"{self.title[:20]}.hwp [24.5 KB]",
                            "보도자료(최종).hwpx 다운로드 바로보기",
                            "붙임 1부. 끝.",
                        ]
                    ),
                    B,
                    Reason.OTHER,
                )
                for _ in range(rng.randint(0, 2))
            ]
        else:
            head += self.stamps()
        body = [Piece(self.m.paragraph(self.pool, rng.randint(1, 3)), Kind.BODY) for _ in range(rng.randint(2, 9))]
        if korean and self.maybe(0.3):
            body = [Piece(rng.choice(["□ ", "○ ", "- ", "◦ ", "❍ "]) + piece.text, Kind.BODY) for piece in body]
        if self.maybe(0.4):
            body.append(
                Piece(
                    rng.choice(
                        [
                            "문의: 관광진흥과 055-000-5678",
                            "문의 : 보건소 건강증진과 (☎ 031-000-1234)",
                            "자세한 내용은 시청 누리집에서 확인할 수 있다.",
                        ]
                        if korean
                        else [
                            "For inquiries, call the tourism division at 055-000-5678.",
                            "More information is available on the city's website.",
                        ]
                    ),
                    Kind.BODY,
                )
            )
        if self.maybe(0.25):
            body.append(
                Piece(
                    "담당 : 홍보팀 주무관 김하늘 02-000-1234"
                    if korean
                    else "Contact: Press Office, +82-2-000-1234, press@dure.example",
                    Kind.SOURCE_NOTE,
                )
            )
        end = self.strings(_NOTICE_END if korean else _NOTICE_EN, rng.randint(2, 10), Reason.NAV)
        found = [Section("nav", self.menu(rng.randint(0, 40)))] if self.full else []
        return [
            *found,
            Section("header", head),
            Section("article", body),
            Section("foot", end),
            Section("footer", self.imprint()),
        ]

    def listed(self) -> list[Piece]:
        """Return an article that is a list: appointments, an interview, a recipe, a programme, figures, short news."""
        rng, name = self.rng, self.m.name
        korean = self.lang == "ko"
        bodies: list[list[str]] = [
            [f"{rng.choice(['▲', '△', '◇', '▷', ''])}{rng.choice(['운영지원과장', '감사관', '기획조정실장', '정책기획팀장', '상무', '전무', '부장'])} {name('ko')}" for _ in range(rng.randint(4, 20))],
            [line for _ in range(rng.randint(3, 8)) for line in (rng.choice(["Q. ", "- ", "― ", "문: "]) + rng.choice(self.pool)[:40].rstrip(". ") + "?", rng.choice(["A. ", '"', "답: ", ""]) + self.m.paragraph(self.pool, 2))],
            [f"{rng.choice(['①', '②', f'{number}. ', f'{number}) ', f'{number} '])}{rng.choice(self.pool)[:60]}" for number in range(1, rng.randint(4, 10))],
            [f"{rng.choice(['일시', '장소', '대상', '주최', '신청', '참가비', '준비물'])}: {rng.choice(self.pool)[:25]}" for _ in range(rng.randint(3, 7))],
            [f"{rng.randint(1, 12)}월 {rng.randint(1, 28)}일 {rng.choice(['오전', '오후'])} {rng.randint(1, 12)}시 {rng.choice(self.pool)[:22]}" for _ in range(rng.randint(3, 10))],
            self.market(),
            [f"◇{self.m.section('ko')} {' '.join('▲' + name('ko') for _ in range(rng.randint(2, 6)))}" for _ in range(rng.randint(2, 8))],
        ] if korean else [
            [line for _ in range(rng.randint(3, 8)) for line in (rng.choice(["Q: ", "", "- "]) + rng.choice(self.pool)[:60].rstrip(". ") + "?", rng.choice(["A: ", ""]) + self.m.paragraph(self.pool, 2))],
            [f"{number}. {rng.choice(self.pool)[:70]}" for number in range(1, rng.randint(4, 12))],
            self.market(),
            [f"{name('en')}: {rng.choice(self.pool)}" for _ in range(rng.randint(4, 12))],
            [f"{rng.randint(1, 3)} {rng.choice(['cup', 'tablespoon', 'grams', 'slices'])} {rng.choice(self.pool)[:18]}" for _ in range(rng.randint(4, 9))],
            [f"{rng.choice(['When', 'Where', 'Admission', 'Tickets', 'Info'])}: {rng.choice(self.pool)[:35]}" for _ in range(rng.randint(3, 6))],
        ]  # fmt: skip
        lead = [Piece(self.m.paragraph(self.pool, rng.randint(1, 2)), Kind.BODY)] if self.maybe(0.7) else []
        rows = [Piece(text, Kind.BODY, None, self.maybe(0.2)) for text in rng.choice(bodies)]
        if self.maybe(0.3):
            rows = [piece for piece in rows for piece in ([self.heading(), piece] if self.maybe(0.15) else [piece])]
        return [*lead, *rows, *([Piece(rng.choice(self.pool), Kind.BODY)] if self.maybe(0.4) else [])]

    def market(self) -> list[str]:
        """Return a table of closing prices, results or rates, a line each."""
        rng = self.rng
        what = rng.choice(["UP", "score", "percent", "cells", "cells"])
        rows = []
        for _ in range(rng.randint(6, 50)):
            name = self.m.paper(self.lang).split()[-1] if self.maybe(0.5) else rng.choice(self.pool).split()[0].upper()
            price = f"{rng.randint(1, 400)},{rng.randint(0, 99):02}0"
            if what == "cells":  # text dumps print each cell of a table on its own line
                rows += [name, price, f"{rng.choice('+-▲▼')}{rng.randint(0, 9)}.{rng.randint(10, 99)}%"]
                continue
            rows.append(
                {
                    "UP": f"{name} {price} {rng.choice(['UP', 'DN', '▲', '▼'])} {rng.randint(1, 99)}0",
                    "score": f"{name} {rng.randint(0, 9)}-{rng.randint(0, 9)} {self.m.paper(self.lang).split()[-1]}",
                    "percent": f"{name} {rng.randint(0, 99)}.{rng.randint(0, 9)}%",
                }[what]
            )
        return rows

    def clip(self) -> list[Piece]:
        """Return the text of a video page: one to four short sentences."""
        rng = self.rng
        short = [text for text in self.m.topic(self.lang) if len(text) <= (45 if self.lang == "ko" else 90)]
        lines = rng.sample(short, min(len(short), rng.randint(1, 4))) or [self.pool[0]]
        if self.lang == "ko" and self.maybe(0.5):
            lines.append(
                rng.choice(
                    [
                        "자세한 내용은 영상으로 확인하시죠.",
                        "영상으로 함께 보시죠.",
                        "영상으로 직접 확인하세요.",
                        "현장 영상입니다.",
                    ]
                )
            )
            lines[0] = rng.choice([f'"{lines[0].rstrip(".")}?"', lines[0], f"{lines[0].rstrip('.')}…"])
        if self.maybe(0.4):
            lines.append(
                f"({self.m.coined(rng.choice(self.pool), self.lang)})" if self.maybe(0.3) else rng.choice(self.pool)
            )
        return [Piece(text, Kind.BODY) for text in lines]
