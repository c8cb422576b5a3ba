"""Several pieces of work by turns, so that what each asks of a program is asked in one go.

A program that takes longer to start than to answer is then started once for all of them. Only one piece goes
on at a time: together they take no more of the processors than one after the other.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import ContextVar, copy_context
from dataclasses import dataclass
from typing import Any, TypeVar

from scanner.steps import step

Q = TypeVar("Q")
A = TypeVar("A")
T = TypeVar("T")


def together(tasks: Sequence[Callable[[], T]]) -> list[T]:
    """Do tasks by turns and return what each came to; if one failed, raise that when all are done."""
    turns = _Turns(len(tasks))
    with ThreadPoolExecutor(max(1, len(tasks)), thread_name_prefix="turn") as threads:
        done = []
        for task in tasks:
            context = copy_context()
            context.run(_turns.set, turns)
            done.append(threads.submit(context.run, turns.do, task))
    return [one.result() for one in done]


def asked(question: Q, answer: Callable[[Sequence[Q]], Sequence[A]]) -> A:
    """Return what `answer` says to a question, with those that others ask of an equal `answer` in one call.

    What fails so is asked by itself: nobody bears the consequences of another's question.
    """
    turns = _turns.get()
    if turns is None:
        return answer([question])[0]
    told: Future[A] = Future()
    turns.wait_for(_Asked(question, answer, told))
    return told.result()


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    question: Any
    answer: Callable[[Sequence[Any]], Sequence[Any]]
    told: Future[Any]


class _Turns:
    """Who of `count` threads goes on: the one that holds the lock. The last that waits asks for all."""

    def __init__(self, count: int) -> None:
        self._turn = threading.Condition()
        self._going = count
        self._asked: list[_Asked] = []
        self._answered: list[Any] = []

    def do(self, task: Callable[[], T]) -> T:
        with self._turn:
            try:
                return task()
            finally:
                self._stop()

    def wait_for(self, asked: _Asked) -> None:
        self._asked.append(asked)
        self._stop()
        self._turn.wait_for(asked.told.done)

    def _stop(self) -> None:
        """Go no further for now. The last that stops asks the question of the fewest, first one that is new.

        Those lag behind, and may ask next what the others wait for; what was asked already comes at the end.
        """
        self._going -= 1
        if self._going or not self._asked:
            return
        alike = min((self._like(one) for one in self._asked), key=self._turn_of)
        self._answered.append(alike[0].answer)
        self._asked = [one for one in self._asked if one not in alike]
        self._going = len(alike)
        _answer(alike)
        self._turn.notify_all()

    def _turn_of(self, alike: Sequence[_Asked]) -> tuple[bool, int]:
        return alike[0].answer in self._answered, len(alike)

    def _like(self, asked: _Asked) -> list[_Asked]:
        return [one for one in self._asked if one.answer == asked.answer]


def _answer(alike: Sequence[_Asked]) -> None:
    """Answer questions together, or each by itself where that fails."""
    try:
        answered = list(zip(alike, alike[0].answer([one.question for one in alike]), strict=True))
    except Exception as e:  # noqa: BLE001 (it is raised again where the question was asked)
        if len(alike) == 1:
            alike[0].told.set_exception(e)
            return
        for one in alike:
            step()
            _answer([one])
        return
    for one, told in answered:
        one.told.set_result(told)


_turns: ContextVar[_Turns | None] = ContextVar("turns", default=None)
