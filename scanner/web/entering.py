"""Pair a browser: with a token that is good for once, from the terminal or from a browser paired already."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from scanner.web.answers import PAGES, back_to, refused, shown
from scanner.web.ask import COOKIE, Ask, deed, page, session_of
from scanner.web.office import Office


async def _enter(request: Request) -> Response:
    """Let a browser in that brings a token, and let the token stand in no address bar."""
    return await run_in_threadpool(_entered, request)


def _entered(request: Request) -> Response:
    office: Office = request.app.state.office
    answer = HTMLResponse(PAGES.get_template("entered.html").render(to="/"))
    if session_of(request) is not None:
        return answer
    if office.door.is_busy():
        return PlainTextResponse(
            "Too many tries. Wait a minute, then have a new code shown.\n", status_code=429
        )
    session = office.door.enter(request.query_params.get("token", ""))
    if session is None:
        return refused(request)
    answer.set_cookie(COOKIE, session.key, httponly=True, samesite="strict", path="/")
    return answer


def _phone(ask: Ask) -> Response:
    return shown(ask, "phone.html", lan=ask.office.lan, paired=ask.office.door.count(), code=None)


def _invite(ask: Ask) -> Response:
    """Show a code for another browser."""
    from scanner.outputs.qr import svg

    if not ask.office.lan:
        return back_to("/phone")
    address = f"{ask.office.lan}/enter?token={ask.office.door.invite()}"
    code = svg(address.encode())
    return shown(
        ask, "phone.html", lan=ask.office.lan, paired=ask.office.door.count(), code=code, address=address
    )


def _leave(ask: Ask) -> Response:
    ask.office.door.leave(ask.session)
    answer = PlainTextResponse("This browser is not paired any more.\n")
    answer.delete_cookie(COOKIE)
    return answer


ROUTES = (
    Route("/enter", _enter, methods=["GET"]),
    page("/phone", _phone),
    deed("/phone/code", _invite),
    deed("/phone/leave", _leave),
)
