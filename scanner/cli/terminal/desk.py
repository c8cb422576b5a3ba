"""The desk of whoever types the command."""

from __future__ import annotations

import datetime as dt

import click

from scanner.actions.desk import Desk, desk_of
from scanner.cli.terminal.warning import warn
from scanner.settings import Settings, current_settings


def desk(chosen: Settings | None = None) -> Desk:
    """Return the desk that the settings describe. Raises UsageError on a wrong one."""
    clock = click.get_current_context().find_root().obj
    return desk_of(
        chosen or current_settings(), clock=clock if callable(clock) else dt.datetime.now, tell=warn
    )
