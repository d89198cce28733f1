"""The foot of a generated page: sign-off, credits, adverts, legal lines, other stories, comment forms, imprint, dialogues."""

# ruff: noqa: E501 (tables of strings and expressions, one family a row)
from __future__ import annotations

from korus_nlp.document import Kind, Reason
from korus_nlp.training.cleaning.asides import Asides
from korus_nlp.training.cleaning.pieces import B, Piece


class Tails(Asides):
    """Writes what stands below the article."""

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
        if self.maybe(0.15):
            pieces += self.lives()
        blocks = self.closing()
        self.rng.shuffle(blocks)
        return pieces + [piece for block in blocks for piece in block]

    def closing(self) -> list[list[Piece]]:
        """Return what may stand between the article and the lists: legal line, tips, tags, counters, boxes."""
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
        if self.maybe(0.1):
            blocks.append(self.about())
        if self.maybe(0.12):
            blocks.append(self.appeals())
        if self.lang == "ko" and self.maybe(0.06):
            blocks.append([Piece(f"{self.stamp()} {self.rng.choice(['송고', '작성', '등록'])}", Kind.TIMESTAMP)])
        return blocks

    def about(self) -> list[Piece]:
        """Return the box about the author: name, a sentence about the beat, links."""
        lines = (
            [
                f"{self.author} 기자",
                "사회부에서 사건을 취재합니다. 제보를 기다립니다.",
                self.rng.choice(["구독", f"{self.author} 기자 구독", f"{self.author} 기자 페이지"]),
                "기자의 다른 기사 보기",
            ]
            if self.lang == "ko"
            else [
                self.author,
                f"{self.author} is a staff writer who covers the courts.",
                "Follow",
                "More by this author",
            ]
        )
        kinds = [Kind.BYLINE, B, B, B]
        return [
            Piece(text, kind, None if kind is Kind.BYLINE else Reason.OTHER)
            for text, kind in zip(lines, kinds, strict=True)
        ]

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
            [
                "plain",
                "plain",
                "bullet",
                "rank",
                "ranksplit",
                "blurb",
                "blurb",
                "date",
                "cut",
                "dash",
                "twice",
                "byline",
            ]
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
            if style == "byline" and self.maybe(0.9):
                by = f"{self.m.name('ko')} 기자" if lang == "ko" else f"by {self.m.name('en')}"
                pieces.append(Piece(by, B, Reason.RELATED))
            bullet = style == "bullet" or (self.bulleted and style != "blurb")
            pieces.append(Piece(head + suffix, B, Reason.RELATED, bullet))
            if style == "twice":
                pieces.append(Piece(head, B, Reason.RELATED))
            if style == "blurb" or (style == "byline" and self.maybe(0.4)):
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
        if self.maybe(0.35):
            return self.thread() + self.say(Reason.COMMENT_WIDGET, self.rng.randint(0, 8))
        pieces = self.say(Reason.COUNTER, self.rng.randint(0, 2)) + self.say(
            Reason.COMMENT_WIDGET, self.rng.randint(1, 12)
        )
        pool = self.m.topic(self.lang) if self.maybe(0.5) else self.pool
        for _ in range(self.rng.choice([0, 0, 0, 2, 5, 14])):
            pieces.append(Piece(self.m.name(self.lang), B, Reason.COMMENT_WIDGET))
            if self.maybe(0.3):
                pieces.append(Piece(self.stamp(), B, Reason.COMMENT_WIDGET))
            for _ in range(self.rng.choice([1, 1, 1, 2, 3])):
                pieces.append(Piece(self.m.paragraph(pool, self.rng.choice([1, 1, 2, 3])), B, Reason.COMMENT_WIDGET))
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
