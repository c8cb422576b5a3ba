"""The person's word about a contact: kept, true in its vCard, and taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from scanner.actions.desk import Desk
from scanner.actions.history import history
from scanner.actions.interviews.adding import add as add_interview
from scanner.actions.interviews.adding import announced
from scanner.actions.interviews.editing import outcome
from scanner.actions.interviews.meeting import link, unlink
from scanner.actions.interviews.ticking import done, skip, snooze
from scanner.actions.meant import Removed, the_person
from scanner.actions.people.doubles import doubles, merge
from scanner.actions.people.editing import add, check, edit
from scanner.actions.people.finding import find, person
from scanner.actions.people.removing import remove, restore
from scanner.actions.people.wording import Several, Words, differing, with_words
from scanner.actions.undoing import undo
from scanner.cli.terminal.person import edited_text, words_in
from scanner.errors import UsageError
from scanner.model.contact import Contact, Name, Phone, PhoneKind
from scanner.model.deed import DeedKind
from scanner.model.interview import Part, State
from scanner.store.store import Store
from tests.actions.desks import desk_at

ANN = Contact(
    Name("Ann Lee", "Ann", None, "Lee"),
    org="Acme",
    emails=("ann@acme.example",),
    phones=(Phone("+12025550178", "202 555 0178", PhoneKind.CELL),),
)


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    return desk_at(tmp_path / "records.db", tmp_path)


def card_of(at: Desk, uid: str) -> str:
    return (at.contacts / f"{uid}.vcf").read_text(encoding="utf-8").replace("\r\n ", "")


def written(store: Store, contact: Contact, at: Desk) -> str:
    with store.write() as records:
        return add(records, contact, at=at)


def test_a_word_changes_the_vcard_stays_in_the_history_and_is_taken_back(at: Desk) -> None:
    with at.open() as store:
        uid = written(store, ANN, at)
        said = Words(title="CTO", phones=Several(instead=("+49 30 1234567",)), note="likes tea")
        with store.write() as records:
            told = edit(records, uid, with_words(ANN, said, region="DE"), at=at)
        assert told
        assert {c.field for c in told.changes} == {"title", "phones", "note"}
        assert "TITLE:CTO" in card_of(at, uid)
        assert "TEL;TYPE=CELL,VOICE,PREF:+49301234567" in card_of(at, uid)
        assert "NOTE:likes tea" in card_of(at, uid)
        with store.write() as records:
            assert undo(records, at=at).number == told.number
        with store.read() as records:
            assert records.contacts.get(uid) == ANN
            (edited, added) = history(records, uid)
            assert (edited.kind, edited.undone is not None) == (DeedKind.EDITED, True)
            assert (added.kind, added.undone) == (DeedKind.ADDED, None)
            change = next(c for c in edited.changes if c.field == "phones")
            assert (change.before, change.after[0].value) == (ANN.phones, "+49301234567")
        assert "TITLE" not in card_of(at, uid)


def test_what_was_changed_again_since_is_not_undone_behind_ones_back(at: Desk) -> None:
    with at.open() as store, store.write() as records:
        uid = add(records, ANN, at=at)
        first = edit(records, uid, with_words(ANN, Words(title="CTO"), region=None), at=at)
        both = with_words(ANN, Words(title="CEO", emails=Several(added=("a@b.example",))), region=None)
        edit(records, uid, both, at=at)
        assert first
        with pytest.raises(UsageError, match="changed again since"):
            undo(records, first.number, at=at)
        undo(records, at=at)
        undo(records, first.number, at=at)
        assert records.contacts.get(uid) == ANN
        with pytest.raises(UsageError, match="undone already"):
            undo(records, first.number, at=at)


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("+49 170 1234567", "+491701234567", PhoneKind.CELL),
        ("fax 030 1234567", "+49301234567", PhoneKind.FAX),
        ("030 1234567 ext. 12", "+49301234567", PhoneKind.WORK),
        ("12345", "12345", PhoneKind.WORK),
    ],
)
def test_numbers_are_understood_as_typed(text: str, value: str, kind: PhoneKind) -> None:
    (phone,) = with_words(Contact(), Words(phones=Several(added=(text,))), region="DE").phones
    assert (phone.value, phone.kind) == (value, kind)
    assert phone.extension == ("12" if "ext" in text else None)


def test_a_number_without_a_country_is_from_where_the_others_are_where_it_can_be() -> None:
    said = Words(phones=Several(added=("138 8115 1555", "030 1234567")))
    beijing = Contact(phones=(Phone("+861063826579", ""),))
    numbers = [phone.value for phone in with_words(beijing, said, region="DE").phones]
    assert numbers == ["+861063826579", "+8613881151555", "+49301234567"]


def test_of_several_values_the_one_that_is_meant_is_changed_or_removed() -> None:
    two = with_words(Contact(), Words(emails=Several(added=("a@x.example", "b@x.example"))), region=None)
    said = Words(emails=Several(instead=("b@x.example=c@x.example",), without=("a@x.example",)))
    assert with_words(two, said, region=None).emails == ("c@x.example",)
    with pytest.raises(UsageError, match="say which"):
        with_words(two, Words(emails=Several(instead=("d@x.example",))), region=None)
    with pytest.raises(UsageError, match="no e-mail address"):
        with_words(two, Words(emails=Several(added=("nonsense",))), region=None)
    with pytest.raises(UsageError, match="no telephone number"):
        with_words(two, Words(phones=Several(added=("call me",))), region=None)


def test_what_a_number_is_for_is_changed_alone_or_with_it() -> None:
    two = Contact(phones=(Phone("+49301234567", ""), Phone("+49301234568", "")))
    for typed, kind in (
        ("030 1234568=fax", PhoneKind.FAX),
        ("030 1234568=Mobile", PhoneKind.CELL),
        ("+49301234568=home 030 1234568", PhoneKind.HOME),
    ):
        first, second = with_words(two, Words(phones=Several(instead=(typed,))), region="DE").phones
        assert (first, second.value, second.kind) == (two.phones[0], "+49301234568", kind), typed


def test_what_is_theirs_at_home_is_said_and_stands_in_the_vcard(at: Desk) -> None:
    with at.open() as store:
        uid = written(store, ANN, at)
        said = Words(
            emails=Several(added=("home ann@lee.example",)),
            urls=Several(added=("private: lee.example",)),
            addresses=Several(added=("home: Weg 1, 10115 Berlin", "Home Farm, Oxford")),
        )
        with store.write() as records:
            edit(records, uid, with_words(ANN, said, region="DE"), at=at)
            now = records.contacts.of([uid])[uid]
        assert now.private == ("ann@lee.example", "lee.example", "Weg 1, 10115 Berlin")
        text = card_of(at, uid)
        assert "EMAIL;TYPE=INTERNET,HOME:ann@lee.example" in text
        assert "EMAIL;TYPE=INTERNET,WORK,PREF:ann@acme.example" in text
        assert "URL;TYPE=HOME:https://lee.example" in text
        assert "ADR;TYPE=HOME:;;Weg 1;Berlin" in text
        moved = Words(emails=Several(instead=("ann@lee.example=a@lee.example", "ann@acme.example=home")))
        assert with_words(now, moved, region=None).private[:2] == ("ann@acme.example", "a@lee.example")
        typed = edited_text(now).replace("home: lee.example", "lee.example")
        assert "lee.example" not in with_words(*words_in(now, typed), region=None).private


def test_of_several_values_the_history_names_those_that_differ() -> None:
    one, other = Phone("+49301234567", ""), Phone("+49301234568", "")
    fax = replace(other, kind=PhoneKind.FAX)
    assert differing((one, other), (one, fax)) == ("work +49 30 1234568", "fax +49 30 1234568")
    assert differing(("a@x.example",), ("a@x.example", "b@x.example")) == ("", "b@x.example")
    assert differing("CTO", None) == ("CTO", "")


def test_what_is_changed_in_the_editor_stays_in_its_place() -> None:
    two = replace(ANN, phones=(Phone("+49301234567", ""), *ANN.phones), emails=("a@x.example", "b@x.example"))
    typed = edited_text(two).replace("work +49 30 1234567", "fax +49 30 1234567").replace("a@x", "c@x")
    now = with_words(*words_in(two, typed), region="DE")
    assert [(one.value, one.kind) for one in now.phones] == [
        ("+49301234567", PhoneKind.FAX),
        ("+12025550178", PhoneKind.CELL),
    ]
    assert now.emails == ("c@x.example", "b@x.example")
    less = with_words(*words_in(two, typed.replace("e-mail: c@x.example\n", "")), region="DE")
    assert less.emails == ("b@x.example",)


def test_a_name_is_taken_as_typed_with_its_parts() -> None:
    named = with_words(Contact(), Words(name="Dr. Zoë de la Cruz"), region=None).name
    assert named == Name("Zoë de la Cruz", "Zoë", None, "de la Cruz", "Dr.")


def test_people_are_found_by_whatever_one_remembers(at: Desk) -> None:
    zoe = Contact(Name("Zoë Müller"), org="Kestrel GmbH", note="met at the fair")
    with at.open() as store, store.write() as records:
        one, other = add(records, ANN, at=at), add(records, zoe, at=at)
        held = add_interview(records, announced("Initech", when="2026-11-20", at=at), at=at).interview
        link(records, held.id, one, part=Part.RECRUITER, at=at, talk="the move to Rust")
        for words, uid in (
            ("zoe mueller", other),
            ("KESTREL", other),
            ("fair", other),
            ("202-555", one),
            ("initech", one),
            ("rust", one),
            (other[:8], other),
        ):
            assert [found.uid for found in find(records, words)] == [uid], words
        assert [found.uid for found in find(records)] == [one, other]
        assert [occasion.employer for occasion in person(records, one).met] == ["Initech"]


def test_many_people_are_listed_with_as_few_questions_as_two(at: Desk) -> None:
    asked: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        asked.append(statement)

    with at.open() as store, store.write() as records:
        counts = []
        for some in (range(2), range(2, 40)):
            for number in some:
                add(records, Contact(Name(f"Person {number}")), at=at)
            asked.clear()
            sa.event.listen(sa.Engine, "before_cursor_execute", note)
            try:
                find(records)
            finally:
                sa.event.remove(sa.Engine, "before_cursor_execute", note)
            counts.append(len(asked))
    assert counts[0] == counts[1]


def test_who_is_put_away_loses_the_vcard_and_comes_back(at: Desk) -> None:
    with at.open() as store:
        uid = written(store, ANN, at)
        before = card_of(at, uid)
        with store.write() as records:
            remove(records, uid, at=at)
        assert list(at.contacts.iterdir()) == []
        with store.write() as records:
            assert find(records) == ()
            assert [found.uid for found in find(records, away=True)] == [uid]
            restore(records, uid, at=at)
        assert card_of(at, uid) == before
        for there in (False, True):
            with store.write() as records:
                undo(records, at=at)
            assert (at.contacts / f"{uid}.vcf").exists() is there
        assert card_of(at, uid) == before


def test_who_was_removed_is_meant_by_no_name_but_to_be_brought_back(at: Desk) -> None:
    with at.open() as store:
        gone = written(store, ANN, at)
        with store.write() as records:
            remove(records, gone, at=at)
        with store.read() as records:
            with pytest.raises(UsageError, match=f"Ann Lee was removed.*restore {gone[:8]}"):
                the_person(records, "ann lee")
            assert the_person(records, gone) == gone
            assert the_person(records, "ann lee", removed=Removed.TOO) == gone
        there = written(store, replace(ANN, emails=("ann@home.example",)), at)
        with store.read() as records:
            meant = [the_person(records, "Ann Lee", removed=way) for way in Removed]
            assert meant == [there, there, gone]
            assert doubles(records) == (), "a contact that was removed is nobody's double"


def test_what_was_done_after_an_interview_is_undone_one_by_one(at: Desk) -> None:
    with at.open() as store, store.write() as records:
        told = announced("Initech", when="2026-11-20", at=at, met=["Ann Lee <ann@acme.example>"])
        held = add_interview(records, told, at=at).interview
        uid = held.people[0].contact
        other = add(records, Contact(Name("Bo Ek")), at=at)
        deeds = (
            lambda: done(records, held.id, at=at),
            lambda: skip(records, held.id, at=at),
            lambda: snooze(records, held.id, until=dt.date(2026, 11, 24), at=at),
            lambda: outcome(records, held.id, state=State.REJECTED, at=at, feedback="too junior"),
            lambda: link(records, held.id, other, part=Part.HOST, at=at),
            lambda: link(records, held.id, uid, part=Part.HOST, at=at, talk="Rust"),
            lambda: unlink(records, held.id, uid, at=at),
        )
        for deed in deeds:
            before = records.interviews.get(held.id)
            deed()
            assert records.interviews.get(held.id) != before
            undo(records, at=at)
            assert records.interviews.get(held.id) == before
        assert len(history(records, interview=held.id)) == len(deeds)


def test_a_merge_is_undone_too(at: Desk) -> None:
    with at.open() as store, store.write() as records:
        one, other = add(records, ANN, at=at), add(records, Contact(Name("Ann B. Lee")), at=at)
        before = records.contacts.of([one, other])
        merge(records, one, other, at=at)
        undo(records, at=at)
        assert records.contacts.of([one, other]) == before


def test_there_is_nothing_to_check_twice(at: Desk) -> None:
    with at.open() as store, store.write() as records:
        uid = add(records, ANN, at=at)
        assert check(records, uid, at=at) is None
        with pytest.raises(UsageError, match="there already"):
            add(records, ANN, at=at)
        with pytest.raises(UsageError, match="nothing would be left"):
            edit(records, uid, Contact(), at=at)


def test_who_is_known_only_from_an_interview_has_a_vcard_too(at: Desk) -> None:
    told = announced("Initech", when="2026-11-20", at=at, met=["Ann Lee <ann@acme.example>"])
    with at.open() as store:
        with store.write() as records:
            (met,) = add_interview(records, told, at=at).interview.people
        assert "Met on 20 November 2026 at Initech (interview)." in card_of(at, met.contact)
        with store.write() as records:
            remove(records, met.contact, at=at)
            add_interview(records, told, at=at)
        assert list(at.contacts.iterdir()) == []
