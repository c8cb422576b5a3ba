"""Interviews: how they stand, who was met, what comes next."""

from __future__ import annotations

import datetime as dt

from starlette.responses import Response

from scanner.actions.interviews.adding import add, announced
from scanner.actions.interviews.details import Details
from scanner.actions.interviews.editing import edit, note, outcome
from scanner.actions.interviews.meeting import link, unlink
from scanner.actions.interviews.standing import answer_by, name_of, state_at
from scanner.actions.interviews.status import status
from scanner.actions.interviews.ticking import day_to_come, done, skip, snooze
from scanner.actions.interviews.whole import whole
from scanner.actions.interviews.words import SAID, said, told
from scanner.errors import UsageError
from scanner.model.interview import EventKind, Interview, Part, State
from scanner.web.answers import back_to, shown
from scanner.web.ask import Ask, deed, page
from scanner.web.forms import changed
from scanner.web.letters import kind_of
from scanner.web.taking_back import last_deed
from scanner.web.timeline import timeline

TICKED = {EventKind.DONE: "Noted as sent", EventKind.SKIPPED: "Left out", EventKind.SNOOZED: "Put off"}
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
        details=_details(held, here=ask.at.zone.key),
        may_be_held=may_be_held(held, ask.at.now),
        drawn=timeline([held], found.plan, today=ask.at.today),
    )


def _details(held: Interview, *, here: str) -> tuple[tuple[str, str, str], ...]:
    """Return what is written down of an interview as a form has it: name, label and text.

    The form has its time by the clocks there: where that is not the zone `here`, the label says so.
    """
    time = f" {held.when.time:%H:%M}" if held.when.time else ""
    zone = f", {held.when.zone}" if held.when.time and held.when.zone != here else ""
    return (
        ("employer", "Employer", held.employer),
        ("role", "Position", held.role),
        ("round", "Round", held.round),
        ("when", f"When{zone}", f"{held.when.day}{time}"),
        ("promised", "They answer by", f"{held.promised_by or ''}"),
        ("place", "Where", held.place),
        ("link", "Link", held.link),
        ("next_step", "Next step", held.next_step),
    )


def may_be_held(held: Interview, now: dt.datetime) -> bool:
    """Tell whether only the day of an interview is known, and that is today: it may be over by now."""
    return held.state is State.PLANNED and not held.is_over(now) and held.when.day == now.date()


def _edit(ask: Ask) -> Response:
    typed = changed(ask.texts())
    employer, when = typed.pop("employer", None), typed.pop("when", None)
    names = ("role", "round", "place", "link", "next_step", "promised")
    details = Details(**{name: typed[name].strip() for name in names if name in typed})
    with ask.office.store.write() as records:
        edit(records, ask.part("id"), employer=employer, when=when, details=details, at=ask.at)
    return back_to(f"/interviews/{ask.part('id')}")


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
    what = kind_of(ask.text("what"))
    with ask.office.store.write() as records:
        match ask.text("as"):
            case "done":
                ticked = done(records, key, at=ask.at, what=what, to=to)
            case "skip":
                ticked = skip(records, key, at=ask.at, what=what, to=to)
            case _:
                day = day_to_come(f"{ask.at.today + LATER}", at=ask.at)
                ticked = snooze(records, key, until=day, at=ask.at, what=what, to=to)
        number = None if ticked.before else last_deed(records)
    names = ", ".join(p.label for p in ticked.people.values())
    until = f" to {ask.at.today + LATER}" if ticked.kind is EventKind.SNOOZED else ""
    ask.tell(f"{TICKED[ticked.kind]}{until}: {SAID[what]}{', ' if names else ''}{names}", undo=number)
    return back_to(_inside(ask.text("back")) or f"/interviews/{key}")


def _outcome(ask: Ask) -> Response:
    state = State(ask.text("state")) if ask.text("state") in set(State) else None
    by, feedback = ask.text("by").strip(), ask.text("feedback") or None
    until = day_to_come(by, at=ask.at) if by else None
    with ask.office.store.write() as records:
        new = outcome(records, ask.part("id"), state=state, at=ask.at, feedback=feedback, until=until)
        number = last_deed(records)
    day = f", answer by {until}" if until else ""
    ask.tell(f"{new.label}: {said(state) if state else 'they gave a sign of life'}{day}", undo=number)
    return back_to(_inside(ask.text("back")) or f"/interviews/{ask.part('id')}")


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
        number = last_deed(records)
    ask.tell("Noted who was there.", undo=number)
    return back_to(f"/interviews/{ask.part('id')}")


def _unlink(ask: Ask) -> Response:
    with ask.office.store.write() as records:
        unlink(records, ask.part("id"), ask.text("person"), at=ask.at)
        number = last_deed(records)
    ask.tell("Noted who was not there.", undo=number)
    return back_to(f"/interviews/{ask.part('id')}")


def _short(ask: Ask) -> Response:
    """Lead from the address in a contact's note to the interview."""
    return back_to(f"/interviews/{ask.part('id')}")


def _inside(path: str) -> str:
    """Return a path of ours, nothing where a form was made to lead elsewhere."""
    return path if path == "/" or path.startswith("/interviews/") else ""


ROUTES = (
    page("/interviews", _list),
    deed("/interviews/add", _add),
    page("/interviews/{id}", _interview),
    page("/i/{id}", _short),
    deed("/interviews/{id}/edit", _edit),
    deed("/interviews/{id}/tick", _tick),
    deed("/interviews/{id}/outcome", _outcome),
    deed("/interviews/{id}/note", _note),
    deed("/interviews/{id}/link", _link),
    deed("/interviews/{id}/unlink", _unlink),
)
