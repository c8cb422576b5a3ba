"""`cardscan doctor`: what is installed, in which version, and what to do about what is missing."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

import click
from rich.table import Table

from scanner.cli.console import console, shown
from scanner.cli.options import settings
from scanner.errors import NoReaderError, ScannerError
from scanner.ocr.open import Check, check_readers
from scanner.settings import settings_file

LIBRARIES = {
    "opencv-python-headless": "finds and straightens cards",
    "pillow": "opens photos",
    "pillow-heif": "opens HEIC photos of iPhones",
    "pypdfium2": "opens PDF scans",
    "zxing-cpp": "reads QR codes",
    "phonenumbers": "knows the world's phone numbers",
    "vobject": "models vCards",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, what was found, and what to do where it is not."""

    name: str
    is_well: bool
    found: str
    advice: str = ""


@click.command("doctor", short_help="Tell what is installed and what to do about the rest.")
def command() -> None:
    """Tell what is installed, which languages can be read, and what to do about what is missing.

    Ends with code 0 where cards can be read, with 3 where no text reader is there.

    \b
    Example:
      cardscan doctor
    """
    readers = check_readers()
    findings = (*_system(), *map(_reader, readers), *_libraries(), _settings())
    table = Table(box=None, show_header=False, padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for finding in findings:
        table.add_row(_mark(finding), finding.name, shown(finding.found))
        if finding.advice:
            table.add_row("", "", shown(f"→ {finding.advice}", "yellow"))
    console().print(table)
    if not any(check.is_ready for check in readers):
        raise click.exceptions.Exit(NoReaderError.exit_code)


def _mark(finding: Finding) -> str:
    return "[ok]" if finding.is_well else "[!!]"


def _system() -> Iterator[Finding]:
    yield Finding("cardscan", True, version("cardscan"))
    yield Finding("Python", True, f"{platform.python_version()} on {platform.platform()}")


def _reader(check: Check) -> Finding:
    return Finding(check.name, check.is_ready, check.found, check.advice)


def _libraries() -> Iterator[Finding]:
    for name, purpose in LIBRARIES.items():
        try:
            yield Finding(name, True, f"{version(name)}, {purpose}")
        except PackageNotFoundError:
            yield Finding(
                name,
                False,
                f"missing: {purpose}",
                "reinstall cardscan: pip install --force-reinstall cardscan",
            )


def _settings() -> Finding:
    path = settings_file()
    try:
        settings()
    except ScannerError as e:
        return Finding("settings", False, str(e))
    return Finding("settings", True, f"{path}{'' if path.exists() else ' (not there: defaults)'}")
