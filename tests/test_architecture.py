"""Who imports whom, and through which single door each outside library comes in."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "scanner"

STAGES = {"vision", "ocr", "fields", "identity", "interviews", "outputs"}
EVERYWHERE = {"model", "errors"}

ALLOWED = {
    "model": set[str](),
    "errors": set[str](),
    **{stage: set[str]() for stage in STAGES},
    "ocr": {"turns"},  # for programs that take long to start
    "store": {"identity"},  # which keeps the keys that a contact is found by
    "inbox": {"files"},
    "settings": set[str](),
    "files": set[str](),
    "steps": set[str](),
    "turns": {"steps"},
    "pipeline": STAGES | {"files", "steps"},
    "workers": {"files", "ocr", "steps", "turns"},
    "text": set[str](),
    "actions": STAGES | {"files", "pipeline", "workers", "store", "settings", "inbox", "text"},
    "web": STAGES | {"actions", "settings", "store", "inbox", "text"},
    "cli": STAGES | {"actions", "workers", "store", "settings", "inbox", "text"},
    "__main__": {"cli"},
    "__init__": set[str](),
}
"""What each part may import besides itself, `model` and `errors`."""

ONE_PLACE = {"web": "cli/web.py"}
"""The one module that may import a part besides: the command that starts it."""

DOORS = {
    "pytesseract": {"ocr/tesseract.py"},
    "rapidocr": {"ocr/ppocr.py"},
    "onnxruntime": {"ocr/ppocr.py"},
    "zxingcpp": {"vision/codes.py"},
    "pillow_heif": {"vision/load.py"},
    "pypdfium2": {"vision/load.py"},
    "vobject": {"outputs/vcard.py"},
    "icalendar": {"interviews/calendar.py", "interviews/invitation.py", "interviews/zones.py"},
    "idna": {"interviews/mail.py", "fields/reach/domains.py"},
    "holidays": {"interviews/workdays.py"},
    "jinja2": {"interviews/letters.py", "web/answers.py"},
    "segno": {"outputs/qr.py"},
    "starlette": {"web"},
    "uvicorn": {"web/serve.py"},
    "click": {"cli"},
    "rich": {"cli"},
    "textual_image": {"cli/terminal/picture.py"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "watchfiles": {"inbox/wake.py"},
    "desktop_notifier": {"actions/watching/notify.py"},
    "fsspec": {"files.py"},
    "distributed": {"workers/cluster.py"},
    "dask": {"workers/cluster.py"},
}


def modules() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_part_imports_only_what_lies_below_it(path: Path) -> None:
    place = str(path.relative_to(ROOT))
    ours = {name.split(".")[1] for name in imports(path) if name.startswith("scanner.")}
    ours -= {below for below, where in ONE_PLACE.items() if where == place}
    assert ours <= ALLOWED[part(path)] | EVERYWHERE | {part(path)}


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_an_outside_library_comes_in_by_one_door(path: Path) -> None:
    place = str(path.relative_to(ROOT))
    for library in {name.split(".")[0] for name in imports(path)} & DOORS.keys():
        assert any(place == door or place.startswith(door + "/") for door in DOORS[library]), library


def test_only_the_command_line_prints() -> None:
    for path in modules():
        calls = (n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call))
        if part(path) != "cli":
            assert not any(isinstance(c.func, ast.Name) and c.func.id == "print" for c in calls), path


def test_what_the_program_does_needs_no_terminal() -> None:
    deeds = [str(p.relative_to(ROOT.parent).with_suffix("")).replace("/", ".") for p in modules()]
    deeds = [name for name in deeds if name.startswith("scanner.actions")]
    assert len(deeds) > 20
    code = f"import importlib, sys; [importlib.import_module(name) for name in {deeds}];"
    code += "sys.exit(', '.join({'click', 'rich', 'scanner.cli', 'sqlalchemy'} & sys.modules.keys()) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
