"""What states, follow-ups, languages and events are called, wherever they are shown."""

from __future__ import annotations

from collections.abc import Mapping

from scanner.model.contact import Contact
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import Event, EventKind, State

SAID = {
    FollowUpKind.THANK: "Thank",
    FollowUpKind.NUDGE: "Ask how it stands",
    FollowUpKind.NUDGE_AGAIN: "Ask once more",
    FollowUpKind.ASK_FEEDBACK: "Ask for feedback",
    FollowUpKind.ANSWER_OFFER: "Answer the offer",
    FollowUpKind.ACCEPT: "Accept the offer",
    FollowUpKind.DECLINE: "Decline the offer",
    FollowUpKind.WITHDRAW: "Take back the application",
}
LANGUAGE_NAMES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese"}


def said(state: State) -> str:
    """Return a state in words."""
    return state.value.replace("_", " ")


def told(event: Event, people: Mapping[str, Contact]) -> str:
    """Say on a line what happened, and with whom."""
    what = "edited, it was" if event.kind is EventKind.EDITED and event.text else event.kind.value
    words = [what, event.of.value.replace("_", " ") if event.of else ""]
    words += [said(event.state) if event.state else "", f"until {event.until}" if event.until else ""]
    whom = people.get(event.about or "")
    text = "" if event.kind is EventKind.INVITED else event.text  # the number of the event in a calendar
    words += [whom.label if whom else "", f"“{_cut(text)}”" if text else ""]
    return " ".join(word for word in words if word)


def told_left_out(count: int) -> str:
    """Say behind an interview's people how many more its invitation names, "" where these are all."""
    were = "was" if count == 1 else "were"
    return f"and {count} more whom the invitation names {were} left out" if count else ""


def _cut(text: str, longest: int = 50) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest].rstrip()}…"
