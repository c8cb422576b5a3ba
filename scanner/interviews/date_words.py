"""The words dates are said in, in English, German, French, Spanish and Portuguese; without accents.

No library does: dateparser 1.2 takes "1.12." for twelve minutes past one, and gives up on "within a week"
and "end of month".
"""

from __future__ import annotations


def _numbered(*rows: str) -> dict[str, int]:
    """Return each word of the n-th row with n, counted from 1."""
    return {word: n for n, row in enumerate(rows, start=1) for word in row.split()}


MONTHS = _numbered(
    "january jan januar janner janvier janv enero ene janeiro",
    "february feb februar fevrier fev fevr febrero fevereiro",
    "march mar marz mrz mars marzo marco",
    "april apr avril avr abril abr",
    "may mai mayo maio",
    "june jun juni juin junio junho",
    "july jul juli juillet juil julio julho",
    "august aug aout agosto ago",
    "september sep sept septembre septiembre setiembre setembro set",
    "october oct oktober okt octobre octubre outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dic dezembro",
)

WEEKDAYS = {
    word: day - 1
    for word, day in _numbered(
        "monday mon montag mo lundi lun lunes segunda segunda-feira",
        "tuesday tue tues dienstag di mardi mar martes terca terca-feira",
        "wednesday wed mittwoch mi mercredi mer miercoles mie quarta quarta-feira",
        "thursday thu thurs donnerstag do jeudi jeu jueves jue quinta quinta-feira",
        "friday fri freitag fr vendredi ven viernes vie sexta sexta-feira",
        "saturday sat samstag sonnabend sa samedi sam sabado sab",
        "sunday sun sonntag so dimanche dim domingo dom",
    ).items()
}

NUMBERS = _numbered(
    "a an one ein eine einem einer einen un une una uno um uma",
    "two zwei deux dos dois duas couple",
    "three drei trois tres",
    "four vier quatre cuatro quatro",
    "five funf cinq cinco",
    "six sechs seis",
    "seven sieben sept siete sete",
    "eight acht huit ocho oito",
    "nine neun neuf nueve nove",
    "ten zehn dix diez dez",
)

BEFORE = frozenset(
    """by before until till latest at the on within in during after from now not later than no
    bis zum zur am im in innerhalb innert binnen von spatestens den der dem nach
    d'ici d ici avant le la les l au plus tard dans sous jusqu'au jusqu'a a en
    antes del de el al dentro hasta para dentro do da o ate no na em mais tardar
    about of ca des du zu""".split()
)
"""Words that stand around a date and say nothing about which."""

DAY = frozenset("day days tag tage tagen jour jours dia dias".split())
WEEK = frozenset("week weeks woche wochen semaine semaines semana semanas".split())
FORTNIGHT = frozenset("fortnight quinzaine quincena quinzena".split())
AROUND_SPANS = frozenset("the of from now time later zeit today los las les os as".split())
MONTH = frozenset("month months monat monats monate monaten mois mes meses".split())
YEAR = frozenset("year years jahr jahres jahre jahren an ans annee ano anos".split())
BUSINESS = frozenset(
    """business working werktag werktage werktagen arbeitstag arbeitstage arbeitstagen geschaftstag
    ouvre ouvres ouvrable ouvrables habil habiles laborable laborables util uteis""".split()
)
COMPOUNDS = {"monatsende": ("ende", "monats"), "jahresende": ("ende", "jahres"), "eom": ("end", "month")}
END = frozenset("end ende fin final fim finales finais".split())
NEXT = frozenset(
    """next following coming nachste nachster nachsten nachstem nachstes kommende kommender kommenden
    prochain prochaine proximo proxima siguiente que vem viene seguinte entrante""".split()
)
THIS = frozenset(
    """this diese dieser diesen dieses diesem ce cet cette este esta estes estas deste desta neste nesta
    corriente courant""".split()
)
TODAY = frozenset(("today", "heute", "aujourd'hui", "hoy", "hoje"))
YESTERDAY = frozenset(("yesterday", "gestern", "hier", "ayer", "ontem"))
TOMORROW = frozenset(("tomorrow", "morgen", "demain", "manana", "amanha"))
AFTER_TOMORROW = frozenset(("overmorrow", "ubermorgen", "apres-demain", "pasado"))

MONTH_NAMES = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
"""For writing; the rest of this module is for reading."""
