"""Write the letters after an interview: drafts that a person reads, completes and sends; we send nothing.

What is not known is left out, or stands as "[...]" and is named in `Draft.missing`. A template is a text
file `<language>/<kind>.txt` (`<language>/first/<kind>.txt` for people one calls by their first name), or
`<kind>.txt` for every language, with "Subject: ..." in its first line; the user's own folder is looked
through first. Templates run in a sandbox, and what stands on a card is a value to them, never a part of the
template. `VARIABLES` says what they can use.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from scanner.errors import UsageError
from scanner.interviews.dates import written
from scanner.interviews.greeting import NOBODY, Tone, addressee, salutation
from scanner.interviews.plain import address, lines, one_line, safe_name
from scanner.interviews.plan import who_answers
from scanner.interviews.talk import french_of, next_step, noted
from scanner.model.contact import Contact
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import EventKind, Interview, Part
from scanner.model.letter import Draft

TEMPLATES = Path(__file__).parent / "templates"
SUBJECT = "subject:"
LONGEST_LETTER = 20_000
LETTERS = tuple(kind for kind in FollowUpKind if kind is not FollowUpKind.ANSWER_OFFER)
"""Kinds that are written; an offer is answered by accepting or declining."""

WORDS = {
    "en": {"name": "name", "you": "your name", "to": "e-mail address", "note": "in your words: "},
    "de": {"name": "Name", "you": "Ihr Name", "to": "E-Mail-Adresse", "note": "in Ihren Worten: "},
    "fr": {"name": "nom", "you": "votre nom", "to": "adresse e-mail", "note": "avec vos mots : "},
    "es": {"name": "nombre", "you": "su nombre", "to": "correo", "note": "en sus palabras: "},
    "pt": {"name": "nome", "you": "o seu nome", "to": "e-mail", "note": "nas suas palavras: "},
}
"""What stands in the brackets of what is to be filled in."""

ON_DAY = {"en": "on {}", "de": "am {}", "fr": "le {}", "es": "el {}", "pt": "no dia {}"}
OF_DAY = {"en": "on {}", "de": "vom {}", "fr": "du {}", "es": "del {}", "pt": "do dia {}"}
TODAY = {"en": "today", "de": "heute", "fr": "aujourd'hui", "es": "hoy", "pt": "hoje"}
OF_TODAY = {"en": "today", "de": "von heute", "fr": "d'aujourd'hui", "es": "de hoy", "pt": "de hoje"}
ABOUT_ROLE = {
    "en": " about the {} role",
    "de": " über die Stelle als {}",
    "fr": " au sujet du poste {}",
    "es": " sobre el puesto de {}",
    "pt": " sobre a vaga de {}",
}

ABOUT_NO_ROLE = {
    "en": " about a position",
    "de": " über eine Stelle",
    "fr": " au sujet d'un poste",
    "es": " sobre un puesto",
    "pt": " sobre uma vaga",
}

VARIABLES = {
    "salutation()": 'the line that addresses them: "Dear Dr. Weber,"; [name] where it is not known',
    "me": "your name, from the settings",
    "name": "their whole name, without titles; empty where it is not known",
    "given": "their first name",
    "family": "their family name",
    "title": '"Dr." or "Prof."',
    "first": "whether you call people by their first name (tone in the settings, or --tone)",
    "employer": "with whom the interview was",
    "role": "the position; may be empty",
    "about_role": 'the position woven in: " about the Data Engineer role", else " about a position"',
    "round": "which round or kind",
    "part": "their part: interviewer, recruiter, host or other",
    "day": 'the day of the interview: "20 November"; the year only where it is far off',
    "is_today": "whether that is today",
    "when": '"today" or "on 20 November"',
    "of_day": 'the same behind a noun: "du 20 novembre"',
    "promised": "by when they promised an answer; empty for all but who is to answer",
    "next_step": "what comes next, where it can stand in a sentence; for who is to answer",
    "next_step_to_reword": "what comes next, where you have to put it into words",
    "talk": 'what you talked about with them, where it can stand behind "about"',
    "talk_to_reword": "what you noted of the talk, where you have to put it into words",
    "last_written": "when you asked last how it stands",
    "thank_too": "whether they were not thanked yet",
    "variant": "0 for the first of the people met, 1 for the second, ...: colleagues get different letters",
    "one_of(a, b, ...)": "one of these texts, another one for each colleague",
    "mark(text)": "stands as [text] and is named as something to fill in",
    "greeting('Hi {}')": "the text with their name, or [name]",
    "text | of": 'behind the French "de": "du passage", "d\'ingénieur"',
}
"""What a template can use."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes, when and how: `me` is the signature, `templates` the folder of their own texts."""

    today: dt.date
    me: str = ""
    tone: Tone = Tone.FORMAL
    templates: Path | None = None


