"""Readings come in the order of the photos, from bounded room, and a slow photo holds nobody up."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future

from scanner.model.reading import Reading
from scanner.workers.stream import HELD, read_with
from tests.workers.crews import fine


class Hands:
    """A crew that finishes every photo at once but the slow one, which it finishes when all room is taken."""

    def __init__(self, room: int, *, slow: str = "") -> None:
        self._room, self._slow = room, slow
        self._left: list[Future[Reading]] = []
        self.taken = 0

    def room(self) -> int:
        return self._room

    def submit(self, place: str) -> Future[Reading]:
        self.taken += 1
        future: Future[Reading] = Future()
        if place == self._slow:
            self._left.append(future)
        else:
            future.set_result(fine(place))
        if self._left and self.taken == self._room * HELD:
            self._left.pop().set_result(fine(self._slow))
        return future

    def settle(self, place: str, future: Future[Reading]) -> Reading:
        return future.result()


def endless() -> Iterator[str]:
    number = 0
    while True:
        yield str(number)
        number += 1


def test_readings_come_in_the_order_of_the_photos() -> None:
    places = [str(number) for number in range(100)]
    assert [reading.photo for reading in read_with(Hands(4), places)] == places
    assert list(read_with(Hands(4), [])) == []


def test_others_are_read_behind_a_slow_photo_and_not_without_end() -> None:
    hands = Hands(4, slow="0")
    readings = read_with(hands, endless())
    assert next(readings).photo == "0"
    assert hands.taken == 4 * HELD
    assert [next(readings).photo for _ in range(50)] == [str(number) for number in range(1, 51)]
    assert hands.taken <= 51 + 4 * HELD


def test_no_more_are_under_way_than_there_is_room_for() -> None:
    class Full(Hands):
        def submit(self, place: str) -> Future[Reading]:
            under_way.append(future := Future[Reading]())
            assert sum(not one.done() for one in under_way) <= 3
            if len(under_way) >= 3:
                under_way[-3].set_result(fine(str(len(under_way) - 3)))
            return future

    under_way: list[Future[Reading]] = []
    readings = read_with(Full(3), endless())
    assert [next(readings).photo for _ in range(20)] == [str(number) for number in range(20)]
