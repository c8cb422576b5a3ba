"""What is due after an interview, and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from scanner.interviews.plan import Rules, agenda, due, order, plan
from scanner.interviews.workdays import Workdays
from scanner.model.follow_up import FollowUp, FollowUpKind, FollowUpState
from scanner.model.interview import Event, EventKind, Interview, State, When
from tests.interviews.made_up import BERLIN, FRIDAY, at, interview

RULES = Rules()
GERMAN = Workdays("DE", "BE")


def planned(held: Interview, now: dt.datetime) -> tuple[FollowUp, ...]:
    return plan(held, now, rules=RULES, workdays=GERMAN)


def only(held: Interview, now: dt.datetime, kind: FollowUpKind) -> FollowUp:
    (found,) = [f for f in planned(held, now) if f.kind is kind]
    return found


def done(held: Interview, kind: FollowUpKind, when: str, about: str | None = None) -> Interview:
    return held.told(Event(EventKind.DONE, at(when), of=kind, about=about))


def decided(held: Interview, state: State, when: str) -> Interview:
    return held.told(Event(EventKind.STATE, at(when), state=state))


def test_each_person_met_is_thanked_the_next_day() -> None:
    thanks = [f for f in planned(interview(dt.date(2026, 11, 18), "ann", "bob"), at("2026-11-18", 16))][:2]
    assert [(f.contact, f.due) for f in thanks] == [
        ("ann", dt.date(2026, 11, 19)),
        ("bob", dt.date(2026, 11, 19)),
    ]
    assert {f.state for f in thanks} == {FollowUpState.DUE}


def test_after_a_friday_monday_will_do() -> None:
    assert only(interview(FRIDAY, "ann"), at("2026-11-20", 18), FollowUpKind.THANK).due == dt.date(
        2026, 11, 23
    )


def test_after_the_day_before_christmas_the_next_business_day_will_do() -> None:
    eve = interview(dt.date(2026, 12, 24), "ann")
    assert only(eve, at("2026-12-24", 18), FollowUpKind.THANK).due == dt.date(2026, 12, 28)


@pytest.mark.parametrize(("hour", "state"), [(13, FollowUpState.UPCOMING), (14, FollowUpState.DUE)])
def test_nobody_is_thanked_before_the_interview(hour: int, state: FollowUpState) -> None:
    assert only(interview(FRIDAY, "ann"), at("2026-11-20", hour), FollowUpKind.THANK).state is state


def test_where_only_the_day_is_known_thanks_wait_for_its_end_or_until_it_is_marked_held() -> None:
    held = interview(FRIDAY, "ann", hour=None)
    assert due(held, at("2026-11-20", 23), rules=RULES, workdays=GERMAN) == ()
    assert due(held, at("2026-11-21", 0), rules=RULES, workdays=GERMAN)
    marked = decided(held, State.HELD, "2026-11-20")
    assert due(marked, at("2026-11-20", 13), rules=RULES, workdays=GERMAN)


def test_a_thank_you_not_written_is_overdue() -> None:
    assert only(interview(FRIDAY, "ann"), at("2026-11-24"), FollowUpKind.THANK).state is FollowUpState.OVERDUE


def test_one_thanked_leaves_the_other() -> None:
    held = done(interview(FRIDAY, "ann", "bob"), FollowUpKind.THANK, "2026-11-20", "ann")
    assert [f.contact for f in due(held, at("2026-11-21"), rules=RULES, workdays=GERMAN)] == ["bob"]


def test_a_promise_that_passes_in_silence_is_asked_about_a_business_day_later() -> None:
    held = interview(FRIDAY, "ann", "rec", promised_by=dt.date(2026, 12, 4))
    nudge = only(held, at("2026-12-01"), FollowUpKind.NUDGE)
    assert (nudge.due, nudge.contact) == (dt.date(2026, 12, 7), "rec")
    assert "promised by 2026-12-04" in nudge.why


def test_without_a_promise_five_business_days_pass() -> None:
    assert only(interview(FRIDAY), at("2026-11-21"), FollowUpKind.NUDGE).due == dt.date(2026, 11, 27)


def test_who_wrote_in_between_is_given_time_again() -> None:
    held = interview(FRIDAY, "ann").told(Event(EventKind.HEARD, at("2026-11-26")))
    assert only(held, at("2026-11-27"), FollowUpKind.NUDGE).due == dt.date(2026, 12, 3)


def test_a_second_nudge_comes_a_week_after_the_first_then_none() -> None:
    held = done(interview(FRIDAY, "ann"), FollowUpKind.NUDGE, "2026-11-27")
    assert only(held, at("2026-11-28"), FollowUpKind.NUDGE_AGAIN).due == dt.date(2026, 12, 4)
    held = done(held, FollowUpKind.NUDGE_AGAIN, "2026-12-04")
    assert due(held, at("2027-06-01"), rules=RULES, workdays=GERMAN) == ()


def test_a_thank_you_weeks_late_is_no_letter_of_its_own_any_more() -> None:
    held = interview(FRIDAY, "ann")
    assert FollowUpKind.THANK in {f.kind for f in planned(held, at("2026-12-07"))}
    assert {f.kind for f in planned(held, at("2026-12-08"))} == {FollowUpKind.NUDGE}
    thanked = done(held, FollowUpKind.THANK, "2026-11-21", "ann")
    assert FollowUpKind.THANK in {f.kind for f in planned(thanked, at("2027-12-08"))}


def test_a_week_after_that_is_a_holiday_moves_on() -> None:
    held = done(interview(dt.date(2026, 12, 10), "ann"), FollowUpKind.NUDGE, "2026-12-18")
    assert only(held, at("2026-12-19"), FollowUpKind.NUDGE_AGAIN).due == dt.date(2026, 12, 28)


def test_a_nudge_skipped_has_no_second() -> None:
    held = interview(FRIDAY).told(Event(EventKind.SKIPPED, at("2026-11-27"), of=FollowUpKind.NUDGE))
    assert [(f.kind, f.state) for f in planned(held, at("2027-01-04"))] == [
        (FollowUpKind.NUDGE, FollowUpState.SKIPPED)
    ]


def test_a_rejection_asks_for_feedback_once() -> None:
    held = decided(interview(FRIDAY, "ann"), State.REJECTED, "2026-12-04")
    assert [f.kind for f in planned(held, at("2026-12-04"))] == [FollowUpKind.ASK_FEEDBACK]
    assert only(held, at("2026-12-04"), FollowUpKind.ASK_FEEDBACK).due == dt.date(2026, 12, 7)
    held = done(held, FollowUpKind.ASK_FEEDBACK, "2026-12-04")
    assert due(held, at("2027-01-04"), rules=RULES, workdays=GERMAN) == ()


def test_feedback_that_came_is_not_asked_for() -> None:
    held = decided(interview(FRIDAY, "ann", feedback="too little Rust"), State.REJECTED, "2026-12-04")
    assert planned(held, at("2026-12-04")) == ()


def test_an_offer_is_to_be_answered_by_their_day_be_it_a_sunday() -> None:
    offer = Event(EventKind.STATE, at("2026-12-01"), state=State.OFFER, until=dt.date(2026, 12, 6))
    (answer,) = planned(interview(FRIDAY, "ann", "rec").told(offer), at("2026-12-02"))
    assert (answer.kind, answer.contact, answer.due) == (
        FollowUpKind.ANSWER_OFFER,
        "rec",
        dt.date(2026, 12, 6),
    )
    assert answer.state is FollowUpState.DUE
    assert "expect an answer by 2026-12-06" in answer.why
    accepted = decided(interview(FRIDAY, "ann").told(offer), State.ACCEPTED, "2026-12-03")
    assert planned(accepted, at("2026-12-07")) == ()


def test_an_offer_without_a_day_is_to_be_answered_within_a_week() -> None:
    held = decided(interview(FRIDAY, "ann"), State.OFFER, "2026-12-01")
    assert only(held, at("2026-12-01"), FollowUpKind.ANSWER_OFFER).due == dt.date(2026, 12, 8)


@pytest.mark.parametrize(
    "state", [State.ACCEPTED, State.DECLINED, State.WITHDRAWN, State.NO_ANSWER, State.CANCELLED]
)
def test_an_end_ends_the_reminders(state: State) -> None:
    held = decided(interview(FRIDAY, "ann"), state, "2026-11-20")
    assert planned(held, at("2026-12-24")) == ()


def test_snoozed_is_put_off_to_a_business_day() -> None:
    event = Event(EventKind.SNOOZED, at("2026-11-27"), of=FollowUpKind.NUDGE, until=dt.date(2026, 12, 5))
    nudge = only(interview(FRIDAY).told(event), at("2026-12-01"), FollowUpKind.NUDGE)
    assert (nudge.due, nudge.state) == (dt.date(2026, 12, 7), FollowUpState.UPCOMING)


def test_a_later_round_is_an_answer() -> None:
    first = interview(FRIDAY, "ann", role="Baker")
    second = replace(
        first, id="9999", when=When(dt.date(2026, 12, 10), None, "Europe/Berlin"), employer=" ACME"
    )
    kinds = [
        (f.interview, f.kind) for f in agenda([first, second], at("2026-12-01"), rules=RULES, workdays=GERMAN)
    ]
    assert ("7f3a", FollowUpKind.NUDGE) not in kinds
    assert ("7f3a", FollowUpKind.THANK) in kinds
    assert ("9999", FollowUpKind.NUDGE) in kinds
    rounds = [("acme", "baker", dt.date(2026, 12, 10))]
    alone = agenda([first], at("2026-12-01"), rules=RULES, workdays=GERMAN, rounds=rounds)
    assert {f.kind for f in alone} == {FollowUpKind.THANK}


def test_uids_stay_when_a_plan_changes() -> None:
    held = interview(FRIDAY, "ann", "bob")
    before = {f.uid for f in planned(held, at("2026-11-20"))}
    later = replace(held, promised_by=dt.date(2027, 1, 8), people=held.people[::-1])
    assert {f.uid for f in planned(later, at("2026-11-25"))} == before
    assert len(before) == 3


@pytest.mark.parametrize(
    "wrong", [{"thank_within": 0}, {"nudges": 3}, {"nudges": -1}, {"nudge_again_after": 0}]
)
def test_rules_that_harm_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"at (least|most)"):
        Rules(**wrong)


class AYearOfEvents(RuleBasedStateMachine):
    """Whatever happens in whatever order, the promises of the rules hold."""

    @initialize(day=st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)), hour=st.none() | st.integers(0, 23))
    def write_down(self, day: dt.date, hour: int | None) -> None:
        self.held = interview(day, "ann", "rec", hour=hour if hour != 2 else 3)
        self.now = dt.datetime.combine(day, dt.time(8), tzinfo=BERLIN) - dt.timedelta(days=5)
        self.written: list[tuple[FollowUp, dt.datetime]] = []

    @rule(hours=st.integers(1, 24 * 9))
    def wait(self, hours: int) -> None:
        self.now += dt.timedelta(hours=hours)

    @rule(state=st.sampled_from(State))
    def reach(self, state: State) -> None:
        self.held = self.held.told(Event(EventKind.STATE, self.now, state=state))

    @rule(days=st.integers(0, 40))
    def promise(self, days: int) -> None:
        self.held = replace(self.held, promised_by=self.held.when.day + dt.timedelta(days=days))

    @rule()
    def hear(self) -> None:
        self.held = self.held.told(Event(EventKind.HEARD, self.now))

    @precondition(lambda self: self.due())
    @rule(
        choice=st.integers(0, 9), kind=st.sampled_from([EventKind.DONE, EventKind.SKIPPED, EventKind.SNOOZED])
    )
    def act(self, choice: int, kind: EventKind) -> None:
        todo = self.due()[choice % len(self.due())]
        until = self.now.date() + dt.timedelta(days=choice) if kind is EventKind.SNOOZED else None
        self.held = self.held.told(Event(kind, self.now, of=todo.kind, about=todo.contact, until=until))
        if kind is EventKind.DONE:
            self.written.append((todo, self.now))

    def due(self) -> tuple[FollowUp, ...]:
        return due(self.held, self.now, rules=RULES, workdays=GERMAN)

    @invariant()
    def at_most_two_nudges(self) -> None:
        nudges = [f for f, _ in self.written if f.kind in (FollowUpKind.NUDGE, FollowUpKind.NUDGE_AGAIN)]
        assert len(nudges) <= 2

    @invariant()
    def feedback_is_asked_for_once_and_each_is_thanked_once(self) -> None:
        assert len({f.uid for f, _ in self.written}) == len(self.written)

    @invariant()
    def nothing_is_written_before_the_interview(self) -> None:
        assert all(moment.astimezone(BERLIN).date() >= self.held.when.day for _, moment in self.written)
        begun = self.held.when.instant
        assert begun is None or all(moment >= begun for _, moment in self.written)

    @invariant()
    def every_due_date_is_a_business_day_after_the_interview(self) -> None:
        for follow_up in planned(self.held, self.now):
            assert follow_up.due in GERMAN
            assert follow_up.due > self.held.when.day

    @invariant()
    def after_the_end_nothing_is_due_and_after_an_offer_only_its_answer(self) -> None:
        if self.held.state is State.OFFER:
            assert {f.kind for f in self.due()} <= {FollowUpKind.ANSWER_OFFER}
        elif not self.held.state.is_open and self.held.state is not State.REJECTED:
            assert self.due() == ()

    @invariant()
    def a_plan_is_in_order_and_the_same_again(self) -> None:
        assert planned(self.held, self.now) == tuple(sorted(planned(self.held, self.now), key=order))


TestAYearOfEvents = AYearOfEvents.TestCase
TestAYearOfEvents.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


@given(
    st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31)),
    st.integers(0, 30),
    st.sampled_from(["DE", "US", "BR"]),
)
@settings(max_examples=60, deadline=None)
def test_business_days_are_counted_one_by_one(day: dt.date, count: int, country: str) -> None:
    workdays = Workdays(country)
    end = workdays.after(day, count)
    assert end in workdays
    passed = sum(day + dt.timedelta(days=n) in workdays for n in range(1, (end - day).days + 1))
    assert passed == count or (count == 0 and passed <= 1)
