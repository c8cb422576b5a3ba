"""Read .ics files with libical, which GNOME and KDE read calendars with; run by the system's python3."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib as ICal  # noqa: E402

ENTRIES = {ICal.ComponentKind.VEVENT_COMPONENT: "VEVENT", ICal.ComponentKind.VTODO_COMPONENT: "VTODO"}


def parts(component: ICal.Component, kind: ICal.ComponentKind) -> list[ICal.Component]:
    found, part = [], component.get_first_component(kind)
    while part is not None:
        found.append(part)
        part = component.get_next_component(kind)
    return found


def properties(component: ICal.Component, kind: ICal.PropertyKind) -> list[ICal.Property]:
    found, one = [], component.get_first_property(kind)
    while one is not None:
        found.append(one)
        one = component.get_next_property(kind)
    return found


def text(component: ICal.Component, name: str) -> str | None:
    found = properties(component, ICal.Property.kind_from_string(name))
    if not found:
        return None
    value = found[0].get_value()
    return value.get_text() if value.isa() is ICal.ValueKind.TEXT_VALUE else value.as_ical_string()


def moment(component: ICal.Component, name: str) -> str | None:
    found = properties(component, ICal.Property.kind_from_string(name))
    if not found:
        return None
    time = ICal.Time.new_from_string(found[0].get_value_as_string())
    return dt.datetime.fromtimestamp(time.as_timet(), dt.UTC).isoformat()


def own(component: ICal.Component, name: str) -> str | None:
    found = properties(component, ICal.PropertyKind.X_PROPERTY)
    return next((p.get_value_as_string() for p in found if p.get_x_name() == name), None)


def read(entry: ICal.Component, name: str) -> dict[str, object]:
    return {
        "is": name,
        **{key: text(entry, key.upper()) for key in ("uid", "summary", "description", "url")},
        "starts": moment(entry, "DTSTART"),
        "ends": moment(entry, "DTEND") or moment(entry, "DUE"),
        "changed": moment(entry, "LAST-MODIFIED"),
        "sequence": entry.get_sequence(),
        **{key: text(entry, key.upper()) for key in ("status", "class")},
        "categories": [p.get_categories() for p in properties(entry, ICal.PropertyKind.CATEGORIES_PROPERTY)],
        "interview": own(entry, "X-INTERVIEW-ID"),
        "people": sum(
            len(properties(entry, kind))
            for kind in (ICal.PropertyKind.ATTENDEE_PROPERTY, ICal.PropertyKind.ORGANIZER_PROPERTY)
        ),
        "alarms": [
            [text(alarm, "ACTION"), trigger.get_trigger().get_duration().as_int()]
            for alarm in parts(entry, ICal.ComponentKind.VALARM_COMPONENT)
            for trigger in properties(alarm, ICal.PropertyKind.TRIGGER_PROPERTY)
        ],
    }


def calendar(file: str) -> list[dict[str, object]]:
    whole = ICal.Component.new_from_string(Path(file).read_bytes().decode())
    assert not properties(whole, ICal.PropertyKind.XLICERROR_PROPERTY)
    return [read(entry, name) for kind, name in ENTRIES.items() for entry in parts(whole, kind)]


sys.stdout.write(json.dumps([calendar(file) for file in sys.argv[1:]]))
