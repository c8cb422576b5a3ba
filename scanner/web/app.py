"""The app: which page answers under which address."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from scanner.web import adding, contacts, entering, images, interviews, letters, looking, taking_back, today
from scanner.web.ask import Paired, unanswered
from scanner.web.guard import Guard
from scanner.web.office import Office


def app_of(office: Office, *, hosts: Iterable[str]) -> Starlette:
    """Return the app that answers under these hosts, each a name and a port, and under no other."""
    routes: list[BaseRoute] = [
        *(route for part in PARTS for route in part.ROUTES),
        Mount("/static", Paired(StaticFiles(directory=Path(__file__).parent / "static"))),
    ]
    names = frozenset(host.casefold() for host in hosts)
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, hosts=names, uploads=adding.takes_photos)],
        exception_handlers={HTTPException: unanswered},
    )
    app.state.office = office
    return app


PARTS = (today, looking, contacts, interviews, letters, adding, images, entering, taking_back)
