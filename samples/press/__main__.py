"""Draw and photograph sample cards: `python -m samples.press --count 200 --seed 7 --to DIR --held-out`."""

from __future__ import annotations

import argparse
from pathlib import Path

from samples.press import roll, scripts, shipped
from samples.press.shot import CONDITIONS, STRANGE


def main() -> None:
    """Write photos and their expected readings, or the shipped samples."""
    parser = argparse.ArgumentParser(prog="python -m samples.press", description=__doc__)
    parser.add_argument("--count", type=int, default=20, help="how many photos")
    parser.add_argument("--seed", type=int, default=1, help="the same seed takes the same photos")
    parser.add_argument(
        "--to", type=Path, default=Path("press-photos"), help="folder for photos and truth.jsonl"
    )
    parser.add_argument(
        "--held-out", action="store_true", help="only names and companies kept from all training"
    )
    parser.add_argument(
        "--shipped", action="store_true", help="rewrite the samples of the repository instead"
    )
    parser.add_argument(
        "--scripts", metavar="CODES", help="cards in other scripts instead: ja,zh,tw,hk,ko,ru,el,ar,he"
    )
    parser.add_argument(
        "--condition", choices=(*CONDITIONS, *STRANGE), metavar="NAME", help="all of them under this one"
    )
    asked = parser.parse_args()
    if asked.shipped:
        written = shipped.write(shipped.FOLDER)
    elif asked.scripts:
        written = scripts.take(asked.seed, asked.count, asked.to, asked.scripts.split(","))
    else:
        written = roll.take(
            asked.seed, asked.count, asked.to, held_out=asked.held_out, condition=asked.condition
        )
    print(f"{len(written)} photos in {written[0].file.parent if written else asked.to}")


if __name__ == "__main__":
    main()
