"""`python -m samples.calibration.printed`: write down what is known of values read on real cards, in figures.

Each card is understood by weights that were learnt without its source. The table beside this module has a
row for each value: its field, its traits, rounded to hundredths, and whether it is right. No word stands in
it and no digit of a number. So sureness is learnt from print where no photo is.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from samples import printed as cards
from samples import table
from samples.calibration.cases import Case, cases
from samples.training.learn import Weights
from samples.training.left_out import knowing, without_each
from scanner.model.reading import Reading

TABLE = Path(__file__).parent / "printed.txt.gz"
PRINTED = "printed"
"""The pool of real cards."""
READERS = ("both", "tesseract")
HUNDREDTHS = 100


def main() -> None:
    """Read the real cards and write the table."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    folds = cards.folds([*cards.truths()])
    weights = without_each(folds.values())
    held = [case for reader in READERS for case in understood(cards.readings(reader), folds, weights)]
    TABLE.write_bytes(packed(held))
    print(f"{len(held)} values of {len({case.photo for case in held})} photos, {TABLE.stat().st_size} bytes")


def understood(
    readings: Iterable[Reading], folds: Mapping[str, str], weights: Mapping[str, Weights]
) -> Iterator[Case]:
    """Yield the values on real cards, each photo understood by the weights of its fold."""
    truths = cards.truths()
    for reading in readings:
        with knowing(weights[folds[reading.photo.rpartition("/")[2]]]):
            yield from cases([reading], truths, pool=PRINTED)


def packed(held: Iterable[Case]) -> bytes:
    """Write values as a table: a line a value."""
    rows = list(held)
    numbers = table.numbered(case.traits for case in rows)
    photos = {photo: number for number, photo in enumerate(dict.fromkeys(case.photo for case in rows))}
    return table.packed({"traits": [*numbers]}, (_cells(case, photos, numbers) for case in rows))


def _cells(case: Case, photos: Mapping[str, int], numbers: Mapping[str, int]) -> list[str]:
    traits = (f"{at}:{count}" for at, count in table.parts(case.traits, numbers, HUNDREDTHS))
    return [case.field, "-+"[case.is_right], str(photos[case.photo]), *traits]


def printed_cases() -> Iterator[Case]:
    """Yield the values of the table."""
    yield from unpacked(TABLE.read_bytes())


def unpacked(held: bytes) -> Iterator[Case]:
    """Yield the values that a table holds."""
    head, rows = table.unpacked(held)
    for field, sign, photo, *cells in rows:
        traits = table.figures(cells, head["traits"], HUNDREDTHS)
        yield Case(field, traits, sign == "+", f"{PRINTED}-{photo}", PRINTED)


if __name__ == "__main__":
    main()
