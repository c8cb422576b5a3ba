"""The command that does what is to be done."""

from __future__ import annotations

import shlex
from collections.abc import Mapping

from scanner.interviews.plain import one_line
from scanner.model.contact import Contact
from scanner.model.follow_up import FollowUp, FollowUpKind

COMMANDS = {
    FollowUpKind.THANK: "thank",
    FollowUpKind.NUDGE: "follow-up",
    FollowUpKind.NUDGE_AGAIN: "follow-up",
    FollowUpKind.ASK_FEEDBACK: "ask-feedback",
    FollowUpKind.ANSWER_OFFER: "accept",
}
"""The command that drafts each letter."""


def how(follow_up: FollowUp, people: Mapping[str, Contact], labels: Mapping[str, int]) -> str:
    """Return the command that does it, to copy into a shell; `labels` counts people of the same name."""
    contact = people.get(follow_up.contact or "")
    words = ["cardscan", COMMANDS[follow_up.kind], follow_up.interview]
    if contact and follow_up.kind is FollowUpKind.THANK:
        words += ["--to", one_line(contact.label) if labels[contact.label] == 1 else f"{follow_up.contact}"]
    command = shlex.join(words)
    if follow_up.kind is FollowUpKind.ANSWER_OFFER:
        return f"{command}  (or: cardscan decline {follow_up.interview})"
    return command
