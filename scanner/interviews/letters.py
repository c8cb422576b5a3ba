"""Write the letters after an interview: drafts that a person reads, completes and sends; we send nothing.

What is not known is left out, or stands as "[...]" and is named in `Draft.missing`. A template is a text
file `<language>/<kind>.txt`, or `<kind>.txt` for every language, with "Subject: ..." in its first line; the
user's own folder is looked through first. Templates run in a sandbox, and what stands on a card is a value
to them, never a part of the template.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from scanner.errors import UsageError
from scanner.interviews.dates import written
from scanner.interviews.plain import address, lines, one_line
from scanner.model.contact import Contact, Name
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import EventKind, Interview
from scanner.model.letter import Draft

TEMPLATES = Path(__file__).parent / "templates"
SUBJECT = "subject:"
LONGEST_TOPIC = 80
"""A note up to this long, of one clause, is a topic ("her move to Rust") and stands as it is."""
LONGEST_LETTER = 20_000

WORDS = {
    "en": {"name": "name", "you": "your name", "to": "e-mail address", "note": "in your words: "},
    "de": {"name": "Name", "you": "Ihr Name", "to": "E-Mail-Adresse", "note": "in Ihren Worten: "},
    "fr": {"name": "nom", "you": "votre nom", "to": "adresse e-mail", "note": "avec vos mots : "},
    "es": {"name": "nombre", "you": "su nombre", "to": "correo", "note": "en sus palabras: "},
    "pt": {"name": "nome", "you": "o seu nome", "to": "e-mail", "note": "nas suas palavras: "},
}
"""What stands in the brackets of what is to be filled in."""


def draft(
    kind: FollowUpKind,
    interview: Interview,
    contact: Contact | None,
    *,
    me: str = "",
    met: str | None = None,
    templates: Path | None = None,
) -> Draft:
    """Write the letter of this kind to `contact`; `met` is their UID among the people of the interview.

    `me` is how the candidate signs. `templates` is the user's own folder. UsageError where a template fails.
    """
    words = WORDS[interview.language]
    to = next((mail for mail in contact.emails if _can_be_written_to(mail)), None) if contact else None
    missing: list[str] = [] if to else [words["to"]]

    def mark(what: str) -> str:
        missing.append(what)
        return f"[{what}]"

    def greeting(form: str) -> str:
        return form.replace("{}", name or mark(words["name"]))

    name = _addressed(contact.name) if contact and contact.name else ""
    facts = _facts(interview, met)
    source = template(kind, interview.language, templates)
    values = {**facts, "me": one_line(me) or f"[{words['you']}]", "name": name}
    subject, body = _rendered(source, values, mark=mark, greeting=greeting, note=words["note"])
    if not one_line(me) and f"[{words['you']}]" in body:
        missing.append(words["you"])
    return Draft(to=to, to_name=name, subject=subject, body=body, missing=tuple(dict.fromkeys(missing)))


def template(kind: FollowUpKind, language: str, own: Path | None) -> Path:
    """Return the template file of a letter: the user's own first, else ours."""
    places = [TEMPLATES / language / f"{kind}.txt"]
    if own is not None:
        places = [own / language / f"{kind}.txt", own / f"{kind}.txt", *places]
    return next((p for p in places if p.is_file()), places[-1])


def _can_be_written_to(mail: str) -> bool:
    """Whether this is an address that every mail program takes: before its @, most take ASCII only."""
    return address(mail) is not None and mail.rpartition("@")[0].isascii()


def _addressed(name: Name) -> str:
    """Return a name as it stands in a greeting: nobody's sex is guessed, so there is no Ms or Mr."""
    return one_line(f"{name.prefix or ''} {name.full}")


def _facts(interview: Interview, met: str | None) -> dict[str, str]:
    meeting = interview.met(met) if met else None
    talk = one_line(meeting.talk, longest=1000) if meeting else ""
    is_topic = len(talk) <= LONGEST_TOPIC and not re.search(r"[.!?;:]\s|\n", talk)
    nudged = [e.at for e in interview.history if e.kind is EventKind.DONE and e.of is FollowUpKind.NUDGE]
    return {
        "employer": one_line(interview.employer),
        "role": one_line(interview.role),
        "round": one_line(interview.round),
        "day": written(interview.when.day, interview.language),
        "promised": written(interview.promised_by, interview.language) if interview.promised_by else "",
        "next_step": one_line(interview.next_step).rstrip(".!"),
        "talk": talk.rstrip(".!") if is_topic else "",
        "talk_to_reword": "" if is_topic else talk,
        "last_written": _day(nudged[0], interview) if nudged else "",
    }


def _day(moment: dt.datetime, interview: Interview) -> str:
    return written(moment.date(), interview.language)


def _rendered(
    source: Path,
    values: dict[str, str],
    *,
    mark: Callable[[str], str],
    greeting: Callable[[str], str],
    note: str,
) -> tuple[str, str]:
    """Return subject and body."""
    if values["talk_to_reword"]:
        values = {**values, "talk_to_reword": note + values["talk_to_reword"]}
    try:
        page = _sandbox().from_string(source.read_text(encoding="utf-8-sig"))
        text = page.render(values, mark=mark, greeting=greeting)
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
    return ImmutableSandboxedEnvironment(
        autoescape=False,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
