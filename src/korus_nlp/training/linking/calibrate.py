"""Turn alignment evidence into a probability: logistic regression on held-out pairs against hard wrong pairs."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from korus_nlp.linking.spelling import Spelling, best, features


def fit(right: list[Spelling], wrong: list[Spelling], rounds: int = 40, ridge: float = 1e-3) -> tuple[float, ...]:
    """Return the weights of `features` that tell right from wrong pairs; both kinds weigh the same (Newton steps)."""
    inputs = np.array([features(found) for found in [*right, *wrong]])
    target = np.array([1.0] * len(right) + [0.0] * len(wrong))
    share = np.where(target == 1, 0.5 / len(right), 0.5 / len(wrong)) * len(target)
    weights = np.zeros(inputs.shape[1])
    for _ in range(rounds):
        guess = 1 / (1 + np.exp(-np.clip(inputs @ weights, -30, 30)))
        slope = inputs.T @ (share * (guess - target)) + ridge * weights
        curve = (inputs * (share * guess * (1 - guess))[:, None]).T @ inputs + ridge * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return tuple(round(float(weight), 3) for weight in weights)


def weights(right: list[tuple[str, str]], wrong: list[tuple[str, str]]) -> dict[str, tuple[float, ...]]:
    """Return one weight vector for foreign names and one for names read syllable by syllable ("korean")."""
    found = [[best(*pair) for pair in pairs] for pairs in (right, wrong)]
    result = {}
    for group in ("korean", "foreign"):
        parts = [[item for item in side if (item.origin == "foreign") == (group == "foreign")] for side in found]
        result[group] = fit(parts[0], parts[1])
    return result


def recall_at(right: list[float], wrong: list[float], accepted: float) -> float:
    """Return the share of right pairs above the score that the share `accepted` of wrong pairs exceeds."""
    bound: npt.NDArray[np.float64] = np.quantile(np.array(wrong), 1 - accepted)
    return float((np.array(right) > bound).mean())
