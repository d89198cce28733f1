"""`korus clean --trace`: what every step saw and changed."""

import json

PAGE = "수소 공장 착공\n문가람 기자\n승인 2023.08.03 10:31\n군산시는 24일 수소 공장을 착공했다고 밝혔다.\n댓글 0\n"


def test_trace_shows_each_step_before_and_after(korus, tmp_path):
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    done = korus("clean", "a.txt", "--trace", "-j", "1")
    assert done.code == 0
    steps = {(row := json.loads(line))["step"]: row for line in done.out.splitlines()}
    assert list(steps) == ["cleaning", "metadata", "language", "entities", "linking", "dates"]
    assert steps["metadata"]["before"]["published"] is None
    assert steps["metadata"]["after"]["published"] == "2023-08-03T10:31:00+09:00"
    assert {block["text"] for block in steps["cleaning"]["after"]["blocks"]} == set(PAGE.splitlines())
    assert all(row["source"] == "a.txt" for row in steps.values())
