"""What interrupts or follows an article in full sentences: lines between all paragraphs, threads, biographies, consent.

The families behind them: Postmedia and Global News ("Article content", "Story continues below advertisement" between any
two paragraphs), WordPress threads, the consent dialogues of OneTrust and IAB, biographies and membership appeals of
English and Korean papers, 2009–2026. Names and sentences are invented or drawn from `material`.
"""

# ruff: noqa: E501 (tables of strings and expressions, one family a row)
from __future__ import annotations

from typing import Final

from korus_nlp.document import Kind, Reason
from korus_nlp.training.cleaning.pieces import B, Pen, Piece

_BETWEEN: Final = {
    "en": "Article content|Advertisement|ADVERTISEMENT|Story continues below|Story continues below advertisement|Continue reading below|This advertisement has not loaded yet, but your article continues below.|Advertisement 1|Loading...|Copy|Share this quote|Scroll for the next paragraph|Image",
    "ko": "광고|기사 본문|- 광고 -|이미지 확대|문단 공유하기|AD|본문|기사 이어집니다|사진 크게보기",
}
# {0} paper, {1} author, {2} headline: appeals, notices and biographies from the end of an article.
_APPEALS: Final = {
    "en": "Stay informed with {0}, your source for independent reporting from across the country.|Enjoyed this story? Support our journalism by becoming a member.|Add {0} as a preferred source to see more of our stories in your search results.|Get in touch with our news team at desk@ferry.example.|For more stories like this, check our news page.|Our Standards: the editorial principles of {0}.|{0} is committed to publishing a diversity of letters. Here are some tips on how to send yours.|{0} moderates comments to keep the conversation civil. Abusive or promotional comments will be rejected.|Note: we are temporarily moderating all comments because of spam.|Before you go: our reporting is free because readers pay for it. Will you join them?|We independently select everything we recommend; if you buy through our links we may earn a commission.|Tell us what you think in the comments.|Sign up to our morning briefing and never miss a story from {0}.|Create a free account to continue reading and get three more articles a month.|Get {0} delivered through your letterbox every month. 12 issues for 19.99. Click here for more.|There's plenty more where that came from. Sign up today to get the daily newsletter.|Have a tip? Write to {1} at writer@ferry.example.|You have read your last free article this month. Subscribe to keep reading {0}.|Follow {0} on social media and never miss a headline.|This post was produced with the support of readers like you.",
    "ko": "이 기사가 마음에 드셨다면 좋아요를 눌러주세요.|{0}를 구독하시면 매일 아침 주요 소식을 받아보실 수 있습니다.|{0}는 독자 여러분의 후원으로 만들어집니다. 정기 후원에 함께해 주세요.|{1} 기자에게 하실 말씀이 있다면 writer@dure.example로 보내주세요.|회원으로 가입하시면 이어지는 내용을 모두 읽으실 수 있습니다.|이 콘텐츠는 유료 회원에게만 제공됩니다.|네이버에서 {0}를 구독하고 가장 빠른 소식을 만나보세요.|더 많은 소식은 {0} 누리집에서 확인하실 수 있습니다.|기사에 대한 의견은 아래 댓글로 남겨주시기 바랍니다.|본 기사의 오류를 발견하시면 알려주세요. 확인 후 바로잡겠습니다.|이 기사는 {0}의 편집 원칙을 따라 작성되었습니다.|영상 제보를 받습니다. 사례금도 드립니다.",
}
_LIVES: Final = {
    "en": "{1} is a staff writer at {0}, covering courts and police.|{1} is the editor of {0} and a senior fellow at a research institute.|{1} covers national politics for {0} and lives near the harbor.|{1} has written about banking and trade since 2012. Before that she reported from Moscow.|{1} is a professor of history and the author of two books on the sea.|{1} writes a daily blog on consumers and business.|{1} (writer@ferry.example) is a columnist of {0}.|{1} reported from Seoul. Staff writer Claire Donnelly contributed to this report.|Reporting by {1}; additional reporting by Daniel Marsh; editing by Rebecca Stone|— Staff writer Maria Petrova in Busan contributed to this report.|– additional reporting by {1}|A version of this article appears in print on page 4 of the Sunday edition.|With reporting by {1} and Moon Ga-ram.",
    "ko": "{1} 기자는 사회부에서 법원과 검찰을 맡고 있다.|{1}은 {0} 논설위원으로, 바다와 사람에 관한 책을 썼다.|필자 {1}는 역사학과 교수로 지역의 옛길을 연구한다.|{1} 객원기자는 10년 넘게 농촌을 취재해 왔다.|이 기사는 {1} 기자와 함께 취재했습니다.|취재 지원: {1}, 구성: 조하늘",
}
_CONSENT: Final = {
    "en": "When you visit our website, we store cookies on your browser to collect information. The information might relate to you, your preferences or your device.|These cookies are necessary for the website to function and cannot be switched off in our systems.|These cookies allow us to count visits and traffic sources so we can measure and improve the performance of our site.|Under local law you have the right to opt out of the sale of your personal information to third parties.|Please note that opting out may not mean that you stop seeing advertisements.|We and our partners store and access information on a device, such as unique identifiers, to process personal data.|You may accept or manage your choices by clicking below, including your right to object.|Strictly Necessary Cookies|Targeting Cookies|Manage Consent Preferences|Always Active|Confirm My Choices|Company Logo|Users are obliged to speak respectfully to the other participants and to obey the law.|A comment will be deleted if it does not correspond with the subject of the post.|The administration has the right to delete comments without notice.",
    "ko": "이용자의 편의를 위해 쿠키를 사용하고 있으며 설정에서 언제든지 바꿀 수 있습니다.|개인정보 수집 및 이용에 동의하지 않을 권리가 있으며, 동의하지 않으면 일부 서비스를 이용할 수 없습니다.|맞춤형 광고를 위해 행태정보를 수집합니다. 수집을 원하지 않으시면 아래에서 거부하실 수 있습니다.|운영원칙에 어긋나는 게시물은 알림 없이 삭제될 수 있습니다.|필수 쿠키|선택 동의|모두 허용|내 선택 저장",
}
_MONTHS: Final = "January February March April May June July August September October November December".split()


