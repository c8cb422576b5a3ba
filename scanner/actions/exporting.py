"""All records, in forms that any program reads."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scanner.actions.desk import Desk
from scanner.actions.folders import made
from scanner.actions.interviews.standing import as_json
from scanner.outputs import atomic, table

if TYPE_CHECKING:
    from scanner.store.store import Records


def export(records: Records, folder: Path, *, at: Desk) -> dict[str, int]:
    """Write everything to a folder as JSON, and the tables as CSV; return how many there are of each.

    Raises OutputError.
    """
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
    whole_file, contacts_file, interviews_file = (
        folder / name for name in ("cardscan.json", "contacts.csv", "interviews.csv")
    )
    text = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    atomic.write(whole_file, text.encode())
    table.write_csv(contacts_file, (table.Row(c, (), "", uid) for uid, c in people.items()))
    atomic.write(interviews_file, _csv(interviews))
    records.handed_out.note((whole_file, contacts_file, interviews_file), at=at.now)
    return {
        "contact": len(people),
        "interview": len(interviews),
        "letter": len(letters),
        "photo": len(photos),
    }


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
        writer.writerow([table.harmless(cell) for cell in cells])
    return file.getvalue().encode("utf-8-sig")
