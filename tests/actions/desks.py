"""The desk at which tests do what the program does: on a Sunday at noon."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from pathlib import Path

from scanner.actions.desk import Desk
from scanner.interviews.plan import Rules
from scanner.settings import Settings
from tests.store.fresh import lay_out

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def desk_at(
    place: Path | str, folder: Path, *, zone: str = "Europe/Berlin", base_url: str = Settings().base_url
) -> Desk:
    """Return a desk whose records are at `place`, and whose letters in `folder`."""
    if isinstance(place, Path):
        lay_out(place)
    return Desk(
        place=place,
        clock=NOON.astimezone,
        zone=zoneinfo.ZoneInfo(zone),
        country="DE",
        subdivision=None,
        me="Kim Park",
        mail="",
        language="en",
        base_url=base_url,
        templates=folder,
        rules=Rules(),
        contacts=folder / "contacts",
    )
