"""Names for training: the lexicon the features mark, and the names that replace others in English sentences.

Open English corpora hardly mention Korea. Replacing the names of annotated sentences by romanised Korean ones, Russian
and other leaders, and gazetteer names teaches their shapes (trials: 0.73 → 0.88 F1 on a page about Korea and Russia).
All lists are our own or come from the training data and the shipped gazetteer.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence

from korus_nlp.entities import english
from korus_nlp.text import gazetteer
from korus_nlp.training.entities.corpus import Row

_LETTERS = {"GPE": "G", "LOC": "L", "FAC": "F", "ORG": "O", "PERSON": "P", "EVENT": "E", "NORP": "N"}

_SURNAMES = (
    "Kim Kim Kim Kim Kim Kim Lee Lee Lee Lee Yi Rhee Park Park Park Bak Choi Choi Choe Jung Jeong Chung Kang Cho Jo "
    "Yoon Yun Jang Chang Lim Im Han Oh Suh Seo Shin Sin Kwon Hwang Ahn An Song Ryu Yoo Yu Hong Moon Mun Roh Noh Yang "
    "Bae Paik Baek Heo Huh Nam Shim Sim Ha Joo Ju Koo Ku Gu Woo Cha Min Jin Na Ra Ji Eom Won Bang Chun Cheon Kong Hyun "
    "Ham Byun Yeo Chu Choo Do Seok Sun Sul Ma Gil Yeon Wi Pyo Myung Ki Ban Wang Keum Ok Yook In Maeng Je Tak Mo Kook"
).split()
_FIRST = (
    "Jae Tae Young Yeong Sung Seong Min Ji Hyun Hyeon Sang Jong Dong Myung Myeong Chang Kyung Gyeong In Ki Gi Woo U "
    "Soo Su Joon Jun Seung Hee Hui Yong Byung Byeong Chul Cheol Eun Geun Keun Hye Kwang Gwang Chan Choo Chu Won Do Jin "
    "Mi Nam Se Il Sun Seon Yoon Yun Ho Moo Mu Dae Doo Du Suk Seok Joo Ju Bo Ha Han Hong Hwa Il Jeong Jung Kang Kyu Man "
    "Na Pil Sam Si So Sook Yeon Ye Yu Wan Hak Hyo Im Chong Chae Bong"
).split()
_SECOND = (
    "in woo u sam jung jeong hyun hyeon suk seok sik shik young yeong hee hui ho soo su jin min chul cheol il bak won "
    "kyu gyu hoon hun jun joon tae yong hwan kook guk sun seon ja mi ah a na rae bin hyeok hyuk wook uk kwon mo sup "
    "seop gil nam yeol pyo ki gi ja kyung gyeong sook ran hwa ok im eun a ram bum beom sang dong chan kyun gyun hak "
    "man bae bok chang duk deok dal gon gu hong jae jong ju joo ku kwang gwang ryong rok se sung seong taek tack wan "
    "yeon yul"
).split()
_LEADERS = (
    "Vladimir Putin;Sergei Lavrov;Sergey Shoigu;Dmitry Medvedev;Boris Yeltsin;Mikhail Gorbachev;Nikita Khrushchev;"
    "Leonid Brezhnev;Yevgeny Primakov;Eduard Shevardnadze;Igor Ivanov;Viktor Chernomyrdin;Alexander Lukashenko;"
    "Volodymyr Zelensky;Xi Jinping;Hu Jintao;Jiang Zemin;Deng Xiaoping;Wang Yi;Li Keqiang;Wen Jiabao;Shinzo Abe;"
    "Junichiro Koizumi;Fumio Kishida;Yoshihide Suga;Yasuhiro Nakasone;Angela Merkel;Olaf Scholz;Emmanuel Macron;"
    "Narendra Modi;Kim Il-sung;Kim Jong-il;Kim Jong-un;Kim Yo-jong;Ri Yong-ho;Choe Son-hui;Joko Widodo;Ho Chi Minh;"
    "Nguyen Phu Trong;Nursultan Nazarbayev;Islam Karimov;Recep Tayyip Erdogan;Ban Ki-moon;Chung Ju-yung;Lee Kun-hee"
).split(";")
_WORD = re.compile(r"[A-Z][a-z]+")


def lexicon(lang: str) -> dict[str, str]:
    """Return the gazetteer names of a language as `features.Lexicon` wants them: key → letters of the types."""
    found: dict[str, set[str]] = {}
    book = gazetteer.load()
    for kind, letter in _LETTERS.items():
        for surface in book.names(lang, [kind]):
            found.setdefault(_key(lang, surface), set()).add(letter)
    return {name: "".join(sorted(letters)) for name, letters in sorted(found.items())}


def _key(lang: str, surface: str) -> str:
    if lang == "ko":
        return "".join(surface.split())
    return " ".join(surface[a:b].lower() for a, b in english.tokens(surface))


class Replacer:
    """Writes copies of English rows with other names in the place of the annotated ones.

    Args:
        rows: where first names, surnames and organisations are taken from.
        seed: same seed, same names.
        share: of the entities that are replaced.
    """

    def __init__(self, rows: Sequence[Row], seed: int = 3, share: float = 0.7) -> None:
        self._random = random.Random(seed)
        self._share = share
        first: set[str] = set()
        last: set[str] = set()
        groups: set[str] = set()
        for row in rows:
            for start, end, label in row.entities:
                surface = row.text[start:end]
                parts = surface.split()
                if label == "PERSON" and len(parts) == 2 and all(_WORD.fullmatch(part) for part in parts):
                    first.add(parts[0])
                    last.add(parts[1])
                elif label == "ORG" and surface[0].isupper() and 1 < len(parts) < 7:
                    groups.add(surface)
        self._first, self._last, self._groups = sorted(first), sorted(last), sorted(groups)
        book = gazetteer.load()
        self._places = sorted(_latin(book.names("en", ["GPE", "LOC", "FAC"], min_length=3)))
        self._organisations = sorted(_latin(book.names("en", ["ORG"])))

    def __call__(self, row: Row) -> Row:
        """Return a copy of the row with new names; labels other than PERSON, ORG and LOC keep theirs."""
        parts: list[str] = []
        entities: list[tuple[int, int, str]] = []
        length = position = 0
        for start, end, label in sorted(row.entities):
            if start < position:
                continue
            surface = row.text[start:end]
            if self._random.random() < self._share:
                surface = self._name(label, surface)
            parts += [row.text[position:start], surface]
            length += start - position
            entities.append((length, length + len(surface), label))
            length += len(surface)
            position = end
        parts.append(row.text[position:])
        return Row(f"{row.id}-renamed", "".join(parts), tuple(entities), row.source)

    def _name(self, label: str, old: str) -> str:
        choice = self._random.choice
        if label == "PERSON":
            return self._person(short=" " not in old)
        if label in ("LOC", "GPE"):
            return choice(self._places)
        if label == "ORG":
            return choice(self._organisations if self._random.random() < 0.5 else self._groups)
        return old

    def _person(self, *, short: bool) -> str:
        draw, choice = self._random.random(), self._random.choice
        if draw < 0.45:
            name = self._korean()
            return name.split()[0] if short and self._random.random() < 0.5 else name
        name = choice(_LEADERS) if draw < 0.52 else f"{choice(self._first)} {choice(self._last)}"
        return name.split()[-1] if short else name

    def _korean(self) -> str:
        choice = self._random.choice
        surname, first, second = choice(_SURNAMES), choice(_FIRST), choice(_SECOND)
        given = f"{first}-{second}"
        spellings = (
            [f"{surname} {given}"] * 11
            + [f"{surname} {first} {second.capitalize()}"] * 3
            + [f"{given} {surname}"] * 3
            + [f"{surname} {first}{second}"] * 2
            + [f"{surname} {first}-{second.capitalize()}"]
        )
        return choice(spellings)


def _latin(names: Iterable[str]) -> list[str]:
    return [name for name in names if name.isascii() and name[:1].isupper()]
