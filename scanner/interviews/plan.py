"""What is due after an interview, and when: pure rules over an interview's history and the calendar.

Every due date is a business day, and nothing is due before its interview. Dates are local: the interview's
day as it was written down, today as the person has it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from scanner.interviews.workdays import Workdays
from scanner.model.follow_up import FollowUp, FollowUpKind, FollowUpState
from scanner.model.interview import Event, EventKind, Interview, Meeting, Part, State

CLOSING = {
    EventKind.DONE: FollowUpState.DONE,
    EventKind.SKIPPED: FollowUpState.SKIPPED,
}
WHO_ANSWERS = (Part.RECRUITER, Part.HOST, Part.INTERVIEWER, Part.OTHER)
"""Whom to ask how it stands: whose work it is to answer comes first."""

LONGEST_WAIT = 366
THANKS_FOLD_AFTER = dt.timedelta(weeks=2)
"""A thank-you this late is no letter of its own any more: who asks how it stands thanks as well."""
ANSWER_OFFER_WITHIN = 5
"""Business days for an offer without a date: about what employers allow."""

Round = tuple[str, str, dt.date]
"""Employer, role and day of an interview."""


@dataclass(frozen=True, slots=True)
class Rules:
    """When to write what; in business days, but for `nudge_again_after`, in days."""

    thank_within: int = 1
    nudge_after_promise: int = 1
    nudge_without_promise: int = 5
    nudge_again_after: int = 7
    nudges: int = 2
    ask_feedback_within: int = 1

    def __post_init__(self) -> None:
        waits = {name: wait for name, wait in asdict(self).items() if name != "nudges"}
        if not all(1 <= wait <= LONGEST_WAIT for wait in waits.values()):
            raise ValueError(f"every wait is at least 1 day, and at most {LONGEST_WAIT}")
        if not 0 <= self.nudges <= 2:
            raise ValueError("at most two nudges: a third one only harms")


def plan(
    interview: Interview, now: dt.datetime, *, rules: Rules, workdays: Workdays, answered: bool = False
) -> tuple[FollowUp, ...]:
    """Return everything to do after `interview`, what is done included, in order of due dates.

    `now` is the person's local time, aware. `answered` says that the employer's answer is known from
    elsewhere: a later round was arranged.
    """
    desk = _Desk(interview, now, rules, workdays)
    planned = [*_thanks(desk), *(() if answered else _nudges(desk)), *_feedback(desk), *_offer(desk)]
    return tuple(sorted(planned, key=order))


def due(
    interview: Interview, now: dt.datetime, *, rules: Rules, workdays: Workdays, answered: bool = False
) -> tuple[FollowUp, ...]:
    """Return what is to be done now, or should have been done before."""
    planned = plan(interview, now, rules=rules, workdays=workdays, answered=answered)
    return tuple(f for f in planned if f.state in (FollowUpState.DUE, FollowUpState.OVERDUE))


def agenda(
    interviews: Iterable[Interview],
    now: dt.datetime,
    *,
    rules: Rules,
    workdays: Workdays,
    rounds: Iterable[Round] = (),
) -> tuple[FollowUp, ...]:
    """Return everything to do after `interviews`, in order of due dates; a later round is an answer.

    `rounds` tells of interviews that are not among them: employer, role and day.
    """
    held = tuple(interviews)
    last: dict[tuple[str, str], dt.date] = {}
    for employer, role, day in (*rounds, *((i.employer, i.role, i.when.day) for i in held)):
        job = _job(employer, role)
        last[job] = max(day, last.get(job, day))
    planned = [
        follow_up
        for interview in held
        for follow_up in plan(
            interview,
            now,
            rules=rules,
            workdays=workdays,
            answered=interview.when.day < last[_job(interview.employer, interview.role)],
        )
    ]
    return tuple(sorted(planned, key=order))


def order(follow_up: FollowUp) -> tuple[dt.date, str, str]:
    """Sort by day first; the people of an interview stay in the order they were noted."""
    return follow_up.due, follow_up.interview, follow_up.kind


def _job(employer: str, role: str) -> tuple[str, str]:
    return " ".join(employer.casefold().split()), " ".join(role.casefold().split())


@dataclass(frozen=True, slots=True)
class _Desk:
    """An interview, seen at a moment under the rules."""

    interview: Interview
    now: dt.datetime
    rules: Rules
    workdays: Workdays

    def day(self, moment: dt.datetime) -> dt.date:
        return moment.astimezone(self.now.tzinfo).date()

    def closing(self, kind: FollowUpKind, contact: str | None) -> Event | None:
        """Return the event that ended this follow-up: the first time it was done or skipped."""
        return next((e for e in self.told(kind, contact) if e.kind in CLOSING), None)

    def told(self, kind: FollowUpKind, contact: str | None) -> list[Event]:
        about_one = kind is FollowUpKind.THANK
        return [e for e in self.interview.history if e.of is kind and (not about_one or e.about == contact)]

    def follow_up(
        self, kind: FollowUpKind, contact: str | None, since: dt.date, latest: dt.date, why: str
    ) -> FollowUp:
        """Move it behind the days it was put off to, onto business days, and say how it stands."""
        put_off = [e.until for e in self.told(kind, contact) if e.kind is EventKind.SNOOZED and e.until]
        if put_off and put_off[-1] > since:
            since = put_off[-1]
        latest = self.workdays.on_or_after(max(since, latest))
        return FollowUp(
            interview=self.interview.id,
            kind=kind,
            contact=contact,
            since=since,
            due=latest,
            why=why,
            state=self.state(kind, contact, since, latest),
        )

    def state(
        self, kind: FollowUpKind, contact: str | None, since: dt.date, latest: dt.date
    ) -> FollowUpState:
        closing = self.closing(kind, contact)
        if closing is not None:
            return CLOSING[closing.kind]
        if since > self.now.date() or not self.interview.is_over(self.now):
            return FollowUpState.UPCOMING
        return FollowUpState.OVERDUE if self.now.date() > latest else FollowUpState.DUE


def _thanks(desk: _Desk) -> Iterable[FollowUp]:
    day = desk.interview.when.day
    for meeting in desk.interview.people:
        if not desk.interview.state.is_open and not desk.closing(FollowUpKind.THANK, meeting.contact):
            continue
        latest = desk.workdays.after(day, desk.rules.thank_within)
        thanks = desk.follow_up(FollowUpKind.THANK, meeting.contact, day, latest, f"you met on {day}")
        if not thanks.state.is_open or desk.now.date() <= thanks.due + THANKS_FOLD_AFTER:
            yield thanks


def _nudges(desk: _Desk) -> Iterable[FollowUp]:
    interview, rules = desk.interview, desk.rules
    whom = who_answers(interview)
    first = desk.closing(FollowUpKind.NUDGE, None)
    if rules.nudges >= 1 and (interview.state.is_open or first):
        day, why = _silence(desk)
        yield desk.follow_up(FollowUpKind.NUDGE, whom, day, day, why)
    if rules.nudges < 2 or first is None or first.kind is not EventKind.DONE:
        return
    if interview.state.is_open or desk.closing(FollowUpKind.NUDGE_AGAIN, None):
        day, _ = _silence(desk)
        again = desk.day(first.at) + dt.timedelta(days=rules.nudge_again_after)
        day = desk.workdays.on_or_after(max(day, again))
        why = f"no answer since you wrote on {desk.day(first.at)}"
        yield desk.follow_up(FollowUpKind.NUDGE_AGAIN, whom, day, day, why)


def _silence(desk: _Desk) -> tuple[dt.date, str]:
    """Return the business day on which silence is worth a question, and why."""
    interview, rules, workdays = desk.interview, desk.rules, desk.workdays
    heard = interview.moment_of(EventKind.HEARD)
    quiet_since = max(interview.when.day, desk.day(heard)) if heard else interview.when.day
    patience = workdays.after(quiet_since, rules.nudge_without_promise)
    promised = interview.promised_by
    if promised is None:
        return patience, f"nothing heard since {quiet_since}, and nothing was promised"
    day = workdays.after(promised, rules.nudge_after_promise)
    if quiet_since > promised:
        return max(day, patience), f"nothing heard since {quiet_since}"
    return day, f"an answer was promised by {promised}"


def _feedback(desk: _Desk) -> Iterable[FollowUp]:
    interview = desk.interview
    kind = FollowUpKind.ASK_FEEDBACK
    if (interview.state is not State.REJECTED or interview.feedback) and not desk.closing(kind, None):
        return
    told = interview.moment_of(EventKind.STATE, State.REJECTED)
    day = max(interview.when.day, desk.day(told)) if told else interview.when.day
    latest = desk.workdays.after(day, desk.rules.ask_feedback_within)
    yield desk.follow_up(kind, who_answers(interview), day, latest, f"they said no on {day}")


def _offer(desk: _Desk) -> Iterable[FollowUp]:
    """An offer is answered by the day they named, weekend or not, else within some business days."""
    interview, kind = desk.interview, FollowUpKind.ANSWER_OFFER
    told = interview.moment_of(EventKind.STATE, State.OFFER)
    if interview.state is not State.OFFER or told is None:
        return
    since = max(interview.when.day, desk.day(told))
    by = interview.answer_offer_by
    why = f"they made an offer on {since}" + (f" and expect an answer by {by}" if by else "")
    latest = by or desk.workdays.after(since, ANSWER_OFFER_WITHIN)
    planned = desk.follow_up(kind, who_answers(interview), since, latest, why)
    if by and planned.since <= by:
        state = desk.state(kind, None, planned.since, by)
        planned = replace(planned, due=by, state=state)
    yield planned


def who_answers(interview: Interview) -> str | None:
    """Return the UID of the person to ask how it stands: the recruiter first; None where nobody was met."""

    def rank(meeting: Meeting) -> int:
        return WHO_ANSWERS.index(meeting.part)

    return min(interview.people, key=rank).contact if interview.people else None
