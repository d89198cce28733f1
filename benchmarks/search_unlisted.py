"""Names that no list knows, across languages: a name in one script must find the sentence that says it in the other.

The sentences are our own, one for each name and language; the crowd around them are the news paragraphs of the
cross-lingual set. Names that the gazetteer has come to list are left out. `python -m benchmarks.search_unlisted` prints
recall@10 and what was missed.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Final

from benchmarks.common import EVAL, have_sets, rows, write_rows

_PEOPLE: Final = """
현도윤=Hyun Do-yoon, 배숙경=Bae Suk-kyung, 표강민=Pyo Kang-min, 남궁현=Namgung Hyun, 마석진=Ma Seok-jin,
도상우=Do Sang-woo, 설인혜=Seol In-hye, 고형렬=Koh Hyung-ryul, 곽병선=Kwak Byung-sun, 여은주=Yeo Eun-joo,
육정근=Yook Jung-keun, 천명호=Cheon Myung-ho, 탁재영=Tak Jae-young, 노현철=Roh Hyun-chul, 이갑수=Lee Kap-soo,
박춘배=Park Choon-bae, 최도선=Choi Do-sun, 정율하=Jeong Yul-ha, 윤봉섭=Yoon Bong-sub,
막심 셰르바코프=Maxim Shcherbakov, 올가 티모페예바=Olga Timofeyeva, 드미트리 볼코프=Dmitry Volkov,
하인리히 뮐러=Heinrich Mueller, 조너선 위태커=Jonathan Whitaker, 마거릿 홀브룩=Margaret Holbrook,
안토니오 베라스코=Antonio Velasco, 캐서린 브래드퍼드=Katherine Bradford, 응우옌 반 훙=Nguyen Van Hung,
다나카 요시히로=Tanaka Yoshihiro, 스즈키 하루토=Suzuki Haruto, 야마모토 겐이치=Yamamoto Kenichi
"""
_PLACES: Final = """
이르쿠츠크=Irkutsk, 마그니토고르스크=Magnitogorsk, 볼로그다=Vologda, 쾰른=Cologne, 에인트호번=Eindhoven,
상트갈렌=St. Gallen, 타슈켄트=Tashkent, 고창읍=Gochang-eup, 함안군=Haman County, 청송=Cheongsong,
봉화군=Bonghwa County, 포트하커트=Port Harcourt
"""
_ORGANISATIONS: Final = """
한빛반도체=Hanbit Semiconductor, 동남해운=Dongnam Shipping, 로스코스모스=Roscosmos, 세베르스탈=Severstal,
가즈프롬네프트=Gazprom Neft, 볼가교통연구소=Volga Transport Institute
"""
# Two sentences for each kind of name, in turn; {} is the name.
_KINDS: Final = (
    (
        _PEOPLE,
        (
            "{} 연구원은 15일 지역 도서관에서 열린 강연에서 강물의 흐름을 설명했다.",
            "{} 씨는 작은 빵집을 운영하고 있다.",
        ),
        ("{}, a researcher, explained the flow of the river at a lecture on the 15th.", "{} has run a small bakery."),
    ),
    (
        _PLACES,
        ("{}의 겨울은 길고 눈이 많이 내린다.", "주민들은 {}에서 열린 시장에 모였다."),
        ("Winters in {} are long and snowy.", "Residents gathered at the market held in {}."),
    ),
    (
        _ORGANISATIONS,
        ("{}의 올해 매출은 지난해보다 크게 늘었다.", "노조는 {} 본사 앞에서 집회를 열었다."),
        ("{} saw its sales rise sharply this year.", "The union rallied in front of the headquarters of {}."),
    ),
)


def sentences() -> list[tuple[str, str, str, str]]:
    """Return (Korean name, English name, Korean sentence, English sentence) of every name that no list knows."""
    from korus_nlp.text.gazetteer import load

    known = load()
    out = []
    for names, korean, english in _KINDS:
        for i, pair in enumerate(names.replace("\n", " ").split(",")):
            ko, en = pair.strip().split("=")
            if not known.find(ko) and not known.find(en):
                out.append((ko, en, korean[i % 2].format(ko), english[i % 2].format(en)))
    return out


def measure(folder: Path) -> tuple[dict[str, float], list[str]]:
    """Return recall@10 by direction, and the names that were missed."""
    from korus_nlp import batch
    from korus_nlp.collection import open_collection
    from korus_nlp.collection.search import Query, search_all
    from korus_nlp.settings import Settings

    asked = sentences()
    pages: list[dict[str, Any]] = []
    for i, (_, _, korean, english) in enumerate(asked):
        pages += [{"id": f"ko-{i}", "text": f"지역 소식 {i}\n\n{korean}\n\n그 밖의 소식은 내일 전한다."}]
        pages += [{"id": f"en-{i}", "text": f"Local news {i}\n\n{english}\n\nOther news follows tomorrow."}]
    for row in rows(EVAL / "search" / "xling_ntrex_a.paragraphs.jsonl"):
        pages += [{"id": f"{row['id']}-{lang}", "text": row[lang]} for lang in ("ko", "en")]
    source = write_rows(folder / "pages.jsonl", pages)
    batch.run([str(source)], Settings(collection=str(folder / "collection"), jobs=1))
    collection = open_collection(folder / "collection")
    figures: dict[str, float] = {"names": len(asked)}
    missed: list[str] = []
    for direction, side, lang in (("ko → en", 0, "en"), ("en → ko", 1, "ko")):
        found = search_all(collection, [Query(names[side], lang=lang) for names in asked])
        right = [names[3 - side] in {hit.text for hit in hits} for names, hits in zip(asked, found, strict=True)]
        figures[f"{direction} recall@10"] = sum(right) / len(right)
        missed += [names[side] for names, is_right in zip(asked, right, strict=True) if not is_right]
    return figures, missed


if __name__ == "__main__":
    if have_sets():
        with tempfile.TemporaryDirectory() as temporary:
            values, misses = measure(Path(temporary))
            for figure, value in values.items():
                print(f"{figure:24}{value:.3f}")
            print("missed:", ", ".join(misses))
