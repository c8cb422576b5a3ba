"""`python -m samples.calibration.printed`: write down what is known of values read on real cards, in figures.

Each card is understood by weights that were learnt without its source. The table beside this module has a
row for each value: its field, its traits, rounded to hundredths, and whether it is right. No word stands in
it and no digit of a number. So sureness is learnt from print where no photo is.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from samples import printed as cards
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
    """Write values as a table, the same bytes every time: a head, then a line a value."""
    rows = list(held)
    names = sorted({name for case in rows for name in case.traits})
    place = {name: number for number, name in enumerate(names)}
    photos = {photo: number for number, photo in enumerate(dict.fromkeys(case.photo for case in rows))}
    lines = [json.dumps({"traits": names})]
    for case in rows:
        values = ((place[name], round(HUNDREDTHS * value)) for name, value in sorted(case.traits.items()))
        cells = (f"{at}:{hundredths}" for at, hundredths in values)
        lines.append(" ".join((case.field, "-+"[case.is_right], str(photos[case.photo]), *cells)))
    return gzip.compress("\n".join(lines).encode("ascii"), mtime=0)


def printed_cases() -> Iterator[Case]:
    """Yield the values of the table."""
    yield from unpacked(TABLE.read_bytes())


def unpacked(table: bytes) -> Iterator[Case]:
    """Yield the values that a table holds."""
    head, *rows = gzip.decompress(table).decode("ascii").split("\n")
    told: dict[str, Any] = json.loads(head)
    for row in rows:
        field, sign, photo, *cells = row.split(" ")
        pairs = (cell.partition(":") for cell in cells)
        traits = {told["traits"][int(at)]: int(value) / HUNDREDTHS for at, _, value in pairs}
        yield Case(field, traits, sign == "+", f"{PRINTED}-{photo}", PRINTED)


if __name__ == "__main__":
    main()
