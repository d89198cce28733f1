"""The learned part: a small convolutional tagger over the lines of a page, evaluated with NumPy.

In goes the feature table of a page (one row a line), out come the probabilities of the eight kinds for every line. The
network reads each line together with its neighbours (convolutions 1, 2, 4, … lines apart: about 30 lines to each side
in text, 15 in HTML) and with the mean and maximum of the whole page. HTML is read by a committee of three.
Weights are plain arrays in `models/cleaning/*.npz`;
`korus_nlp.training.cleaning` made them and `models/cleaning/CARD.md` says from what.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from korus_nlp.document import Kind
from korus_nlp.errors import Exit, KorusError
from korus_nlp.settings import models_dir

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

KINDS: Final = tuple(Kind)


class Tagger:
    """A tagger's weights; `probabilities` runs it on one page."""

    def __init__(self, weights: dict[str, Floats], columns: tuple[str, ...]) -> None:
        self.weights = weights
        self.columns = columns
        self.layers = sum(name.startswith("conv") and name.endswith(".weight") for name in weights)

    def probabilities(self, rows: Floats) -> Floats:
        """Return a matrix (lines × kinds) of probabilities for the feature rows of a page."""
        import numpy as np

        w = self.weights
        x = np.clip((rows - w["mean"]) / w["scale"], -4, 4)
        x = _relu(_times(x, w["in.weight"].T) + w["in.bias"])
        pooled = np.concatenate([x.mean(0), x.max(0)])
        x = x + _relu(pooled @ w["page.weight"].T + w["page.bias"])
        for i in range(self.layers):
            x = x + _relu(_convolve(x, w[f"conv{i}.weight"], 2**i) + w[f"conv{i}.bias"])
        scores = _times(x, w["out.weight"].T) + w["out.bias"]
        scores = np.exp(scores - scores.max(1, keepdims=True))
        return np.asarray(scores / scores.sum(1, keepdims=True), np.float32)


class Committee(Tagger):
    """Taggers that learned the same from other random beginnings: their mean is surer than each of them."""

    def __init__(self, members: Sequence[Tagger]) -> None:
        super().__init__(members[0].weights, members[0].columns)
        self.members = tuple(members)

    def probabilities(self, rows: Floats) -> Floats:
        """Return the mean of what the members say."""
        import numpy as np

        said = [member.probabilities(rows) for member in self.members]
        return np.asarray(np.mean(said, axis=0), np.float32)


# OpenBLAS uses one thread for products up to this size (rows × columns × width); more threads only wait for each
# other on matrices as small as ours, above all when every core already has a worker.
_ONE_THREAD: Final = 4 * 65536


def _times(x: Floats, weight: Floats) -> Floats:
    """Return x @ weight, in chunks of rows small enough for one thread."""
    import numpy as np

    step = max(1, _ONE_THREAD // weight.size)
    if len(x) <= step:
        return np.asarray(x @ weight, np.float32)
    return np.concatenate([x[at : at + step] @ weight for at in range(0, len(x), step)])


def _relu(x: Floats) -> Floats:
    import numpy as np

    return np.maximum(x, 0)


def _convolve(x: Floats, weight: Floats, dilation: int) -> Floats:
    """Apply a kernel of three lines (`weight`: out × in × 3), `dilation` lines apart, zeros beyond the page."""
    import numpy as np

    edge = np.zeros((dilation, x.shape[1]), x.dtype)
    if len(x) <= dilation:
        return _times(x, weight[:, :, 1].T)
    before = np.concatenate([edge, x[:-dilation]])
    after = np.concatenate([x[dilation:], edge])
    return _times(before, weight[:, :, 0].T) + _times(x, weight[:, :, 1].T) + _times(after, weight[:, :, 2].T)


@cache
def load(front: str) -> Tagger:
    """Return the tagger of a front, "text" or "html".

    Raises:
        KorusError: the file is missing or was trained on other columns.
    """
    import numpy as np

    from korus_nlp.cleaning import features

    path = models_dir() / "cleaning" / f"{front}.npz"
    if not path.is_file():
        raise KorusError("no_model", "the cleaning model is missing", where=str(path), exit_code=Exit.MISSING)
    with np.load(path, allow_pickle=False) as stored:
        arrays = {name: stored[name].astype(np.float32) for name in stored.files if name != "columns"}
        columns = tuple(str(name) for name in stored["columns"])
    if columns != (features.TEXT_COLUMNS if front == "text" else features.HTML_COLUMNS):
        raise KorusError(
            "bad_model", "the cleaning model was trained on other features", where=str(path), exit_code=Exit.MISSING
        )
    shared = {name: array for name, array in arrays.items() if "/" not in name}
    numbers = sorted({name.split("/")[0] for name in arrays} - shared.keys())
    if not numbers:
        return Tagger(shared, columns)
    own = [{name[len(n) + 1 :]: array for name, array in arrays.items() if name.startswith(f"{n}/")} for n in numbers]
    return Committee([Tagger(shared | arrays, columns) for arrays in own])
