"""Bad photos cost themselves only: the others are read, nothing is lost, and the end says so."""

from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.ocr.drawing import card

SAMPLE = Path(__file__).parents[2] / "samples" / "photos"
PPOCR = ("--reader", "ppocr")
"""How photos are read here: that the good ones are, and not what is on them, is of interest."""


def cardscan(
    *arguments: str | bytes, before: tuple[str, ...] = (), **options: object
) -> subprocess.CompletedProcess[str]:
    command = [*before, sys.executable, "-m", "scanner", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


def png_of_size(width: int, height: int) -> bytes:
    """Return a PNG whose header claims a size, with almost nothing behind it."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a small photo that is read."""
    path = tmp_path_factory.mktemp("good") / "good.jpg"
    drawn = card((60, 80, "Ann Lee"), (60, 240, "ann@acme.example"), size=60)[:400]
    Image.fromarray(drawn).resize((600, 240)).save(path)
    return path


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory, good: Path) -> Path:
    """Make a folder of everything that is no readable photo."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "text.jpg").write_text("this is no picture", encoding="utf-8")
    (folder / "empty.jpg").touch()
    (folder / "cut.jpg").write_bytes(good.read_bytes()[: good.stat().st_size // 2])
    (folder / "bomb.png").write_bytes(png_of_size(65_000, 65_000))
    Image.new("RGB", (1, 1)).save(folder / "dot.png")
    (folder / "dangling.jpg").symlink_to(folder / "nowhere.jpg")
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog")
    (folder / "cut.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    return folder


def test_each_bad_photo_says_why_and_the_good_ones_are_read(bad: Path, good: Path) -> None:
    run = cardscan("read", "--json", *PPOCR, str(bad), str(good))
    readings = {Path(r["photo"]).name: r for r in map(json.loads, run.stdout.splitlines())}
    assert run.returncode == 1
    assert readings.keys() == {*(p.name for p in bad.iterdir()), good.name}
    for name, reading in readings.items():
        if name == good.name:
            assert reading["error"] is None
            assert reading["cards"]
        else:
            assert reading["error"], name
            assert "unexpected" not in reading["error"], name
            assert reading["cards"] == []


def test_a_picture_of_nothing_has_no_card_and_is_no_error(tmp_path: Path) -> None:
    for shade in (0, 128, 255):
        Image.fromarray(np.full((600, 800, 3), shade, np.uint8)).save(tmp_path / f"{shade}.png")
    run = cardscan("read", "--json", str(tmp_path))
    told = [(reading["error"], reading["cards"]) for reading in map(json.loads, run.stdout.splitlines())]
    assert (run.returncode, told) == (0, [(None, [])] * 3)


def test_odd_names_are_read_and_shown_harmlessly(tmp_path: Path, good: Path) -> None:
    names = [b"new\nline.jpg", b" blank .jpg", b"-dash.jpg", b"\xff\xfe.jpg", b"\x1b[2Jx.jpg"]
    for name in names:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).symlink_to(good)
    run = cardscan("scan", "--to", "out", *PPOCR, "--", *names, cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert "\x1b" not in run.stdout + run.stderr
    # Five names of one photo are one photo's cards.
    assert len(list((tmp_path / "out").glob("*.vcf"))) == len({p.name for p in (tmp_path / "out").iterdir()})


BOUND = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all")
"""Starts a program for which root is no more than the owner of its files."""


@pytest.fixture
def bound() -> tuple[str, ...]:
    """Return what to put before a command so that file modes hold for it."""
    if os.geteuid() != 0:
        return ()
    if not shutil.which(BOUND[0]) or subprocess.run([*BOUND, "true"], check=False).returncode:
        pytest.skip("root may read and write everything here")
    return BOUND


def test_what_may_not_be_read_says_so_and_the_others_are_read(
    tmp_path: Path, good: Path, bound: tuple[str, ...]
) -> None:
    secret, folder = tmp_path / "secret.jpg", tmp_path / "folder"
    secret.write_bytes(good.read_bytes())
    (folder / "closed").mkdir(parents=True)
    (folder / "closed" / "inside.jpg").write_bytes(good.read_bytes())
    (folder / "none.jpg").touch()
    for closed in (secret, folder / "closed"):
        closed.chmod(0)
    named = (secret, folder / "closed" / "inside.jpg", folder, good)
    run = cardscan("read", "--json", *PPOCR, *map(str, named), before=bound)
    (folder / "closed").chmod(0o700)
    errors = {Path(r["photo"]).name: r["error"] for r in map(json.loads, run.stdout.splitlines())}
    assert run.returncode == 1, run.stderr
    for name in ("secret.jpg", "inside.jpg", "closed"):
        assert errors.pop(name) == "cannot be read: Permission denied"
    assert errors == {"none.jpg": "the file is empty; copy the photo again", good.name: None}


def test_where_nothing_may_be_written_says_so(tmp_path: Path, good: Path, bound: tuple[str, ...]) -> None:
    tmp_path.chmod(0o500)
    at = os.environ | {"CARDSCAN_DATABASE_URL": "sqlite://"}
    run = cardscan("scan", *PPOCR, str(good), "--to", str(tmp_path), before=bound, env=at)
    tmp_path.chmod(0o700)
    assert run.returncode == 4
    assert "you may not write there" in run.stderr
    assert not list(tmp_path.iterdir())


def test_a_name_that_no_file_can_have_costs_itself_only(good: Path) -> None:
    run = cardscan("read", "--json", *PPOCR, "long" * 1000, str(good))
    errors = [json.loads(line)["error"] for line in run.stdout.splitlines()]
    assert (run.returncode, errors) == (1, ["cannot be read: File name too long", None])


def test_a_target_that_is_a_file_is_a_clear_error(tmp_path: Path, good: Path) -> None:
    (tmp_path / "taken").touch()
    run = cardscan("scan", str(good), *PPOCR, "--to", str(tmp_path / "taken" / "deeper"))
    assert run.returncode == 4
    assert "cannot write" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no file here is always full")
@pytest.mark.parametrize("options", [("--json",), ()])
def test_readings_that_fill_the_disk_say_so(options: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "none.jpg").touch()
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "scanner", "read", *options, str(tmp_path / "none.jpg")]
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert run.returncode == 4
    told = "cannot write the output: the disk is full; free some space and run it again"
    assert run.stderr.splitlines() == [f"cardscan: {told}"]


def test_an_empty_folder_and_an_unknown_region_say_what_to_do(tmp_path: Path, good: Path) -> None:
    run = cardscan("read", str(tmp_path))
    assert run.returncode == 1
    assert "no photos" in run.stderr
    run = cardscan("read", "--region", "XX", str(good))
    assert run.returncode == 2
    assert "DE" in run.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("scan", str(SAMPLE), "--to", "{file}"),
        ("read", "card.jpg", "\x1b[2J\x9b31m", "--\x1b[2J"),
        ("\x1b[2J",),
        ("export", "{file}"),
        ("backup", "{file}"),
        ("restore", "{missing}"),
        ("interview", "add", "--invite", "{missing}"),
        ("watch", "{file}", "--once"),
    ],
)
def test_what_was_given_cannot_steer_the_terminal(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    file = tmp_path / "\x1b]0;title\x07\x9b2J"
    file.touch()
    given = [one.format(file=file, missing=f"{file}.none") for one in arguments]
    ended = cardscan(*given)
    assert ended.returncode in (1, 2, 4, 5), ended.stderr
    assert not {"\x1b", "\x07", "\x9b"} & set(ended.stdout + ended.stderr)
    assert "Traceback" not in ended.stderr
