"""What becomes of an interview when two people met in it turn out to be one, and how that is taken back."""

from __future__ import annotations

from dataclasses import replace

from scanner.model.interview import Event, Interview, Meeting, Part
from scanner.model.merge import Met


def met_before(interview: Interview, *, gone: str, kept: str) -> Met:
    """Return what the interview says of two contacts, by their UIDs, before they are one."""
    return Met(
        interview=interview.id,
        place=next((i for i, m in enumerate(interview.people) if m.contact == gone), 0),
        gone=interview.met(gone),
        kept=interview.met(kept),
        events=tuple((i, e) for i, e in enumerate(interview.history) if e.about == gone),
    )


def moved(interview: Interview, *, gone: str, kept: str) -> Interview:
    """Return the interview with everything about `gone` about `kept`."""
    history = tuple(replace(e, about=kept) if e.about == gone else e for e in interview.history)
    was, there = interview.met(gone), interview.met(kept)
    if was is None:
        return replace(interview, history=history)
    both = joint(was, there, kept)
    left = (m for m in interview.people if there is None or m.contact != gone)
    people = tuple(both if m.contact in (gone, kept) else m for m in left)
    return replace(interview, people=people, history=history)


def moved_back(interview: Interview, before: Met, *, gone: str, kept: str) -> Interview:
    """Return the interview as it would be had the two never been one; what came since stays with `kept`."""
    history = list(interview.history)
    for place, event in before.events:
        there = _place(history, replace(event, about=kept), near=place)
        if there is not None:
            history[there] = event
    people = _parted(interview, before, gone=gone, kept=kept) if before.gone else interview.people
    return replace(interview, people=people, history=tuple(history))


def joint(was: Meeting, there: Meeting | None, kept: str) -> Meeting:
    """Return one meeting for two: all that was noted about the talk, and the part that was told."""
    if there is None:
        return replace(was, contact=kept)
    part = was.part if there.part is Part.INTERVIEWER else there.part  # which everybody is at first
    return replace(there, part=part, talk="\n".join(dict.fromkeys(filter(None, (there.talk, was.talk)))))


def _parted(interview: Interview, before: Met, *, gone: str, kept: str) -> tuple[Meeting, ...]:
    assert before.gone
    now = interview.met(kept)
    if now is None:  # taken out since
        return interview.people
    if before.kept is None:
        back = before.gone if now == joint(before.gone, None, kept) else replace(now, contact=gone)
        return tuple(back if m == now else m for m in interview.people)
    stays = before.kept if now == joint(before.gone, before.kept, kept) else now
    people = [stays if m == now else m for m in interview.people]
    people.insert(before.place, before.gone)
    return tuple(people)


def _place(history: list[Event], event: Event, *, near: int) -> int | None:
    """Return where an event stands: two of the same moment may be alike, so the nearest to its old place."""
    alike = [i for i, e in enumerate(history) if e == event]
    return min(alike, key=lambda i: abs(i - near), default=None)
