"""The words dates are said in, in English, German, French, Spanish and Portuguese; without accents.

No library does: dateparser 1.2 takes "1.12." for twelve minutes past one, and gives up on "within a week"
and "end of month".
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a word of a date is; its value stands beside it (which month, how many, how far ahead)."""

    DATE = "date"
    NUMBER = "number"
    ORDINAL = "ordinal"
    MONTH = "month"
    WEEKDAY = "weekday"
    DAYS = "days"
    WEEKS = "weeks"
    FORTNIGHT = "fortnight"
    CALENDAR_WEEK = "calendar week"
    WEEKEND = "weekend"
    MONTHS = "months"
    QUARTER = "quarter"
    YEARS = "years"
    HOURS = "hours"
    BUSINESS = "business"
    NEXT = "next"
    THIS = "this"
    LAST = "last"
    AFTER = "after"
    AGO = "ago"
    EARLY = "early"
    MID = "mid"
    END = "end"
    TODAY = "today"
    YESTERDAY = "yesterday"
    TOMORROW = "tomorrow"
    OVERMORROW = "overmorrow"
    FEAST = "feast"
    FEW = "few"


Said = tuple[Kind, int]
"""A word that says something about which day."""
ONE, SEVERAL = 1, 2
"""The value of a unit: "week" or "weeks"; what can be either counts as one."""


def _numbered(*rows: str, first: int = 1) -> dict[str, int]:
    """Return each word of the n-th row with n, counted from `first`."""
    return {word: n for n, row in enumerate(rows, start=first) for word in row.split()}


