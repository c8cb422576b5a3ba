"""What every request passes first: whom it is addressed to, where it comes from, how large it is.

A page on another site can have the browser ask us; by a name of its own that leads to this machine (DNS
rebinding) it could even read the answer. So only our own names are answered, and nothing is done for others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FORM_BYTES = 256 * 1024
UPLOAD_BYTES = 200 * 1024 * 1024
"""All photos of one upload together; each has a limit of its own besides."""
POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # Other sites are told nothing; with no-referrer our own forms would come without their origin.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
SAFE = ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets requests through that are addressed to one of our `hosts` (name and port) and come from us.

    `uploads` tells which paths take photos.
    """

    app: ASGIApp
    hosts: frozenset[str]
    uploads: Callable[[str], bool]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        most = UPLOAD_BYTES if self.uploads(scope["path"]) else FORM_BYTES
        refusal = self._refusal(scope["method"], headers, most)
        if refusal:
            status, words = refusal
            app: ASGIApp = PlainTextResponse(words, status_code=status)
        else:
            app = self.app
        await app(scope, _limited(receive, most), _dressed(send))

    def _refusal(self, method: str, headers: Headers, most: int) -> tuple[int, str] | None:
        if headers.get("host", "").casefold() not in self.hosts:
            return 421, "This page is not here under that name.\n"
        if method not in (*SAFE, "POST"):
            return 405, "This cannot be done here.\n"
        if method == "POST" and not self._is_ours(headers):
            return 403, "This came from another page.\n"
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()) or int(length[:20]) > most:
            return 413, "This is too large.\n"
        return None

    def _is_ours(self, headers: Headers) -> bool:
        """Tell whether a form comes from a page of ours: browsers say so, in one way or the other."""
        origin = headers.get("origin")
        if origin is not None:
            return origin.casefold() == f"http://{headers['host'].casefold()}"
        return headers.get("sec-fetch-site", "same-origin") == "same-origin"


def _limited(receive: Receive, most: int) -> Receive:
    """Return a `receive` that ends a body which is larger than it said, or said nothing of its size."""
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return {"type": "http.disconnect"} if taken > most else message

    return limited


def _dressed(send: Send) -> Send:
    """Return a `send` whose answers all have our headers; what is not said to be kept is kept nowhere."""

    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return dressed
