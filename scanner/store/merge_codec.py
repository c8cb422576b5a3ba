"""How things stood before a merge, as JSON values and back."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Any

from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import Event, EventKind, Meeting, Part, State
from scanner.model.merge import Before, Met
from scanner.model.record import WrittenCard
from scanner.store.codec import Json, contact_from_json, contact_to_json
from scanner.store.places import place_from_text, place_to_text
from scanner.store.soundness import sound


def before_to_json(before: Before) -> Json:
    """Return how things stood as JSON objects, lists and texts."""
    return {
        "gone": contact_to_json(before.gone),
        "kept": contact_to_json(before.kept),
        "cards": [list(card) for card in before.cards],
        "meetings": [_plain(asdict(met)) for met in before.meetings],
        "letters": list(before.letters),
        "reminders": list(before.reminders),
        "apart": list(before.apart),
        "apart_too": list(before.apart_too),
        "decided": list(before.decided),
        "vcards": [
            _plain({**asdict(written), "path": place_to_text(written.path)}) for written in before.vcards
        ],
    }


@sound("how things stood before a merge")
def before_from_json(data: Json) -> Before:
    """Return what `before_to_json` wrote."""
    return Before(
        gone=contact_from_json(data["gone"]),
        kept=contact_from_json(data["kept"]),
        cards=tuple((photo, position) for photo, position in data["cards"]),
        meetings=tuple(_met(met) for met in data["meetings"]),
        letters=tuple(data["letters"]),
        reminders=tuple(data["reminders"]),
        apart=tuple(data["apart"]),
        apart_too=tuple(data["apart_too"]),
        decided=tuple(data["decided"]),
        vcards=tuple(map(_written, data["vcards"])),
    )


def _written(data: Json) -> WrittenCard:
    revised = dt.datetime.fromisoformat(data["revised"])
    return WrittenCard(**{**data, "path": place_from_text(data["path"]), "revised": revised})


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {key: _plain(held) for key, held in value.items()}
        case list() | tuple():
            return [_plain(held) for held in value]
        case dt.date():  # a moment too
            return value.isoformat()
        case _:
            return value


def _met(data: Json) -> Met:
    gone, kept = (_meeting(data[side]) for side in ("gone", "kept"))
    return Met(
        data["interview"], data["place"], gone, kept, tuple((place, _event(e)) for place, e in data["events"])
    )


def _meeting(data: Json | None) -> Meeting | None:
    return Meeting(data["contact"], Part(data["part"]), data["talk"]) if data else None


def _event(data: Json) -> Event:
    return Event(
        kind=EventKind(data["kind"]),
        at=dt.datetime.fromisoformat(data["at"]),
        of=FollowUpKind(data["of"]) if data["of"] else None,
        about=data["about"],
        until=dt.date.fromisoformat(data["until"]) if data["until"] else None,
        state=State(data["state"]) if data["state"] else None,
        text=data["text"],
    )
