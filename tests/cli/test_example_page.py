"""The page that started the project, when it is at hand: a bilingual skin round a long English article."""

import json
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "korea-post-20230803.txt"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the example page is not part of the project")
WIDGETS = (
    "삭제한 댓글은 다시 복구할 수 없습니다.",
    "그래도 삭제하시겠습니까?",
    "댓글 0",
    "계정을 선택하시면 로그인·계정인증을 통해",
    "댓글을 남기실 수 있습니다.",
    "이 기사를 공유합니다",
)


@pytest.fixture(scope="module")
def lines():
    text = PAGE.read_text(encoding="utf-8")
    return [line.strip().removeprefix("•").strip() for line in text.splitlines() if line.strip()]


def test_the_widgets_go_and_every_sentence_stays(korus, lines):
    kept = korus("clean", PAGE, "--text").out
    assert not [line for line in WIDGETS if line in kept]
    article = [line for line in lines if line not in WIDGETS and not line.startswith("[")]
    lost = [line for line in article if line not in kept]
    assert not lost, lost
    assert len(article) > 40


def test_title_author_minute(korus):
    doc = json.loads(korus("clean", PAGE, "--format", "jsonl").out)
    assert doc["title"] == "Korea, Russia have full justification to further upgrade bilateral ties"
    assert doc["authors"][0] == "Lee Kyung-sik"
    assert doc["published"] == "2023-08-03T10:31:00+09:00"
    assert all(doc["text"][e["start"] : e["end"]] == e["text"] for e in doc["entities"] + doc["dates"])


def test_the_nuclear_paragraphs_come_first(korus, tmp_path):
    assert korus("run", PAGE.parent, "-c", "c", "-j", "1", "--quiet").code == 0
    found = [
        json.loads(line)
        for line in korus("search", "북한 핵 문제", "-c", "c", "-k", "3", "-f", "jsonl").out.splitlines()
    ]
    assert "nuclear" in found[0]["text"]
    assert korus("search", "포경 위성 발사", "-c", "c").code == 0
