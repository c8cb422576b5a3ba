"""How many processes read the photos changes nothing of what is kept of them."""

from __future__ import annotations

import hashlib
from contextlib import nullcontext
from pathlib import Path

from scanner.actions.keeping.readers import How
from scanner.actions.keeping.report import Report
from scanner.actions.keeping.scanning import scan
from scanner.actions.keeping.task import Task, has_reasons
from scanner.model.reading import ReadCard, Reading
from scanner.store.store import open_store
from tests.actions.desks import desk_at
from tests.actions.keeping.test_anew import ANN, BOB, CLEO, DORA, HALF
from tests.fields.known.scenes import alone

PAGES = {page.text: page for page in (ANN, BOB, CLEO, DORA, HALF)}


def read(place: str) -> Reading:
    """Read a photo that is the text of a card."""
    data = Path(place).read_bytes()
    page = PAGES[data.decode()]
    return Reading(place, hashlib.sha256(data).hexdigest(), 0.0, (ReadCard(None, page, alone(page)),))


def kept(root: Path, *, workers: int) -> tuple[list[object], dict[str, list[str]]]:
    """Return what is kept of five colleagues' cards."""
    (root / "cards").mkdir(parents=True)
    paths = []
    for number, text in enumerate(PAGES):
        path = root / "cards" / f"{number}.jpg"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    at = desk_at(root / "records.db", root)
    task = Task(root / "contacts", "one", interview="Kestrel, Analyst, 2026-11-20", waits=has_reasons)
    how = How(read, workers, "one", lambda: None)
    report = Report()
    scan(paths, how, task, at=at, report=report, telling=nullcontext(lambda _: None))
    report.close()
    with open_store(at.place) as store, store.read() as records:
        cards: list[object] = [(c.photo, c.state, c.contact, c.proposal) for c in records.photos.cards()]
    lines = {
        file.name: [line for line in file.read_text().splitlines() if not line.startswith("REV:")]
        for file in (root / "contacts").glob("*.vcf")
    }
    return cards, lines


def test_the_number_of_workers_changes_nothing(tmp_path: Path) -> None:
    one, *others = (kept(tmp_path / str(count), workers=count) for count in (1, 2, 3))
    cards, lines = one
    assert len(cards) == 5
    assert lines
    assert others == [one, one]
