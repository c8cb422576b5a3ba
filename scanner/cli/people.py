"""`cardscan people`: who is among the contacts, found, corrected, added, put away and brought back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import click

from scanner.actions.history import history
from scanner.actions.keeping.besides import besides
from scanner.actions.meant import Removed, the_person
from scanner.actions.people.editing import add, check, edit
from scanner.actions.people.finding import Person, find, person
from scanner.actions.people.removing import remove, restore
from scanner.actions.people.wording import Several, Words, with_words
from scanner.cli.terminal.console import console, shown
from scanner.cli.terminal.deeds import deeds_table
from scanner.cli.terminal.desk import desk
from scanner.cli.terminal.fitted import UNBOUNDED
from scanner.cli.terminal.person import edited_text, people_table, person_table, words_in
from scanner.errors import UsageError
from scanner.model.contact import Contact
from scanner.text import harmless, many

FIELDS = ("emails", "phones", "urls", "addresses")
CALLED = {"emails": "email", "phones": "phone", "urls": "url", "addresses": "address"}


def said_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say something of a contact."""
    single = (
        ("name", 'Their name, such as "Dr. Ann Lee".'),
        ("org", "Their company."),
        ("department", "Their department."),
        ("title", "What they are there."),
        ("note", "What you note about them."),
    )
    options = [click.option(f"--{name}", help=f'{told} "" takes it away.') for name, told in single]
    for field in FIELDS:
        one = CALLED[field]
        values: dict[str, Any] = {"multiple": True, "metavar": one.upper()}
        options += [
            click.option(f"--{one}", field, **values, help=f"Their {one}; OLD=NEW where there are several."),
            click.option(f"--add-{one}", f"add_{field}", **values, help=f"One more {one}."),
            click.option(f"--no-{one}", f"no_{field}", **values, help=f"A wrong {one}."),
        ]
    for option in reversed(options):
        command = option(command)
    return command


def _words(told: dict[str, Any]) -> Words:
    several: dict[str, Any] = {
        field: Several(told[field], told[f"add_{field}"], told[f"no_{field}"]) for field in FIELDS
    }
    single = {name: told[name] for name in ("name", "org", "department", "title", "note")}
    return Words(**single, **several)


