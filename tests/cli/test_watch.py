"""The watch as a user runs it: a process that is told to end, and the service that keeps it running."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from scanner.actions.watching.service import UNIT
from scanner.cli import watch
from scanner.store.store import open_store
from tests.hostile import tiles

PHOTO = Path(__file__).parents[2] / "samples" / "photos" / "on-its-side.jpg"


def started(folder: Path, *options: str, command: str = "watch") -> subprocess.Popen[str]:
    asked = [sys.executable, "-m", "scanner", command, str(folder / "in"), "--to", str(folder / "out")]
    environment = {
        **os.environ,
        "HOME": str(folder),
        "XDG_STATE_HOME": str(folder / "state"),
        "CARDSCAN_DATABASE_URL": f"sqlite:///{folder / 'records.db'}",
    }
    return subprocess.Popen(
        [*asked, *options], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def under_way(command: subprocess.Popen[str], seconds: float = 3.0) -> list[psutil.Process]:
    """Return the processes that a command started, once they have worked for so long."""
    while True:
        assert command.poll() is None
        children = psutil.Process(command.pid).children(recursive=True)
        with suppress(psutil.Error):
            if sum(child.cpu_times().user for child in children) > seconds:
                return children
        time.sleep(0.1)


def files(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def test_a_slow_copy_and_a_bad_photo_are_dealt_with_and_an_end_is_clean(tmp_path: Path) -> None:
    with started(tmp_path) as watch:
        inbox = tmp_path / "in"
        while not inbox.exists() and watch.poll() is None:
            time.sleep(0.1)
        (inbox / "bad.jpg").write_text("this is no picture", encoding="utf-8")
        data = PHOTO.read_bytes()
        with (inbox / PHOTO.name).open("wb", buffering=0) as file:
            for part in range(8):
                file.write(data[len(data) * part // 8 : len(data) * (part + 1) // 8])
                time.sleep(0.4)
        until = time.monotonic() + 120
        while len(files(inbox / "done")) < 1 or len(files(inbox / "failed")) < 2:
            assert watch.poll() is None
            assert time.monotonic() < until, files(inbox)
            time.sleep(0.2)
        watch.send_signal(signal.SIGTERM)
        out, errors = watch.communicate(timeout=60)
    assert watch.returncode == 0, errors
    assert files(inbox) == [f"done/{PHOTO.name}", "failed/bad.jpg", "failed/bad.jpg.txt"]
    assert f"{PHOTO.name}: " in out
    assert "bad.jpg: not read: " in out
    kept = next((tmp_path / "state").rglob("watch.log"))
    assert kept.stat().st_mode & 0o777 == 0o600
    log = kept.read_text(encoding="utf-8")
    assert "a photo: " in log
    assert PHOTO.stem not in log


@pytest.mark.parametrize(("command", "code"), [("watch", 0), ("scan", 130)])
def test_who_is_told_to_end_while_a_photo_hangs_ends_at_once_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, code: int
) -> None:
    temporary = tmp_path / "temporary"
    (tmp_path / "in").mkdir()
    temporary.mkdir()
    (tmp_path / "in" / "endless.pdf").write_bytes(tiles())
    monkeypatch.setenv("TMPDIR", str(temporary))
    with started(tmp_path, "--workers", "1", command=command) as told:
        children = under_way(told)
        assert [*temporary.iterdir()] != []
        began = time.monotonic()
        told.send_signal(signal.SIGTERM)
        _, errors = told.communicate(timeout=60)
    assert time.monotonic() - began < 10
    assert told.returncode == code, errors
    assert "Traceback" not in errors
    assert not any(map(psutil.Process.is_running, children))
    assert [*temporary.iterdir()] == []
    assert files(tmp_path / "in") == ["endless.pdf"]
    with open_store(tmp_path / "records.db") as store, store.read() as records:
        assert records.photos.all() == ()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a unit of systemd")
def test_it_installs_and_removes_itself(tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}

    environment["CARDSCAN_COUNTRY"] = "DE"

    def run(*options: str) -> str:
        command = [sys.executable, "-m", "scanner", "watch", str(tmp_path / "in"), *options]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    told = run("--install", "--region", "DE", "--language", "deu", "--language", "eng", "--workers", "1")
    assert "Written" in told
    assert "does not see CARDSCAN_COUNTRY" in told
    written = (tmp_path / "systemd" / "user" / UNIT).read_text(encoding="utf-8")
    assert f'"{tmp_path / "in"}"' in written
    assert '"--region" "DE" "--workers" "1" "--language" "deu" "--language" "eng"' in written
    for told_with in ("--once", "--uninstall"):
        refused = subprocess.run(
            [sys.executable, "-m", "scanner", "watch", "--install", told_with], env=environment, check=False
        )
        assert refused.returncode == 2
    assert "Removed" in run("--uninstall")
    assert not (tmp_path / "systemd" / "user" / UNIT).exists()
    assert "not installed" in run("--uninstall")


def test_a_watch_for_once_says_by_its_end_that_a_photo_was_not_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bad.jpg").write_text("this is no picture", encoding="utf-8")
    with started(tmp_path, "--once") as watch:
        out, errors = watch.communicate(timeout=120)
    assert watch.returncode == 1, errors
    assert out.startswith("bad.jpg: not read: not a picture")
    reason = (tmp_path / "in" / "failed" / "bad.jpg.txt").read_text(encoding="utf-8")
    assert str(tmp_path) not in reason, "where it was dropped it lies no more"


@pytest.mark.parametrize("name", ["", "watch.log"])
def test_a_watch_goes_on_where_no_log_can_be_kept(tmp_path: Path, name: str) -> None:
    place = tmp_path / "state" / "cardscan" / "log"
    if name:
        (place / name).mkdir(parents=True)
    else:
        place.parent.mkdir(parents=True)
        place.write_text("a file stands in the way", encoding="utf-8")
    with started(tmp_path, "--once") as watch:
        _, errors = watch.communicate(timeout=60)
    assert watch.returncode == 0, errors
    assert "cardscan: no log is kept: " in errors
    assert "Traceback" not in errors


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full here")
def test_a_full_disk_for_the_log_is_no_matter(capsys: pytest.CaptureFixture[str]) -> None:
    handler = watch._Log("/dev/full")
    handler.emit(logging.makeLogRecord({"msg": "a photo"}))
    with suppress(OSError):
        handler.close()
    assert capsys.readouterr().err == ""


def test_the_log_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = logging.getLogger("scanner")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(watch, "LOG_BYTES", 1_000)
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    monkeypatch.setattr(ours, "handlers", [])
    level = ours.level
    ours.setLevel(logging.WARNING)
    watch._log_to_file()
    for _ in range(200):
        watch.log.info("a photo: %d contacts", 1)
    ours.setLevel(level)
    for handler in ours.handlers:
        handler.close()
    logs = sorted(tmp_path.rglob("watch.log*"))
    assert len(logs) == watch.LOGS + 1
    assert all(log.stat().st_size <= 1_000 for log in logs)
