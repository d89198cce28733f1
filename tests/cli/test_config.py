"""Settings: flag over environment over file over default, and wrong ones are named with what was meant."""

import json

import pytest


def value(done, name):
    return next((row["value"], row["origin"]) for row in json.loads(done.out) if row["name"] == name)


def show(korus, *arguments):
    return korus("config", "show", "--format", "json", *arguments)


def test_precedence(korus, monkeypatch, tmp_path):
    home = tmp_path / "home" / "korus"
    home.mkdir(parents=True)
    (home / "config.toml").write_text("jobs = 1\nlexical_weight = 2.0\n")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home.parent))
    assert value(show(korus), "jobs") == (1, str(home / "config.toml"))
    (tmp_path / "korus.toml").write_text('collection = "기사"\njobs = 2\n')
    done = show(korus)
    assert value(done, "jobs") == (2, "korus.toml")
    assert value(done, "collection") == ("기사", "korus.toml")
    assert value(done, "lexical_weight") == (1.5, "default")
    (tmp_path / "mine.toml").write_text("jobs = 3\n")
    assert value(show(korus, "--config", "mine.toml"), "jobs") == (3, "mine.toml")
    monkeypatch.setenv("KORUS_JOBS", "4")
    assert value(show(korus, "--config", "mine.toml"), "jobs") == (4, "KORUS_JOBS")


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("stpes = []", "unknown setting 'stpes'"),
        ("collecton = 'x'", "did you mean 'collection'?"),
        ("jobs = 'many'", "setting 'jobs' must be int"),
        ("jobs = [", "not TOML"),
    ],
)
def test_wrong_settings_are_named(korus, tmp_path, file, said):
    (tmp_path / "korus.toml").write_text(file)
    done = show(korus)
    assert done.code == 2
    assert said in done.err
    assert "korus.toml" in done.err
    assert len(done.err.splitlines()) <= 4


def test_missing_config_file(korus):
    done = show(korus, "--config", "none.toml")
    assert done.code == 2
    assert "none.toml" in done.err
