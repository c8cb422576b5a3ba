"""Work that is done by turns asks together, and nobody bears the consequences of another's question."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial

import pytest

from scanner.steps import listening
from scanner.turns import asked, together


class Squares:
    """Answers numbers with their squares, and remembers what was asked in one call; negative ones fail."""

    def __init__(self) -> None:
        self.calls: list[list[int]] = []

    def __call__(self, numbers: Sequence[int]) -> list[int]:
        self.calls.append(list(numbers))
        if min(numbers) < 0:
            raise ValueError("negative")
        return [number * number for number in numbers]


def test_what_is_asked_at_once_is_answered_in_one_call() -> None:
    squares = Squares()
    assert together([partial(asked, number, squares) for number in (1, 2, 3)]) == [1, 4, 9]
    assert [sorted(call) for call in squares.calls] == [[1, 2, 3]]


def test_who_asks_alone_is_answered_at_once() -> None:
    squares = Squares()
    assert asked(3, squares) == 9
    assert squares.calls == [[3]]


def test_those_who_ask_oftener_go_on_without_those_who_are_done() -> None:
    squares = Squares()

    def asking(times: int) -> int:
        return sum(asked(times, squares) for _ in range(times))

    assert together([partial(asking, times) for times in (0, 1, 3)]) == [0, 1, 27]
    assert sorted(map(sorted, squares.calls)) == [[1, 3], [3], [3]]


def test_different_programs_are_asked_apart() -> None:
    squares, others = Squares(), Squares()
    together([partial(asked, 1, squares), partial(asked, 2, others), partial(asked, 3, squares)])
    assert [sorted(call) for call in squares.calls] == [[1, 3]]
    assert others.calls == [[2]]


def test_those_who_lag_behind_are_waited_for() -> None:
    squares, others = Squares(), Squares()

    def detour(number: int) -> int:
        return asked(asked(number, others), squares)

    assert together([partial(asked, 5, squares), partial(detour, 2), partial(asked, 3, squares)]) == [
        25,
        16,
        9,
    ]
    assert [sorted(call) for call in squares.calls] == [[3, 4, 5]]


def test_what_was_asked_already_waits_for_those_with_another_question() -> None:
    squares, others = Squares(), Squares()

    def twice(number: int) -> int:
        return asked(asked(number, squares), squares)

    def detour(number: int) -> int:
        return asked(asked(asked(number, squares), others), squares)

    together([partial(twice, 2), partial(detour, 2), partial(detour, 2)])
    assert squares.calls == [[2, 2, 2], [4, 16, 16]]


def test_what_fails_together_is_asked_again_one_by_one_with_a_sign_of_life() -> None:
    squares, signs = Squares(), []

    def failing(number: int) -> int | None:
        try:
            return asked(number, squares)
        except ValueError:
            return None

    with listening(lambda: signs.append(1)):
        assert together([partial(failing, number) for number in (1, -2, 3)]) == [1, None, 9]
    assert sorted(squares.calls[1:]) == [[-2], [1], [3]]
    assert len(signs) == 3


def test_one_that_fails_leaves_the_others_to_their_end() -> None:
    squares, done = Squares(), []

    def work(number: int) -> None:
        if number == 2:
            raise MemoryError
        asked(number, squares)
        done.append(number)

    with pytest.raises(MemoryError):
        together([partial(work, number) for number in (1, 2, 3)])
    assert sorted(done) == [1, 3]


def test_only_one_goes_on_at_a_time() -> None:
    squares, inside = Squares(), threading.Lock()

    def work(number: int) -> int:
        for _ in range(20):
            assert inside.acquire(blocking=False)
            threading.Event().wait(0.0005)  # lets another thread go on, had it leave to
            inside.release()
            asked(number, squares)
        return number

    tasks: list[Callable[[], int]] = [partial(work, number) for number in (1, 2, 3)]
    assert together(tasks) == [1, 2, 3]


def test_nothing_to_do_is_done() -> None:
    assert together([]) == []
