"""Hand a draft to a mail program: as an .eml file that opens as a draft, or as a mailto: link."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from scanner.model.letter import Draft

LONGEST_MAILTO = 1600
"""Characters of a whole link: Gmail in a browser cuts at about 1,620, Windows at 2,046."""


def eml(draft: Draft) -> bytes:
    """Return the draft as a mail that Thunderbird and classic Outlook open as one not yet sent; no From."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if draft.to:
        user, _, domain = _ascii_domain(draft.to).rpartition("@")
        message["To"] = Address(draft.to_name, user, domain)
    message["Subject"] = draft.subject
    message.set_content(draft.body, charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def mailto(draft: Draft) -> str | None:
    """Return the draft as a link in ASCII, None where it is longer than mail programs take."""
    to = quote(_ascii_domain(draft.to), safe="@") if draft.to else ""
    body = draft.body.replace("\n", "\r\n")
    link = f"mailto:{to}?subject={quote(draft.subject, safe='')}&body={quote(body, safe='')}"
    return link if len(link) <= LONGEST_MAILTO else None


def _ascii_domain(mail: str) -> str:
    """Return an address with its domain as the name system has it (RFC 5890), where it can be."""
    user, _, domain = mail.rpartition("@")
    try:
        return f"{user}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return mail
