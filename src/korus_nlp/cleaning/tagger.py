"""The learned part: a small convolutional tagger over the lines of a page, evaluated with NumPy.

In goes the feature table of a page (one row a line), out come the probabilities of the eight kinds for every line. The
network reads each line together with its neighbours (convolutions 1, 2, 4, … lines apart: about 30 lines to each side
in text, 15 in HTML) and with the mean and maximum of the whole page. Two of them read text and three HTML, and their
answers are averaged. Weights are plain arrays in `models/cleaning/*.npz`; `korus_nlp.training.cleaning` made them and
`models/cleaning/CARD.md` says from what.
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
        import numpy as np

        self.weights = weights
        self.columns = columns
        self.layers = sum(name.startswith("conv") and name.endswith(".weight") for name in weights)
        # As factors on the right of a product, contiguous; a kernel's three lines stand one below the other.
        self._factors = {
            name.removesuffix(".weight"): np.ascontiguousarray(array.T.reshape(-1, len(array)))
            for name, array in ((name, weights[name]) for name in ("in.weight", "page.weight", "out.weight"))
        }
        for i in range(self.layers):
            kernel = weights[f"conv{i}.weight"]
            self._factors[f"conv{i}"] = np.ascontiguousarray(kernel.transpose(2, 1, 0).reshape(-1, len(kernel)))

    def probabilities(self, rows: Floats) -> Floats:
        """Return a matrix (lines × kinds) of probabilities for the feature rows of a page."""
        import numpy as np

        w, factors = self.weights, self._factors
        x = rows - w["mean"]
        x /= w["scale"]
        np.clip(x, -4, 4, out=x)
        x = _relu(_times(x, factors["in"]), w["in.bias"])
        pooled = np.concatenate([x.mean(0), x.max(0)])
        x += _relu(pooled @ factors["page"], w["page.bias"])
        for i in range(self.layers):
            x += _relu(_convolve(x, factors[f"conv{i}"], 2**i), w[f"conv{i}.bias"])
        scores = _times(x, factors["out"])
        scores += w["out.bias"]
        scores -= scores.max(1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(1, keepdims=True)
        return scores


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


def _times(x: Floats, factor: Floats) -> Floats:
    """Return x @ factor, in chunks of rows small enough for one thread."""
    import numpy as np

    step = max(1, _ONE_THREAD // factor.size)
    whole = len(x) // step * step
    out = np.empty((len(x), factor.shape[1]), np.float32)
    if whole:
        np.matmul(x[:whole].reshape(-1, step, x.shape[1]), factor, out=out[:whole].reshape(-1, step, out.shape[1]))
    if whole < len(x):
        np.matmul(x[whole:], factor, out=out[whole:])
    return out


def _relu(x: Floats, bias: Floats) -> Floats:
    """Add the bias to x, in place, and cut what is negative."""
    import numpy as np

    x += bias
    return np.maximum(x, 0, out=x)


def _convolve(x: Floats, factor: Floats, dilation: int) -> Floats:
    """Apply a kernel of three lines (`factor`: 3 · in × out), `dilation` lines apart, zeros beyond the page."""
    import numpy as np

    n, width = x.shape
    if n <= dilation:
        return _times(x, factor[width : 2 * width])
    wide = np.empty((n, 3, width), np.float32)
    wide[:dilation, 0] = wide[-dilation:, 2] = 0
    wide[dilation:, 0] = x[:-dilation]
    wide[:, 1] = x
    wide[:-dilation, 2] = x[dilation:]
    return _times(wide.reshape(n, -1), factor)


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
