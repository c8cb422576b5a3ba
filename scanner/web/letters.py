"""Letters after an interview: drafted to be read, edited, and sent by oneself."""

from __future__ import annotations

from starlette.responses import Response

from scanner.actions.interviews.drafting import accept, ask_feedback, decline, follow_up, thank, withdraw
from scanner.errors import UsageError
from scanner.interviews.mail import eml, mailto
from scanner.interviews.plain import address, one_line
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import State
from scanner.model.letter import Draft
from scanner.web.answers import file, shown
from scanner.web.ask import Ask, deed, page

DRAFTS = {
    FollowUpKind.THANK: thank,
    FollowUpKind.NUDGE: follow_up,
    FollowUpKind.NUDGE_AGAIN: follow_up,
    FollowUpKind.ASK_FEEDBACK: ask_feedback,
    FollowUpKind.ACCEPT: accept,
    FollowUpKind.DECLINE: decline,
    FollowUpKind.WITHDRAW: withdraw,
}
"""How each letter is drafted; an offer is answered by one of two, which the page asks for."""
ENDS_IT = {
    FollowUpKind.ACCEPT: State.ACCEPTED,
    FollowUpKind.DECLINE: State.DECLINED,
    FollowUpKind.WITHDRAW: State.WITHDRAWN,
}
"""How an interview stands once such a letter is sent."""


def kind_of(text: str) -> FollowUpKind:
    """Return the kind of letter of a name. Raises UsageError."""
    try:
        return FollowUpKind(text)
    except ValueError as error:
        raise UsageError(f"there is no letter called {text[:40]!r}") from error


def _letters(ask: Ask) -> Response:
    """Ask whether letters shall be drafted: looking at an address alone changes nothing."""
    kind = kind_of(ask.part("kind"))
    with ask.office.store.read() as records:
        held = records.interviews.get(ask.part("id"))
    return shown(
        ask,
        "letters.html",
        interview=held,
        kind=kind,
        to=ask.query("to"),
        letters=None,
        early=None,
        ends=None,
    )


def _draft(ask: Ask) -> Response:
    kind = kind_of(ask.part("kind"))
    if kind not in DRAFTS:
        raise UsageError("accept the offer, or decline it")
    to = ask.text("to") if kind is FollowUpKind.THANK else ""  # others go to who answers for the employer
    with ask.office.store.write() as records:
        drafted = DRAFTS[kind](records, ask.part("id"), at=ask.at, to=to or None)
    letters = [(letter, mailto(letter.draft)) for letter in drafted.letters]
    return shown(
        ask,
        "letters.html",
        interview=drafted.interview,
        kind=drafted.kind,
        to=to,
        letters=letters,
        early=drafted.early,
        ends=ENDS_IT.get(drafted.kind),
    )


def _eml(ask: Ask) -> Response:
    """Hand out a letter as it was edited."""
    with ask.office.store.read() as records:
        key = records.interviews.get(ask.part("id")).id
    to = ask.text("address").strip()
    if to and (address(to) is None or not to.rpartition("@")[0].isascii()):
        raise UsageError(f"{one_line(to)!r} is no e-mail address that a letter can go to")
    edited = Draft(
        to or None,
        ask.text("name"),
        ask.text("subject"),
        ask.text("body").replace("\r\n", "\n"),
    )
    return file(eml(edited), kind="message/rfc822", name=f"{key}-letter.eml")


ROUTES = (
    page("/interviews/{id}/letters/{kind}", _letters),
    deed("/interviews/{id}/letters/{kind}/draft", _draft),
    deed("/interviews/{id}/letters/{kind}/eml", _eml),
)
