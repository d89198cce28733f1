"""The command tree: every command is documented, every option means one thing, the reference is current."""

import re
from pathlib import Path

import pytest

from korus_nlp.cli.failures import EXIT_CODES
from korus_nlp.cli.reference import examples, program, reference, walk

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "cli.md"
COMMANDS = dict(walk(program()))
NAMES = [
    "run",
    "clean",
    "annotate",
    "search",
    "show",
    "link",
    "export",
    "report",
    "serve",
    "optimize",
    "doctor",
    "config show",
]
NAMES += ["entities list", "entities merge", "entities split"]
# The commonest options only; one letter means the same everywhere.
SHORT = {"-o", "-c", "-j", "-k", "-q", "-v", "-f", "-h"}


def test_commands_of_the_contract():
    assert sorted(COMMANDS) == sorted(f"korus {name}" for name in NAMES)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_purpose_and_examples(name):
    command = COMMANDS[name]
    assert re.match(r"[A-Z].*\.", command.help.splitlines()[0])
    shown = examples(command)
    assert len(shown) >= 2
    assert all(name in line for line, _ in shown)
    assert any(re.search("[가-힣]", line + what) for line, what in shown)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_is_described_in_a_panel(name):
    for param in COMMANDS[name].params:
        if "--help" in param.opts:
            continue
        assert param.help, param.name
        assert param.help.endswith("."), param.name
        if param.param_type_name == "option":
            assert param.rich_help_panel, param.name


def test_options_have_one_meaning():
    meanings = {}
    for name, command in COMMANDS.items():
        for param in command.params:
            if param.param_type_name == "option" and "--help" not in param.opts:
                for option in param.opts:
                    meanings.setdefault(option, {}).setdefault((param.name, param.help), []).append(name)
    several = {option: uses for option, uses in meanings.items() if len(uses) > 1}
    # The output of most commands is a file, that of export a folder; both are "where to write".
    assert set(several) <= {"-o", "--output"}


def test_short_options_are_few():
    short = {o for c in COMMANDS.values() for p in c.params for o in p.opts if re.fullmatch("-.", o)}
    assert short <= SHORT


def test_booleans_come_in_pairs():
    for name, command in COMMANDS.items():
        for param in command.params:
            if getattr(param, "is_flag", False) and "--help" not in param.opts:
                assert param.secondary_opts, f"{name} {param.name}"


def test_exit_codes_are_listed_in_help():
    epilog = program().epilog
    assert all(f"{int(code)}  {meaning}" in epilog for code, meaning in EXIT_CODES.items())


def test_reference_is_current():
    assert REFERENCE.read_text(encoding="utf-8") == reference(), "python -m korus_nlp.cli.reference > docs/cli.md"
