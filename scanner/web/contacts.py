"""Contacts: found, looked at, handed to a phone; and those that may be here twice."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from starlette.responses import Response

from scanner.actions.history import history
from scanner.actions.keeping.besides import besides
from scanner.actions.meant import the_person
from scanner.actions.people.doubles import doubles, keep_both, merge, unmerge
from scanner.actions.people.doubts import CALLED, doubts_of
from scanner.actions.people.editing import check, edit
from scanner.actions.people.form import NEW, corrected, since
from scanner.actions.people.form import values as values_of
from scanner.actions.people.handing import handed
from scanner.actions.people.wording import shown as wording_shown
from scanner.actions.people.writing import link_to
from scanner.errors import UsageError
from scanner.model.contact import Contact
from scanner.outputs.qr import contact_code, svg
from scanner.text import slug
from scanner.web.answers import back_to, file, part, shown
from scanner.web.ask import Ask, deed, page
from scanner.web.forms import before
from scanner.web.lines import lines_of_contact
from scanner.web.taking_back import last_deed

VCARD = "text/vcard; charset=utf-8"
ON_A_PAGE = 60


def _list(ask: Ask) -> Response:
    words = ask.query("q").strip()[:200]
    with ask.office.store.read() as records:
        more = ask.office.finder.find(records, words, most=ON_A_PAGE + 1)
        found = dict(islice(more.items(), ON_A_PAGE))
        count = records.contacts.count()
        pictures = records.photos.first_of(found)
    values: dict[str, Any] = {"people": found, "pictures": pictures, "words": words, "count": count}
    values["is_cut"] = len(more) > ON_A_PAGE
    if ask.query("part"):
        return part("people.html", **values)
    return shown(ask, "contacts.html", **values)


def _contact(ask: Ask) -> Response:
    with ask.office.store.read() as records:
        uid = the_person(records, ask.part("uid"))
        contact = records.contacts.of([uid])[uid]
        cards = records.photos.cards(contact=uid)
        met = records.interviews.of_contact(uid)
        merges = records.merges.into(uid)
        link = link_to(records, uid, ask.at)
        doubts = doubts_of(records, uid, contact)
        deeds = history(records, uid)
        others = [*besides(records, uid, ask.at)]
    code = svg(contact_code(contact, uid=uid, interview=link)) if ask.query("code") else None
    return shown(
        ask,
        "contact.html",
        uid=uid,
        contact=contact,
        cards=cards,
        met=met,
        merges=merges,
        code=code,
        doubts=doubts,
        deeds=deeds,
        others=others,
        called=CALLED,
        said=wording_shown,
    )


def _edit(ask: Ask) -> Response:
    with ask.office.store.read() as records:
        uid = the_person(records, ask.part("uid"))
        contact = records.contacts.of([uid])[uid]
        pictures = records.photos.first_of([uid])
    return _form(ask, uid, contact, pictures=pictures)


def contradicted(ask: Ask, uid: str, typed: Mapping[str, str], *, read: Mapping[str, str]) -> Response:
    """Show a contact that another window made of a card as it was `read`, with what was `typed` here."""
    with ask.office.store.read() as records:
        uid = the_person(records, uid)
        contact = records.contacts.of([uid])[uid]
        pictures = records.photos.first_of([uid])
    now = {key: (label, text) for key, label, text in values_of(contact)}
    told = [f"{label}: {text}" for key, (label, text) in now.items() if read.get(key) != text]
    wrong = "meanwhile this card was accepted in another window; save what you typed, or leave it as it is"
    if told:
        wrong = f"{wrong}. There it says {', '.join(told)}"
    there = {key if key in now else _anew(key): text for key, text in typed.items()}
    return _form(ask, uid, contact, typed=there, wrong=wrong, pictures=pictures)


def _anew(key: str) -> str:
    """Return the key under which a value is added, where there is none any more that it would replace."""
    field, several, _ = key.partition(".")
    return f"{field}.{NEW}" if several else field


def _form(
    ask: Ask, uid: str, contact: Contact, *, typed: Mapping[str, str] | None = None, **more: Any
) -> Response:
    values = {"wrong": "", "pictures": {}, **more}
    lines, was = lines_of_contact(contact, typed), lines_of_contact(contact)
    status = 422 if values["wrong"] else 200
    return shown(ask, "edit.html", status=status, uid=uid, contact=contact, lines=lines, was=was, **values)


def _save(ask: Ask) -> Response:
    """Take what was typed; what another window changed meanwhile stays."""
    texts = ask.texts()
    was = before(texts)
    typed = {key: text for key, text in texts.items() if key in was}
    with ask.office.store.write() as records:
        uid = the_person(records, ask.part("uid"))
        contact = records.contacts.of([uid])[uid]
        try:
            said = corrected(contact, since(contact, typed, was), region=ask.office.chosen.region)
            done = edit(records, uid, said, at=ask.at)
        except UsageError as error:
            return _form(ask, uid, contact, typed=typed, wrong=str(error))
    if done:
        ask.tell(f"{said.label} is changed.", undo=done.number)
    return back_to(f"/contacts/{uid}")


def _check(ask: Ask) -> Response:
    with ask.office.store.write() as records:
        uid = the_person(records, ask.part("uid"))
        done = check(records, uid, at=ask.at)
    ask.tell("Noted: you have looked.", undo=done.number if done else None)
    return back_to(f"/contacts/{uid}")


def _vcard(ask: Ask) -> Response:
    with ask.office.store.read() as records:
        uid = the_person(records, ask.part("uid"))
        item = handed(records, uid, at=ask.at)
        label = records.contacts.of([uid])[uid].label
    return file(item, kind=VCARD, name=f"{slug(label) or uid[:8]}.vcf", is_shown=True)


def _doubles(ask: Ask) -> Response:
    with ask.office.store.read() as records:
        found = doubles(records)[:ON_A_PAGE]
        people = records.contacts.of(uid for double in found for uid in (double.one, double.other))
        pictures = records.photos.first_of(people)
    return shown(ask, "doubles.html", doubles=found, people=people, pictures=pictures)


def _merge(ask: Ask) -> Response:
    with ask.office.store.write() as records:
        done = merge(records, ask.text("one"), ask.text("other"), at=ask.at)
        number = last_deed(records)
    ask.tell(f"{done.contact.label} is one contact now.", undo=number)
    return back_to("/doubles")


def _keep_both(ask: Ask) -> Response:
    with ask.office.store.write() as records:
        keep_both(records, ask.text("one"), ask.text("other"))
    ask.tell("Noted: they are two people.")
    return back_to("/doubles")


def _unmerge(ask: Ask) -> Response:
    with ask.office.store.write() as records:
        done = unmerge(records, ask.part("uid"), at=ask.at)
    ask.tell(f"{done.contacts[0].label} and {done.contacts[1].label} are two again.")
    return back_to(f"/contacts/{done.one}")


ROUTES = (
    page("/contacts", _list),
    page("/contacts/{uid:uuid}.vcf", _vcard),
    page("/contacts/{uid:uuid}", _contact),
    page("/contacts/{uid:uuid}/edit", _edit),
    deed("/contacts/{uid:uuid}/edit", _save),
    deed("/contacts/{uid:uuid}/check", _check),
    deed("/contacts/{uid:uuid}/unmerge", _unmerge),
    page("/doubles", _doubles),
    deed("/doubles/merge", _merge),
    deed("/doubles/keep", _keep_both),
)
