"""Vectors in a byte a number: what they give back, and what is reckoned with them."""

import numpy as np
import pytest

from korus_nlp.collection import codes


def unit(count, dim, seed=1):
    vectors = np.random.default_rng(seed).standard_normal((count, dim), np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.mark.parametrize("dim", [1, 32, 256, 1024])
def test_codes_give_the_direction_back(dim):
    vectors = unit(700, dim)
    back = codes.decode(codes.encode(vectors))
    assert np.linalg.norm(back, axis=1) == pytest.approx(np.ones(700), abs=1e-6)
    assert (back * vectors).sum(axis=1).min() > 0.9998


def test_codes_of_codes_are_the_same():
    once = codes.encode(unit(100, 64))
    assert np.array_equal(codes.encode(codes.decode(once)), once)


def test_codes_of_nothing_are_nothing():
    zeros = codes.encode(np.zeros((2, 8), np.float16))
    assert zeros.dtype == np.int8
    assert not zeros.any()
    assert not codes.decode(zeros).any()
    assert codes.encode(np.empty((0, 8))).shape == (0, 8)


def test_codes_products_are_those_of_the_numbers():
    stored, queries = codes.encode(unit(1500, 32)), unit(3, 32, 2)
    whole = stored.astype(np.float64)
    rows = np.asarray([3, 3, 1499, 0, 700])
    assert codes.products(stored, None, queries[0]) == pytest.approx(whole @ queries[0], abs=1e-3)
    assert codes.products(stored, rows, queries[1]) == pytest.approx(whole[rows] @ queries[1], abs=1e-3)
    assert codes.products(stored, None, queries) == pytest.approx(queries @ whole.T, abs=1e-3)
    assert codes.products(stored, rows[:0], queries[0]).shape == (0,)
