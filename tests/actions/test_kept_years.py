"""Business days are told once a year of a country, and as before when they cannot be kept."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from scanner.actions.kept_years import kept_in
from scanner.errors import UsageError
from scanner.interviews.workdays import Workdays, year_of


def test_what_was_told_is_kept_and_the_same(tmp_path: Path) -> None:
    asked: list[int] = []

    def told(country: str, part: str | None, year: int) -> str:
        asked.append(year)
        return year_of(country, part, year)

    plain = Workdays("DE", "BE")
    for _ in range(2):
        kept = Workdays("DE", "BE", years=kept_in(tmp_path / "new", told=told))
        days = [dt.date(2027, 12, 1) + dt.timedelta(days=n) for n in range(60)]
        assert [day in kept for day in days] == [day in plain for day in days]
    assert asked == [2027, 2028]


@pytest.mark.parametrize("left", [b"", b"1" * 364, b"x" * 365, b"\xff" * 365])
def test_a_damaged_file_is_told_anew(tmp_path: Path, left: bytes) -> None:
    whole = kept_in(tmp_path)("US", None, 2026)
    (file,) = tmp_path.iterdir()
    file.write_bytes(left)
    assert kept_in(tmp_path)("US", None, 2026) == whole
    assert file.read_bytes() == whole.encode()


def test_where_nothing_can_be_kept_it_is_told_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert kept_in(tmp_path / "file")("FR", None, 2026) == year_of("FR", None, 2026)


def test_an_unknown_country_is_said_and_not_kept(tmp_path: Path) -> None:
    for country, part in (("XX", None), ("DE", "../../x")):
        with pytest.raises(UsageError, match="no holidays are known"):
            kept_in(tmp_path)(country, part, 2026)
    assert list(tmp_path.iterdir()) == []
