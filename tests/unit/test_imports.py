"""Imports point downwards only, and a light import stays light."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "korus_nlp"

# Lower number = lower layer; a module may import from its own folder and from lower layers only.
LAYERS = {
    "document": 0,
    "errors": 0,
    "settings": 1,
    "text": 2,
    "reading": 3,
    "cleaning": 4,
    "metadata": 4,
    "language": 4,
    "entities": 4,
    "linking": 4,
    "dates": 4,
    "embedding": 4,
    "pipeline": 5,
    "collection": 6,
    "batch": 7,
    "report": 8,
    "web": 9,  # shows what the report draws
    "cli": 10,
}
FREE = {"training", "__init__", "__main__"}  # training may import anything and is imported by nothing


def modules():
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path, path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] if node.module != "korus_nlp" else [f"korus_nlp.{a.name}" for a in node.names]
        elif isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        for name in names:
            if name.startswith("korus_nlp."):
                yield node.lineno, name.split(".")[1]


@pytest.mark.parametrize(("path", "home"), list(modules()), ids=lambda v: str(getattr(v, "name", v)))
def test_imports_point_downwards(path, home):
    if home in FREE:
        return
    upward = [
        f"{path.relative_to(PACKAGE)}:{line} imports {target}"
        for line, target in imported(path)
        if target != home and (target == "training" or (target in LAYERS and LAYERS[target] >= LAYERS[home]))
    ]
    assert not upward


def test_every_folder_has_a_layer():
    homes = {home for _, home in modules()} - FREE
    assert homes <= set(LAYERS)


@pytest.mark.parametrize("module", ["korus_nlp", "korus_nlp.document", "korus_nlp.pipeline", "korus_nlp.cli"])
def test_light_imports(module):
    heavy = "torch spacy sentence_transformers transformers lance kiwipiepy pyarrow ray selectolax numpy"
    code = f"import sys, {module}; print([m for m in {heavy.split()!r} if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
