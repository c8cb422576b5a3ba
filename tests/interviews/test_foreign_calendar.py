"""Our reminders, opened by other people's calendars; tests/outputs/interop says how to install them."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scanner.interviews.calendar import one_file, reminders, vdir_file
from scanner.interviews.plan import Rules, agenda
from scanner.interviews.workdays import Workdays
from scanner.model.interview import Event, EventKind, State
from scanner.model.reminder import Reminder
from tests.interviews.made_up import FRIDAY, at, interview, person

HERE = Path(__file__).parents[1] / "outputs" / "interop"
THERE = Path(os.environ.get("INTEROP", "")).absolute() if "INTEROP" in os.environ else None

READERS = {
    "Thunderbird": (f"{THERE}/venv/bin/python", "calendar_thunderbird.py", f"{THERE}/venv/bin/python"),
    "libical": ("/usr/bin/python3", "calendar_libical.py", "/usr/share/doc/gir1.2-ical-3.0"),
    "ical.js": ("node", "calendar_icaljs.mjs", f"{THERE}/node_modules/ical.js"),
}
"""The program that runs each reader, the reader, and what must be there."""
NAMES = (
    "Zoë Müller-Łuczak",
    "Lee, Ann “Annie”",
    "山田 太郎",
    "Bob\r\nATTENDEE:mailto:eve@evil.example",
    "A long name that has to be folded, as it is longer than the line of a calendar may be, by far",
    "C:\\new, \\; and \\n",
)


def handed_out() -> tuple[Reminder, ...]:
    """Reminders of every kind, of people with every name, and then some of them cancelled."""
    contacts = {f"u{n}": person(name) for n, name in enumerate(NAMES)}
    asked = interview(FRIDAY, *contacts, role="Ingénieur, “données”", employer="Ångström & Søn")
    turned_down = interview(FRIDAY, "u0", id="7f3b", employer="Umbra")
    turned_down = turned_down.told(Event(EventKind.STATE, at("2026-11-21"), state=State.REJECTED))
    held = {i.id: i for i in (asked, turned_down)}

    def told(now: dt.datetime, before: tuple[Reminder, ...] = ()) -> tuple[Reminder, ...]:
        planned = agenda(held.values(), now, rules=Rules(), workdays=Workdays("DE"))
        known = {r.uid: r for r in before}
        return reminders(planned, held, contacts, before=known, now=now, base_url="https://cards.example")

    first = told(at("2026-11-22"))
    held[asked.id] = replace(asked, people=asked.people[2:])
    return told(at("2026-11-23"), first)


def expected(reminder: Reminder, *, todo: bool = False) -> dict[str, Any]:
    """What any calendar should show."""
    status = "NEEDS-ACTION" if todo else "CONFIRMED"
    return {
        "is": "VTODO" if todo else "VEVENT",
        "uid": f"{reminder.uid}@cardscan.invalid",
        "summary": reminder.summary,
        "description": reminder.description,
        "url": reminder.url,
        "starts": reminder.starts,
        "ends": reminder.starts + dt.timedelta(minutes=15),
        "changed": reminder.changed,
        "sequence": reminder.sequence,
        "status": "CANCELLED" if reminder.cancelled else status,
        "class": "PRIVATE",
        "categories": ["Interview"],
        "interview": reminder.interview,
        "people": 0,
        "alarms": [] if reminder.cancelled else [["DISPLAY", -600]],
    }


def read(name: str, files: list[Path]) -> list[list[dict[str, Any]]]:
    program, script, needs = READERS[name]
    if not Path(needs).exists():
        pytest.skip("not installed; see tests/outputs/interop/README.md")
    command = [program, str(HERE / script), *map(str, files)]
    paths = {**os.environ, "NODE_PATH": f"{THERE}/node_modules"}
    done = subprocess.run(command, stdout=subprocess.PIPE, cwd=THERE, check=True, timeout=300, env=paths)
    found: list[list[dict[str, Any]]] = json.loads(done.stdout)
    for entry in (entry for calendar in found for entry in calendar):
        for key in ("starts", "ends", "changed"):
            entry[key] = dt.datetime.fromisoformat(entry[key])
    return found


@pytest.mark.parametrize("name", READERS)
def test_every_reminder_says_the_same_in_other_calendars(name: str, tmp_path: Path) -> None:
    held = sorted(handed_out(), key=lambda r: r.uid)
    assert {r.cancelled for r in held} == {True, False}
    written = {
        "all.ics": one_file(held),
        "todo.ics": one_file(held, todo=True),
        **{r.file_name: vdir_file(r) for r in held},
    }
    wanted = [
        [expected(r) for r in held],
        [expected(r, todo=True) for r in held],
        *([expected(r)] for r in held),
    ]
    for file, data in written.items():
        (tmp_path / file).write_bytes(data)
    found = read(name, [tmp_path / file for file in written])
    assert [sorted(calendar, key=lambda entry: str(entry["uid"])) for calendar in found] == wanted
