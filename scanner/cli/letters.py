"""`cardscan letters`: the texts that letters are made from, and what one's own can use."""

from __future__ import annotations

import click

from scanner.cli.terminal.desk import desk
from scanner.interviews.greeting import Tone
from scanner.interviews.letters import LETTERS, VARIABLES, template
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import LANGUAGES
from scanner.settings import TONES


@click.command("letters")
@click.argument("kind", required=False, type=click.Choice([k.value for k in LETTERS]))
@click.option("--language", type=click.Choice(LANGUAGES), help="In which language. [settings: language]")
@click.option("--tone", type=click.Choice(TONES), help="Formal, or by first name. [settings: tone]")
def command(kind: str | None, *, language: str | None, tone: str | None) -> None:
    """Print the texts that letters are made from, one or all, and every variable that they can use.

    Your own stand beside the settings, in the folder that is named at the end.

    \b
    Examples:
      cardscan letters
      cardscan letters thank --language de --tone first
    """
    at = desk()
    told_in, manner = language or at.language, Tone(tone) if tone else at.tone
    for each in [FollowUpKind(kind)] if kind else LETTERS:
        path = template(each, told_in, manner, at.templates)
        click.echo(click.style(f"# {each}, {told_in}: {path}", bold=True))
        click.echo(path.read_text(encoding="utf-8-sig").rstrip() + "\n")
    if kind:
        return
    click.echo(click.style("# What a text can use, between {{ and }}", bold=True))
    width = max(map(len, VARIABLES))
    for name, told in VARIABLES.items():
        click.echo(f"{name.ljust(width)}  {told}")
    click.echo(f"\nYour own text: {at.templates / told_in / 'thank.txt'}; its first line: Subject: ...")
