"""What the bench runs is cardscan, but for the names that it draws."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.bench.run import run
from tests.bench.strangers import install

ASK = """
import json
from scanner.fields.who.lexicon import is_given

print(json.dumps({"james": is_given("james")}))
"""


def test_a_command_run_there_knows_none_of_the_names_that_the_bench_draws(tmp_path: Path) -> None:
    ask = [sys.executable, "-c", ASK]
    assert run(ask).readings == ({"james": True},)
    assert run(ask, at=install(tmp_path)).readings == ({"james": False},)
