"""`python -m samples.training`: learn `scanner/fields/judge/weights.json`, the same every time.

From drawn cards, from those written by hand, and from the table of printed ones that
`samples.training.printed` makes. The same, that is, with the same fonts: a face that is not installed is set
in another, of other widths, and lines break elsewhere. The weights kept here come from the Debian packages in
`samples/press/fonts.txt`.

What the joint choice's belief is worth as a probability is learnt after it, by `samples.calibration`.
"""

from __future__ import annotations

import argparse
import json
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from samples.training.examples import Example, examples
from samples.training.learn import Weights, laid_out, learn
from samples.training.printed import printed
from samples.training.written import written
from scanner.fields.judge import weigh

SEED = 1
PAGES = 1800
CHUNK = 20
"""Pages handed to a worker at a time."""


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--pages", type=int, default=PAGES)
    ask.add_argument("--workers", type=int, help="processes that draw pages (as many as processors)")
    options = ask.parse_args()
    spans = laid_out(learnt_from(options.pages, options.workers))
    save(learn(spans))
    print(f"learnt from {len(spans)} spans of {len(spans.starts)} cards")


def learnt_from(pages: int = PAGES, workers: int | None = None) -> list[Example]:
    """Return all that there is to learn from."""
    return [*drawn(pages, workers), *written(), *printed()]


def drawn(pages: int = PAGES, workers: int | None = None) -> list[Example]:
    """Draw pages and return the examples on them."""
    with ProcessPoolExecutor(workers) as pool:
        found = pool.map(partial(examples, SEED), range(pages), chunksize=CHUNK)
        return [example for held in found for example in held]


def save(weights: Weights) -> None:
    text = json.dumps(weights, indent=1, sort_keys=True, ensure_ascii=False)
    weigh.WEIGHTS.write_text(text + "\n", encoding="utf-8")
    weigh.weights.cache_clear()


if __name__ == "__main__":
    main()
