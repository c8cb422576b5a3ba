"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
import resource
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

import pytest

from scanner.errors import OutputError
from scanner.outputs import atomic


@contextmanager
def files_of_at_most(octets: int) -> Iterator[None]:
    """Let the kernel refuse to write more, as it does on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (octets, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    atomic.write(tmp_path / "a", b"text")
    assert (tmp_path / "a").read_bytes() == b"text"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


def test_a_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old and longer")
    atomic.write(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with files_of_at_most(1000), pytest.raises(OutputError, match="cannot write"):
        atomic.write(tmp_path / "a", bytes(5000))
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    atomic.write(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "."):
        with pytest.raises(OutputError, match="no file"):
            atomic.write(tmp_path / name, b"text")


def test_a_missing_folder_a_file_in_its_place_and_a_long_name_are_explained(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path, advice in (
        (tmp_path / "none" / "a", "does not exist"),
        (tmp_path / "file" / "a", "a file stands"),
        (tmp_path / ("x" * 300), "too long"),
    ):
        with pytest.raises(OutputError, match=advice):
            atomic.write(path, b"text")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_folder_that_may_not_be_written_is_explained(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="may not write"):
        atomic.write(tmp_path / "a", b"text")


def test_what_is_written_bit_by_bit_is_there_at_the_end_or_not_at_all(tmp_path: Path) -> None:
    with atomic.writing(tmp_path / "a") as file:
        file.write(b"one ")
        assert not (tmp_path / "a").exists()
        file.write(b"two")
    assert (tmp_path / "a").read_bytes() == b"one two"
    with suppress(KeyboardInterrupt), atomic.writing(tmp_path / "a") as file:
        file.write(b"three")
        raise KeyboardInterrupt
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"one two"]


def test_what_a_crash_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"text")
    for name in (".cardscan-left.tmp", ".other.tmp", "a.vcf"):
        (tmp_path / name).touch()
    (tmp_path / ".cardscan-link.tmp").symlink_to("precious")
    os.mkfifo(tmp_path / ".cardscan-pipe.tmp")
    with atomic.writing(tmp_path / "b.csv") as file:
        os.utime(file.fileno(), (1_000, 1_000))
        code = f"from scanner.outputs import atomic; atomic.sweep(atomic.Path({str(tmp_path)!r}))"
        subprocess.run([sys.executable, "-c", code], check=True)
        assert ".cardscan-left.tmp" not in {path.name for path in tmp_path.iterdir()}
    assert {path.name for path in tmp_path.iterdir()} >= {"precious", ".other.tmp", "a.vcf", "b.csv"}
    atomic.sweep(tmp_path / "nowhere")


def test_what_a_killed_process_left_beside_a_file_goes_when_that_is_written(tmp_path: Path) -> None:
    code = (
        "import os, signal; from scanner.outputs import atomic\n"
        f"with atomic.writing(atomic.Path({str(tmp_path / 'a.csv')!r})) as file:\n"
        "    file.write(b'Ann Lee'); file.flush(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", code], check=False)
    assert [path.name.startswith(atomic.PREFIX) for path in tmp_path.iterdir()] == [True]
    atomic.write(tmp_path / "a.csv", b"text")
    assert list(tmp_path.iterdir()) == [tmp_path / "a.csv"]


def test_what_we_put_in_a_folder_follows_no_link(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"old")
    for name, target in (("link", "precious"), ("dangling", "nowhere")):
        (tmp_path / name).symlink_to(target)
        atomic.place(tmp_path / name, b"new")
        assert not (tmp_path / name).is_symlink()
        assert (tmp_path / name).read_bytes() == b"new"
    assert (tmp_path / "precious").read_bytes() == b"old"
    assert not (tmp_path / "nowhere").exists()
    with pytest.raises(OutputError, match="no file"):
        atomic.place(tmp_path, b"new")


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_its_bytes_are_on_the_disk_before_its_name_is_and_the_name_before_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[Path] = []
    move = Path.replace
    monkeypatch.setattr(os, "fsync", lambda handle: steps.append(Path(f"/proc/self/fd/{handle}").readlink()))

    def replace(self: Path, target: Path) -> Path:
        steps.append(target)
        return move(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    atomic.write(tmp_path / "a", b"text")
    assert [step.name.startswith(atomic.PREFIX) for step in steps] == [True, False, False]
    assert steps[1:] == [tmp_path / "a", tmp_path]


@pytest.mark.parametrize(("problem", "is_told"), [(errno.EINVAL, False), (errno.EIO, True)])
def test_a_file_system_that_cannot_write_a_folder_out_is_no_error_and_one_that_fails_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: int, is_told: bool
) -> None:
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(problem, os.strerror(problem))
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OutputError, match="Input/output") if is_told else nullcontext():
        atomic.write(tmp_path / "a", b"text")
    assert (tmp_path / "a").read_bytes() == b"text"
