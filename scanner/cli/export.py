"""`cardscan export`: everything, in forms that any program reads."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from scanner.cli.desk import desk
from scanner.cli.folders import made
from scanner.cli.interview_view import as_json
from scanner.cli.text import many
from scanner.outputs import atomic, table


@click.command("export", short_help="Write everything as JSON and CSV.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Write all interviews, people, letters and photos to FOLDER, as JSON, and the tables as CSV too.

    \b
    Example: cardscan export ~/cardscan-export
    """
    at = desk()
    with at.open() as store, store.read() as records:
        people = dict(records.contacts.all())
        interviews = [as_json(i, people, at.now) for i in records.interviews.all()]
        letters = [
            {"interview": i["id"], "at": when.isoformat(), "kind": kind.value, **asdict(letter)}
            for i in interviews
            for when, kind, letter in records.letters.of(i["id"])
        ]
        photos = [_plain(asdict(photo)) for photo in records.photos.all()]
    whole = {
        "contacts": {uid: asdict(contact) for uid, contact in people.items()},
        "interviews": interviews,
        "letters": letters,
        "photos": photos,
    }
    made(folder)
    text = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    atomic.write(folder / "cardscan.json", text.encode())
    table.write_csv(folder / "contacts.csv", (table.Row(c, (), "", uid) for uid, c in people.items()))
    atomic.write(folder / "interviews.csv", _csv(interviews))
    counts = {"contact": people, "interview": interviews, "letter": letters, "photo": photos}
    click.echo(f"{', '.join(many(len(held), what) for what, held in counts.items())} in {folder}")


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {key: v.isoformat() if hasattr(v, "isoformat") else v for key, v in row.items()}


COLUMNS = (
    *("id", "employer", "role", "round", "when", "place", "link", "state", "next_step", "promised_by"),
    *("notes", "feedback", "language"),
)


def _csv(interviews: list[dict[str, Any]]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([*COLUMNS, "people"])
    for i in interviews:
        cells = [*(str(i[name] or "") for name in COLUMNS), ", ".join(m["name"] for m in i["people"])]
        writer.writerow([_harmless(cell) for cell in cells])
    return file.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    """Keep spreadsheets from running what stands in a cell."""
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell
