"""`cardscan setup`: ask for the settings that matter."""

from __future__ import annotations

import click

from scanner.actions.setting_up import keep, questions
from scanner.cli.terminal.warning import warn
from scanner.errors import UsageError
from scanner.settings import current_settings, settings_file
from scanner.text import harmless


@click.command("setup")
@click.option("--yes", is_flag=True, help="Ask nothing, take the guesses.")
def command(*, yes: bool) -> None:
    """Ask for your name, e-mail, folders, country and time zone, and keep them in the settings file.

    Every command works without. An answer is taken as it is guessed by pressing Enter; a single - leaves it
    open. What else stands in the file stays.

    \b
    Examples:
      cardscan setup
      cardscan setup --yes
    """
    path = settings_file()
    answers: dict[str, str] = {}
    for question in questions(current_settings()):
        answer = question.guess if yes else click.prompt(question.asked, default=question.guess or "-")
        answers[question.key] = "" if answer.strip() == "-" else answer
    try:
        kept = keep(path, answers)
    except UsageError as error:
        warn("nothing was changed")
        raise error
    click.echo(f"Kept in {harmless(str(path))}")
    click.echo(f"Next: drop photos in {harmless(str(kept.inbox))} and run: cardscan watch")
    click.echo("  or: cardscan scan PHOTO...")
