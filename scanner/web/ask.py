"""What a page is asked: by which paired browser, with what in its form; and the answer to what goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from scanner.actions.desk import Desk
from scanner.errors import PhotoError, ScannerError, UsageError
from scanner.web.answers import back_to, refused, shown
from scanner.web.door import Session, Told, is_own
from scanner.web.office import Office

log = logging.getLogger(__name__)

COOKIE = "cardscan"
MISSING = "There is no such page here, or not any more."
MOST_FILES, MOST_FIELDS, FIELD_BYTES = 20, 200, 64 * 1024


@dataclass(frozen=True, slots=True)
class Ask:
    """A request of a paired browser, at the desk of this moment."""

    request: Request
    office: Office
    session: Session
    at: Desk
    form: FormData

    def part(self, name: str) -> str:
        """Return a part of the path."""
        return str(self.request.path_params[name])

    def query(self, name: str) -> str:
        """Return what stands in the address under a name, empty for nothing."""
        return self.request.query_params.get(name, "")

    def text(self, name: str) -> str:
        """Return what was typed into a field of the form, empty for nothing."""
        value = self.form.get(name, "")
        return value if isinstance(value, str) else ""

    def texts(self) -> dict[str, str]:
        """Return all that was typed into the form, by the names of its fields."""
        return {name: value for name, value in self.form.items() if isinstance(value, str)}

    def files(self, name: str) -> tuple[UploadFile, ...]:
        """Return the files of the form."""
        return tuple(f for f in self.form.getlist(name) if isinstance(f, UploadFile) and f.filename)

    def tell(self, words: str, *, undo: int | None = None, is_wrong: bool = False) -> None:
        """Have the next page of this browser say something, with a button that takes a deed back."""
        self.session.told.append(Told(words, undo, is_wrong))


Page = Callable[[Ask], Response]
Answer = Callable[[Request], Awaitable[Response]]


def page(path: str, show: Page) -> Route:
    """Return the route of a page to look at."""

    async def answer(request: Request) -> Response:
        session = session_of(request)
        if session is None:
            return refused(request)
        return await run_in_threadpool(_shown, show, _ask(request, session, FormData()))

    return Route(path, answer, methods=["GET"])


def deed(path: str, do: Page) -> Route:
    """Return the route of a form that does something; where it cannot be done, the page above it says why."""

    async def answer(request: Request) -> Response:
        session = session_of(request)
        if session is None:
            return refused(request)
        try:
            form = await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=FIELD_BYTES)
        except ClientDisconnect:
            raise HTTPException(413, "This is too large.") from None
        try:
            csrf = form.get("csrf", "")
            if not (isinstance(csrf, str) and is_own(session, csrf)):
                raise HTTPException(403, "This form is from an older visit: go back, load the page again.")
            return await run_in_threadpool(_done, do, _ask(request, session, form))
        finally:
            await form.close()

    return Route(path, answer, methods=["POST"])


def session_of(request: Request) -> Session | None:
    """Return the session of a request's cookie, None where its browser is not paired."""
    office: Office = request.app.state.office
    return office.door.session(request.cookies.get(COOKIE, ""))


def _ask(request: Request, session: Session, form: FormData) -> Ask:
    office: Office = request.app.state.office
    return Ask(request, office, session, office.desk(), form)


def _shown(show: Page, ask: Ask) -> Response:
    try:
        ask.office.notice(ask.at)
        return show(ask)
    except ScannerError as error:
        return _wrong(ask, _status(error), str(error))


def _done(do: Page, ask: Ask) -> Response:
    try:
        return do(ask)
    except UsageError as error:
        ask.session.told.append(Told(str(error), is_wrong=True))
        ask.session.typed = ask.texts()
        return back_to(ask.request.url.path.rpartition("/")[0] or "/")
    except ScannerError as error:
        return _wrong(ask, _status(error), str(error))


@dataclass(frozen=True, slots=True)
class Paired:
    """Answers only browsers that are paired."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_paired = session_of(Request(scope)) is not None
        await (self.app if is_paired else refused(Request(scope)))(scope, receive, send)


async def unanswered(request: Request, error: Exception) -> Response:
    """Say why a request has no page: on one of ours to who is paired, in bare words to anybody else."""
    assert isinstance(error, HTTPException)
    session = session_of(request)
    if session is None:
        return (
            refused(request)
            if error.status_code == 404
            else PlainTextResponse(error.detail, error.status_code)
        )
    words = MISSING if error.status_code == 404 else error.detail
    return await run_in_threadpool(_wrong, _ask(request, session, FormData()), error.status_code, words)


def _wrong(ask: Ask, status: int, words: str) -> Response:
    return shown(ask, "wrong.html", status=status, words=words, gone=status == 404, typed=())


def _status(error: ScannerError) -> int:
    return 404 if isinstance(error, (UsageError, PhotoError)) else 503
