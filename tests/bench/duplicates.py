"""How well the same person is found again, and how fast: `python -m tests.bench.duplicates`."""

from __future__ import annotations

import argparse
import datetime as dt
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from scanner.identity.compare import Verdict
from scanner.store.doubles import doubles, doubles_of
from scanner.store.store import Store, open_store
from tests.bench.crowd import Crowd, crowd

NOW = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
ASKED = 200
"""Contacts for whom the time to find who they may be is measured."""


@dataclass(frozen=True, slots=True)
class Score:
    """What was proposed of a crowd, against what is true."""

    precision: float
    recall: float
    merged: int
    merged_wrongly: int
    found: Counter[str]
    wrong: tuple[tuple[str, str], ...]
    missed: tuple[tuple[str, str], ...]


def fill(store: Store, held: Crowd) -> None:
    """Keep a crowd's contacts."""
    with store.write() as records:
        records.contacts.save_all(held.contacts.items(), at=NOW)


def score(store: Store, held: Crowd) -> Score:
    """Compare what is proposed of a crowd in a store with who is really the same."""
    with store.read() as records:
        found = {tuple(sorted((d.one, d.other))): d.likeness.verdict for d in doubles(records)}
    true = {tuple(sorted(pair)): kind for pair, kind in held.same.items()}
    right = found.keys() & true.keys()
    merged = {pair for pair, verdict in found.items() if verdict is Verdict.SAME}
    return Score(
        precision=len(right) / max(len(found), 1),
        recall=len(right) / max(len(true), 1),
        merged=len(merged),
        merged_wrongly=len(merged - true.keys()),
        found=Counter(true[pair] for pair in right),
        wrong=tuple(sorted(found.keys() - true.keys())),
        missed=tuple(sorted(true.keys() - found.keys())),
    )


def main() -> None:
    """Make up a crowd, look for repeats, say how many were found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true", help="show what was missed or wrongly proposed")
    chosen = parser.parse_args()
    held = crowd(chosen.people, seed=chosen.seed)
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "records.db") as store:
        start = time.perf_counter()
        fill(store, held)
        filled = time.perf_counter() - start
        start = time.perf_counter()
        result = score(store, held)
        whole = time.perf_counter() - start
        one = _seconds_for_one(store, held)
    _report(held, result)
    print(f"keeping {len(held.contacts)} contacts {filled:.1f} s; all proposals {whole:.1f} s;")
    print(f"who one contact may be: {1000 * one:.1f} ms")
    if chosen.misses:
        _show(held, result)


def _seconds_for_one(store: Store, held: Crowd) -> float:
    some = list(held.contacts.items())[:: max(len(held.contacts) // ASKED, 1)]
    with store.read() as records:
        start = time.perf_counter()
        for uid, contact in some:
            doubles_of(records, uid, contact)
        return (time.perf_counter() - start) / len(some)


def _report(held: Crowd, result: Score) -> None:
    print(f"{len(held.contacts)} contacts, of which {len(held.same)} are somebody who is there already")
    print(f"proposals: precision {result.precision:.1%}, recall {result.recall:.1%}")
    for kind, count in sorted(Counter(held.same.values()).items()):
        print(f"  {kind:40} {result.found[kind]:5} of {count}")
    print(f"merged unasked: {result.merged}, of which wrongly {result.merged_wrongly}")


def _show(held: Crowd, result: Score) -> None:
    for title, pairs in (("wrongly proposed", result.wrong), ("missed", result.missed)):
        for one, other in pairs[:40]:
            print(f"{title} {held.same.get((one, other), '')}")
            print(f"   {held.contacts[one]}\n   {held.contacts[other]}")


if __name__ == "__main__":
    main()