MONTHS = _numbered(
    "january jan januar janner janvier janv enero ene janeiro",
    "february feb februar fevrier fev fevr febrero fevereiro",
    "march marz mrz mars marzo marco",
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

WEEKDAYS = _numbered(
    "monday mon montag mo lundi lun lunes segunda",
    "tuesday tue tues dienstag di mardi mar martes terca",
    "wednesday wed weds mittwoch mi mercredi mer miercoles mie quarta",
    "thursday thu thur thurs donnerstag do jeudi jeu jueves jue quinta",
    "friday fri freitag fr vendredi ven viernes vie sexta",
    "saturday sat samstag sonnabend sa samedi sam sabado sab",
    "sunday sun sonntag so dimanche dim domingo dom",
    first=0,
)
ALSO_SMALL_WORDS = frozenset("do so di mi mar mer fr sa mo".split())
"""Short names of weekdays that are other words too: weekdays only where nothing else can be."""

NUMBERS = (
    _numbered(
        "a an one ein eine einem einer einen un une una uno um uma",
        "two zwei zwo deux dos dois duas couple paar",
        "three drei trois tres",
        "four vier quatre cuatro quatro",
        "five funf cinq cinco",
        "six sechs seis",
        "seven sieben sept siete sete",
        "eight acht huit ocho oito",
        "nine neun neuf nueve nove",
        "ten zehn dix diez dez",
        "eleven elf onze once",
        "twelve zwolf douze doce doze",
        "thirteen dreizehn treize trece treze",
        "fourteen vierzehn quatorze catorce catorze quinze quince",
        "fifteen funfzehn",
    )
    | {"twenty": 20, "zwanzig": 20, "vingt": 20, "veinte": 20, "vinte": 20}
    | dict.fromkeys(("thirty", "dreissig", "trente", "treinta", "trinta"), 30)
)
"""Quinze jours and its like are two weeks."""
ARTICLES = frozenset("a an un une una um uma ein eine einem einer einen".split())
"""Numbers only before a unit, elsewhere an article or a preposition."""


def _alike(kind: Kind, words: str, value: int = ONE) -> dict[str, Said]:
    return {word: (kind, value) for word in words.split()}


SAID: dict[str, Said] = {
    **_alike(Kind.DAYS, "day tag tages jour journee dia"),
    **_alike(Kind.DAYS, "days tage tagen jours dias", SEVERAL),
    **_alike(Kind.WEEKS, "week week's woche semaine semana"),
    **_alike(Kind.WEEKS, "weeks weeks' wochen semaines semanas", SEVERAL),
    **_alike(Kind.FORTNIGHT, "fortnight fortnight's quinzaine quincena quinzena"),
    **_alike(Kind.CALENDAR_WEEK, "kw cw wk kalenderwoche"),
    **_alike(Kind.WEEKEND, "weekend wochenende"),
    **_alike(Kind.MONTHS, "month month's monat monats mois mes"),
    **_alike(Kind.MONTHS, "months months' monate monaten meses", SEVERAL),
    **_alike(Kind.QUARTER, "quarter quartal quartals trimestre"),
    **_alike(Kind.YEARS, "year jahr jahres an annee ano"),
    **_alike(Kind.YEARS, "years jahre jahren ans annees anos", SEVERAL),
    **_alike(Kind.HOURS, "hour hours hrs stunde stunden heures heure horas hora h"),
    **_alike(Kind.BUSINESS, "business working work ouvre ouvres ouvrable ouvrables habil habiles"),
    **_alike(Kind.BUSINESS, "laborable laborables util uteis"),
    **_alike(Kind.NEXT, "next following coming nachste nachster nachsten nachstem nachstes"),
    **_alike(Kind.NEXT, "kommende kommender kommenden prochain prochaine prochains prochaines"),
    **_alike(Kind.NEXT, "suivant suivante proximo proxima proximos proximas siguiente siguientes"),
    **_alike(Kind.NEXT, "vem viene seguinte seguintes entrante folgende folgenden"),
    **_alike(Kind.NEXT, "ubernachste ubernachster ubernachsten ubernachstem ubernachstes", 2),
    **_alike(Kind.THIS, "this diese dieser diesen dieses diesem ce cet cette este esta estes estas"),
    **_alike(Kind.THIS, "deste desta neste nesta corriente courant laufende laufenden"),
    **_alike(Kind.LAST, "last letzte letzter letzten letztem letztes vergangene vergangenen"),
    **_alike(Kind.LAST, "dernier derniere pasado pasada passado passada ultimo ultima"),
    **_alike(Kind.AFTER, "after from nach ab apres despues depois seguir partir desde"),
    **_alike(Kind.AGO, "ago vor hace ha atras"),
    **_alike(Kind.EARLY, "early beginning start anfang debut principios comienzos inicio inicios comeco"),
    **_alike(Kind.MID, "mid middle mitte milieu mediados meados meio"),
    **_alike(Kind.END, "end late ende fin finales fines final fim finais"),
    **_alike(Kind.ORDINAL, "first erste ersten erster premier premiere primera primero primeira", 1),
    **_alike(Kind.ORDINAL, "second zweite zweiten zweiter deuxieme", 2),
    **_alike(Kind.ORDINAL, "third dritte dritten dritter troisieme tercera terceira", 3),
    **_alike(Kind.ORDINAL, "fourth vierte vierten vierter quatrieme cuarta", 4),
    **_alike(Kind.TODAY, "today tonight heute aujourd'hui hoy hoje"),
    **_alike(Kind.YESTERDAY, "yesterday gestern hier ayer ontem"),
    **_alike(Kind.TOMORROW, "tomorrow morgen demain manana amanha"),
    **_alike(Kind.OVERMORROW, "overmorrow ubermorgen"),
    **_alike(Kind.FEAST, "christmas xmas weihnachten noel navidad navidades natal", 1224),
    **_alike(Kind.FEAST, "silvester sylvester reveillon nochevieja", 1231),
    **_alike(Kind.FEAST, "neujahr", 1231),
    **_alike(Kind.FEAST, "reyes", 105),
    **_alike(Kind.FEW, "few"),
}
"""Words that say something about which day, months, weekdays and numbers apart."""

_AS_THEY_ARE = {"8": 8, "huit": 8, "ocho": 8, "oito": 8, "15": 15, "quinze": 15, "quince": 15}
"""Numbers that mean one or two weeks, but of business days no other number than they say."""
PHRASES = {
    "close of business": "eod",
    "end of business": "eod",
    "end of play": "eod",
    "end of the working day": "eod",
    "en fin de journee": "eod",
    "fin de journee": "eod",
    "final del dia": "eod",
    "fim do dia": "eod",
    "ende des tages": "eod",
    "ende des arbeitstages": "eod",
    "por la manana": "morning",
    "de la manana": "morning",
    "de manha": "morning",
    "da manha": "morning",
    "pela manha": "morning",
    "week-end": "weekend",
    "fin de semana": "weekend",
    "fim de semana": "weekend",
    **dict.fromkeys(("over the weekend", "at the weekend", "on the weekend"), "end weekend"),
    **dict.fromkeys(("am wochenende", "uber das wochenende", "ubers wochenende"), "ende weekend"),
    **dict.fromkeys(("the holidays", "den feiertagen", "die feiertage", "les fetes"), "christmas"),
    **dict.fromkeys(("las fiestas", "as festas"), "navidad"),
    "in the course of": "this",
    **dict.fromkeys(("im laufe", "im verlauf"), "dieser"),
    **dict.fromkeys(("au cours", "a lo largo", "ao longo"), "esta"),
    "como muy tarde": "a mas tardar",
    "o mais tardar": "a mas tardar",
    "de aqui a": "en",
    "new year's eve": "silvester",
    "new year's": "silvester",
    "new year": "silvester",
    "in the new year": "soon",
    "nouvel an": "silvester",
    "half a year": "6 months",
    "einem halben jahr": "6 monaten",
    "jour de l'an": "silvester",
    "ano nuevo": "silvester",
    "ano novo": "silvester",
    "il y a": "hace",
    "que viene": "next",
    "que vem": "next",
    "calendar week": "kw",
    "week commencing": "week of",
    "week starting": "week of",
    "week beginning": "week of",
    "w/c": "week of",
    "d'apres": "apres",
    "a few": "few",
    "ein paar": "few",
    "einigen": "few",
    "unos": "few",
    "quelques": "few",
    "alguns": "few",
    "algunos": "few",
    "monatsende": "ende monats",
    "jahresende": "ende jahres",
    "quartalsende": "ende quartals",
    "monatsmitte": "mitte monats",
    "monatsanfang": "anfang monats",
    "wochenmitte": "mitte woche",
    "wochenanfang": "anfang woche",
    "jahresanfang": "anfang jahres",
    "werktagen": "business tagen",
    "werktage": "business tage",
    "werktag": "business tag",
    "arbeitstagen": "business tagen",
    "arbeitstage": "business tage",
    "arbeitstag": "business tag",
    "geschaftstagen": "business tagen",
    "geschaftstage": "business tage",
    **dict.fromkeys(("acht tagen", "huit jours", "ocho dias", "oito dias", "8 jours", "8 tagen"), "1 week"),
    **dict.fromkeys(("15 jours", "15 dias"), "quinzaine"),
    **{
        f"{number} {days}": f"{figure} {days}"
        for number, figure in _AS_THEY_ARE.items()
        for days in ("jours ouvres", "jours ouvrables", "dias habiles", "dias laborables", "dias uteis")
    },
    "en huit": "week",
    "en quinze": "fortnight",
    "eom": "end month",
    "eow": "end week",
    "eoy": "end year",
    "eoq": "end quarter",
}
"""What several words, or parts of one, say together; in words that stand above."""

PARTS_OF_DAY = frozenset(
    """eod cob morning afternoon evening noon midday night
    morgens vormittag vormittags mittag mittags nachmittag nachmittags abend abends fruh
    matin matinee midi soir soiree tarde tardes noche mediodia tardinha noite feierabend geschaftsschluss
    dienstschluss""".split()
)
"""They tell no other day."""

FILLERS = frozenset(
    """by before until till latest at the on within in during now not later than no of to or and time
    our interview conversation meeting talk somewhere around some point sometime probably then hopefully
    later now
    bis zum zur am im innerhalb innert binnen von vom spatestens den der dem des das die fur etwa ca
    heraus oder und gesprach interview vorstellungsgesprach zeit irgendwann voraussichtlich noch
    d ici avant le la les l au aux plus tard dans sous jusqu jusque a en de du des vers ou et entretien
    antes del el al ao aos mais dentro hasta para hacia o y los las entrevista mas tardar dia
    do da ate na nos nas em os as daqui e entrevista por feira pelo pela que no
    about zu uhr sera date""".split()
)
"""Words that stand around a date and say nothing about which."""

MONTH_NAMES = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
"""For writing; the rest of this module is for reading."""
