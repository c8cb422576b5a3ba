"""Read photos and keep what is on them, with the files that were asked for besides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from scanner.actions.desk import Desk
from scanner.actions.keeping.keeper import Keeper, read_once
from scanner.actions.keeping.readers import How
from scanner.actions.keeping.report import Report
from scanner.actions.keeping.task import Result, Task
from scanner.model.reading import Reading
from scanner.outputs import table, vdir
from scanner.workers.cluster import read_on_cluster
from scanner.workers.processes import read_files


@dataclass(frozen=True, slots=True)
class Besides:
    """Files that are asked for besides: all contacts in one, a table of them, what became of the photos.

    `columns` are those of the table, None for those that people read.
    """

    all_in_one: Path | None = None
    csv: Path | None = None
    columns: Sequence[table.Column] | None = None
    report: Path | None = None


def scan(
    found: Sequence[str],
    how: How,
    task: Task,
    *,
    at: Desk,
    report: Report,
    telling: AbstractContextManager[Callable[[Result], None]],
    besides: Besides = Besides(),
    cluster: str | None = None,
) -> None:
    """Read photos here or on a cluster, write a vCard for each person, and count it all in the report.

    `telling` is entered when the work begins, and what it gives is told what became of each photo.
    """
    with ExitStack() as stack:
        # Before the folder is made: where it is not there, nobody has deleted single files in it.
        keeper = stack.enter_context(closing(Keeper(at, task)))
        if found:
            vdir.make(task.folder)  # before the other files, which may be meant to lie in it or beside it
        tabled = table.writing_csv(besides.csv, columns=besides.columns) if besides.csv else None
        add = stack.enter_context(tabled) if tabled else None
        keeper.hand_out(filter(None, (besides.csv, besides.all_in_one, besides.report)))
        told = stack.enter_context(telling)

        def read_all(places: Iterable[str]) -> Iterator[Reading]:
            if cluster:
                readings = read_on_cluster(places, how.read, scheduler=cluster)
            else:
                readings = read_files(places, how.read, workers=how.workers)
            return stack.enter_context(closing(readings))  # whatever happens, no worker reads on for nobody

        def tell(result: Result) -> None:
            told(result)
            for one in report.add(result):
                if add:
                    add(one.row)

        read_once(found, read_all, keeper, tell=tell)
        if settled := keeper.settle():
            report.renew(settled)
        for one in report.rest():
            if add:
                add(one.row)
    if besides.all_in_one:
        cards = (vdir.content(task.folder / f"{uid}.vcf") or b"" for uid in report.uids())
        vdir.write_all(besides.all_in_one, cards)
    if besides.report:
        report.write(besides.report)
