"""What was ticked off."""

from __future__ import annotations

import click

from scanner.actions.interviews.ticking import Ticked
from scanner.actions.interviews.words import SAID
from scanner.text import harmless


def show_ticked(ticked: Ticked) -> None:
    """Say what was noted, a line for each follow-up."""
    for follow_up in ticked.follow_ups:
        whom = ticked.people.get(follow_up.contact or "")
        name = whom.label if whom else "nobody noted yet"
        click.echo(harmless(f"{ticked.kind.value.capitalize()}: {SAID[follow_up.kind]}, {name}"))
