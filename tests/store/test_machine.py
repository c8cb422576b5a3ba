"""Whatever is decided in whatever order, the store holds what a plain dictionary would."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from scanner.model.contact import Contact
from scanner.model.interview import Event, EventKind, Interview, Meeting, State
from scanner.store.backup import backup, restore
from scanner.store.forget import forget
from scanner.store.store import open_store
from tests.store.fresh import lay_out
from tests.store.made_up import NOON, interview, person

UIDS = st.sampled_from(["u1", "u2", "u3"])
KEYS = st.sampled_from(["7f3a", "9999"])


class AStore(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "records.db"
        lay_out(self.path)
        self.store = open_store(self.path)
        self.people: dict[str, Contact] = {}
        self.held: dict[str, Interview] = {}
        self.saved: tuple[dict[str, Contact], dict[str, Interview]] | None = None
        self.backups = 0

    @rule(uid=UIDS, name=st.sampled_from(["Ann Lee", "Bob Ray", "Zoë Łuczak"]))
    def keep_a_contact(self, uid: str, name: str) -> None:
        self.people[uid] = person(name)
        with self.store.write() as records:
            records.contacts.save(uid, self.people[uid], at=NOON)

    @rule(
        key=KEYS, notes=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=9)
    )
    def keep_an_interview(self, key: str, notes: str) -> None:
        old = self.held.get(key, interview(key, f"Employer {key}"))
        self.held[key] = replace(old, notes=notes)
        self.save(key)

    @precondition(lambda self: self.held and self.people)
    @rule(key=KEYS, uid=UIDS)
    def meet(self, key: str, uid: str) -> None:
        if key in self.held and uid in self.people and self.held[key].met(uid) is None:
            event = Event(EventKind.LINKED, NOON, about=uid)
            people = (*self.held[key].people, Meeting(uid))
            self.held[key] = replace(self.held[key], people=people).told(event)
            self.save(key)

    @rule(key=KEYS, state=st.sampled_from(State))
    def reach(self, key: str, state: State) -> None:
        if key in self.held:
            self.held[key] = self.held[key].told(Event(EventKind.STATE, NOON, state=state))
            self.save(key)

    @rule(key=KEYS)
    def remove(self, key: str) -> None:
        self.held.pop(key, None)
        with self.store.write() as records:
            records.interviews.remove(key)

    @precondition(lambda self: self.people)
    @rule(uid=UIDS)
    def forget(self, uid: str) -> None:
        if self.people.pop(uid, None) is None:
            return
        with self.store.write() as records:
            forget(records, uid)
        for key, old in self.held.items():
            people = tuple(m for m in old.people if m.contact != uid)
            history = tuple(e for e in old.history if e.about != uid)
            self.held[key] = replace(old, people=people, history=history)

    @rule()
    def fail_in_the_middle(self) -> None:
        try:
            with self.store.write() as records:
                records.contacts.save("u9", person(), at=NOON)
                raise InterruptedError
        except InterruptedError:
            pass

    @rule()
    def close_and_open(self) -> None:
        self.store.close()
        self.store = open_store(self.path)

    @rule()
    def back_up(self) -> None:
        self.backups += 1
        backup(self.store, self.path.with_name(f"{self.backups}.db"))
        self.saved = dict(self.people), dict(self.held)

    @precondition(lambda self: self.saved)
    @rule()
    def restore(self) -> None:
        assert self.saved
        restore(self.store, self.path.with_name(f"{self.backups}.db"))
        self.people, self.held = dict(self.saved[0]), dict(self.saved[1])

    @invariant()
    def it_holds_the_same(self) -> None:
        with self.store.read() as records:
            assert dict(records.contacts.all()) == self.people
            assert {i.id: i for i in records.interviews.all()} == self.held

    def save(self, key: str) -> None:
        with self.store.write() as records:
            records.interviews.save(self.held[key])

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


TestAStore = AStore.TestCase
TestAStore.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
