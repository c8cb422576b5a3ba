"""Have the watch run whenever its user is logged in: a systemd user unit, or a launchd agent on macOS."""

from __future__ import annotations

import os
import plistlib
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from scanner.cli.folders import made
from scanner.cli.text import harmless
from scanner.errors import OutputError, UsageError
from scanner.outputs import atomic
from scanner.settings import PREFIX

UNIT, LABEL = "cardscan-watch.service", "org.cardscan.watch"

ELSEWHERE = "write it into the settings (`cardscan doctor` says where they stand)"

Command = tuple[str, ...]


def install(root: Path, contacts: Path, options: Command) -> None:
    """Write the service's file and start it, with `options` of the watch. Raises OutputError."""
    file, content, _, start = _kind(watch_command(root, contacts, options))
    made(file.parent)
    atomic.write(file, content)
    click.echo(f"Written: {harmless(str(file))}")
    if told := sorted(name for name in os.environ if name.startswith(PREFIX)):
        click.echo(f"cardscan: the service does not see {', '.join(told)}; {ELSEWHERE}", err=True)
    _run(start)


def uninstall() -> None:
    """Stop the service and remove its file. Raises OutputError."""
    file, _, end, _ = _kind(())
    if not file.exists():
        click.echo("It is not installed.")
        return
    _run(end)
    try:
        file.unlink()
    except OSError as error:
        raise OutputError(f"{file} cannot be removed: {error.strerror}; remove it by hand") from error
    click.echo(f"Removed: {harmless(str(file))}")


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
    file = Path(click.get_app_dir("systemd", force_posix=False)) / "user" / UNIT
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


def _run(commands: Sequence[Command]) -> None:
    """Run each command; where that is not possible, say what is to be run."""
    for command in commands:
        if shutil.which(command[0]):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode == 0:
                continue
        click.echo(f"cardscan: not done here, run it in your session: {' '.join(command)}", err=True)
