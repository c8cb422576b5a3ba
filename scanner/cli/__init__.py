"""The command line: the only place that prints."""

from __future__ import annotations

import errno
import importlib
import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from scanner.errors import OutputError, ScannerError
from scanner.model.distribution import DISTRIBUTION
from scanner.outputs.atomic import ADVICE
from scanner.text import harmless

COMMANDS = {
    "read": "scanner.cli.read",
    "scan": "scanner.cli.scan",
    "watch": "scanner.cli.watch",
    "web": "scanner.cli.web",
    "inbox": "scanner.cli.inbox",
    "review": "scanner.cli.review",
    "people": "scanner.cli.people",
    "history": "scanner.cli.history",
    "undo": "scanner.cli.undo",
    "retry": "scanner.cli.retry",
    "interview": "scanner.cli.interview",
    "link": "scanner.cli.link",
    "unlink": "scanner.cli.unlink",
    "today": "scanner.cli.today",
    "status": "scanner.cli.status",
    "thank": "scanner.cli.thank",
    "follow-up": "scanner.cli.follow_up",
    "ask-feedback": "scanner.cli.ask_feedback",
    "accept": "scanner.cli.accept",
    "decline": "scanner.cli.decline",
    "withdraw": "scanner.cli.withdraw",
    "letters": "scanner.cli.letters",
    "done": "scanner.cli.done",
    "snooze": "scanner.cli.snooze",
    "skip": "scanner.cli.skip",
    "calendar": "scanner.cli.calendar",
    "export": "scanner.cli.export",
    "backup": "scanner.cli.backup",
    "restore": "scanner.cli.restore",
    "duplicates": "scanner.cli.duplicates",
    "merge": "scanner.cli.merge",
    "keep-both": "scanner.cli.keep_both",
    "unmerge": "scanner.cli.unmerge",
    "forget": "scanner.cli.forget",
    "setup": "scanner.cli.setup",
    "qr": "scanner.cli.qr",
    "sync": "scanner.cli.sync",
    "doctor": "scanner.cli.doctor",
    "completion": "scanner.cli.completion",
}
"""Where each command stands: imported when it is used, so that no command waits for another's libraries."""

INTERRUPTED = 130  # what shells answer for a command ended by ^C
FULL = (errno.ENOSPC, errno.EDQUOT)
"""How writing to standard output fails where it goes to a file: files of our own fail with an OutputError."""


class Commands(click.Group):
    """A group whose commands are imported on first use, in the order they are listed here."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        return command

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        """Understand what stands before the command."""
        with _told_harmlessly():
            return super().make_context(*args, **more)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an expected failure ends with its message and its exit code."""
        try:
            with _told_harmlessly():
                return super().invoke(ctx)
        except ScannerError as e:
            click.echo(f"cardscan: {harmless(str(e))}", err=True)
            ctx.exit(e.exit_code)
        except OSError as e:
            if e.errno not in FULL:
                raise
            _drop_output()
            click.echo(f"cardscan: cannot write the output: {ADVICE[e.errno]}", err=True)
            ctx.exit(OutputError.exit_code)
        except KeyboardInterrupt:
            click.echo(
                "\ncardscan: stopped; what was finished is kept, run it again to do the rest", err=True
            )
            ctx.exit(INTERRUPTED)


@contextmanager
def _told_harmlessly() -> Iterator[None]:
    """Have click repeat what it was given, such as a path, so that it cannot steer the terminal."""
    try:
        yield
    except click.ClickException as e:
        e.message = harmless(e.message)  # type: ignore[misc] # there is no other way to say it as click does
        raise


def _drop_output() -> None:
    """Send what standard output still holds nowhere, or Python tries to write it once more at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name=DISTRIBUTION, prog_name="cardscan")
@click.option("-v", "--verbose", count=True, help="Say more on standard error; -vv for what developers need.")
def cardscan(verbose: int) -> None:
    """Photos of business cards in, right contacts out: offline, private, plain files.

    \b
    Examples:
      cardscan scan ~/Pictures/cards --to ~/Contacts   a vCard for every person
      cardscan read card.jpg                           look first, write nothing
      cardscan today                                   what is due after your interviews
      cardscan doctor                                  is everything installed?
    """
    level = {0: logging.WARNING, 1: logging.INFO}.get(verbose, logging.DEBUG)
    logging.basicConfig(level=logging.WARNING, format="cardscan: %(message)s", stream=sys.stderr)
    logging.getLogger("scanner").setLevel(level)


def main() -> None:
    """Run the command line."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as ^C: workers end too, claims are let go
    os.umask(0o077)  # every file made, Tesseract's for a moment too, holds people's addresses
    # A name that is no UTF-8 must not break the message about it.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    cardscan(prog_name="cardscan")
