"""A word on the desktop when something waits for a look."""

from __future__ import annotations

import pytest

from scanner.actions.keeping.task import Result, Way
from scanner.actions.watching import notify


def test_a_machine_without_a_desktop_is_told_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    pytest.importorskip("desktop_notifier")
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    notify.notify("1 card to look at.")
    assert [record for record in caplog.records if record.levelname != "INFO"] == []


def test_the_desktop_is_told_once_of_many_photos(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(notify, "notify", told.append)
    news = notify.News()
    news.spread()
    for result in (
        Result("a.jpg", Way.READ, waiting=2),
        Result("b.jpg", Way.READ),
        Result("c.jpg", Way.READ, error="too dark"),
        Result("d.jpg", Way.READ, waiting=1),
    ):
        news.add(result)
    news.spread()
    news.spread()
    assert told == ["3 cards to look at, 1 photo not read."]
