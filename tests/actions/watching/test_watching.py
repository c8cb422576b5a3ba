"""Photos dropped in a folder become contacts, each once, and nothing that happens to the folder loses one."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from scanner.actions.keeping.accepting import accept, refuse
from scanner.actions.keeping.keeper import Keeper, read_once
from scanner.actions.keeping.recorder import Recorder
from scanner.actions.keeping.task import Result, Task, Way
from scanner.actions.watching.watcher import FIRST_WAIT, Watcher
from scanner.cli import cardscan
from scanner.inbox.arrivals import Arrivals
from scanner.inbox.claims import myself
from scanner.inbox.filing import Filing
from scanner.inbox.found import FoundPhoto, look
from scanner.model.reading import Reading
from scanner.model.record import CardState, PhotoState, SeenPhoto
from scanner.store.store import Store, open_store
from tests.actions.desks import NOON, desk_at
from tests.actions.watching.lives import ACME, AtOnce, Counted, Home, Paper, die_before, ended, read_paper
from tests.actions.watching.test_crash import check

ANN = Paper(1, (("Ann Lee", True),))
BOB = Paper(2, (("Bob Ray", False),))
DARK = Paper(3, error="too dark to be read")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path, tmp_path / "records.db")
    made.inbox.mkdir()
    return made


def files(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def seen(home: Home, paper: Paper) -> SeenPhoto | None:
    with open_store(home.place) as store, store.read() as records:
        return records.photos.get(paper.digest)


class Watching:
    """A watcher whose clock the test winds."""

    def __init__(self, home: Home, store: Store, crew: AtOnce | None = None) -> None:
        self.now, self.told, self.warned = 0.0, list[Result](), list[str]()
        self.crew = crew or AtOnce()
        recorder = Recorder(store, desk_at(home.place, home.folder), home.task())
        arrivals = Arrivals(home.inbox, apart=(home.contacts,), quiet=0.0)
        self.watcher = Watcher(
            arrivals,
            recorder,
            self.crew,
            lambda: None,
            self.told.append,
            self.warned.append,
            clock=lambda: self.now,
        )

    def gives_up(self) -> Watching:
        self.watcher.gives_up = True
        return self

    def steps(self, count: int = 4, *, seconds: float = 1.0) -> None:
        for _ in range(count):
            self.now += seconds
            self.watcher.step(is_woken=True)


@pytest.fixture
def watching(home: Home) -> Iterator[Watching]:
    with open_store(home.place) as store:
        yield Watching(home, store)


def test_sure_cards_become_contacts_doubtful_ones_wait_and_failures_say_why(home: Home) -> None:
    for paper in (ANN, BOB, DARK):
        home.drop(paper)
    home.live()
    check(home, [ANN, BOB, DARK])
    assert files(home.inbox) == ["done/1.jpg", "done/2.jpg", "failed/3.jpg", "failed/3.jpg.txt"]
    assert len(files(home.contacts)) == 1


def test_a_photo_leads_to_its_contact_and_back(home: Home) -> None:
    home.drop(ANN, under=ACME)
    home.live()
    with open_store(home.place) as store, store.read() as records:
        (card,) = records.photos.cards(photo=ANN.digest)
        assert card.contact is not None
        (back,) = records.photos.cards(contact=card.contact)
        photo = records.photos.get(back.photo)
        (interview,) = records.interviews.all()
    assert photo is not None
    assert photo.path == str(home.inbox / "done" / ACME / "1.jpg")
    assert interview.met(card.contact)


def test_a_photo_dropped_again_is_not_read_again_and_kept_beside_the_first(home: Home) -> None:
    home.drop(ANN)
    home.live()
    (card,) = home.contacts.iterdir()
    card.unlink()
    home.drop(ANN, name="again.jpg")
    crew = AtOnce()
    (told,) = home.live(crew)
    assert (told.way, crew.seen) == (Way.KNOWN, [])
    assert files(home.inbox) == ["done/1.jpg", "done/again.jpg"]
    assert files(home.contacts) == [], "who removed a contact does not want it again"


def test_who_waits_is_accepted_or_refused_and_meets_at_the_interview(home: Home) -> None:
    home.drop(Paper(1, (("Bob Ray", False), ("Zoe Day", False))), under=ACME)
    home.live()
    at = desk_at(home.place, home.folder)
    with at.open() as store:
        with store.write() as records:
            bob, zoe = records.photos.cards(state=CardState.WAITING)
            uid = accept(records, bob, at=at)  # to the folder of the watch
            assert records.contacts.of([uid])[uid].label == "Bob Ray"
            refuse(records, zoe, at=at)
        with store.read() as records:
            assert records.photos.cards(state=CardState.WAITING) == ()
            (interview,) = records.interviews.all()
            assert [records.contacts.of([m.contact])[m.contact].label for m in interview.people] == [
                "Bob Ray"
            ]
    (card,) = home.contacts.iterdir()
    assert "Please check" not in card.read_text(encoding="utf-8")
    assert "X-INTERVIEW-ID" in card.read_text(encoding="utf-8")


def test_scanning_what_waits_makes_it_a_contact(home: Home) -> None:
    home.drop(BOB)
    home.live()
    at = desk_at(home.place, home.folder)
    with at.open() as store:
        known = Recorder(store, at, Task(home.contacts, "paper")).take(
            look(str(home.inbox / "done" / "2.jpg"))
        )
    assert known is not None
    assert [k.row.contact.label for k in known.kept] == ["Bob Ray"]


def test_the_terminal_shows_what_waits_and_takes_the_answer(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    for paper in (BOB, DARK):
        home.drop(paper)
    home.live()
    monkeypatch.setenv("CARDSCAN_DATABASE_URL", f"sqlite:///{home.place}")
    monkeypatch.setenv("CARDSCAN_TO", str(home.contacts))
    monkeypatch.setenv("CARDSCAN_INBOX", str(home.inbox))

    def run(*arguments: str) -> str:
        done = CliRunner().invoke(cardscan, arguments)
        assert done.exit_code == 0, done.output
        return done.output

    name = f"{BOB.digest[:8]}-1"
    shown = run("inbox")
    assert f"{name}  Bob Ray  name" in shown
    assert "too dark to be read" in shown
    assert "Bob Ray" in run("inbox", "show", name)
    assert "Bob Ray is a contact" in run("inbox", "accept", name[:4])
    assert len(files(home.contacts)) == 1
    assert CliRunner().invoke(cardscan, ["inbox", "reject", name]).exit_code == 2
    assert "1 photo put back" in run("retry")
    assert files(home.inbox) == ["3.jpg", "done/2.jpg"]
    home.live()
    assert "0 cards to look at, 1 photo not read" in run("inbox")


def test_photos_changed_replaced_or_deleted_while_they_are_read_are_looked_at_anew(
    home: Home, watching: Watching
) -> None:
    path = home.drop(ANN, name="a.jpg")

    def meddling(place: str) -> Reading:
        reading = read_paper(place)
        watching.crew.read = read_paper
        home.drop(BOB, name="a.jpg")
        return reading

    watching.crew.read = meddling
    watching.steps()
    assert files(home.inbox) == ["done/a.jpg"]
    check_states(home, {ANN: PhotoState.DONE, BOB: PhotoState.DONE})

    def deleting(place: str) -> Reading:
        path.unlink()
        return read_paper(place)

    home.drop(DARK, name="a.jpg")
    watching.crew.read = deleting
    watching.steps()
    assert seen(home, DARK) is None
    assert files(home.inbox) == ["done/a.jpg"]


def check_states(home: Home, expected: dict[Paper, PhotoState]) -> None:
    found = {paper: seen(home, paper) for paper in expected}
    assert {paper: photo and (photo.state, photo.claimed_by) for paper, photo in found.items()} == {
        paper: (state, "") for paper, state in expected.items()
    }


def test_a_folder_that_vanishes_and_returns_is_waited_for(home: Home, watching: Watching) -> None:
    home.inbox.rename(home.folder / "away")
    watching.steps()
    assert len(watching.warned) == 1
    (home.folder / "away").rename(home.inbox)
    home.drop(ANN)
    watching.steps()
    assert "is back" in watching.warned[-1]
    assert files(home.inbox) == ["done/1.jpg"]


def test_a_clock_that_jumps_changes_nothing(home: Home, watching: Watching) -> None:
    path = home.drop(ANN)
    os.utime(path, (4e9, 4e9))
    watching.steps()
    os.utime(home.drop(BOB), (1, 1))
    watching.steps()
    assert files(home.inbox) == ["done/1.jpg", "done/2.jpg"]


def test_an_error_of_the_disk_in_a_reader_fails_that_photo_only(home: Home, watching: Watching) -> None:
    home.drop(ANN)
    home.drop(BOB)

    def failing(place: str) -> Reading:
        if place.endswith("1.jpg"):
            problem = OSError(errno.EIO, os.strerror(errno.EIO))
            return Reading(place, "", 0.0, error=f"cannot be read: {problem.strerror}")
        return read_paper(place)

    watching.crew.read = failing
    watching.steps()
    assert files(home.inbox) == ["done/2.jpg", "failed/1.jpg", "failed/1.jpg.txt"]
    assert "Input/output error" in (home.inbox / "failed" / "1.jpg.txt").read_text(encoding="utf-8")


def test_a_photo_that_the_disk_does_not_give_is_told_and_tried_again_and_the_others_go_on(
    home: Home, watching: Watching, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="scanner")
    home.drop(ANN)
    home.drop(BOB)

    def failing(path: str) -> FoundPhoto:
        if path.endswith("1.jpg"):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return look(path)

    monkeypatch.setattr("scanner.actions.watching.watcher.look", failing)
    watching.steps()
    assert files(home.inbox) == ["1.jpg", "done/2.jpg"]
    assert "1.jpg cannot be read: Input/output error; trying again" in watching.warned[0]
    assert "a photo cannot be read: Input/output error" in caplog.text
    assert ".jpg" not in caplog.text, "the log names nobody"
    monkeypatch.undo()
    watching.steps(seconds=10 * FIRST_WAIT)
    check(home, [ANN, BOB])


def test_records_that_are_locked_are_waited_for_and_nothing_is_read_twice(
    home: Home, watching: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scanner.store.engine.BUSY_SECONDS", 0)
    home.drop(ANN)
    with open_store(home.place) as store:
        impatient = Watching(home, store)

        def locking(place: str) -> Reading:
            locked.execute("BEGIN IMMEDIATE")
            return read_paper(place)

        impatient.crew.read = locking
        with closing(sqlite3.connect(str(home.place), isolation_level=None)) as locked:
            impatient.steps()
            assert "another command is writing" in impatient.warned[0]
            assert files(home.inbox) == ["1.jpg"]
            locked.execute("ROLLBACK")
            impatient.steps(seconds=30 * FIRST_WAIT)
    assert len(impatient.crew.seen) == 1
    check(home, [ANN])


def test_records_that_are_locked_when_the_watch_begins_are_waited_for(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scanner.store.engine.BUSY_SECONDS", 0)
    home.drop(ANN)
    with open_store(home.place) as store, closing(sqlite3.connect(home.place, isolation_level=None)) as other:
        impatient = Watching(home, store)
        other.execute("BEGIN IMMEDIATE")
        impatient.steps(1)
        assert "another command is writing" in impatient.warned[0]
        other.execute("ROLLBACK")
        impatient.steps(seconds=30 * FIRST_WAIT)
    check(home, [ANN])


def test_a_photo_that_another_watch_reads_is_left_to_it(home: Home, watching: Watching) -> None:
    home.drop(ANN)
    machine, *_ = myself().split()
    with subprocess.Popen(["sleep", "60"]) as other:  # noqa: S607
        started = Path(f"/proc/{other.pid}/stat").read_text(encoding="ascii").split()[21]
        with open_store(home.place) as store, store.write() as records:
            records.photos.claim(
                ANN.digest, name="1.jpg", path="", by=f"{machine} {other.pid} {started}", at=NOON
            )
        watching.steps()
        assert watching.crew.seen == []
        other.kill()
    watching.steps(seconds=10.0)
    assert len(watching.crew.seen) == 1
    check(home, [ANN])


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """Mount a file system of 300 kB."""
    if os.geteuid() != 0:
        pytest.skip("only root can make a small disk")
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=300k", "cards", str(folder)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode != 0:
        pytest.skip(f"no small disk can be made here: {made.stderr}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)  # noqa: S607


def test_a_full_disk_is_waited_for_and_nothing_is_half_written(home: Home, watching: Watching) -> None:
    home.drop(ANN)
    home.drop(BOB)
    with small_disk(home.contacts):
        filler = home.contacts / ".filler"
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))
        watching.steps()
        assert "disk is full" in watching.warned[0]
        assert files(home.inbox) == ["1.jpg", "done/2.jpg"], "who needs no room goes on"
        assert files(home.contacts) == [".filler"]
        filler.unlink()
        watching.steps(seconds=10.0)
        assert len(watching.crew.seen) == 2
        check(home, [ANN, BOB])


def test_a_photo_that_cannot_be_moved_is_named_to_who_watches_and_not_in_the_log(
    home: Home, watching: Watching, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="scanner")
    home.drop(ANN, name="Ann Lee.jpg")
    (home.inbox / "done").write_text("a file stands in the way", encoding="utf-8")
    watching.steps()
    assert "Ann Lee.jpg" in watching.warned[0]
    assert "cannot write: File exists; trying again" in caplog.text
    assert "Ann" not in caplog.text
    (home.inbox / "done").unlink()
    watching.steps(seconds=10.0)
    assert files(home.inbox) == ["done/Ann Lee.jpg"]


def test_records_on_a_disk_that_is_full_or_read_only_are_an_error_that_says_so(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with small_disk(disk):
        home = Home(tmp_path, disk / "records.db")
        home.inbox.mkdir()
        home.drop(ANN)
        open_store(home.place).close()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)  # noqa: S607
        done = subprocess.run(
            [sys.executable, "-m", "scanner", "watch", "--once", str(home.inbox)],
            env={**os.environ, "CARDSCAN_DATABASE_URL": f"sqlite:///{home.place}", "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 5, done.stderr
        assert "may not be written to" in done.stderr
        assert files(home.inbox) == ["1.jpg"]


def full_home(tmp_path: Path, place: Path | str) -> tuple[Home, list[Paper]]:
    home = Home(tmp_path, place)
    home.inbox.mkdir()
    open_store(place).close()
    papers = [Paper(number, ((f"Ann{number} Lee", True),)) for number in range(30)]
    for paper in papers:
        home.drop(paper)
    return home, papers


def test_two_watches_share_the_photos_and_read_none_twice(tmp_path: Path, place: Path | str) -> None:
    home, papers = full_home(tmp_path, place)
    counted = Counted(tmp_path / "read")
    lives = [home.start(AtOnce(counted)) for _ in range(2)]
    assert [ended(life) for life in lives] == [0, 0]
    check(home, papers)
    assert sorted(counted.read()) == sorted(paper.digest for paper in papers)


def test_a_watch_and_a_scan_share_the_photos_and_read_none_twice(tmp_path: Path, place: Path | str) -> None:
    home, papers = full_home(tmp_path, place)
    counted = Counted(tmp_path / "read")
    life = home.start(AtOnce(counted))
    told: list[Result] = []
    with closing(Keeper(desk_at(place, tmp_path), Task(home.contacts, "paper"))) as keeper:
        found = sorted(str(path) for path in home.inbox.glob("*.jpg"))
        read_once(found, lambda paths: map(counted, paths), keeper, tell=told.append)
    assert ended(life) == 0
    assert len(told) == len(found)
    check(home, papers)
    assert sorted(filter(None, counted.read())) == sorted(paper.digest for paper in papers)


def test_a_photo_never_lies_among_those_that_failed_without_the_reason(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    dark = home.drop(DARK)
    put = Filing.put
    reason = home.inbox / "failed" / "3.jpg.txt"
    seen = []

    def watched(self: Filing, photo: FoundPhoto, place: Path) -> Path | None:
        seen.append(reason.exists())
        return put(self, photo, place)

    monkeypatch.setattr(Filing, "put", watched)
    home.live()
    assert seen == [True]

    def replaced(self: Filing, photo: FoundPhoto, place: Path) -> Path | None:
        if photo.digest == DARK.digest:
            home.drop(ANN, name="3.jpg")
        return put(self, photo, place)

    (home.inbox / "failed" / "3.jpg").rename(dark)
    monkeypatch.setattr(Filing, "put", replaced)
    home.live()
    assert not reason.exists(), "no reason lies there without its photo"
    home.live()  # who looks again finds the photo that took the place
    assert files(home.inbox) == ["done/3.jpg"]


def test_a_reason_goes_when_the_photo_is_read_after_all(home: Home) -> None:
    home.drop(DARK)
    home.live()
    (home.inbox / "failed" / "3.jpg").rename(home.inbox / "3.jpg")
    read = Reading("3.jpg", DARK.digest, 0.0)
    home.live(AtOnce(lambda _: read))
    assert files(home.inbox) == ["done/3.jpg"]


def test_where_a_failed_photo_lies_stands_for_who_saw_it_before_it_was_moved(home: Home) -> None:
    late = look(str(home.drop(DARK)))
    home.live()
    at = desk_at(home.place, home.folder)
    with at.open() as store:
        result = Recorder(store, at, home.task()).take(late)
    assert result is not None
    assert result.way is Way.LEFT
    check(home, [DARK])


def test_where_a_photo_lies_stands_though_another_watch_that_saw_it_before_is_killed_as_it_takes_it(
    home: Home,
) -> None:
    """Or a place would be promised to it that it never goes to, and nobody would let go of it."""
    late = look(str(home.drop(ANN)))
    home.live()
    at = desk_at(home.place, home.folder)
    with at.open() as store:
        result = Recorder(store, at, home.task()).take(late)  # and no more: the watch is killed here
    assert result is not None
    assert result.way is Way.LEFT
    check(home, [ANN])


def test_a_folder_moved_in_whole_is_taken_with_its_subfolders(home: Home, watching: Watching) -> None:
    away = home.folder / "away" / ACME
    away.mkdir(parents=True)
    for paper in (ANN, BOB):
        (away / f"{paper.number}.jpg").write_bytes(paper.content)
    shutil.move(away, home.inbox)
    watching.steps()
    assert files(home.inbox) == [f"done/{ACME}/1.jpg", f"done/{ACME}/2.jpg"]


def test_who_watches_once_deals_with_the_rest_where_one_photo_cannot_be_filed(home: Home) -> None:
    dark, ann = home.drop(DARK, name="1.jpg"), home.drop(ANN, name="2.jpg")
    (home.inbox / "failed").write_text("a file stands where the folder should be", encoding="utf-8")
    with open_store(home.place) as store:
        watching = Watching(home, store).gives_up()
        watching.steps()
        assert [result.photo for result in watching.told] == [str(ann)]
        assert watching.watcher.is_idle
        assert "cannot write" in str(watching.watcher.failure)
    assert dark.exists()


@pytest.mark.parametrize("length", [252, 255])
def test_a_name_as_long_as_may_be_is_no_trouble(home: Home, length: int) -> None:
    name = f"{'a' * (length - 4)}.jpg"
    home.drop(DARK, name="x.jpg").rename(home.inbox / name)
    home.live()
    home.drop(Paper(4, error="too dark as well"), name="x.jpg").rename(home.inbox / name)
    home.drop(ANN, name="z.jpg")
    home.live()
    there = sorted((home.inbox / "failed").iterdir())
    assert [path.suffix for path in there].count(".jpg") == 2
    reasons = [path.read_text(encoding="utf-8") for path in there if path.suffix == ".txt"]
    assert sorted(reason.splitlines()[1] for reason in reasons) == ["too dark as well", "too dark to be read"]
    assert files(home.inbox / "done") == ["z.jpg"]


def test_a_file_too_large_is_told_once_and_left(home: Home) -> None:
    large = home.inbox / "a.jpg"
    with large.open("wb") as file:
        file.truncate(2**40)
    with open_store(home.place) as store:
        watching = Watching(home, store)
        watching.steps()
    assert watching.warned == [f"{large} has more than 750 MB; make it smaller and try again"]
    assert watching.told == []


@pytest.mark.parametrize("paper", [ANN, DARK], ids=["done", "failed"])
def test_whatever_kills_a_move_to_another_disk_the_photo_lies_in_one_place(
    tmp_path: Path, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    move, test, steps = Path.replace, os.getpid(), iter(range(1, 30))

    def elsewhere(self: Path, target: Path) -> Path:
        if self.suffix == ".jpg" and self.parent != target.parent:
            if os.getpid() != test:
                die_before(step)
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        return move(self, target)

    monkeypatch.setattr(Path, "replace", elsewhere)
    lying = set()
    for step in steps:
        home = Home(tmp_path / str(step), tmp_path / f"{step}.db")
        home.drop(paper)
        code = ended(home.start())
        lying.add(len([*home.inbox.rglob("[!.]*.jpg")]))
        assert home.live() is not None
        check(home, [paper])
        assert [*home.inbox.rglob(".*")] == []
        if code == 0:
            break
    assert lying == {1, 2}, "some lives ended between the copy and the removal of the original"
    assert code == 0, "the last life got through"
