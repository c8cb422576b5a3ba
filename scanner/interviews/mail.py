"""Hand a draft to a mail program: as an .eml file that opens as a draft, or as a mailto: link."""

from __future__ import annotations

from email.charset import QP, Charset
from email.header import Header
from email.message import Message
from email.policy import compat32
from email.utils import formataddr
from urllib.parse import quote

import idna

from scanner.interviews.plain import safe_name
from scanner.model.letter import Draft

LONGEST_MAILTO = 1600
"""Characters of a whole link: Gmail in a browser cuts at about 1,620, Windows at 2,046."""
STAND_IN = "address@stand-in.invalid"
"""Written in the place of an address that is not ASCII, for which Python's mail has no way."""
ENDS = str.maketrans(dict.fromkeys(",;:()[]", " "))
"""Signs in a name at which mail programs end an address, begin a group or leave out a comment."""
AS_FILE = compat32.clone(linesep="\r\n")
"""The older of Python's two ways to write mail: the newer one loses blanks of a long subject with accents
between two encoded words (seen in four mail programs)."""


def eml(draft: Draft) -> bytes:
    """Return the draft as a mail that Thunderbird and classic Outlook open as one not yet sent; no From."""
    message: Message = Message(policy=AS_FILE)
    message["X-Unsent"] = "1"
    address = _ascii_domain(draft.to) if draft.to else ""
    plain = address if address.isascii() else STAND_IN
    if draft.to:
        message["To"] = _recipient(draft.to_name, plain)
    message["Subject"] = _encoded(safe_name(draft.subject), "Subject")
    message["MIME-Version"] = "1.0"
    text = Charset("utf-8")
    text.body_encoding = QP
    message.set_payload(draft.body, text)
    written = message.as_bytes()
    # An address outside ASCII stands as it is, in UTF-8 (RFC 6532): no encoding of headers is meant for it.
    return written if plain == address else written.replace(plain.encode(), address.encode(), 1)


def _recipient(name: str, address: str) -> str:
    """Return name and address, without the signs in a name that mail programs take for ends of addresses."""
    shown = safe_name(name.translate(ENDS))
    if shown.isascii():
        return formataddr((shown, address))
    return f"{_encoded(shown, 'To')} <{address}>"


def _encoded(text: str, header: str) -> str:
    """Return `text` as it stands in a header (RFC 2047), on several lines where it is long.

    In quoted-printable: behind a word in base64 that ends in "=", GMime leaves out the words that follow.
    """
    letters = Charset("utf-8")
    letters.header_encoding = QP
    charset = Charset("us-ascii") if text.isascii() else letters
    return Header(text, charset, header_name=header).encode(linesep="\r\n")


def mailto(draft: Draft) -> str | None:
    """Return the draft as a link in ASCII, None where it is longer than mail programs take."""
    to = quote(_ascii_domain(draft.to), safe="@") if draft.to else ""
    body = draft.body.replace("\n", "\r\n")
    link = f"mailto:{to}?subject={quote(draft.subject, safe='')}&body={quote(body, safe='')}"
    return link if len(link) <= LONGEST_MAILTO else None


def _ascii_domain(mail: str) -> str:
    """Return an address with its domain as the name system has it, where it can be.

    By IDNA 2008 and UTS 46: Python's own codec writes "straße.example" as another domain, strasse.example.
    """
    user, _, domain = mail.rpartition("@")
    if domain.isascii():
        return mail
    try:
        return f"{user}@{idna.encode(domain, uts46=True).decode('ascii')}"
    except idna.IDNAError:
        return mail
