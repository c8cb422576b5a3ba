"""The settings that matter, guessed from the machine and kept in the person's own file."""

from __future__ import annotations

import getpass
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import phonenumbers
import tomlkit
from tomlkit.exceptions import TOMLKitError

from scanner.actions.folders import made
from scanner.errors import UsageError
from scanner.outputs import atomic
from scanner.settings import Settings, load_settings

SECONDS = 5.0
"""Git answers at once or not at all."""


@dataclass(frozen=True, slots=True)
class Question:
    """A setting that is asked for: its key, what to ask, and the best guess, empty for none."""

    key: str
    asked: str
    guess: str


def questions(chosen: Settings, environment: Mapping[str, str] = os.environ) -> tuple[Question, ...]:
    """Return what is to be asked; what is settled already is the guess."""
    return (
        Question("name", "How do you sign letters?", chosen.name or _name()),
        Question(
            "email",
            "Your e-mail address, so that nobody takes you for whom you met",
            chosen.email or _git("user.email"),
        ),
        Question("to", "Folder for the contacts", _shown(chosen.to, "Contacts")),
        Question("inbox", "Folder that is watched for photos", _shown(chosen.inbox, "Cards")),
        Question(
            "region",
            "Country of telephone numbers that show none (two letters)",
            chosen.region or _region(environment),
        ),
        Question("zone", "Your time zone", chosen.zone or _zone()),
    )


def keep(path: Path, answers: Mapping[str, str]) -> Settings:
    """Write answers into the settings file, whose other lines and comments stay; return what it says then.

    An empty answer takes a setting out. Raises UsageError where one cannot be, and then nothing is written.
    """
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        document = tomlkit.parse(text)
    except (OSError, ValueError, TOMLKitError) as error:
        raise UsageError(f"settings in {path} cannot be read: {error}; mend the file or remove it") from error
    for key, answer in answers.items():
        if answer.strip():
            document[key] = _checked(key, answer.strip())
        else:
            document.pop(key, None)
    made(path.parent)
    trial = path.with_name(f".{path.name}.trial")
    atomic.write(trial, tomlkit.dumps(document).encode())
    try:
        settings = load_settings(trial)
    finally:
        trial.unlink()
    atomic.write(path, tomlkit.dumps(document).encode())
    return settings


def _checked(key: str, answer: str) -> str:
    if key == "region":
        answer = answer.upper()
        if answer not in phonenumbers.SUPPORTED_REGIONS:
            raise UsageError(f"no country has the letters {answer!r}; give two such as DE, US or IN")
    if key == "email" and answer.count("@") != 1:
        raise UsageError(f"{answer!r} is no e-mail address")
    return answer


def _shown(folder: Path, usual: str) -> str:
    """Return a folder that was chosen, else a usual one in the home folder."""
    return str(folder) if folder.is_absolute() else f"~/{usual}"


def _name() -> str:
    return _git("user.name") or getpass.getuser().replace(".", " ").title()


def _git(key: str) -> str:
    """Return what git knows of the person, empty where it does not or is not there."""
    try:
        asked = ["git", "config", "--global", key]
        done = subprocess.run(asked, capture_output=True, text=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()


def _region(environment: Mapping[str, str]) -> str:
    """Return the country of the system's language, such as DE of de_DE.UTF-8."""
    said = environment.get("LC_ALL") or environment.get("LC_TELEPHONE") or environment.get("LANG") or ""
    country = said.partition(".")[0].partition("_")[2].upper()
    return country if country in phonenumbers.SUPPORTED_REGIONS else ""


def _zone() -> str:
    import tzlocal

    return tzlocal.get_localzone_name() or "UTC"
