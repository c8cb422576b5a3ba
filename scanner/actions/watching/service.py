"""Have the watch run whenever its user is logged in: a systemd user unit, or a launchd agent on macOS."""

from __future__ import annotations

import os
import plistlib
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from scanner.actions.folders import made
from scanner.errors import OutputError, UsageError
from scanner.outputs import atomic
from scanner.settings import PREFIX

UNIT, LABEL = "cardscan-watch.service", "org.cardscan.watch"

Command = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """The service's file that was written or removed, and the commands that could not be run here.

    `unseen` are settings of this environment that the service does not see.
    """

    file: Path
    not_run: tuple[Command, ...]
    unseen: tuple[str, ...] = ()


def install(root: Path, contacts: Path, options: Command) -> Changed:
    """Write the service's file and start it, with `options` of the watch. Raises OutputError."""
    file, content, _, start = _kind(watch_command(root, contacts, options))
    made(file.parent)
    atomic.write(file, content)
    unseen = sorted(name for name in os.environ if name.startswith(PREFIX))
    return Changed(file, _run(start), tuple(unseen))


def uninstall() -> Changed | None:
    """Stop the service and remove its file; None where it is not installed. Raises OutputError."""
    file, _, end, _ = _kind(())
    if not file.exists():
        return None
    not_run = _run(end)
    try:
        file.unlink()
    except OSError as error:
        raise OutputError(f"{file} cannot be removed: {error.strerror}; remove it by hand") from error
    return Changed(file, not_run)


def unit(command: Command) -> str:
    """Return the systemd unit. https://www.freedesktop.org/software/systemd/man/systemd.service.html"""
    return "\n".join(
        (
            "[Unit]",
            "Description=Business cards dropped in a folder become contacts (cardscan)",
            "",
            "[Service]",
            f"ExecStart={' '.join(map(_quoted, command))}",
            "Restart=on-failure",
            "RestartSec=10",
            "KillMode=mixed",
            "Nice=10",
            "",
            "[Install]",
            "WantedBy=default.target",
            "",
        )
    )


def agent(command: Command) -> bytes:
    """Return the launchd agent, as `man launchd.plist` says."""
    return plistlib.dumps(
        {
            "Label": LABEL,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "KeepAlive": {"SuccessfulExit": False},
            "ProcessType": "Background",
        }
    )


def _kind(command: Command) -> tuple[Path, bytes, Sequence[Command], Sequence[Command]]:
    """Return the file, what is in it, and the commands that end and start the service."""
    if sys.platform == "darwin":
        file = Path.home() / "Library" / "LaunchAgents" / f"{LABEL}.plist"
        end = ("launchctl", "unload", "-w", str(file))
        return file, agent(command), (end,), (("launchctl", "load", "-w", str(file)),)
    if not sys.platform.startswith("linux"):
        raise UsageError("services are known on Linux and macOS; have your system run `cardscan watch`")
    file = platformdirs.user_config_path("systemd") / "user" / UNIT
    systemctl = ("systemctl", "--user")
    reload = (*systemctl, "daemon-reload")
    start = (reload, (*systemctl, "enable", UNIT), (*systemctl, "restart", UNIT))
    return file, unit(command).encode(), ((*systemctl, "disable", "--now", UNIT), reload), start


def watch_command(root: Path, contacts: Path, options: Command = ()) -> Command:
    """Return the command that the service runs."""
    return (sys.executable, "-m", "scanner", "watch", str(root), "--to", str(contacts), *options)


def _quoted(word: str) -> str:
    """Quote a word as systemd reads it: it knows %, $, quotes and backslashes."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'


def _run(commands: Sequence[Command]) -> tuple[Command, ...]:
    """Run each command; return those that cannot be run here."""
    return tuple(command for command in commands if not _is_run(command))


def _is_run(command: Command) -> bool:
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, capture_output=True, text=True, check=False).returncode == 0