class Asides(Pen):
    """Writes what is no part of an article although it stands in or below it in full sentences."""

    def lines_of(self, table: dict[str, str], most: int) -> list[str]:
        """Return one to `most` rows of a table in the page's language, their blanks filled."""
        rows = table[self.lang].split("|")
        found = self.rng.sample(rows, self.rng.randint(1, min(most, len(rows))))
        return [row.format(self.paper, self.author, self.m.headline(self.lang)) for row in found]

    def interrupted(self, pieces: list[Piece]) -> list[Piece]:
        """Return the article with the same one or two interface lines between nearly all of its paragraphs."""
        marks = self.rng.sample(_BETWEEN[self.lang].split("|"), self.rng.choice([1, 1, 2]))
        share, found = self.rng.uniform(0.5, 1.0), []
        for piece in pieces:
            found.append(piece)
            while self.maybe(share):
                found.append(Piece(self.rng.choice(marks), B, Reason.AD))
                if self.maybe(0.8):
                    break
        return found

    def appeals(self) -> list[Piece]:
        """Return appeals to members, notices about comments, offers: sentences from below an article."""
        return [Piece(text, B, Reason.SUBSCRIBE) for text in self.lines_of(_APPEALS, 3)]

    def lives(self) -> list[Piece]:
        """Return a note on the author or on who else reported."""
        name = [Piece(self.author, Kind.BYLINE)] if self.maybe(0.3) else []
        return name + [Piece(text, Kind.SOURCE_NOTE) for text in self.lines_of(_LIVES, 2)]

    def consent(self) -> list[Piece]:
        """Return a consent dialogue or the rules of a forum, written out."""
        return [Piece(text, B, Reason.OTHER) for text in self.lines_of(_CONSENT, 9)]

    def thread(self) -> list[Piece]:
        """Return readers' comments as WordPress and its kin print them: a heading, then name, date and text in turn."""
        rng, ko = self.rng, self.lang == "ko"
        count = rng.choice([1, 2, 3, 5, 8, 14])
        heads = (
            [f"댓글 {count}", f"{count}개의 댓글", "독자 의견", f"“{self.title}”에 대한 {count}개의 생각"]
            if ko
            else [f"{count} thoughts on “{self.title}”", f"{count} Responses to {self.title}", "Comments", f"{count} Comments", f"Comments ({count})"]
        )  # fmt: skip
        found = [Piece(rng.choice(heads), B, Reason.COMMENT_WIDGET)]
        style = rng.choice(["said", "says", "lines", "reply"])
        pool = self.pool if self.maybe(0.6) else self.m.topic(self.lang)
        for _ in range(count):
            when = f"{rng.choice(_MONTHS)} {rng.randint(1, 28)}, {rng.randint(2008, 2025)} at {rng.randint(1, 12)}:{rng.randint(0, 59):02} {rng.choice(['am', 'pm'])}"
            name = self.m.name(self.lang) if self.maybe(0.7) else self.m.name("en").split()[0]
            lines = {
                "said": [f"{name} on {when} said:"],
                "says": [f"{name} says:", when],
                "lines": [name, self.stamp()],
                "reply": [name, when, "Reply" if not ko else "답글"],
            }[style]
            size = rng.choice([1, 1, 2, 3, 6])
            lines += [self.m.paragraph(pool, rng.choice([1, 2, 3, 5])) for _ in range(size)]
            lines += [rng.choice(["Reply", "Reply ↓", "답글", "신고", "Like"])] if self.maybe(0.4) else []
            found += [Piece(text, B, Reason.COMMENT_WIDGET) for text in lines]
        return found
