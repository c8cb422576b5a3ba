"""A letter that a person reads, completes and sends; we send nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter to one person. `to` is an e-mail address, None where none is known.

    `missing` holds what is to be filled in, as it stands between brackets in the text.
    """

    to: str | None
    to_name: str
    subject: str
    body: str
    missing: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole letter as plain text, to copy."""
        head = f"To: {self.to_name} <{self.to}>" if self.to else f"To: {self.to_name or '[...]'}"
        return f"{head.replace(':  <', ': <')}\nSubject: {self.subject}\n\n{self.body}"
