"""Executors: order, equality for every worker count, killing, crashing, streaming, ending."""

import itertools
import json
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

from korus_nlp.batch import page as frames
from korus_nlp.batch import pool
from korus_nlp.batch.runs import clean, execute
from korus_nlp.batch.starting import Programs
from korus_nlp.document import Document, RawPage, Rejected, to_json
from korus_nlp.errors import Exit, KorusError
from korus_nlp.settings import Settings
from tests.unit.batch_hooks import BUG, CRASH, EXIT, HANG, MISSING

QUICK = "tests.unit.batch_hooks:quick"
PAGES = Path(__file__).resolve().parents[1] / "data" / "own" / "pages.jsonl"
SETTINGS = Settings(max_page_seconds=20)


def raw(number, text="입력 2023.08.03 10:31\nMoon met Kim in Seoul. 문재인"):
    return RawPage(f"dump.jsonl:{number}", text=f"{text} {number}", media_type="text/plain")


def results(pages, jobs, work=QUICK, settings=SETTINGS):
    return [item.result for item in execute(iter(pages), settings, jobs=jobs, work=work)]


def read_pages(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("value", [
    RawPage("a.html", data=b"\xb1\xe2\xbb\xe7\x00\xff", charset="euc-kr", media_type="text/html"),
    RawPage("dump:1", text="기사 \ud800 반쪽", id="하나", url="https://x.example/\udc00", fetched="2023-08-03"),
])  # fmt: skip
def test_pages_travel_whole(value):
    assert frames.unpack_page(frames.pack_page(value)) == value


def test_lone_surrogates_in_names_are_replaced():
    clean_page = frames.speakable(RawPage("가\ud800.txt", text="글", url="https://x.example/?q=한글\udfff"))
    assert (clean_page.source, clean_page.url) == ("가\ufffd.txt", "https://x.example/?q=한글\ufffd")


def test_every_worker_count_gives_the_same_in_the_same_order():
    pages = [raw(n) for n in range(60)]
    alone = results(pages, 1)
    assert [doc.source for doc in alone] == [page.source for page in pages]
    assert [to_json(doc) for doc in results(pages, 2)] == [to_json(doc) for doc in alone]


def test_what_is_no_page_keeps_its_place():
    refused = Rejected("b.gz", "reading", "truncated", "ends too early")
    found = list(execute(iter([raw(0), refused, raw(1)]), SETTINGS, jobs=2, work=QUICK))
    assert found[1] == refused
    assert [item.result.source for item in (found[0], found[2])] == ["dump.jsonl:0", "dump.jsonl:1"]


@pytest.mark.parametrize(("order", "code", "jobs"), [
    (HANG, "timeout", 1), (HANG, "timeout", 2), (CRASH, "crashed", 2), (EXIT, "crashed", 2),
])  # fmt: skip
def test_a_page_that_hangs_or_crashes_is_rejected_alone(order, code, jobs):
    pages = [raw(0), raw(1, order), *(raw(n) for n in range(2, 12))]
    found = results(pages, jobs, settings=Settings(max_page_seconds=0.5))
    assert [type(item) for item in found] == [Document, Rejected, *[Document] * 10]
    assert (found[1].source, found[1].code) == ("dump.jsonl:1", code)


def test_timeouts_say_the_same_in_a_worker_and_in_this_process():
    settings = Settings(max_page_seconds=0.3)
    assert results([raw(0, HANG)], 1, settings=settings) == results([raw(0, HANG)], 2, settings=settings)


def test_code_that_never_returns_to_python_is_killed():
    found = results([raw(0, HANG), raw(1)], 2, "tests.unit.batch_hooks:deaf", Settings(max_page_seconds=0.3))
    assert [getattr(item, "code", "ok") for item in found] == ["timeout", "ok"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux only")
def test_a_killed_nursery_is_replaced():
    found = []
    for item in execute((raw(n, "SLOW") for n in range(40)), SETTINGS, jobs=2, work=QUICK):
        found.append(item.result)
        if len(found) == 3:
            nursery, forks = children(os.getpid())[0], workers(os.getpid())
            os.kill(nursery, signal.SIGKILL)
            os.kill(forks[0], signal.SIGKILL)
    assert [item.source for item in found] == [f"dump.jsonl:{n}" for n in range(40)]
    assert [item.code for item in found if isinstance(item, Rejected)] == ["crashed"]


@pytest.mark.slow
def test_programs_do_what_forks_do(monkeypatch):
    pages = [raw(0), raw(1, HANG), raw(2, CRASH), *(raw(n) for n in range(3, 12))]
    settings = Settings(max_page_seconds=0.5)
    forked = results(pages, 2, settings=settings)
    monkeypatch.setattr("korus_nlp.batch.runs.starter", Programs)
    assert results(pages, 2, settings=settings) == forked
    assert [item.code for item in forked if isinstance(item, Rejected)] == ["timeout", "crashed"]


def test_a_killed_worker_is_replaced():
    found = []
    for item in execute((raw(n, "SLOW") for n in range(40)), SETTINGS, jobs=2, work=QUICK):
        found.append(item.result)
        if len(found) == 3:
            os.kill(workers(os.getpid())[0], signal.SIGKILL)
    assert [item.source for item in found] == [f"dump.jsonl:{n}" for n in range(40)]
    assert [item.code for item in found if isinstance(item, Rejected)] == ["crashed"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_no_page_can_do_without_ends_the_run(jobs):
    with pytest.raises(KorusError, match="the model is missing") as caught:
        results([raw(0), raw(1, MISSING), raw(2)], jobs)
    assert caught.value.exit_code == Exit.MISSING


@pytest.mark.parametrize("jobs", [1, 2])
def test_errors_of_the_input_are_raised_in_their_place(jobs):
    def pages():
        yield raw(0)
        raise KorusError("gone", "the disk is gone")

    found = execute(pages(), SETTINGS, jobs=jobs, work=QUICK)
    assert next(found).result.source == "dump.jsonl:0"
    with pytest.raises(KorusError, match="disk"):
        next(found)


def test_a_bug_on_one_page_is_a_rejection(monkeypatch):
    monkeypatch.setattr("korus_nlp.reading.open_page", lambda *a: 1 // 0)
    found = frames.work(raw(0, BUG), SETTINGS, {})
    assert (found.step, found.code) == ("reading", "bug")
    assert "ZeroDivisionError at test_batch_pool.py:" in found.message


def test_memory_stays_flat():
    taken = itertools.count()
    last = 0

    def pages():
        nonlocal last
        for n in range(3000):
            last = next(taken)
            yield raw(n)

    ahead = 0
    for given, _ in enumerate(execute(pages(), SETTINGS, jobs=2, work=QUICK)):
        ahead = max(ahead, last - given)
    assert ahead <= pool.WINDOW + 1


def test_large_pages_are_bounded_by_bytes(monkeypatch):
    monkeypatch.setattr(pool, "WINDOW_BYTES", 1000)
    conveyor = pool.Conveyor(iter([raw(n, "가" * 600) for n in range(10)]))
    time.sleep(0.1)
    assert len(conveyor._todo) == 2
    conveyor.stop()


def test_the_first_result_does_not_wait_for_the_last_page():
    gate = threading.Event()

    def pages():
        yield raw(0)
        gate.wait(20)
        yield raw(1)

    found = execute(pages(), SETTINGS, jobs=2, work=QUICK)
    assert next(found).result.source == "dump.jsonl:0"
    gate.set()
    assert next(found).result.source == "dump.jsonl:1"


def test_closing_early_ends_the_workers():
    found = execute((raw(n) for n in itertools.count()), SETTINGS, jobs=2, work=QUICK)
    next(found)
    found.close()
    assert children(os.getpid()) == []


def test_a_slow_input_starts_workers_when_it_gets_fast(monkeypatch):
    gate = threading.Event()

    def pages():
        yield raw(0)
        gate.wait(20)
        for n in range(1, 100):
            yield raw(n)

    found = execute(pages(), SETTINGS, jobs=0, work=QUICK)
    monkeypatch.setattr("korus_nlp.batch.runs.available_cores", lambda: 2)
    assert next(found).result.source == "dump.jsonl:0"
    assert children(os.getpid()) == []
    gate.set()
    assert [item.result.source for item in found] == [f"dump.jsonl:{n}" for n in range(1, 100)]


def test_short_inputs_start_no_workers(tmp_path):
    for name in ("가.txt", "b.txt"):
        (tmp_path / name).write_text(f"제목 {name}\n본문입니다.", encoding="utf-8")
    found = clean([str(tmp_path)], SETTINGS, jobs=0, work=QUICK)
    assert next(found).source.endswith("b.txt")
    assert children(os.getpid()) == []


def children(parent):
    found = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(parent)], check=False, capture_output=True, text=True
    )
    return [int(line.split()[0]) for line in found.stdout.splitlines() if "korus_nlp.batch" in line]


def workers(driver):
    """Return the worker processes of a driver: forks of its nursery, or its children."""
    return [fork for child in children(driver) for fork in children(child)] or children(driver)


def alive(process):
    return Path(f"/proc/{process}/stat").exists() and " Z " not in Path(f"/proc/{process}/stat").read_text()


@pytest.mark.skipif(not Path("/proc").exists(), reason="reads /proc")
def test_workers_end_when_their_parent_is_killed():
    code = f"""
        import itertools
        from korus_nlp.batch.runs import execute
        from korus_nlp.document import RawPage
        from korus_nlp.settings import Settings
        pages = (RawPage(str(n), text=f"SLOW {{n}}", media_type="text/plain") for n in itertools.count())
        for item in execute(pages, Settings(), jobs=2, work={QUICK!r}):
            print(item.result.id, flush=True)
    """
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, cwd=root, env=environment
    ) as driver:
        for _ in range(8):
            driver.stdout.readline()
        found = [*children(driver.pid), *workers(driver.pid)]
        driver.kill()
    deadline = time.monotonic() + 3
    while any(map(alive, found)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert len(found) == 3 or sys.platform != "linux"
    assert not any(map(alive, found))


RAY = """
    import sys
    from korus_nlp.batch.runs import execute
    from korus_nlp.document import RawPage, to_json
    from korus_nlp.settings import Settings
    from tests.unit.batch_hooks import CRASH, HANG
    texts = ["Seoul 서울", HANG, *(f"부산 {n}" for n in range(8)), CRASH, "Busan"]
    pages = [RawPage(str(n), text=text, media_type="text/plain") for n, text in enumerate(texts)]
    for item in execute(iter(pages), Settings(max_page_seconds=1), jobs=2, engine=sys.argv[1], work=sys.argv[2]):
        sys.stdout.buffer.write(to_json(item.result) + b"\\n")
"""


@pytest.mark.slow
def test_ray_gives_the_same_bytes():
    pytest.importorskip("ray", reason="the extra [ray] is not installed")
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), os.environ.get("PYTHONPATH", "")])}
    shown = [
        subprocess.run(
            [sys.executable, "-c", textwrap.dedent(RAY), engine, QUICK],
            capture_output=True,
            check=True,
            cwd=root,
            env=environment,
        ).stdout
        for engine in ("ray", "local")
    ]
    assert shown[0].count(b'"code":') == 2
    assert shown[0] == shown[1]
