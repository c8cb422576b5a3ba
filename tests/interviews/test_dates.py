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


FRIDAY = dt.date(2026, 11, 27)


@pytest.mark.parametrize(
    ("day", "phrases"),
    [
        (
            "2026-12-11",
            "the week after next; in der übernächsten Woche; la semaine après la prochaine; in 1-2 weeks;"
            " a semana depois da próxima; la semana después de la próxima; end of the week after next",
        ),
        ("2026-12-11", "KW 50; in KW50; week 50; CW 50; semaine 50; semana 50; KW 49/50; kalenderwoche 50"),
        ("2026-12-11", "Friday week; vendredi en huit; übernächsten Freitag; Friday the week after next"),
        (
            "2026-12-11",
            "the week of December 7; Woche vom 7. Dezember; semaine du 7 décembre; w/c 7 December;"
            " la semana del 7 de diciembre; a semana de 7 de dezembro",
        ),
        (
            "2026-12-11",
            "one to two weeks; a week or two; in ein bis zwei Wochen; d'ici une à deux semaines;"
            " una o dos semanas; uma ou duas semanas; in two weeks' time; two weeks from today",
        ),
        (
            "2026-12-11",
            "within 2 weeks after the interview; innerhalb von zwei Wochen nach dem Gespräch",
        ),
        (
            "2026-12-07",
            "a week on Monday; a week from Monday; Monday week; lundi en huit; first week of December",
        ),
        ("2026-12-07", "Montag in einer Woche; una semana desde el lunes; erste Dezemberwoche"),
        (
            "2026-12-15",
            "mid-December; Mitte Dezember; mi-décembre; a mediados de diciembre; meados de dezembro",
        ),
        ("2026-12-15", "by the 15th; am 15.; bis zum 15.; avant le 15; el 15; até dia 15; Tuesday the 15th"),
        ("2026-12-15", "the 15th of next month; am 15. des nächsten Monats; le 15 du mois prochain"),
        ("2026-11-29", "over the weekend; am Wochenende; at the weekend"),
        (
            "2026-12-04",
            "heute in acht Tagen; dans huit jours; in ein paar Tagen; en ocho días;"
            " im Laufe der nächsten Woche",
        ),
        (
            "2026-12-04",
            "a lo largo de la semana que viene; como muy tarde el viernes; o mais tardar sexta-feira",
        ),
        ("2026-11-30", "até ao fim do mês; au cours du mois; im Laufe des Monats"),
        ("2026-12-11", "50. KW; sous 15 jours; em 15 dias; de aquí a dos semanas"),
        ("2026-12-18", "Freitag in vierzehn Tagen; sous 15 jours ouvrés; en 15 días hábiles"),
        ("2026-12-05", "tomorrow week; a week tomorrow"),
        ("2026-12-24", "before the holidays; vor den Feiertagen; avant les fêtes; antes de las fiestas"),
        ("2027-01-05", "antes de Reyes"),
        ("2027-01-14", "second week of January; zweite Januarwoche; deuxième semaine de janvier"),
        ("2026-12-18", "in 2-3 weeks; zwei bis drei Wochen; deux ou trois semaines; dos o tres semanas"),
        ("2026-12-24", "before Christmas; vor Weihnachten; avant Noël; antes de Navidad; antes do Natal"),
        ("2026-12-31", "before the New Year; avant le nouvel an; antes de Año Nuevo; end of the quarter"),
        ("2026-11-30", "Monday morning; Montagvormittag; Montag Morgen; lundi matin; Monday 3pm; Monday EOD"),
        ("2026-11-30", "el lunes por la mañana; segunda de manhã; after the weekend; nach dem Wochenende"),
        ("2026-11-28", "tomorrow 3pm; morgen früh; mañana por la mañana; within 24 hours; sous 24h"),
        ("2026-11-29", "pasado mañana; depois de amanhã; within 48 hours; innerhalb von 48 Stunden"),
        (
            "2026-12-04",
            "by EOD Friday; Friday EOD; vendredi en fin de journée; close of business Friday; COB Friday",
        ),
        (
            "2026-12-04",
            "in the next few days; in den nächsten Tagen; dans les prochains jours; late next week",
        ),
        ("2026-12-04", "Thursday or Friday next week; Fri, 4.12.; by 5pm on Friday; this coming Friday"),
        (
            "2026-12-01",
            "early next week; Anfang nächster Woche; début de semaine prochaine; Monday or Tuesday",
        ),
        ("2026-12-02", "mid next week; Mitte nächster Woche; mi-semaine prochaine"),
        ("2026-12-10", "early December; Anfang Dezember; début décembre; a principios de diciembre"),
        ("2026-11-27", "EOD; by end of day; heute Abend; ce soir; tonight; diese Woche"),
        ("2026-11-13", "two weeks ago; vor zwei Wochen; il y a deux semaines; hace dos semanas"),
        ("2026-11-20", "last Friday; letzten Freitag; vendredi dernier; el viernes pasado"),
        (
            "2027-02-12",
            "in eleven weeks; in elf Wochen; dans onze semaines; en once semanas; em onze semanas",
        ),
        ("2027-01-31", "early next year; Ende Januar; end of January"),
    ],
)
def test_a_phrase_said_on_friday_27_november_is_understood(day: str, phrases: str) -> None:
    for phrase in phrases.split("; "):
        assert understand(phrase, FRIDAY) == dt.date.fromisoformat(day), phrase


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
        ("in the coming weeks", "cannot tell"),
        ("in den nächsten Wochen", "cannot tell"),
        ("in a few weeks", "cannot tell"),
        ("in the new year", "cannot tell"),
        ("after Christmas", "cannot tell"),
        ("15", "cannot tell"),
        ("Monday 8", "is a Tuesday"),
        ("KW 54", "is no day"),
        ("in 0 weeks", "cannot tell"),
        ("the 32nd", "is no day"),
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
        ("2026-11-20 14:30-15:30", When(dt.date(2026, 11, 20), dt.time(14, 30), "Europe/Berlin")),
        ("20 Nov 9-10am ET", When(dt.date(2026, 11, 20), dt.time(9), "America/New_York")),
        ("20.11.2026, 14.30 - 15.30 Uhr", When(dt.date(2026, 11, 20), dt.time(14, 30), "Europe/Berlin")),
        ("20.11. 14:30 Uhr", When(dt.date(2026, 11, 20), dt.time(14, 30), "Europe/Berlin")),
        ("2 pm 20 NOV", When(dt.date(2026, 11, 20), dt.time(14), "Europe/Berlin")),
        ("2026-11-20 14:30 CET", When(dt.date(2026, 11, 20), dt.time(14, 30), "CET")),
        ("20 November 2026 at 2:30 p.m.", When(dt.date(2026, 11, 20), dt.time(14, 30), "Europe/Berlin")),
        ("11/20/2026 2:30 pm", When(dt.date(2026, 11, 20), dt.time(14, 30), "Europe/Berlin")),
        ("20.11.2026 14.30 Uhr", When(dt.date(2026, 11, 20), dt.time(14, 30), "Europe/Berlin")),
        ("20.11.2026 14.30", When(dt.date(2026, 11, 20), dt.time(14, 30), "Europe/Berlin")),
        ("20. November um 14 Uhr 30", When(dt.date(2026, 11, 20), dt.time(14, 30), "Europe/Berlin")),
        ("20 novembre à 14 h 30", When(dt.date(2026, 11, 20), dt.time(14, 30), "Europe/Berlin")),
        ("20 de noviembre a las 14:30", When(dt.date(2026, 11, 20), dt.time(14, 30), "Europe/Berlin")),
        ("20 de novembro às 14h", When(dt.date(2026, 11, 20), dt.time(14), "Europe/Berlin")),
        ("tomorrow 3pm", When(dt.date(2026, 11, 19), dt.time(15), "Europe/Berlin")),
        ("tomorrow at noon", When(dt.date(2026, 11, 19), dt.time(12), "Europe/Berlin")),
        ("last Friday 9:30", When(dt.date(2026, 11, 13), dt.time(9, 30), "Europe/Berlin")),
        ("2026-11-20 14:30 PST", When(dt.date(2026, 11, 20), dt.time(14, 30), "America/Los_Angeles")),
        ("20 Nov 2pm ET", When(dt.date(2026, 11, 20), dt.time(14), "America/New_York")),
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
        ("2026-11-20 10:00 PDT", "it is PST then; name the zone, like America/Los_Angeles"),
        ("2026-07-01 10:00 EST", "it is EDT then"),
        ("2026-11-20 10:00 CST", "no time zone is called 'CST'"),
        ("Friday at 3", "3 am or 3 pm"),
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