def draft(
    kind: FollowUpKind,
    interview: Interview,
    contact: Contact | None,
    writer: Writer,
    *,
    met: str | None = None,
) -> Draft:
    """Write the letter of this kind to `contact`; `met` is their UID among the people of the interview.

    UsageError where a template fails.
    """
    words = WORDS[interview.language]
    to = next((mail for mail in contact.emails if _can_be_written_to(mail)), None) if contact else None
    marks = _Marks([] if to else [words["to"]])
    whom = addressee(contact)
    me = one_line(writer.me) or f"[{words['you']}]"
    values = {
        **_facts(kind, interview, met, writer.today),
        **_spoken_to(interview, met, writer.tone),
        **{"me": me, "name": whom.full, "given": whom.given, "family": whom.family, "title": whom.title},
        "first": writer.tone is Tone.FIRST,
    }
    for name in ("talk_to_reword", "next_step_to_reword"):
        values[name] = f"{words['note']}{values[name]}" if values[name] else ""

    def greeting(form: str) -> str:
        return form.replace(NOBODY, whom.full or marks.mark(words["name"]))

    functions = {
        "mark": marks.mark,
        "greeting": greeting,
        "salutation": lambda: greeting(salutation(whom, interview.language, writer.tone)),
        "one_of": _Choice(int(str(values["variant"]))),
    }
    source = template(kind, interview.language, writer.tone, writer.templates)
    subject, body = _rendered(source, values | functions)
    if not one_line(writer.me) and me in body:
        marks.mark(words["you"])
    missing = tuple(dict.fromkeys(marks.made))
    return Draft(to=to, to_name=safe_name(whom.full), subject=safe_name(subject), body=body, missing=missing)


@dataclass(frozen=True, slots=True)
class _Marks:
    """What stands in brackets in a letter."""

    made: list[str]

    def mark(self, what: str) -> str:
        self.made.append(what)
        return f"[{what}]"


