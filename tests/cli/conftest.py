"""Commands as they are typed, by somebody in Berlin who has records of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scanner.cli import cardscan
from tests.cli.clocks import Clock, Run
from tests.store.fresh import lay_out


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock) -> Run:
    """Run a command as it would be typed; it succeeds unless told otherwise."""
    for name, value in {
        "CARDSCAN_DATABASE_URL": f"sqlite:///{tmp_path / 'records.db'}",
        "CARDSCAN_SETTINGS": str(tmp_path / "settings.toml"),
        "CARDSCAN_ZONE": "Europe/Berlin",
        "CARDSCAN_COUNTRY": "DE",
        "CARDSCAN_NAME": "Kim Park",
        "COLUMNS": "200",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    lay_out(tmp_path / "records.db")

    def typed(*words: str, code: int = 0) -> Result:
        result = CliRunner().invoke(cardscan, words, obj=clock)
        assert result.exit_code == code, f"{words}: {result.output}"
        return result

    return typed
