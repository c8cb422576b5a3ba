"""What is answered: pages from templates, in which all text is escaped, and ways on."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from scanner.actions.interviews.days import full, moment, short
from scanner.actions.interviews.standing import FEW, left_out, name_of
from scanner.actions.interviews.words import LANGUAGE_NAMES, SAID, said, told_left_out
from scanner.actions.people.form import PHONES
from scanner.outputs.numbers import international
from scanner.text import many
from scanner.web.spelt import about, initials, leads, with_days

if TYPE_CHECKING:
    from scanner.web.ask import Ask

HERE = Path(__file__).parent
PAGES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
PAGES.globals.update(SAID=SAID, LANGUAGE_NAMES=LANGUAGE_NAMES, PHONES=PHONES, said=said, many=many)
PAGES.globals.update(name_of=name_of, left_out=left_out, told_left_out=told_left_out, moment=moment, FEW=FEW)
PAGES.filters.update(short=short, full=full, with_days=with_days, initials=initials, about=about, leads=leads)
PAGES.filters.update(international=international)


def shown(ask: Ask, template: str, *, status: int = 200, **values: Any) -> Response:
    """Return a page from its template."""
    again, ask.session.typed = ask.session.typed, {}
    told = [ask.session.told.popleft() for _ in range(len(ask.session.told))]
    text = PAGES.get_template(template).render(
        values,
        csrf=ask.session.csrf,
        told=told,
        again=defaultdict(str, again),
        path=ask.request.url.path,
        today=ask.at.today,
        zone=ask.at.zone,
        now=ask.at.now,
        waits=lambda: _waits(ask),
    )
    return HTMLResponse(text, status_code=status)


def part(template: str, **values: Any) -> Response:
    """Return a piece of a page, which a script puts in its place."""
    return HTMLResponse(PAGES.get_template(template).render(values))


def back_to(path: str) -> Response:
    """Send the browser on to another page of ours after a form."""
    return RedirectResponse(quote(path, safe="/?&=#%-_."), status_code=303)


def refused(request: Request) -> Response:
    """Answer a browser that is not paired: nothing but how to pair it."""
    again = request.headers.get("sec-fetch-site") == "cross-site" and request.method == "GET"
    if again:
        # The cookie does not come along from another site; from a page of our own it does.
        return HTMLResponse(PAGES.get_template("again.html").render(), status_code=403)
    return HTMLResponse(PAGES.get_template("unpaired.html").render(), status_code=403)


def file(content: bytes, *, kind: str, name: str, is_shown: bool = False) -> Response:
    """Return a file to keep; `name` is ours, in ASCII.

    One that `is_shown` may be opened at once by what knows its kind: Safari on an iPhone shows a vCard with a
    button that adds it, Android's browsers, as all others, save it and open it from there.
    """
    headers = {"Content-Disposition": f'{"inline" if is_shown else "attachment"}; filename="{name}"'}
    return Response(content, media_type=kind, headers=headers)


def _waits(ask: Ask) -> int:
    with ask.office.store.read() as records:
        return records.photos.count_waiting()
