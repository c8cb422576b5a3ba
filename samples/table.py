"""Tables of figures about cards, with no word of them: compressed text, the same bytes every time.

A head tells the names of the figures; in a row stand the number of each name and its figure in whole parts of
one, `unit` of which make one.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any


def packed(head: Mapping[str, Any], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a head and rows of cells, none of which holds a blank."""
    lines = [json.dumps(head), *(" ".join(cells) for cells in rows)]
    return gzip.compress("\n".join(lines).encode("ascii"), mtime=0)


def unpacked(table: bytes) -> tuple[dict[str, Any], Iterator[list[str]]]:
    """Return the head of a table and the cells of its rows."""
    head, *rows = gzip.decompress(table).decode("ascii").split("\n")
    return json.loads(head), (row.split(" ") for row in rows)


def numbered(held: Iterable[Mapping[str, float]]) -> dict[str, int]:
    """Number the names of all figures in the order of the alphabet."""
    return {name: number for number, name in enumerate(sorted({name for row in held for name in row}))}


def parts(figures: Mapping[str, float], numbers: Mapping[str, int], unit: int) -> Iterator[tuple[int, int]]:
    """Yield the number of each name with its figure in whole parts."""
    yield from ((numbers[name], round(unit * value)) for name, value in sorted(figures.items()))


def figures(cells: Iterable[str], names: Sequence[str], unit: int) -> dict[str, float]:
    """Return what cells tell: "7:25" is 25 parts of the name with number 7, "7" is one."""
    pairs = (cell.partition(":") for cell in cells)
    return {names[int(number)]: int(count or unit) / unit for number, _, count in pairs}
