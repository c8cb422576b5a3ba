"""Cards written by hand, understood by what has not learnt from them, and judged."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator

from samples.calibration.cases import Case, page_of_cases
from samples.training.learn import Weights
from samples.training.left_out import knowing
from samples.training.written import ROUNDS, WRITTEN
from samples.written.cards import LEARNT, read


def written_cases(without: Weights) -> Iterator[Case]:
    """Yield the values understood of them by weights that were learnt without them, each card read twice."""
    with knowing(without):
        for name in LEARNT:
            for seed in range(ROUNDS):
                for page, truth in read(name, seed=seed):
                    mark = zlib.crc32(json.dumps(truth, sort_keys=True).encode())
                    yield from page_of_cases(f"{WRITTEN}-{name}-{mark}", page, truth, pool=WRITTEN)
