"""Photos taken one after the other are told by their times and names."""

from __future__ import annotations

import datetime as dt

import pytest

from scanner.identity.neighbours import Shot, are_consecutive, in_order, names_beside

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("IMG_0099.jpg", "IMG_0100.jpg"),
        ("card7.HEIC", "card8.HEIC"),
        ("lee front.jpg", "lee back.jpg"),
        ("Lee-Front.jpg", "Lee-Back.jpg"),
        ("karte_vorne.jpg", "karte_hinten.jpg"),
        ("Vorderseite.png", "Rückseite.png"),
        ("12a.jpg", "12b.jpg"),
        ("lee.jpg", "lee (2).jpg"),
        ("lee.jpg", "lee_2.jpg"),
    ],
)
def test_names_that_follow_each_other(one: str, other: str) -> None:
    assert other in names_beside(one)
    assert one in names_beside(other)
    assert are_consecutive(Shot(one, "in"), Shot(other, "in"))
    assert in_order(Shot(one, "in")) < in_order(Shot(other, "in"))


@pytest.mark.parametrize("other", ["IMG_0102.jpg", "IMG_0099.png", "lee.jpg", "IMG_0100.jpg"])
def test_names_that_do_not(other: str) -> None:
    assert not are_consecutive(Shot("IMG_0100.jpg", "in"), Shot(other, "in"))


def test_the_time_says_more_than_the_name() -> None:
    one, near = Shot("a.jpg", "x", NOON), Shot("z.jpg", "y", NOON + dt.timedelta(seconds=30))
    far = Shot("IMG_2.jpg", "x", NOON + dt.timedelta(hours=1))
    assert are_consecutive(one, near)
    assert not are_consecutive(Shot("IMG_1.jpg", "x", NOON), far)
    assert not are_consecutive(Shot("IMG_1.jpg", "x"), Shot("IMG_2.jpg", "y"))
