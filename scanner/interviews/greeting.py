"""How a letter addresses somebody in each language: "Dear Dr. Weber,", "Sehr geehrte Frau Weber,".

Nobody's sex is guessed: a form that needs it is used where the card itself says Mr, Frau or Dra.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from scanner.interviews.plain import one_line
from scanner.model.contact import Contact, Name

NOBODY = "{}"
"""Stands where a name would."""


class Tone(StrEnum):
    """Whether people are addressed formally, or by their first name."""

    FORMAL = "formal"
    FIRST = "first"


class _Sex(StrEnum):
    HE = "he"
    SHE = "she"
    UNTOLD = "untold"


HE = frozenset("mr herr herrn m monsieur sr senor senhor signor sig dr.hc dhr hr".split())
SHE = frozenset(
    "ms mrs miss frau fr mme mlle madame mademoiselle sra srta senora senhora signora dra profa mevr".split()
)
DOCTOR, PROFESSOR = "Dr.", "Prof."

FORMAL = {
    "en": {"he": "Dear Mr {}", "she": "Dear Ms {}", "untold": "Dear {}"},
    "de": {"he": "Sehr geehrter Herr {}", "she": "Sehr geehrte Frau {}", "untold": "Guten Tag {}"},
    "fr": {"he": "Bonjour Monsieur {}", "she": "Bonjour Madame {}", "untold": "Bonjour {}"},
    "es": {"he": "Estimado Sr. {}", "she": "Estimada Sra. {}", "untold": "Hola, {}"},
    "pt": {"he": "Prezado Sr. {}", "she": "Prezada Sra. {}", "untold": "Olá, {}"},
}
TITLED = {
    "en": {"he": "Dear {title} {}", "she": "Dear {title} {}", "untold": "Dear {title} {}"},
    "de": {
        "he": "Sehr geehrter Herr {title} {}",
        "she": "Sehr geehrte Frau {title} {}",
        "untold": "Guten Tag {title} {}",
    },
    "es": {"he": "Estimado {title} {}", "she": "Estimada {title} {}", "untold": "Hola, {}"},
    "pt": {"he": "Prezado {title} {}", "she": "Prezada {title} {}", "untold": "Olá, {}"},
}
"""With an academic title; in French it is left out."""
FIRST = {"en": "Hi {}", "de": "Hallo {}", "fr": "Bonjour {}", "es": "Hola, {}", "pt": "Olá, {}"}
ENDS = {"en": ",", "de": ",", "fr": ",", "es": ":", "pt": ","}
FEMININE = {
    ("es", DOCTOR): "Dra.",
    ("pt", DOCTOR): "Dra.",
    ("es", PROFESSOR): "Profa.",
    ("pt", PROFESSOR): "Profa.",
}

PARTICLES = frozenset(
    "van von der den de del della di da do dos du la le ten ter zu zur af av bin ibn el al".split()
)
_ROMAJI = re.compile(
    r"(?:(?:[kgsztdnhbpmrwyfj]|sh|ch|ts|[kgnhbpmr]y|kk|ss|tt|pp|tch|ssh)?[aeiou\u014d\u016b]+|n(?![aeiou]))+h?",
    re.IGNORECASE,
)
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Addressee:
    """How somebody is called; each part "" where it is not known. `full` is the whole name without titles."""

    full: str = ""
    given: str = ""
    family: str = ""
    title: str = ""
    sex: str = _Sex.UNTOLD.value
    is_japanese: bool = False


def addressee(contact: Contact | None) -> Addressee:
    """Return how to address a contact."""
    if contact is None or contact.name is None:
        return Addressee()
    name = contact.name
    given, family = _parts(name)
    told = re.findall(r"[\w.]+", (name.prefix or "").casefold())
    words = {_bare(word) for word in told}
    return Addressee(
        full=one_line(name.full),
        given=given,
        family=family,
        title=_title(words),
        sex=_sex(words),
        is_japanese=_is_japanese(contact),
    )


def salutation(person: Addressee, language: str, tone: Tone) -> str:
    """Return the first line of a letter; NOBODY stands in it where no name is known."""
    return f"{_greeting(person, language, tone)}{ENDS[language]}"


def _greeting(person: Addressee, language: str, tone: Tone) -> str:
    if not person.full:
        return FORMAL[language]["untold"]
    if person.is_japanese and language == "en" and person.family:
        return (
            f"Dear {PROFESSOR} {person.family}" if person.title == PROFESSOR else f"Dear {person.family}-san"
        )
    if tone is Tone.FIRST and person.given:
        return FIRST[language].replace("{}", person.given)
    name = person.family or person.full
    sex = person.sex
    if person.title and language in TITLED:
        title = FEMININE.get((language, person.title), person.title) if sex == _Sex.SHE else person.title
        form = TITLED[language][sex].replace("{title}", title)
        is_short = "title" in TITLED[language][sex] and (language == "en" or sex != _Sex.UNTOLD)
        return form.replace("{}", name if is_short else person.full)
    return FORMAL[language][sex].replace("{}", person.full if sex == _Sex.UNTOLD else name)


def _bare(word: str) -> str:
    return word.replace(".", "").replace("ñ", "n").replace("ª", "a")


def _sex(words: set[str]) -> str:
    if words & SHE and not words & HE:
        return _Sex.SHE.value
    return _Sex.HE.value if words & HE and not words & SHE else _Sex.UNTOLD.value


def _title(words: set[str]) -> str:
    if any(word.startswith("prof") for word in words):
        return PROFESSOR
    return DOCTOR if words & {"dr", "dra", "doctor", "doktor", "docteur", "drmed", "dring"} else ""


def _parts(name: Name) -> tuple[str, str]:
    """Return given and family name; "" for what cannot be told from the other."""
    words = one_line(name.full).split()
    given, family = one_line(name.given or ""), one_line(name.family or "")
    if not family and len(words) >= 2 and not _is_east_asian(name):
        first = next((n for n, word in enumerate(words[1:], start=1) if word.casefold() in PARTICLES), None)
        if first is not None or len(words) == 2:
            family = " ".join(words[first or 1 :])
    if not given and len(words) >= 2 and not _is_east_asian(name) and family != words[0]:
        given = words[0]
    return ("" if len(given.strip(".")) < 2 else given), family


def _is_east_asian(name: Name) -> bool:
    script = f"{name.full} {name.other_script or ''}"
    return any(found.search(script) for found in (_KANA, _HAN, _HANGUL))


def _is_japanese(contact: Contact) -> bool:
    """Whether script, number or domain say Japan, and the name sounds like it."""
    if contact.name is None or not contact.name.full.isascii():
        return False
    script = contact.name.other_script or ""
    hosts = [*(mail.rpartition("@")[2] for mail in contact.emails), *contact.urls]
    is_there = any(p.value.startswith("+81") for p in contact.phones) or any(
        re.search(r"\.jp\b", host.casefold()) for host in hosts
    )
    sounds = all(_ROMAJI.fullmatch(word) for word in contact.name.full.split())
    return bool(_KANA.search(script)) or (is_there and (bool(_HAN.search(script)) or sounds))
