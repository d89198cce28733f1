"""What generated pages are filled with: sentences of shared data, and headlines, names and menus written for this project.

Sentences come from `DIR/mono/mono.jsonl.zst` and `DIR/parallel/sentences.jsonl.zst` (KLUE development sets, Korean–English
news pairs, KorSTS headlines; all CC-BY-SA). They only fill layouts: a model learns from their form and none of them ships.
"""

# ruff: noqa: E501 (tables of strings and expressions, one family a row)
from __future__ import annotations

import io
import json
import random
import re
from functools import cached_property
from pathlib import Path
from typing import Any

NEWS = ("park-news-dev", "jhe-news-dev", "jhe-news-eval")
HEADLINES_KO = """군산항 배후단지에 수소 공장 들어선다|배추 한 포기 8천원대…김장 물가 비상|무인 편의점 절도 1년 새 40% 증가|초등 돌봄교실 대기자 2만 명 넘어
|청년 월세 지원 신청 다음 달 마감|[단독] 공공기관 3곳 채용 비리 정황|"집값 바닥 다졌다" vs "착시일 뿐"|가을 야구 마지막 티켓의 주인은|고속도로 휴게소 음식값 인상률 1위는
|[포토] 활짝 핀 수국 보러 오세요|지역화폐 할인율 10%로 환원|신인왕 후보 3인방, 후반기 첫 맞대결|출근길 지하철 2호선 17분 지연|수능 만점자 전국 6명|[인터뷰] 30년 만에 무대로 돌아온 가수
|[날씨] 밤부터 전국에 비, 내일 기온 뚝|"장마 끝, 폭염 시작" 주말 낮 최고 36도|국산 1호 양자컴퓨터 시연회|전기차 보조금 상반기 소진…하반기 추경 불투명|올해의 사자성어 '동주공제'|폐교가 캠핑장으로…주민이 운영
|모스크바 무역사무소 30년, 빛과 그늘|한·러 경협, 다시 항로를 찾다|北 핵 문제 6자 수석대표 회동|나로호에서 누리호까지…우주 개척사|연해주 고려인 마을을 가다|[사설] 댓글창을 닫는 것만이 답은 아니다
|[기고] 북방 경제의 문을 다시 두드릴 때|부산~블라디보스토크 뱃길 재개 논의|시베리아 횡단철도 화물 운임 협상 타결|정부, 위성 발사 계획 확정|"아이 셋이면 취득세 면제" 조례 발의|[오늘의 운세] 11월 24일
|코스피 사흘 만에 반등…2500선 회복|'월 200만원' 중소기업 청년수당, 반응은?|강원 산간 대설특보…최대 30㎝|[속보] 중부내륙고속도로 5중 추돌|스마트팜 청년 농부 "매출 3배"|은행권 예대금리차 4개월째 확대
|○○시, 노인 일자리 1200개 만든다|경찰, 전세사기 일당 14명 검거|축구대표팀 오늘 밤 평가전…선발 명단은|[사진] 첫눈 내린 한라산|AI 반도체 설계 공모전 대상에 20대 창업팀|미분양 아파트 7개월 만에 감소
|수제맥주 축제 3만 명 몰려|국회 예산 심사 '벼락치기' 또 되풀이|교사 정원 감축에 농촌 학교 '울상'|드론 배송 섬마을 첫 상용화|중학생 발명왕, 세계 대회 금상|한파에 수도 계량기 동파 주의보|"하루 만 보"의 함정"""
HEADLINES_EN = """Foreign residents top 2.5 million|Doctors, ministry to resume talks|Heat wave advisory issued for most of Gyeonggi|KOSPI closes higher on chip rally|Actor returns to stage after nine years
|Mushroom season comes early to Gangwon|Typhoon may hit Jeju on Friday|Rice prices rebound for first time in two months|Fans camp overnight for reunion concert|[Editorial] A budget without a compass|How a hanok became a library
|Ballot papers to be counted by hand|Shipbuilder wins order for six LNG carriers|S. Korea, Vietnam to hold talks on minerals|Startups struggle to find second-round money|[Photo News] Lotus season|Trade office in Moscow marks 30th year
|Seoul, Moscow weigh new air routes|Six-party envoys meet on North Korea|Korean satellite reaches orbit|Nuclear envoys to meet in Seoul next week|Ferry link to Vladivostok may resume|Why the corner bookshop refuses to die|(LEAD) S. Korea to raise budget for river safety
|Ministry launches one-stop visa desk|[Column] The long road to Sakhalin|Bank profits fall for third quarter in a row|Five things to know before the vote|What we learned from the first week of the season|Police arrest 14 over rental scam|Snow blankets Hallasan"""
SECTIONS_KO = "정치 경제 사회 문화 국제 스포츠 연예 오피니언 포토 영상 라이프 전국 지역 부동산 증권 산업 과학 교육 사람들 기획 운세 날씨 TV 랭킹 만평 칼럼진별 드라마 예능 영화 가요 금융 IT 건강 여행 맛집 종교 북한 스타트업 대덕특구/과학 생활경제 국제일반 사설 독자투고".split()
SECTIONS_EN = "National|Business|Life & Culture|Sports|World|Opinion|North Korea|Politics|Economy|Science|Technology|Entertainment|K-pop|Video|Photos|Podcasts|Features|Diplomacy|Markets|Health|Travel|Food|Latest News|Top Stories|All Articles|About us|Contact us|Newsletters|Archives|Weather".split(
    "|"
)
PAPERS_KO = "한빛일보 서해뉴스 연산통신 메트로이코노미 동녘신문 강변일보 남도타임즈 두레신문 늘푸른방송 새벽경제 가람저널 한울스포츠".split()
PAPERS_EN = "Korea Forum Daily|The Han River Herald|The Jeju Breeze|Yonsan News Agency|Seoul Ledger|The Morning Ferry|East Sea Times|Peninsula Review".split(
    "|"
)
SURNAMES = "김이박최정강조윤장임한오서신권황안송류홍"
GIVEN = "민준 서연 도윤 하늘 가람 세린 지우 은서 재동 준서 다원 소정 민혁 서우 한울 승우 미란 복순 정훈 상민 유나 태호 보라 진영".split()
NAMES_EN = "Park Joon-seo|Choi Da-won|Claire Donnelly|Hwang Ji-u|Yoon So-jung|Nguyen Thu Ha|Kim Ha-neul|Lee Seo-woo|Daniel Marsh|Im Bok-soon|Jung Ha-neul|Maria Petrova|Han Seung-woo|Oh Se-rin|Moon Ga-ram|Rebecca Stone".split(
    "|"
)
PLACES = "서울 부산 대전 군산 태안 제주 모스크바 세종 청주 광주 울산 춘천 블라디보스토크 워싱턴 도쿄".split()
_PARTICLE = re.compile(r"(?<=[가-힣]{2})(?:은|는|이|가|을|를|의|에서|에게|으로|로|에)$")
WIDGETS_KO = "댓글 로그인 공유 구독 저작권 쿠키 개인정보 광고 추천 회원가입 뉴스레터 무단전재 제보 알림 기사".split()
WIDGETS_EN = "comments newsletter subscribers privacy cookies copyright login advertising sharing account".split()
_PARTICLES = ("은", "이", "을", "의", "에", "도", "과", "")
PLACES_EN = "SEOUL BUSAN MOSCOW WASHINGTON JEJU SEJONG TOKYO BEIJING".split()


