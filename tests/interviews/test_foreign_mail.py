"""Our drafts, opened by other people's mail programs; tests/outputs/interop says how to install them."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from scanner.interviews.letters import LETTERS, draft
from scanner.interviews.mail import eml
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import LANGUAGES, Meeting
from scanner.model.letter import Draft
from tests.interviews.made_up import FRIDAY, interview, person, writer

HERE = Path(__file__).parents[1] / "outputs" / "interop"
THERE = Path(os.environ.get("INTEROP", "")).absolute() if "INTEROP" in os.environ else None

READERS = {
    "Thunderbird": (f"{THERE}/venv/bin/python", "mail_thunderbird.py", f"{THERE}/venv/bin/python"),
    "Camel": ("/usr/bin/python3", "mail_camel.py", "/usr/share/evolution-data-server"),
    "notmuch": ("/usr/bin/python3", "mail_notmuch.py", "/usr/bin/notmuch"),
    "postal-mime": ("node", "mail_postalmime.mjs", f"{THERE}/node_modules/postal-mime"),
}
"""The program that runs each reader, the reader, and what must be there."""
NAMES = (
    "Zoë Müller-Łuczak",
    "Lee, Ann “Annie”",
    "山田 太郎",
    "Bob\r\nBcc: eve@evil.example",
    'A"; <eve@x.example>',
)


def letters() -> list[Draft]:
    told = {"role": "Ingénieur “données”; 100 %", "promised_by": dt.date(2026, 12, 1)}
    people = (Meeting("ann", talk="Umzug nach Rust – und Öfen\r\nBcc: eve@evil.example"),)
    in_all = [
        draft(
            kind,
            interview(FRIDAY, language=language, people=people, **told),
            person(NAMES[0]),
            writer(),
            met="ann",
        )
        for language, kind in product(LANGUAGES, LETTERS)
    ]
    to_all = [draft(FollowUpKind.THANK, interview(FRIDAY), person(name), writer()) for name in NAMES]
    return [*in_all, *to_all]


def read(name: str, files: list[Path]) -> list[dict[str, Any]]:
    program, script, needs = READERS[name]
    if not Path(needs).exists():
        pytest.skip("not installed; see tests/outputs/interop/README.md")
    command = [program, str(HERE / script), *map(str, files)]
    done = subprocess.run(command, stdout=subprocess.PIPE, cwd=THERE, check=True, timeout=300)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", READERS)
def test_every_draft_is_opened_as_one_with_all_that_it_says(name: str, tmp_path: Path) -> None:
    wanted = letters()
    files = [tmp_path / f"{number}.eml" for number in range(len(wanted))]
    for file, letter in zip(files, wanted, strict=True):
        file.write_bytes(eml(letter))
    found = read(name, files)
    assert len(found) == len(wanted)
    for letter, seen in zip(wanted, found, strict=True):
        assert seen["unsent"] is True
        plain = " ".join(re.sub(r'[",<>;:()\[\]]', " ", letter.to_name).split())
        assert seen["to"] == [[plain, letter.to]]
        assert seen["subject"] == letter.subject
        assert seen["body"].strip() == letter.body.strip()
