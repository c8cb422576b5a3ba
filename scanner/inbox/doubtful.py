"""Which cards wait for a person's look before they become contacts."""

from __future__ import annotations

from scanner.model.proposal import Proposal

REACH = ("name", "e-mail", "phone")
"""Fields in which one wrong letter sends a letter astray; a doubtful company or title does no such harm."""
NOBODY, UNREACHABLE = "no name", "nothing to reach them by"


def reasons(proposal: Proposal) -> tuple[str, ...]:
    """Return why a card waits: what of its name, e-mails and phones is not sure or not there at all."""
    doubts = proposal.doubts()
    found = [field for field in REACH if field in doubts]
    if proposal.name is None:
        found.append(NOBODY)
    if not (proposal.emails or proposal.phones):
        found.append(UNREACHABLE)
    return tuple(found)
