"""Days as people say them, from Wednesday 18 November 2026."""

from __future__ import annotations

import contextlib
import datetime as dt

import hypothesis.strategies as st
import pytest
from hypothesis import given

from scanner.errors import UsageError
from scanner.interviews.dates import moment, promised, understand, written
from scanner.interviews.workdays import Workdays
from scanner.model.interview import LANGUAGES, When

WEDNESDAY = dt.date(2026, 11, 18)


@pytest.mark.parametrize(
    ("day", "phrases"),
    [
        ("2026-11-18", "today; heute; aujourd'hui; hoy; hoje"),
        ("2026-11-19", "tomorrow; morgen; demain; mañana; amanhã; Thursday"),
        (
            "2026-11-20",
            "Friday; by Friday; this Friday; bis Freitag; avant vendredi; el viernes; até sexta-feira",
        ),
        ("2026-11-20", "the day after tomorrow; übermorgen; après-demain; in a couple of days"),
        (
            "2026-11-23",
            "within 3 business days; in drei Werktagen; dans trois jours ouvrés; tres días hábiles",
        ),
        ("2026-11-25", "within a week; in one week; innerhalb einer Woche; dans une semaine; em uma semana"),
        ("2026-11-27", "by next Friday; bis nächsten Freitag; vendredi prochain; próxima sexta-feira"),
        (
            "2026-11-27",
            "next week; by the end of next week; nächste Woche; la semaine prochaine; semana que vem",
        ),
        ("2026-11-27", "Friday 27 November; Friday next week"),
        ("2026-11-30", "end of month; by the end of the month; Ende des Monats; fin de mois; a fin de mes"),
        ("2026-11-30", "Monatsende; à la fin du mois; até o fim do mês; end of November"),
        (
            "2026-12-01",
            "2026-12-01; 1.12.; 1.12.2026; 1.12.26; December 1st; 1 Dec; by 1 December 2026; Dec 1, 2026",
        ),
        (
            "2026-12-01",
            "am 1. Dezember; le 1er décembre; el 1 de diciembre de 2026; 1 de dezembro; bis zum 1.12.",
        ),
        (
            "2026-12-02",
            "in two weeks; a fortnight; in zwei Wochen; d'ici deux semaines; en dos semanas; in 14 days",
        ),
        ("2026-12-02", "sous quinze jours; in the next two weeks; em duas semanas"),
        ("2026-12-18", "in a month; dans un mois; in einem Monat"),
        ("2026-12-31", "by the end of the year; Jahresende; next month; Ende Dezember; el mes que viene"),
        ("2027-01-15", "15 January; 15.1.; 15/01/2027"),
    ],
)
def test_a_phrase_is_understood(day: str, phrases: str) -> None:
    for phrase in phrases.split("; "):
        assert understand(phrase, WEDNESDAY) == dt.date.fromisoformat(day), phrase


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("03/04/2026", "03 April 2026 or 04 March 2026"),
        ("3/4", "Write the month as a word"),
        ("31.2.2026", "is no day"),
        ("2026-02-30", "is no day"),
        ("29 February", "needs its year"),
        ("Thursday 27 November", "is a Friday"),
        ("soon", "write it like 2026-12-01"),
        ("", "no date in"),
        ("x" * 500, "no date in"),
        ("9999-99-99", "is no day"),
        ("early next week", "cannot tell"),
        ("in 900 weeks", "cannot tell"),
    ],
)
def test_what_is_no_day_or_two_is_refused(phrase: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        understand(phrase, WEDNESDAY)


@pytest.mark.parametrize(("said_on", "day"), [("2026-01-31", "2026-02-28"), ("2028-01-31", "2028-02-29")])
def test_a_month_from_the_last_day_ends_with_its_month(said_on: str, day: str) -> None:
    assert understand("in a month", dt.date.fromisoformat(said_on)) == dt.date.fromisoformat(day)


def test_end_of_the_week_said_on_sunday_is_the_next_friday() -> None:
    assert understand("end of the week", dt.date(2026, 11, 22)) == dt.date(2026, 11, 27)


def test_business_days_know_the_holidays() -> None:
    assert understand("in 2 Werktagen", dt.date(2026, 12, 23), workdays=Workdays("DE")) == dt.date(
        2026, 12, 28
    )


def test_nothing_is_promised_before_the_interview() -> None:
    with pytest.raises(UsageError, match="before the interview"):
        promised("2026-11-17", WEDNESDAY)


@given(st.dates(dt.date(2020, 1, 1), dt.date(2090, 12, 31)), st.sampled_from(LANGUAGES))
def test_what_letters_write_is_understood_again(day: dt.date, language: str) -> None:
    assert understand(written(day, language), WEDNESDAY) == day
    assert understand(day.isoformat(), WEDNESDAY) == day


@given(st.text(max_size=40), st.dates(dt.date(2020, 1, 1), dt.date(2090, 12, 31)))
def test_any_text_is_a_day_or_a_clear_message(text: str, day: dt.date) -> None:
    with contextlib.suppress(UsageError):
        assert isinstance(understand(text, day), dt.date)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2026-11-20", When(dt.date(2026, 11, 20), None, "Europe/Berlin")),
        ("15.11.", When(dt.date(2026, 11, 15), None, "Europe/Berlin")),
        ("20 October 9:00", When(dt.date(2026, 10, 20), dt.time(9), "Europe/Berlin")),
        ("7 January", When(dt.date(2027, 1, 7), None, "Europe/Berlin")),
        ("yesterday 10:00", When(dt.date(2026, 11, 17), dt.time(10), "Europe/Berlin")),
        ("2026-11-20 14:30", When(dt.date(2026, 11, 20), dt.time(14, 30), "Europe/Berlin")),
        ("2026-11-20T09:05", When(dt.date(2026, 11, 20), dt.time(9, 5), "Europe/Berlin")),
        ("tomorrow 2 pm", When(dt.date(2026, 11, 19), dt.time(14), "Europe/Berlin")),
        ("20 November at 12am", When(dt.date(2026, 11, 20), dt.time(0), "Europe/Berlin")),
        ("20. November um 14 Uhr", When(dt.date(2026, 11, 20), dt.time(14), "Europe/Berlin")),
        ("20.11. 14:30 Uhr", When(dt.date(2026, 11, 20), dt.time(14, 30), "Europe/Berlin")),
        ("2 pm 20 NOV", When(dt.date(2026, 11, 20), dt.time(14), "Europe/Berlin")),
        ("2026-11-20 14:30 CET", When(dt.date(2026, 11, 20), dt.time(14, 30), "CET")),
        ("20.11. 14:30 America/New_York", When(dt.date(2026, 11, 20), dt.time(14, 30), "America/New_York")),
    ],
)
def test_a_moment_is_understood(text: str, when: When) -> None:
    assert moment(text, WEDNESDAY, "Europe/Berlin") == when


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-03-29 02:30", "clocks go forward"),
        ("2026-11-20 25:00", "on a clock"),
        ("2026-11-20 13pm", "on a clock"),
        ("2026-11-20 10:00 Mars/Base", "no time zone"),
        ("2026-11-20 10:00 PDT", "no time zone is called 'PDT'"),
        ("2026-11-20 10:00 +02:00", "by its name"),
        ("2026-11-20T10:00Z", "by its name"),
        ("9999-12-31", "too far off"),
        ("0001-01-01", "too far off"),
    ],
)
def test_a_moment_that_is_none_is_refused(text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        moment(text, WEDNESDAY, "Europe/Berlin")


def test_an_hour_that_comes_twice_means_the_first() -> None:
    when = moment("2026-10-25 02:30", WEDNESDAY, "Europe/Berlin")
    assert when.instant is not None
    assert when.instant.astimezone(dt.UTC).hour == 0


def test_an_unknown_country_is_said() -> None:
    for country, part in (("XX", None), ("DE", "ZZ"), (None, "BE")):
        with pytest.raises(UsageError, match="country"):
            Workdays(country, part).on_or_after(WEDNESDAY)
