"""What is kept comes back as it was, one decision at a time, on SQLite and on PostgreSQL."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sqlite3
import subprocess
import sys
import threading
from itertools import pairwise
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.config import Config
from alembic.script import ScriptDirectory

from scanner.errors import OutputError, StoreError, UsageError
from scanner.model.contact import Contact, Name
from scanner.model.follow_up import FollowUpKind
from scanner.model.geometry import Box, Quad
from scanner.model.interview import Event, EventKind, Meeting, State, When
from scanner.model.letter import Draft
from scanner.model.page import Page
from scanner.model.proposal import Evidence, Guess, Proposal
from scanner.model.record import CardState, KeptCard, PhotoState, SeenPhoto
from scanner.model.reminder import Reminder
from scanner.model.remnant import Remnant
from scanner.store.backup import backup, restore
from scanner.store.codec import contact_to_json
from scanner.store.engine import engine_for
from scanner.store.forget import forget
from scanner.store.store import Store, open_store
from scanner.store.trouble import explained
from scanner.store.upgrade import MIGRATIONS, bring_up_to_date, version
from scanner.store.versions import VERSIONS
from tests.store.made_up import NOON, full_interview, interview, person

DIGEST = "ab" * 32
AN_HOUR = dt.timedelta(hours=1)


def keep_one_of_each(store: Store) -> None:
    with store.write() as records:
        records.contacts.save("u1", person(), at=NOON)
        records.contacts.save("u2", person("Bob Ray", "bob@acme.example", "+12025550144"), at=NOON)
        records.interviews.save(full_interview())
        records.photos.claim(DIGEST, name="a.jpg", path="/in/a.jpg", by="me", at=NOON)
        records.photos.finish(DIGEST, [card()], taken=NOON, pages={0: Page((), 600, 350)})
        records.letters.save(letter(), interview="7f3a", contact="u1", kind=FollowUpKind.THANK, at=NOON)
        records.letters.hand_out([reminder()])


def card(state: CardState = CardState.KEPT, contact: str | None = "u1") -> KeptCard:
    name = Guess(Name("Ann Lee"), 0.9, evidence=(Evidence("label", 1.5),), boxes=(Box(0, 0, 10, 5),))
    quad = Quad(((0.0, 0.0), (9.0, 0.0), (9.0, 5.0), (0.0, 5.0)))
    return KeptCard(DIGEST, 0, quad, Proposal(name=name, org=Guess("Acme", 0.5)), state, contact)


def letter() -> Draft:
    return Draft("ann@acme.example", "Ann Lee", "Thank you", "Dear Ann Lee,\n", ("your name",))


def reminder() -> Reminder:
    return Reminder("r1", "7f3a", "u1", NOON, "Thank-you note", "Interview 7f3a\nAnn Lee", "", NOON)


def test_a_contact_comes_back_as_it_was(store: Store) -> None:
    with store.write() as records:
        records.contacts.save("u1", person("Zoë Müller-Łuczak"), at=NOON)
        records.contacts.save("u1", person("Zoë Łuczak"), at=NOON)
    with store.read() as records:
        assert records.contacts.get("u1") == person("Zoë Łuczak")
        assert records.contacts.count() == 1
        assert dict(records.contacts.all()) == {"u1": person("Zoë Łuczak")}


def test_an_interview_comes_back_with_its_people_and_history(store: Store) -> None:
    with store.write() as records:
        records.contacts.save("u1", person(), at=NOON)
        records.interviews.save(full_interview())
        records.interviews.save(full_interview())
    with store.read() as records:
        assert records.interviews.get("7f3a") == full_interview()
        assert records.interviews.all([State.WAITING]) == (full_interview(),)
        assert records.interviews.all([State.OFFER]) == ()
        assert records.interviews.rounds() == (("Acme", "Data Engineer", dt.date(2026, 11, 20)),)
        assert records.interviews.counts() == {State.WAITING: 1}
        assert records.interviews.of_contact("u1") == (full_interview(),)


def test_what_ended_with_all_said_is_not_looked_at_again(store: Store) -> None:
    asked = Event(EventKind.DONE, NOON, of=FollowUpKind.ASK_FEEDBACK)
    thanked = Event(EventKind.DONE, NOON, of=FollowUpKind.THANK, about="u1")
    with store.write() as records:
        for number, state in enumerate(State):
            records.interviews.save(interview(f"aaa{number}", f"E{number}", state=state, history=(thanked,)))
        told = interview("bbbb", "F", state=State.REJECTED, history=(asked,))
        records.interviews.save(told)
        states = {i.state for i in records.interviews.unsettled()}
        assert states == {State.PLANNED, State.HELD, State.WAITING, State.OFFER, State.REJECTED}
        assert "bbbb" not in {i.id for i in records.interviews.unsettled()}


def test_text_no_database_can_hold_is_cleaned(store: Store) -> None:
    with store.write() as records:
        records.contacts.save("u1", Contact(name=Name("Ann\0 Lee\ud800")), at=NOON)
        records.interviews.save(interview(notes="a\0b\udfff"))
    with store.read() as records:
        assert records.contacts.get("u1") == Contact(name=Name("Ann Lee"))
        assert records.interviews.get("7f3a").notes == "ab"


def test_the_same_interview_is_found_however_it_is_spelt(store: Store) -> None:
    with store.write() as records:
        records.interviews.save(interview(role="Data Engineer"))
        assert records.interviews.same("  ACME ", "data  engineer", dt.date(2026, 11, 20))
        assert not records.interviews.same("Acme", "Data Engineer", dt.date(2026, 11, 21))


def test_the_same_interview_is_never_kept_twice(store: Store) -> None:
    with store.write() as records:
        records.interviews.save(interview())
    with pytest.raises(StoreError, match="contradict"), store.write() as records:
        records.interviews.save(interview("9999", "ACME"))


def test_ids_stay_short_and_do_not_collide(store: Store) -> None:
    when = When(dt.date(2026, 11, 20), None, "Europe/Berlin")
    with store.write() as records:
        first = records.interviews.new_id("Acme", "Baker", when)
        records.interviews.save(interview(first, "Other"))
        second = records.interviews.new_id("Acme", "Baker", when)
    assert (len(first), len(second)) == (4, 5)
    assert second.startswith(first)


def test_an_unknown_id_is_said(store: Store) -> None:
    with pytest.raises(UsageError, match="no interview has the id 'zzzz'"), store.read() as records:
        records.interviews.get("zzzz")


def test_a_person_is_found_by_name_mail_or_id_and_wildcards_mean_nothing(store: Store) -> None:
    keep_one_of_each(store)
    with store.read() as records:
        assert [*records.contacts.find("ann")] == ["u1"]
        assert [*records.contacts.find("BOB@acme")] == ["u2"]
        assert [*records.contacts.find("u2")] == ["u2"]
        assert records.contacts.find("%") == {}
        assert records.contacts.find("_") == {}


def test_who_shares_an_address_is_found(store: Store) -> None:
    keep_one_of_each(store)
    with store.read() as records:
        twin = person("Lee Ann", "Ann@ACME.example", "+12025550199")
        shared = {(m.contact, m.kind) for m in records.contacts.sharing(twin)}
        assert shared == {("u1", "email"), ("u1", "name")}
        assert records.contacts.sharing(person(), but="u1") == ()


def test_a_decision_that_fails_changes_nothing(store: Store) -> None:
    def interrupted() -> None:
        with store.write() as records:
            records.contacts.save("u1", person(), at=NOON)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with store.read() as records:
        assert records.contacts.count() == 0


def test_a_meeting_with_nobody_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="contradict"), store.write() as records:
        records.interviews.save(interview(people=(Meeting("nobody"),)))


def test_a_photo_is_claimed_finished_and_let_go(store: Store) -> None:
    def seen() -> SeenPhoto | None:
        with store.read() as records:
            return records.photos.get(DIGEST)

    with store.write() as records:
        records.photos.claim(DIGEST, name="a", path="/in/a", by="one", at=NOON)
        records.photos.release("two")
    assert seen() == SeenPhoto(DIGEST, "a", "/in/a", PhotoState.CLAIMED, "one", NOON)
    with store.write() as records:
        records.photos.release("one")
    assert seen() is None, "what was never read is as if never seen"
    with store.write() as records:
        records.photos.claim(DIGEST, name="a", path="/in/a", by="one", at=NOON)
        records.photos.fail(DIGEST, "not a picture")
        records.photos.claim(DIGEST, name="a", path="/in/a", by="two", at=NOON + AN_HOUR)
        records.photos.release("two", digest=DIGEST)
    assert seen() == SeenPhoto(
        DIGEST, "a", "/in/a", PhotoState.FAILED, "", NOON + AN_HOUR, error="not a picture"
    )
    with store.write() as records:
        records.photos.finish(DIGEST, [], taken=NOON, recipe="both")
    assert seen() == SeenPhoto(DIGEST, "a", "/in/a", PhotoState.DONE, "", NOON + AN_HOUR, NOON, recipe="both")


def test_a_reading_never_overrules_a_person(store: Store) -> None:
    with store.write() as records:
        records.contacts.learn([("u1", person("Ann Le")), ("u2", person("Bob Ray"))], at=NOON)
        records.contacts.save("u1", person("Ann Lee"), at=NOON)
        records.contacts.learn([("u1", person("Anne Le")), ("u2", person("Rob Ray"))], at=NOON)
        assert records.contacts.decided(["u1", "u2"]) == {"u1"}
        assert records.contacts.of(["u1", "u2"]) == {"u1": person("Ann Lee"), "u2": person("Rob Ray")}


def test_effects_follow_a_decision_that_is_kept_and_no_other(store: Store) -> None:
    done: list[int] = []
    with store.write() as records:
        records.afterwards(lambda: done.append(1))
        records.afterwards(lambda: done.append(2))
        assert done == []
    assert done == [1, 2]
    with pytest.raises(StoreError), store.write() as records:  # noqa: PT012 (the decision fails as a whole)
        records.afterwards(lambda: done.append(3))
        records.interviews.save(interview(people=(Meeting("nobody"),)))
    assert done == [1, 2]


def test_cards_come_back_with_their_evidence_and_can_be_decided(store: Store) -> None:
    with store.write() as records:
        records.contacts.save("u1", person(), at=NOON)
        records.photos.claim(DIGEST, name="a", path="p", by="me", at=NOON)
        records.photos.finish(DIGEST, [card(CardState.WAITING, None)], taken=NOON)
    with store.write() as records:
        assert records.photos.cards(state=CardState.WAITING) == (card(CardState.WAITING, None),)
        records.photos.decide(DIGEST, 0, CardState.KEPT, contact="u1")
    with store.read() as records:
        assert records.photos.cards(contact="u1") == (card(),)
        assert [p.state for p in records.photos.all()] == [PhotoState.DONE]


def test_letters_and_reminders_come_back(store: Store) -> None:
    keep_one_of_each(store)
    later = dataclasses.replace(reminder(), sequence=1, cancelled=True)
    with store.write() as records:
        records.letters.hand_out([later])
    with store.read() as records:
        assert records.letters.of("7f3a") == ((NOON, FollowUpKind.THANK, letter()),)
        assert records.letters.reminders() == {"r1": later}


def test_who_is_forgotten_is_gone_everywhere(store: Store, place: Path | str) -> None:
    keep_one_of_each(store)
    with store.write() as records:
        gone = forget(records, "u1")
    assert (gone.label, gone.cards, gone.meetings, gone.letters) == ("Ann Lee", 1, 1, 1)
    assert (gone.reminders, gone.photos) == (("r1",), (Remnant("/in/a.jpg", digest=DIGEST),))
    with store.read() as records:
        assert records.contacts.find("ann") == {}
        assert all(e.about != "u1" for e in records.interviews.get("7f3a").history)
        seen = records.photos.get(DIGEST)
        assert seen is not None
        assert (seen.name, seen.path) == ("", "")
    store.close()
    if isinstance(place, Path):
        with sqlite3.connect(place) as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert b"ann@acme.example" not in place.read_bytes()


def test_two_commands_that_write_at_once_both_succeed(place: Path | str) -> None:
    open_store(place).close()

    def note(word: str) -> None:
        with open_store(place) as mine:
            for _ in range(20):
                with mine.write() as records:
                    old = records.interviews.get("7f3a")
                    records.interviews.save(dataclasses.replace(old, notes=old.notes + word))

    with open_store(place) as store, store.write() as records:
        records.interviews.save(interview())
    threads = [threading.Thread(target=note, args=(word,)) for word in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_store(place) as store, store.read() as records:
        assert sorted(records.interviews.get("7f3a").notes) == ["a"] * 20 + ["b"] * 20


def test_two_commands_may_make_the_store_at_once(place: Path | str) -> None:
    failed: list[Exception] = []

    def make() -> None:
        try:
            open_store(place).close()
        except StoreError as error:
            failed.append(error)

    threads = [threading.Thread(target=make) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


def test_a_backup_holds_everything_and_comes_back(store: Store, tmp_path: Path) -> None:
    keep_one_of_each(store)
    file = tmp_path / "b.db"
    rows = backup(store, file)
    with store.write() as records:
        forget(records, "u1")
        records.interviews.remove("7f3a")
    assert restore(store, file) == rows
    with store.read() as records:
        assert records.interviews.get("7f3a") == full_interview()
        assert records.contacts.get("u1") == person()
    with store.write() as records:
        records.letters.save(letter(), interview="7f3a", contact=None, kind=FollowUpKind.NUDGE, at=NOON)


def test_a_backup_overwrites_nothing(store: Store, tmp_path: Path) -> None:
    (tmp_path / "b.db").write_text("mine")
    with pytest.raises(OutputError, match="is there already"):
        backup(store, tmp_path / "b.db")
    assert (tmp_path / "b.db").read_text() == "mine"
    with pytest.raises(OutputError, match="no backup can be written"):
        backup(store, tmp_path / "nowhere" / "b.db")


def test_what_is_no_backup_is_not_restored(store: Store, tmp_path: Path) -> None:
    keep_one_of_each(store)
    (tmp_path / "b.db").write_bytes(b"not a database, but long enough to be one" * 50)
    for path in (tmp_path / "b.db", tmp_path / "none.db"):
        with pytest.raises(StoreError, match="no backup"):
            restore(store, path)
    with store.read() as records:
        assert records.contacts.count() == 2


def test_the_versions_are_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    steps = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(steps)) == VERSIONS


def test_migrations_lead_to_the_tables_we_use(store: Store) -> None:

    from scanner.store.tables import metadata

    with store.read() as records:
        found = sa.inspect(records.connection)
        for table in metadata.sorted_tables:
            assert {c["name"] for c in found.get_columns(table.name)} == {c.name for c in table.columns}
            assert {
                i["name"] for i in found.get_indexes(table.name) if not i.get("duplicates_constraint")
            } == {i.name for i in table.indexes}


def test_an_older_database_is_migrated_after_a_copy(
    place: Path | str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    engine = engine_for(place)
    bring_up_to_date(engine, to=VERSIONS[0])
    fields = contact_to_json(person("Ann"))
    del fields["former"], fields["also"]  # which the first version did not know
    moment = "2026-11-20 14:00:00.000000" if isinstance(place, Path) else "2026-11-20 15:00:00+01:00"
    with engine.begin() as connection:
        connection.execute(
            sa.text("INSERT INTO contacts (uid, label, fields, changed) VALUES ('u1', 'Ann', :fields, :at)"),
            {"fields": json.dumps(fields), "at": moment},
        )
        connection.exec_driver_sql(
            "INSERT INTO interviews (id, same, employer, day, zone, state, language)"
            " VALUES ('7f3a', 'x', 'Acme', '2026-11-20', 'Europe/Berlin', 'planned', 'en')"
        )
    engine.dispose()
    with open_store(place) as store:
        with store.read() as records:
            assert records.interviews.get("7f3a").employer == "Acme"
            assert records.letters.reminders() == {}
            assert records.contacts.near(person("Ann")) == {"u1": person("Ann")}
        copied = store.copied
        assert copied is not None
        with sqlite3.connect(copied) as copy:
            assert copy.execute("SELECT employer FROM interviews").fetchall() == [("Acme",)]
            assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [(VERSIONS[0],)]
            kept = copy.execute("SELECT label, fields, changed FROM contacts").fetchall()
        assert kept == [("Ann", json.dumps(fields), "2026-11-20 14:00:00.000000")]
        assert copied.stat().st_mode & 0o777 == 0o600
        assert not [path for path in copied.parent.iterdir() if path.name.startswith(".copy-")]
        with store.write() as records:
            records.interviews.remove("7f3a")
        restore(store, copied)
        with store.read() as records:
            assert records.interviews.get("7f3a").employer == "Acme"


def test_no_migration_runs_without_its_copy(
    place: Path | str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    if isinstance(place, Path):
        place = place.with_name(f"{'r' * 240}.db")  # no room for the words that a copy's name has besides
    engine = engine_for(place)
    bring_up_to_date(engine, to=VERSIONS[0])
    with pytest.raises(StoreError, match="no copy of the older records"):
        open_store(place)
    with engine.connect() as connection:
        assert version(connection) == VERSIONS[0]
    engine.dispose()


def test_a_newer_database_is_refused_and_left_alone(place: Path | str) -> None:
    open_store(place).close()
    engine = engine_for(place)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(StoreError, match="newer cardscan"):
        open_store(place)


def test_another_programs_database_is_refused(place: Path | str) -> None:
    engine = engine_for(place)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE recipes (id INTEGER)")
    engine.dispose()
    with pytest.raises(StoreError, match="another program"):
        open_store(place)


def test_a_damaged_file_is_said_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "r.db").write_bytes(b"x" * 5000)
    with pytest.raises(StoreError, match="cardscan restore FILE"):
        open_store(tmp_path / "r.db")


def test_a_truncated_file_is_said(tmp_path: Path) -> None:
    with open_store(tmp_path / "r.db") as store:
        keep_one_of_each(store)
    with sqlite3.connect(tmp_path / "r.db") as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = (tmp_path / "r.db").read_bytes()
    (tmp_path / "r.db").write_bytes(data[:4096] + b"\xff" * 8192)
    with (
        pytest.raises(StoreError, match="damaged"),
        open_store(tmp_path / "r.db") as store,
        store.read() as it,
    ):
        it.interviews.all()


def test_a_locked_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scanner.store.engine.BUSY_SECONDS", 0.2)
    with open_store(tmp_path / "r.db") as store:
        other = sqlite3.connect(tmp_path / "r.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another command is writing"), store.write():
            pass
        with store.read() as records:
            assert records.contacts.count() == 0
        other.close()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be kept in"):
        open_store(tmp_path / "file" / "r.db")
    with pytest.raises(StoreError, match="the records in"):
        open_store(tmp_path)


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "postgresql://", "nonsense://", "://"])
def test_a_place_we_do_not_speak_is_said(url: str) -> None:
    with pytest.raises(StoreError, match=r"postgresql://user@host/name"):
        open_store(url)


def test_a_server_that_is_not_there_is_said_without_the_password() -> None:
    with pytest.raises(StoreError, match="cannot be reached") as told:
        open_store("postgresql://me:secret@127.0.0.1:1/db")
    assert "secret" not in str(told.value)


def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    with open_store(tmp_path / "deep" / "r.db") as store:
        keep_one_of_each(store)
        rights = {p.stat().st_mode & 0o777 for p in (tmp_path / "deep").iterdir()}
    assert rights == {0o600}


def test_the_model_does_not_load_the_database() -> None:
    code = (
        "import sys, scanner.model.interview, scanner.interviews.plan; sys.exit('sqlalchemy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_disk_that_became_read_only_is_not_said_to_have_lost_the_records() -> None:
    with pytest.raises(StoreError, match="fails or became read-only: check that"), explained("cards.db"):
        raise sqlite3.OperationalError("disk I/O error")


def test_whether_somebody_else_has_written_is_told_where_it_can_be(store: Store, place: Path | str) -> None:
    stands = []

    def write(to: Store, name: str) -> None:
        with to.write() as records:
            records.contacts.save("u1", Contact(Name(name)), at=NOON)
            stands.append(records.stand) if to is store else None

    write(store, "Ann")
    write(store, "Ann Lee")
    with open_store(place) as other:
        write(other, "Bob")
    write(store, "Cy")
    write(store, "Cy Lee")
    assert [one == next_ for one, next_ in pairwise(stands)] == (
        [True, False, True] if isinstance(place, Path) else [False] * 3
    )
