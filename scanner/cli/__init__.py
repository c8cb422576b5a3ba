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
from click.shell_completion import CompletionItem

from scanner.errors import OutputError, ScannerError
from scanner.model.distribution import DISTRIBUTION
from scanner.outputs.atomic import ADVICE
from scanner.text import harmless

COMMANDS = {
    "read": "Look at what is on the cards; writes nothing.",
    "scan": "Write a vCard for every person on the cards.",
    "watch": "Make contacts of the photos that are dropped in a folder.",
    "web": "Open the page: look at cards, correct, follow up.",
    "inbox": "Show what waits for a look.",
    "review": "Go through the cards that wait for a look.",
    "people": "Find and correct people.",
    "history": "Show what you did lately.",
    "undo": "Take back what you did last.",
    "retry": "Have photos that failed read again.",
    "interview": "Write interviews down and say how they went.",
    "link": "Say whom you met in an interview.",
    "unlink": "Take somebody out of an interview.",
    "today": "What is due, for whom and why.",
    "status": "Your search on one screen.",
    "thank": "Draft a thank-you note to each person met.",
    "follow-up": "Draft a letter that asks how it stands.",
    "ask-feedback": "Draft thanks and a request after a no.",
    "accept": "Draft a letter that accepts an offer.",
    "decline": "Draft a letter that declines an offer.",
    "withdraw": "Draft a letter that takes your application back.",
    "letters": "The texts of letters, and how to write your own.",
    "done": "Tick off what you did.",
    "snooze": "Put off what is due.",
    "skip": "Leave out what is due.",
    "calendar": "Write reminders for your calendar.",
    "export": "Write everything as JSON and CSV.",
    "backup": "Write all records into one file.",
    "restore": "Bring records back from a backup.",
    "duplicates": "Who may be in your contacts twice, and why.",
    "merge": "Make one contact of two.",
    "keep-both": "Say that two contacts are two people.",
    "unmerge": "Take a merge back.",
    "forget": "Remove a person everywhere.",
    "setup": "Ask for the six settings that matter.",
    "qr": "Show a contact as a QR code for a phone's camera.",
    "sync": "Carry contacts to your CardDAV server, and so to your phone.",
    "doctor": "Tell what is installed and what to do about the rest.",
    "completion": "Print the completion script of a shell.",
}
"""What each command does. Its module is imported when it is used, so that no command, nor the list of them,
waits for another's libraries."""

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
        module = importlib.import_module(f"{__name__}.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        meant = [CompletionItem(n, help=told) for n, told in COMMANDS.items() if n.startswith(incomplete)]
        return meant + click.Command.shell_complete(self, ctx, incomplete)

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
