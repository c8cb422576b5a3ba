"""The watch as a user runs it: a process that is told to end, and the service that keeps it running."""

from __future__ import annotations

import os
import plistlib
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scanner.cli.notify import notify
from scanner.cli.service import LABEL, UNIT, agent, unit

PHOTO = next(iter(sorted((Path(__file__).parents[2] / "samples" / "photos").glob("*.jpg"))))
ODD = Path('/home/ann/My "50%" $Cards\\x')


def started(folder: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "scanner", "watch", str(folder / "in"), "--to", str(folder / "out")]
    environment = {
        **os.environ,
        "HOME": str(folder),
        "XDG_STATE_HOME": str(folder / "state"),
        "CARDSCAN_DATABASE_URL": f"sqlite:///{folder / 'records.db'}",
    }
    return subprocess.Popen(
        [*command, *options], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


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
    log = next((tmp_path / "state").rglob("watch.log")).read_text(encoding="utf-8")
    assert "a photo: " in log
    assert PHOTO.stem not in log


def test_the_unit_is_one_that_systemd_understands(tmp_path: Path) -> None:
    text = unit(ODD, Path("/home/ann/Contacts"))
    assert '"/home/ann/My \\"50%%\\" $$Cards\\\\x"' in text
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("no systemd is installed")
    (tmp_path / UNIT).write_text(text, encoding="utf-8")
    told = subprocess.run(
        [analyze, "--user", "verify", "--man=no", str(tmp_path / UNIT)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
    )
    assert UNIT not in told.stderr, told.stderr


def test_the_agent_is_one_that_launchd_understands() -> None:
    told = plistlib.loads(agent(ODD, Path("/home/ann/Contacts")))
    assert told["Label"] == LABEL
    assert told["ProgramArguments"][1:] == ["-m", "scanner", "watch", str(ODD), "--to", "/home/ann/Contacts"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a unit of systemd")
def test_it_installs_and_removes_itself(tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}

    def run(*options: str) -> str:
        command = [sys.executable, "-m", "scanner", "watch", str(tmp_path / "in"), *options]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "Written" in run("--install")
    assert str(tmp_path / "in") in (tmp_path / "systemd" / "user" / UNIT).read_text(encoding="utf-8")
    assert "Removed" in run("--uninstall")
    assert not (tmp_path / "systemd" / "user" / UNIT).exists()
    assert "not installed" in run("--uninstall")


def test_a_machine_without_a_desktop_is_told_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    pytest.importorskip("desktop_notifier")
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    notify("1 card to look at.")
    assert [record for record in caplog.records if record.levelname != "INFO"] == []
