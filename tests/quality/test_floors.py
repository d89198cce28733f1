"""No figure on the project's own data falls below its floor; floors only rise (see pin.py)."""

import json

import pytest

from tests.quality.measures import MEASURES
from tests.quality.pin import FLOORS, data_hash

PINNED = json.loads(FLOORS.read_text(encoding="utf-8"))


def test_floors_belong_to_this_data():
    assert PINNED["data"] == data_hash(), "the data changed: python -m tests.quality.pin"


@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.__name__)
def test_quality_stays_above_its_floors(measure):
    figures = measure()
    assert set(figures) <= set(PINNED["floors"])
    low = {name: (value, PINNED["floors"][name]) for name, value in figures.items() if value < PINNED["floors"][name]}
    assert not low