@dataclass(slots=True)
class _Choice:
    """Chooses among texts: for each colleague another one, and beyond their number another mixture."""

    variant: int
    asked: int = field(default=0)

    def __call__(self, *texts: str) -> str:
        chosen = (self.variant + self.asked * (self.variant // len(texts))) % len(texts)
        self.asked += 1
        return texts[chosen]


def template(kind: FollowUpKind, language: str, tone: Tone, own: Path | None) -> Path:
    """Return the template file of a letter: the user's own first, else ours; that of the tone first."""
    names = [f"{language}/{kind}.txt"]
    if tone is Tone.FIRST:
        names.insert(0, f"{language}/first/{kind}.txt")
    places = [TEMPLATES / name for name in names]
    if own is not None:
        places = [*(own / name for name in (*names, f"{kind}.txt")), *places]
    return next((p for p in places if p.is_file()), places[-1])


def _can_be_written_to(mail: str) -> bool:
    """Whether this is an address that every mail program takes: before its @, most take ASCII only."""
    return address(mail) is not None and mail.rpartition("@")[0].isascii()


def _facts(kind: FollowUpKind, interview: Interview, met: str | None, today: dt.date) -> dict[str, object]:
    language, role = interview.language, one_line(interview.role)
    day = interview.when.day
    is_today = day == today
    told = written(day, language, today=today)
    about = ABOUT_ROLE[language].format(french_of(role) if language == "fr" else role)
    nudged = [e.at for e in interview.history if e.kind is EventKind.DONE and e.of is FollowUpKind.NUDGE]
    return {
        "employer": one_line(interview.employer),
        "role": role,
        "about_role": about if role else ABOUT_NO_ROLE[language],
        "round": one_line(interview.round),
        "day": told,
        "is_today": is_today,
        "when": TODAY[language] if is_today else ON_DAY[language].format(told),
        "of_day": OF_TODAY[language] if is_today else OF_DAY[language].format(told),
        **_answer(kind, interview, met, today),
        "last_written": written(nudged[0].date(), language, today=today) if nudged else "",
    }


def _answer(kind: FollowUpKind, interview: Interview, met: str | None, today: dt.date) -> dict[str, object]:
    """Return what only who is to answer is written: what they promised, and what comes next.

    In a thank-you nobody looks forward to a day that has passed.
    """
    is_theirs = met is None or met == who_answers(interview)
    by = interview.promised_by if is_theirs else None
    if by and kind is FollowUpKind.THANK and by < today:
        by = None
    comes = next_step(interview.next_step if is_theirs else "", interview.language)
    return {
        "promised": written(by, interview.language, today=today) if by else "",
        "next_step": comes.topic,
        "next_step_to_reword": comes.left,
    }


def _spoken_to(interview: Interview, met: str | None, tone: Tone) -> dict[str, object]:
    """Return what is of this person only: their part, what was talked about, whether they were thanked."""
    meeting = interview.met(met) if met else None
    talk = noted(meeting.talk if meeting else "", interview.language, tone)
    thanked = any(
        e.kind is EventKind.DONE and e.of is FollowUpKind.THANK and e.about == met for e in interview.history
    )
    return {
        "part": (meeting.part if meeting else Part.OTHER).value,
        "variant": interview.people.index(meeting) if meeting else 0,
        "talk": talk.topic,
        "talk_to_reword": talk.left,
        "thank_too": meeting is not None and not thanked,
    }


def _rendered(source: Path, values: Mapping[str, object]) -> tuple[str, str]:
    """Return subject and body."""
    try:
        text = _sandbox().from_string(source.read_text(encoding="utf-8-sig")).render(values)
    except jinja2.TemplateError as error:
        line = getattr(error, "lineno", None)
        where = f"{source}, line {line}" if line else f"{source}"
        raise UsageError(
            f"the letter template {where} has an error: {_said(error)}; mend or remove it"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the letter template {source} cannot be read as UTF-8 text: {error}") from error
    except (TypeError, ValueError, ArithmeticError, AttributeError, LookupError, MemoryError) as error:
        raise UsageError(f"the letter template {source} fails: {_said(error)}; mend or remove it") from error
    return _parted(text, source)


def _said(error: Exception) -> str:
    return str(error).rstrip(".")


def _parted(text: str, source: Path) -> tuple[str, str]:
    if len(text) > LONGEST_LETTER:
        raise UsageError(f"the letter template {source} writes more than {LONGEST_LETTER} characters")
    head, _, body = text.lstrip().partition("\n")
    if not head.lower().startswith(SUBJECT):
        raise UsageError(f"the letter template {source} begins with a line 'Subject: ...'; add one")
    body = re.sub(r"\n{3,}", "\n\n", lines(body))
    return one_line(head[len(SUBJECT) :]), f"{body}\n"


@cache
def _sandbox() -> ImmutableSandboxedEnvironment:
    sandbox = ImmutableSandboxedEnvironment(
        autoescape=False,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    sandbox.filters["of"] = french_of
    return sandbox
