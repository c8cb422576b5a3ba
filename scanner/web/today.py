"""The first page: what is due, what waits for a look."""

from __future__ import annotations

from starlette.responses import Response

from scanner.actions.interviews.todo import due
from scanner.web.answers import shown
from scanner.web.ask import Ask, page
from scanner.web.interviews import may_be_held


def _today(ask: Ask) -> Response:
    with ask.office.store.read() as records:
        found = due(records, at=ask.at, later=True)
        waiting = records.photos.count_waiting()
        contacts = records.contacts.count()
    return shown(
        ask,
        "today.html",
        due=found,
        waiting=waiting,
        contacts=contacts,
        lan=ask.office.lan,
        may_be_held=may_be_held,
    )


ROUTES = (page("/", _today),)
