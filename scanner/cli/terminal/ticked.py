"""What was ticked off."""

from __future__ import annotations

import click

from scanner.actions.interviews.days import full
from scanner.actions.interviews.ticking import Ticked
from scanner.actions.interviews.words import SAID
from scanner.text import harmless


def show_ticked(ticked: Ticked) -> None:
    """Say what was noted, a line for each follow-up."""
    for follow_up in ticked.follow_ups:
        whom = ticked.people.get(follow_up.contact or "")
        name = whom.label if whom else "nobody noted yet"
        already = f" already, on {full(ticked.before)}" if ticked.before else ""
        told = f"{ticked.kind.value.capitalize()}{already}: {SAID[follow_up.kind]}, {name}"
        click.echo(harmless(told))
