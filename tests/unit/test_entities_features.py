"""Tokens, features, labels and rules of the recogniser, as tables."""

import pytest

from korus_nlp.entities import rules
from korus_nlp.entities.english import tokens
from korus_nlp.entities.features import JOIN, Extractor, Facts, Lexicon, Words, hangul_shape, latin_shape
from korus_nlp.entities.labels import LABELS, Refinement, from_foreign
from korus_nlp.entities.recogniser import decode, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lee Kyung-sik's U.S.-led talks", "Lee|Kyung-sik|'s|U.S.|-|led|talks"),
        ("Beijing-based AT&T didn't pay $1,200.50.", "Beijing|-|based|AT&T|did|n't|pay|$|1,200.50|."),
        ("Mr. O'Brien, of Samsung Corp., said...", "Mr.|O'Brien|,|of|Samsung|Corp.|,|said|..."),
        ("see www.korea.net or a@b.kr", "see|www.korea.net|or|a@b.kr"),
        ("3rd, 10:30 a.m. 1990s", "3rd|,|10:30|a.m.|1990s"),
        ("", ""),
    ],
)
def test_english_tokens(text, expected):
    assert "|".join(text[a:b] for a, b in tokens(text)) == expected


def test_shapes():
    assert [hangul_shape(w) for w in ("서울", "제19대", "iPhone")] == ["K", "KDK", "aAa"]
    assert latin_shape("KOTRA") == latin_shape("NATO")


@pytest.mark.parametrize(
    ("glue", "words", "expected"),
    [
        ("", ["부산", "국제", "영화제", "에"], ["BE", "IE", "IE", ""]),
        ("", ["부산", "에서"], ["BG", ""]),
        (" ", ["in", "south", "korea", "today"], ["", "BG", "IG", ""]),
        (" ", ["south", "side"], ["", ""]),
    ],
)
def test_lexicon_marks_the_longest_name(glue, words, expected):
    lexicon = Lexicon({"부산": "G", "부산국제영화제": "E", "south korea": "G", "korea": "G"}, glue)
    assert lexicon.mark(words) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("O B-PERSON I-PERSON O", [(1, 3, "PERSON")]),
        ("B-LOC B-LOC", [(0, 1, "LOC"), (1, 2, "LOC")]),
        ("I-ORG I-LOC", [(0, 1, "ORG"), (1, 2, "LOC")]),
        ("O", []),
    ],
)
def test_decode(path, expected):
    assert decode(path.split()) == expected


def test_sentences_keep_closing_quotes():
    words = ["“", "Yes", ".", "”", "He", "left", "!"]
    assert list(sentences(words)) == [(0, 4), (4, 7)]


def test_refinement_takes_the_longest_ending():
    learnt = Refinement.learn(
        [
            *[("서울역", "FAC"), ("부산역", "FAC"), *2 * [("서울", "GPE"), ("부산", "GPE")]],
            *[("3억원", "MONEY"), ("20만원", "MONEY")],
            *[(f"{n}명", "QUANTITY") for n in (3, 4, 5)],
        ]
    )
    assert [learnt("LOC", s) for s in ("용산역", "서울")] == ["FAC", "GPE"]
    assert [learnt("QUANTITY", s) for s in ("7조원", "12명", "8")] == ["MONEY", "QUANTITY", "QUANTITY"]
    assert learnt("PERSON", "서울역") == "PERSON"


@pytest.mark.parametrize(
    ("label", "expected"), [("PER", "PERSON"), ("CARDINAL", "QUANTITY"), ("GPE", "GPE"), ("LC", "LOC"), ("LAW", None)]
)
def test_foreign_labels(label, expected):
    assert from_foreign(label) == expected
    assert expected is None or expected in LABELS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20 billion won and ₩500,000", [("20 billion won", "MONEY"), ("₩500,000", "MONEY")]),
        ("10-15% or 3.5 per cent", [("10-15%", "PERCENT"), ("3.5 per cent", "PERCENT")]),
        ("North Koreans met a Russian", [("North Koreans", "NORP"), ("Russian", "NORP")]),
        ("He won 3 games in polish shoes", []),
    ],
)
def test_english_rules(text, expected):
    assert [(text[a:b], label) for a, b, label, _ in rules.english(text, [], lambda name: "")] == expected


@pytest.mark.parametrize(
    ("surface", "label", "letters", "expected"),
    [
        ("Seoul", "LOC", "G", "GPE"),
        ("Incheon Airport", "LOC", "", "FAC"),
        ("Siberia", "LOC", "L", "LOC"),
        ("South Korean", "LOC", "", "NORP"),
        ("Russia", "ORG", "G", "ORG"),
    ],
)
def test_english_places_get_finer_labels(surface, label, letters, expected):
    found = rules.english(surface, [(0, len(surface), label, 0.8)], lambda name: letters)
    assert found == [(0, len(surface), expected, 0.8)]


def test_words_know_facts_as_features_of_the_token_and_of_its_neighbours():
    words = Words({"seoul": (["c7", "L4"], "u")})
    known = words["seoul"]
    assert known.case == "u"
    assert known.own.split(JOIN) == ["kA=c7", "kA=L4"]
    assert known.small.split(JOIN) == ["ka=c7", "ka=L4"]
    assert (known.before.split(JOIN), known.before_small) == (["k-=c7", "k-=L4"], "k<=c7")
    assert (known.after.split(JOIN), known.after_small) == (["k+=c7", "k+=L4"], "k>=c7")
    assert words["busan"] == words["daegu"] == Facts()


@pytest.mark.parametrize(
    ("lang", "words", "tags", "some"),
    [
        (
            "ko",
            ["서울", "은"],
            ["NNP", "JX"],
            [["w=서울", "s2=서울", "g=BG", "kA=s1", "z=은"], ["w=은", "a=서울", "k-=s1", "ga=BG"]],
        ),
        (
            "en",
            ["In", "Seoul"],
            ["", ""],
            [["w=in", "hz=Aaa", "k+=s1", "gz=BG"], ["w=seoul", "kA=s1", "g=BG", "k=uFalseAa"]],
        ),
    ],
)
def test_extractor_gives_the_same_features_to_training_and_reading(lang, words, tags, some):
    name = "서울" if lang == "ko" else "seoul"
    extract = Extractor(lang, {name: "G"}, {name: (["s1"], "u")})
    found = extract(words, tags, [False, lang == "en"])
    assert all(set(expected) <= set(features) for expected, features in zip(some, found, strict=True))
    groups = extract.groups(words, tags, [False, lang == "en"])
    assert [[one for group in token for one in group.split(JOIN) if one] for token in groups] == found


def test_particles_have_few_features():
    noun, particle = Extractor("ko", {}, {})(["서울", "은"], ["NNP", "JX"], [False, False])
    assert len(particle) < 0.6 * len(noun)