class People(click.Group):
    """A group whose words that are no command's name are what is looked for."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            args = ["list", *args]
        return super().resolve_command(ctx, args)


@click.group("people", cls=People, invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """List people, or find them by whatever you remember: name, company, number, note, interview.

    Corrections are true everywhere: in letters, exports, vCards. What you change in a .vcf by hand, on the
    phone or with khard is read back at the next command, and counts as much.

    \b
    Examples:
      cardscan people                                      all of them
      cardscan people acme                                 whoever has to do with Acme
      cardscan people show "Ann Lee"
      cardscan people edit "Ann Lee" --phone "+49 30 1234567" --title CTO
      cardscan people check "Ann Lee"                      you have looked: the "?" goes away
      cardscan people add --name "Bo Ek" --email bo@acme.example
      cardscan people remove "Bo Ek"                       and back: cardscan people restore "Bo Ek"
    """
    if ctx.invoked_subcommand is None:
        _list("", away=False, as_json=False)


@command.command("list")
@click.argument("words", nargs=-1)
@click.option("--removed", is_flag=True, help="Those that you removed.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_people(words: tuple[str, ...], *, removed: bool, as_json: bool) -> None:
    """List people, or those whom all WORDS are about.

    Example: cardscan people list acme --json
    """
    _list(" ".join(words), away=removed, as_json=as_json)


def _list(words: str, *, away: bool, as_json: bool) -> None:
    with desk().open() as store, store.read() as records:
        found = find(records, words, away=away)
        gone = find(records, words, away=True) if not (found or away) else ()
    if as_json:
        click.echo(json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=2))
        return
    out = console()
    if not out.is_terminal:
        out.width = UNBOUNDED
    if found:
        out.print(people_table(found, width=out.width))
    out.print(shown(many(len(found), "contact"), "bold"))
    if words and gone:
        hint = f"(cardscan people list --removed {words})"
        out.print(shown(f"{many(len(gone), 'contact')} removed {hint}", "dim"), soft_wrap=True)


def _plain(one: Person) -> dict[str, Any]:
    met = [{"interview": occasion.id, "label": occasion.label} for occasion in one.met]
    return {"uid": one.uid, **asdict(one.contact), "look_at": list(one.doubts), "met": met}


@command.command("show")
@click.argument("who")
def show(who: str) -> None:
    """Show all that is known of somebody, where their vCard is, and what was said of them.

    Example: cardscan people show "Ann Lee"
    """
    at = desk()
    with at.open() as store, store.read() as records:
        uid = the_person(records, who, removed=Removed.TOO)
        found, deeds, others = person(records, uid), history(records, uid), [*besides(records, uid, at)]
        files = [written.path for written in records.vcards.of(uid)]
    out = console()
    out.print(person_table(found))
    for called, said in others:
        out.print(shown(f"{called} {said}", "dim"), soft_wrap=True)
    for path in files:
        out.print(shown(f"vCard {path}", "dim"), soft_wrap=True)
    if deeds:
        out.print(deeds_table(deeds))


@command.command("edit")
@click.argument("who")
@said_options
def edit_person(who: str, **told: Any) -> None:
    """Correct somebody; without options, in your editor ($EDITOR).

    \b
    Examples:
      cardscan people edit ann --phone "+49 30 1234567"
      cardscan people edit ann --email old@acme.example=new@acme.example --add-phone "cell +49 170 1234567"
      cardscan people edit ann --phone "+49 30 1234568=fax"                what a number is for
      cardscan people edit ann --add-email "home ann@lee.example"          or an address
    """
    at = desk()
    with at.open() as store:
        with store.read() as records:
            uid = the_person(records, who)
            contact = records.contacts.of([uid])[uid]
        if any(told.values()) or "" in told.values():
            new = with_words(contact, _words(told), region=at.country)
        else:
            text = click.edit(edited_text(contact), extension=".txt")
            new = contact if text is None else _from_editor(contact, text, at.country)
        with store.write() as records:
            deed = edit(records, uid, new, at=at)
    if deed is None:
        click.echo(f"{harmless(contact.label)} stays as it is")
    else:
        console().print(deeds_table((deed,)))


def _from_editor(contact: Contact, text: str, region: str | None) -> Contact:
    return with_words(*words_in(contact, text), region=region)


@command.command("add")
@said_options
def add_person(**told: Any) -> None:
    """Add somebody whose card you do not have.

    Example: cardscan people add --name "Bo Ek" --org Acme --email bo@acme.example
    """
    at = desk()
    contact = with_words(Contact(), _words(told), region=at.country)
    with at.open() as store:
        with store.write() as records:
            uid = add(records, contact, at=at)
        with store.read() as records:
            (written, *_) = records.vcards.of(uid)
    click.echo(f"{harmless(contact.label)} is a contact: {harmless(written.path)}")


@command.command("check")
@click.argument("who", nargs=-1, required=True)
def check_people(who: tuple[str, ...]) -> None:
    """Say that you looked and all is right: the "?" goes away, and "Please check" from the note.

    Example: cardscan people check "Ann Lee" "Bo Ek"
    """
    _each(who, check, "is right as it is", nothing="had nothing to look at")


@command.command("remove")
@click.argument("who", nargs=-1, required=True)
def remove_people(who: tuple[str, ...]) -> None:
    """Remove vCards; no scan brings them back. Interviews and letters stay: `forget` removes all.

    Example: cardscan people remove "Bo Ek"
    """
    _each(who, remove, "is removed; back with: cardscan people restore")


@command.command("restore")
@click.argument("who", nargs=-1, required=True)
def restore_people(who: tuple[str, ...]) -> None:
    """Bring back who was removed, here, on the phone or by deleting the file.

    Example: cardscan people restore "Bo Ek"
    """
    _each(who, restore, "is back", removed=Removed.FIRST)


def _each(
    who: tuple[str, ...],
    deed: Callable[..., Any],
    told: str,
    *,
    nothing: str = "",
    removed: Removed = Removed.OUT,
) -> None:
    at = desk()
    with at.open() as store:
        for text in who:
            with store.write() as records:
                uid = the_person(records, text, removed=removed)
                done = deed(records, uid, at=at)
                label = records.contacts.of([uid])[uid].label
            click.echo(f"{harmless(label)} {told if done else nothing}")


@command.command("history")
@click.argument("who")
def show_history(who: str) -> None:
    """Show what was said of somebody, with the old values.

    Example: cardscan people history "Ann Lee"
    """
    with desk().open() as store, store.read() as records:
        deeds = history(records, the_person(records, who, removed=Removed.TOO))
    if not deeds:
        raise UsageError("nothing was said of them yet")
    console().print(deeds_table(deeds))