class Material:
    """Sentences and names drawn at random; `rng` decides everything, so the same seed gives the same pages."""

    def __init__(self, data: Path, rng: random.Random) -> None:
        self.rng = rng
        mono = list(_records(data / "mono" / "mono.jsonl.zst"))
        pairs = list(_records(data / "parallel" / "sentences.jsonl.zst"))
        self.prose = {
            "ko": [r["text"] for r in mono if r["lang"] == "ko" and _is_prose(r["text"])]
            + [r["ko"] for r in pairs if r["source"] in NEWS and _is_prose(r["ko"])],
            "en": [r["en"] for r in pairs if r["source"] in NEWS and _is_prose(r["en"])]
            + [r["text"] for r in mono if r["lang"] == "en" and _is_prose(r["text"]) and len(r["text"]) > 50],
        }
        self.pairs = [
            (r["ko"], r["en"]) for r in pairs if r["source"] in NEWS and _is_prose(r["ko"]) and _is_prose(r["en"])
        ]
        titles = [r for r in pairs if r["source"] == "korsts-train:headlines"]
        self.heads = {
            "ko": HEADLINES_KO.replace("\n", "").split("|") * 6 + [r["ko"].rstrip(".") for r in titles],
            "en": HEADLINES_EN.replace("\n", "").split("|") * 6 + [r["en"] for r in titles],
        }

    @cached_property
    def by_stem(self) -> dict[str, dict[str, list[str]]]:
        """Sentences by their words' first two syllables (Korean) or six letters (English): articles on one topic."""
        index: dict[str, dict[str, list[str]]] = {"ko": {}, "en": {}}
        for lang, width in (("ko", 2), ("en", 6)):
            for sentence in self.prose[lang]:
                for stem in {word[:width] for word in sentence.split() if len(word) >= width and word.isalpha()}:
                    index[lang].setdefault(stem, []).append(sentence)
            index[lang] = {stem: found for stem, found in sorted(index[lang].items()) if 8 <= len(found) <= 400}
        return index

    def topic(self, lang: str) -> list[str]:
        """Return a shuffled pool of sentences, half of which share a word."""
        stem = self.rng.choice(list(self.by_stem[lang]))
        shared = self.by_stem[lang][stem]
        pool = self.rng.sample(shared, min(len(shared), 20)) + self.rng.sample(self.prose[lang], 20)
        self.rng.shuffle(pool)
        return self.woven(pool, lang) if self.rng.random() < 0.8 else pool

    def woven(self, pool: list[str], lang: str) -> list[str]:
        """Return the pool with a few names and nouns put into many of its sentences, as an article repeats its subject."""
        rng = self.rng
        shortest, ends = (2, _PARTICLES) if lang == "ko" else (5, ("",))
        words = [_PARTICLE.sub("", word) for text in pool[:6] for word in text.split() if word.isalpha()]
        terms = [word for word in words if len(word) >= shortest][:60]
        terms = rng.sample(terms, min(len(terms), rng.randint(2, 6)))
        if rng.random() < 0.06:  # an article about the press speaks in the words of its widgets
            terms += rng.sample(WIDGETS_KO if lang == "ko" else WIDGETS_EN, 4)
        share, found = rng.uniform(0.3, 0.9), []
        for text in pool:
            parts = text.split()
            for _ in range(rng.choice([1, 1, 2])):
                if terms and len(parts) > 4 and rng.random() < share:
                    parts[rng.randrange(len(parts) - 1)] = rng.choice(terms) + rng.choice(ends)
            found.append(" ".join(parts))
        return found

    def paragraph(self, pool: list[str], sentences: int) -> str:
        """Return a paragraph of about `sentences` sentences of the pool."""
        return " ".join(str(self.rng.choice(pool)) for _ in range(max(1, sentences)))

    def headline(self, lang: str) -> str:
        """Return a headline: a written one, or a sentence cut to the form of one."""
        if self.rng.random() < 0.6:
            return self.coined(self.rng.choice(self.prose[lang]), lang)
        return str(self.rng.choice(self.heads[lang]))

    def coined(self, sentence: str, lang: str) -> str:
        """Return a headline coined from a sentence: some of its words, particles and final verb dropped."""
        rng = self.rng
        words = sentence.rstrip(".?!\"'”’ ").split()
        if lang == "ko":
            words = words[:-1] if len(words) > 4 else words
            words = [_PARTICLE.sub("", word) if rng.random() < 0.6 else word for word in words]
        words = words[: rng.randint(4, 10)]
        text = " ".join(words).rstrip(",")
        if lang == "en":
            return text.title() if rng.random() < 0.3 else text
        if len(words) > 4 and rng.random() < 0.5:
            at = rng.randint(2, len(words) - 2)
            text = " ".join(words[:at]) + rng.choice(["…", "...", ", ", '…"', " · "]) + " ".join(words[at:])
            text = text + '"' if '…"' in text else text
        elif rng.random() < 0.2:
            text = f'"{words[0]} {words[1]}" ' + " ".join(words[2:])
        if rng.random() < 0.12:
            text = (
                rng.choice(["[단독]", "[영상]", "[포토]", "[속보]", "[현장]", "[팩트체크]", "[D리포트]"]) + " " + text
            )
        return text

    def name(self, lang: str) -> str:
        """Return an invented personal name."""
        if lang == "en":
            return self.rng.choice(NAMES_EN)
        return self.rng.choice(SURNAMES) + self.rng.choice(GIVEN)

    def section(self, lang: str) -> str:
        """Return the name of a section or of a menu entry."""
        return self.rng.choice(SECTIONS_KO if lang == "ko" else SECTIONS_EN)

    def paper(self, lang: str) -> str:
        """Return the name of an invented paper."""
        return self.rng.choice(PAPERS_KO if lang == "ko" else PAPERS_EN)


def _is_prose(text: str) -> bool:
    return len(text) >= 25 and text.rstrip("\"'”’)")[-1:] in ".?!" and "\n" not in text


def _records(path: Path) -> list[dict[str, Any]]:
    import zstandard

    with (
        path.open("rb") as raw,
        io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(raw), encoding="utf-8") as lines,
    ):
        return [json.loads(line) for line in lines]
