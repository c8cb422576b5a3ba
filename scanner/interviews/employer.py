"""Who the employer is, by an invitation: as its text writes the name that its people's addresses tell."""

from __future__ import annotations

import re
from collections.abc import Callable

from scanner.interviews.invitation import Invitation
from scanner.interviews.invited import domain, owner
from scanner.interviews.plain import one_line

_AT = re.compile(
    r"\b(?:interview|gespräch|vorstellungsgespräch|kennenlernen|entretien|entrevista|chat|call|talk|meeting|rendez-vous)"
    r"\b[^,:|]{0,30}?\s(?:with|at|mit|bei|avec|chez|con|en|com|na)\s+(?P<name>[^\W\d_][^,:;|()\n]{1,60})",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s+(?:for|für|als|as|pour|para|on|am|le|el|[-\u2013\u2014])\s.*$")
_WORD = re.compile(r"[^\W_]+")


def employer_of(invitation: Invitation, *, is_private: Callable[[str], bool], mine: str = "") -> str:
    """Return the employer's name, "" where nothing tells it.

    `is_private` knows the domains of private mail, which are nobody's employer; `mine` is the candidate's
    own address.
    """
    hosts = [host for host in invitation.domains if host != domain(mine) and not is_private(host)]
    texts = (invitation.title, invitation.place, invitation.text)
    for host in hosts:
        for text in texts:
            if found := _written(owner(host), text):
                return found
    return _said(invitation) or next((_as_name(owner(host)) for host in hosts), "")


def _written(label: str, text: str) -> str:
    """Return the words of a text that make `label` together: "Acme Robotics" for acme-robotics."""
    wanted = "".join(_WORD.findall(label)).casefold()
    words = list(_WORD.finditer(_without_links(text)))
    for first in range(len(words)):
        held = ""
        for last in range(first, min(first + 4, len(words))):
            held += words[last][0].casefold()
            written = text_between(words[first], words[last])
            if held == wanted and written != written.casefold():
                return one_line(written)
    return ""


def text_between(first: re.Match[str], last: re.Match[str]) -> str:
    """Return the text from the beginning of one match to the end of another in the same text."""
    return first.string[first.start() : last.end()]


def _without_links(text: str) -> str:
    return re.sub(r"https?://\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)+\b", " | ", text)


def _said(invitation: Invitation) -> str:
    """Return the company that the title says the interview is with, where it is none of the people."""
    found = _AT.search(_without_links(invitation.title))
    if not found:
        return ""
    name = _ENDS.sub("", found["name"]).strip(" .-")
    people = [p for p in (invitation.organiser, *invitation.attendees) if p]
    theirs = {word.casefold() for person in people for word in _WORD.findall(person.name)}
    named = {word.casefold() for word in _WORD.findall(name)}
    return one_line(name) if name[:1].isupper() and not named & theirs else ""


def _as_name(label: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in re.split(r"[-_]", label) if word)
