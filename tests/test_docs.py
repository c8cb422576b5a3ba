"""The README and the help texts say what the program does."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from scanner.cli import COMMANDS, cardscan
from scanner.model.distribution import DISTRIBUTION

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands_in_readme() -> list[str]:
    blocks = re.findall(r"^```(?:sh|console)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith(("cardscan", "make"))]


@pytest.mark.parametrize("line", commands_in_readme())
def test_a_command_of_the_readme_exists_with_its_options(line: str) -> None:
    program, name, *rest = line.split("#")[0].split()
    if program == "make":
        assert re.search(rf"^{name}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
        return
    command = cardscan.get_command(click.Context(cardscan), name)
    assert command, name
    if isinstance(command, click.Group) and rest and rest[0] != "--help":
        command = command.get_command(click.Context(command), rest[0])
        assert command, line
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in rest if word.startswith("--")} <= known


def every_command(group: click.Group, *above: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of each command and of those within it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        yield (*above, name)
        if isinstance(command := group.get_command(context, name), click.Group):
            yield from every_command(command, *above, name)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_readme(name: str) -> None:
    assert f"cardscan {name}" in README


@pytest.mark.parametrize("words", tuple(every_command(cardscan)), ids=" ".join)
def test_every_command_and_those_within_it_help_with_an_example(words: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(cardscan, [*words, "--help"])
    assert shown.exit_code == 0
    usage, _, told = shown.output.partition("\n\n")
    assert usage.startswith("Usage: ")
    assert f"cardscan {' '.join(words)}" in " ".join(told.split())


def test_every_make_target_says_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))
    told = set(re.findall(r"^([a-z][a-z-]*):.*## ", makefile, re.MULTILINE))
    assert targets - told == {"system", "system-test", "system-postgres"}


def commands_that_install() -> list[str]:
    """Return every line of what a person may copy that fetches a package by name."""
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "scanner").rglob("*.py")}
    told = [README, *texts.values(), (ROOT / "Makefile").read_text(encoding="utf-8")]
    found = (
        re.findall(r"(?:pipx?|uv tool|uv pip|uvx?) (?:install|run) (?:-\S+ )*(\S+)", text) for text in told
    )
    return [line for lines in found for line in lines]


def test_no_command_would_fetch_a_strangers_package() -> None:
    assert commands_that_install()
    for line in commands_that_install():
        assert not re.match(r"cardscan(\W|$)", line.strip("'\"")), line


def test_the_distribution_is_not_called_as_the_strangers() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["name"] == DISTRIBUTION != "cardscan"
    assert project["scripts"] == {"cardscan": "scanner.cli:main"}
