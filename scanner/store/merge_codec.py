"""How things stood before a merge, as JSON values and back."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

from scanner.model.merge import Before, Met
from scanner.model.record import WrittenCard
from scanner.store.codec import Json, contact_from_json, contact_to_json
from scanner.store.interview_codec import event_from_json, meeting_from_json, plain
from scanner.store.places import place_from_text, place_to_text
from scanner.store.soundness import sound


def before_to_json(before: Before) -> Json:
    """Return how things stood as JSON objects, lists and texts."""
    return {
        "gone": contact_to_json(before.gone),
        "kept": contact_to_json(before.kept),
        "cards": [list(card) for card in before.cards],
        "meetings": [plain(asdict(met)) for met in before.meetings],
        "letters": list(before.letters),
        "reminders": list(before.reminders),
        "apart": list(before.apart),
        "apart_too": list(before.apart_too),
        "decided": list(before.decided),
        "vcards": [
            plain({**asdict(written), "path": place_to_text(written.path)}) for written in before.vcards
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


def _met(data: Json) -> Met:
    gone, kept = (meeting_from_json(data[side]) for side in ("gone", "kept"))
    return Met(
        data["interview"],
        data["place"],
        gone,
        kept,
        tuple((place, event_from_json(e)) for place, e in data["events"]),
    )
