"""Interviews: how they stand, what comes next, letters to read and send oneself."""

from __future__ import annotations

import datetime as dt

from starlette.responses import Response

from scanner.actions.interviews.adding import add, announced
from scanner.actions.interviews.details import Details
from scanner.actions.interviews.drafting import accept, ask_feedback, decline, follow_up, thank, withdraw
from scanner.actions.interviews.editing import note, outcome
from scanner.actions.interviews.meeting import link, unlink
from scanner.actions.interviews.standing import answer_by, name_of, state_at
from scanner.actions.interviews.status import status
from scanner.actions.interviews.ticking import day_to_come, done, skip, snooze
from scanner.actions.interviews.whole import whole
from scanner.actions.interviews.words import SAID, told
from scanner.errors import UsageError
from scanner.interviews.mail import eml, mailto
from scanner.interviews.plain import address, one_line
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import Part, State
from scanner.model.letter import Draft
from scanner.web.answers import back_to, file, shown
from scanner.web.ask import Ask, deed, page
from scanner.web.timeline import timeline

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
LATER = dt.timedelta(days=7)


def _list(ask: Ask) -> Response:
    with ask.office.store.read() as records:
        held = records.interviews.all()
        now = status(records, at=ask.at)
        people = records.contacts.of(m.contact for i in held for m in i.people)
    coming = {f.interview: f for f in reversed(now.follow_ups) if f.state.is_open}
    rows = [(i, state_at(i, ask.at.now), answer_by(i), coming.get(i.id)) for i in reversed(held)]
    open_ = [row for row in rows if row[1].is_open or row[3]]
    ended = [row for row in rows if row not in open_]
    drawn = timeline([i for i, *_ in open_], now.follow_ups, today=ask.at.today)
    return shown(ask, "interviews.html", open=open_, ended=ended, people=people, name_of=name_of, drawn=drawn)


def _interview(ask: Ask) -> Response:
    with ask.office.store.read() as records:
        held = records.interviews.get(ask.part("id"))
        found = whole(records, held, at=ask.at)
    zone = ask.at.zone
    events = [(e.at.astimezone(zone).date(), told(e, found.people)) for e in reversed(held.history)]
    return shown(
        ask,
        "interview.html",
        interview=held,
        state=state_at(held, ask.at.now),
        answer_by=answer_by(held),
        people=found.people,
        interviews={held.id: held},
        plan=found.plan,
        events=events,
        states=State,
        parts=Part,
        is_over=held.is_over(ask.at.now),
        drawn=timeline([held], found.plan, today=ask.at.today),
    )


def _add(ask: Ask) -> Response:
    details = Details(
        role=ask.text("role"), place=ask.text("place") or None, promised=ask.text("promised") or None
    )
    told = announced(ask.text("employer"), when=ask.text("when"), at=ask.at, details=details)
    with ask.office.store.write() as records:
        made = add(records, told, at=ask.at)
    return back_to(f"/interviews/{made.interview.id}")


def _tick(ask: Ask) -> Response:
    key, to = ask.part("id"), ask.text("to") or None
    what = _kind(ask.text("what"))
    with ask.office.store.write() as records:
        match ask.text("as"):
            case "done":
                ticked = done(records, key, at=ask.at, what=what, to=to)
            case "skip":
                ticked = skip(records, key, at=ask.at, what=what, to=to)
            case _:
                day = day_to_come(f"{ask.at.today + LATER}", at=ask.at)
                ticked = snooze(records, key, until=day, at=ask.at, what=what, to=to)
    names = ", ".join(p.label for p in ticked.people.values())
    ask.tell(f"{ticked.kind.value.capitalize()}: {SAID[what]}{', ' if names else ''}{names}")
    return back_to(_inside(ask.text("back")) or f"/interviews/{key}")


def _outcome(ask: Ask) -> Response:
    state = State(ask.text("state")) if ask.text("state") in set(State) else None
    with ask.office.store.write() as records:
        outcome(records, ask.part("id"), state=state, at=ask.at, feedback=ask.text("feedback") or None)
    return back_to(f"/interviews/{ask.part('id')}")


def _note(ask: Ask) -> Response:
    if not ask.text("text").strip():
        raise UsageError("the note is empty")
    with ask.office.store.write() as records:
        note(records, ask.part("id"), text=ask.text("text"), at=ask.at, about=ask.text("about") or None)
    return back_to(f"/interviews/{ask.part('id')}")


def _link(ask: Ask) -> Response:
    part = Part(ask.text("part")) if ask.text("part") in set(Part) else Part.INTERVIEWER
    with ask.office.store.write() as records:
        link(records, ask.part("id"), ask.text("person"), part=part, at=ask.at, talk=ask.text("talk"))
    return back_to(f"/interviews/{ask.part('id')}")


def _unlink(ask: Ask) -> Response:
    with ask.office.store.write() as records:
        unlink(records, ask.part("id"), ask.text("person"), at=ask.at)
    return back_to(f"/interviews/{ask.part('id')}")


def _letters(ask: Ask) -> Response:
    """Ask whether letters shall be drafted: looking at an address alone changes nothing."""
    kind = _kind(ask.part("kind"))
    with ask.office.store.read() as records:
        held = records.interviews.get(ask.part("id"))
    return shown(ask, "letters.html", interview=held, kind=kind, to=ask.query("to"), letters=None, early=None)


def _draft(ask: Ask) -> Response:
    kind = _kind(ask.part("kind"))
    if kind not in DRAFTS:
        raise UsageError("accept the offer, or decline it")
    with ask.office.store.write() as records:
        drafted = DRAFTS[kind](records, ask.part("id"), at=ask.at, to=ask.text("to") or None)
    letters = [(letter, mailto(letter.draft)) for letter in drafted.letters]
    return shown(
        ask,
        "letters.html",
        interview=drafted.interview,
        kind=kind,
        to=ask.text("to"),
        letters=letters,
        early=drafted.early,
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


def _short(ask: Ask) -> Response:
    """Lead from the address in a contact's note to the interview."""
    return back_to(f"/interviews/{ask.part('id')}")


def _kind(text: str) -> FollowUpKind:
    try:
        return FollowUpKind(text)
    except ValueError as error:
        raise UsageError(f"there is no letter called {text[:40]!r}") from error


def _inside(path: str) -> str:
    """Return a path of ours, nothing where a form was made to lead elsewhere."""
    return path if path == "/" or path.startswith("/interviews/") else ""


ROUTES = (
    page("/interviews", _list),
    deed("/interviews/add", _add),
    page("/interviews/{id}", _interview),
    page("/i/{id}", _short),
    deed("/interviews/{id}/tick", _tick),
    deed("/interviews/{id}/outcome", _outcome),
    deed("/interviews/{id}/note", _note),
    deed("/interviews/{id}/link", _link),
    deed("/interviews/{id}/unlink", _unlink),
    page("/interviews/{id}/letters/{kind}", _letters),
    deed("/interviews/{id}/letters/{kind}/draft", _draft),
    deed("/interviews/{id}/letters/{kind}/eml", _eml),
)
