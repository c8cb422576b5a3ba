"""Workers on other machines: a Dask cluster, which has the queue and knows what to do when one dies."""

from __future__ import annotations

import asyncio
import functools
import logging
import threading
import time
import warnings
from collections.abc import Awaitable, Callable, Generator, Iterable
from concurrent.futures import CancelledError, Future
from itertools import chain
from typing import Any

from scanner.errors import ClusterError, ScannerError, UsageError
from scanner.files import fetch, is_everywhere
from scanner.model.reading import Reading
from scanner.workers.guard import ended_workers, read_within
from scanner.workers.kit import Kit, kit
from scanner.workers.limits import LIMITS, Limits
from scanner.workers.scratch import sweep
from scanner.workers.stream import AHEAD, Read, read_with
from scanner.workers.worker import DiedError, Worker

log = logging.getLogger(__name__)

REACH = 10.0
"""Seconds in which the scheduler has to answer."""
JOIN = 30.0
"""Seconds in which the first worker has to be there: they may have been started together with us."""
LOOK = 5.0
"""Seconds between looks at who is there."""
ANSWER = 30.0
"""Seconds in which a scheduler that was reached answers: it has much to do, but not that much."""
LARGEST = "1 GB"
"""Dask warns of what it takes for data sent by mistake; our photos are sent on purpose, a few at a time."""

one_at_a_time = threading.Lock()
"""Dask gives a worker several threads, but all share one process that reads."""


def read_on_cluster(places: Iterable[str], read: Read, *, scheduler: str) -> Generator[Reading, None, None]:
    """Read photos with the workers of a Dask scheduler and yield the readings in the order of `places`.

    Files of this machine travel as bytes; a URL travels by name and is opened by the worker. What a worker
    that dies had in hand goes to another one. Raise ClusterError where nobody is there to read.
    """
    waiting = iter(places)
    first = next(waiting, None)
    if first is None:
        return  # nobody has to be there to read nothing
    crew = Cluster(scheduler, read)
    try:
        yield from read_with(crew, chain([first], waiting))
    finally:
        crew.close()


class Cluster:
    """A crew behind a Dask scheduler. Raises ClusterError, and UsageError where Dask is not installed."""

    def __init__(
        self,
        scheduler: str,
        read: Read,
        *,
        reach: float = REACH,
        join: float = JOIN,
        look: float = LOOK,
        answer: float = ANSWER,
        limits: Limits = LIMITS,
    ) -> None:
        self._at, self._read, self._look_every = scheduler, read, look
        self._answer, self._limits = answer, limits
        self._client = _client(scheduler, reach)
        self._executor = self._client.get_executor(pure=False)
        self._known: set[str] = set()
        self._here: tuple[str, ...] = ()
        try:
            self._wait_for_workers(join)
        except BaseException:
            self._client.close()
            raise

    def room(self) -> int:
        """Return how many photos the workers that are there now can have under way."""
        if time.monotonic() >= self._next_look:
            self.look()
        return max(1, len(self._here)) * AHEAD

    def submit(self, place: str) -> Future[Reading]:
        """Send a photo to whoever is free first."""
        data = None
        try:
            if not is_everywhere(place):
                data = fetch(place)
            return self._executor.submit(read_here, self._read, self._limits, place, data)  # type: ignore[no-any-return]
        except ScannerError as e:
            failed: Future[Reading] = Future()
            failed.set_result(Reading(place, "", 0.0, error=str(e)))
            return failed
        except Exception as e:  # Dask has no class for "the scheduler is gone"
            raise self._gone() from e

    def settle(self, place: str, future: Future[Reading]) -> Reading:
        """Return a photo's reading; one that ended worker after worker is told so, the others go on."""
        from distributed import KilledWorker

        try:
            return future.result()
        except KilledWorker:
            error = "reading it ended several worker processes, perhaps for want of memory"
        except CancelledError as e:
            raise self._gone() from e
        except Exception as e:  # the worker could not even begin: it lacks our code, or has another one's
            log.debug("a worker failed on %s", place, exc_info=True)
            error = f"its worker failed ({type(e).__name__}: {e}); {self._advice()} and run it again"
        return Reading(place, "", 0.0, error=error)

    def workers(self) -> tuple[str, ...]:
        """Return the addresses of the workers that were there at the last look."""
        return self._here

    def look(self) -> None:
        """See who is there, and look closer at who is new."""
        try:
            threads: dict[str, int] = self._asked(self._client.scheduler.ncores)
        except TimeoutError as e:
            raise self._gone(f"does not answer for {self._answer:g} s") from e
        except Exception as e:
            raise self._gone() from e
        if self._here and not threads:
            log.warning(
                "no worker is left; the scan goes on when one joins: dask worker %s --nthreads 1", self._at
            )
        self._here = tuple(threads)
        if new := threads.keys() - self._known:
            self._known |= new
            self._inspect({address: threads[address] for address in new})
        self._next_look = time.monotonic() + self._look_every

    def close(self) -> None:
        """Take back what is not read, and leave the cluster as it was."""
        self._executor.shutdown(wait=False)
        self._client.close()

    def _wait_for_workers(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        self.look()
        while not self._here:
            if time.monotonic() >= end:
                raise ClusterError(
                    f"no worker has joined the scheduler at {self._at};"
                    f" start some with: dask worker {self._at} --nthreads 1 --nworkers -1"
                )
            time.sleep(0.2)
            self.look()

    def _inspect(self, threads: dict[str, int]) -> None:
        """Say what is wrong with new workers; raise ClusterError where a worker cannot read at all."""
        mine = kit()
        for address, found in self._kits(list(threads)).items():
            check(address, found, mine=mine, threads=threads[address], advice=self._advice())

    def _kits(self, workers: list[str]) -> dict[str, Kit | BaseException]:
        try:
            return self._asked(self._client._run, kit, workers=workers, on_error="return")  # type: ignore[no-any-return]
        except TimeoutError as e:
            raise self._gone(f"or a worker does not answer for {self._answer:g} s") from e

    def _asked(self, ask: Callable[..., Any], *about: object, **how: object) -> Any:
        """Ask the scheduler something; raise TimeoutError where it freezes, as Dask's own calls do not."""
        return self._client.sync(ask, *about, callback_timeout=self._answer, **how)

    def _advice(self) -> str:
        return f"install cardscan {kit().cardscan} there, with: pip install '.[cluster]' in its folder"

    def _gone(self, how: str = "is gone") -> ClusterError:
        return ClusterError(
            f"the scheduler at {self._at} {how}; what was finished is kept: start it and run this again"
        )


def check(address: str, found: Kit | BaseException, *, mine: Kit, threads: int, advice: str) -> None:
    """Warn where a worker reads worse or other than we would; raise ClusterError where it cannot read."""
    if not isinstance(found, Kit):
        raise ClusterError(f"the worker at {address} cannot read photos ({found}); {advice}")
    if found.cardscan != mine.cardscan:
        raise ClusterError(
            f"the worker at {address} has cardscan {found.cardscan}, not {mine.cardscan}; {advice}"
        )
    if not found.readers:
        raise ClusterError(f"the worker at {address} has no text reader: {'; '.join(found.advice)}")
    for missing in found.advice:
        log.warning("the worker at %s reads with less certainty: %s", address, missing)
    if differences := "; ".join(found.differs_from(mine)):
        log.warning("the worker at %s may read other than this machine would: %s", address, differences)
    if threads > 1:
        log.warning(
            "the worker at %s has %d threads, but a process reads one photo at a time:"
            " start it with --nthreads 1 --nworkers %d",
            address, threads, threads,
        )  # fmt: skip


def read_here(read: Read, limits: Limits, place: str, data: bytes | None) -> Reading:
    """Read a photo on the worker this was sent to, in a process of its own, so that it can be ended."""
    with one_at_a_time:
        try:
            return read_within(_reader(limits), read, place, data=data)
        except DiedError:
            pass  # once more
        try:
            return read_within(_reader(limits), read, place, data=data)
        except DiedError as e:
            return ended_workers(place, e)


@functools.cache
def _reader(limits: Limits) -> Worker:
    """Return the process that reads for this one; it ends with it."""
    sweep()
    return Worker(limits)


def _client(scheduler: str, seconds: float) -> Any:
    try:
        import dask
        import distributed
        from distributed.comm.core import connect
    except ImportError as e:
        raise UsageError(
            "--cluster needs Dask; install it with: pip install '.[cluster]' in cardscan's folder"
        ) from e
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters of it is told in our words
    dask.config.set({"distributed.admin.large-graph-warning-threshold": LARGEST})
    try:
        # A client that fails to connect lingers for half a minute; a knock at the door does not.
        asyncio.run(_knock(connect(scheduler, timeout=seconds)))
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always", distributed.versions.VersionMismatchWarning)
            client = distributed.Client(scheduler, timeout=seconds, set_as_default=False, name="cardscan")
    except OSError as e:  # a time-out is one too
        raise ClusterError(
            f"no scheduler answers at {scheduler}; start one with `dask scheduler`, or mend the address"
        ) from e
    except ValueError as e:
        raise UsageError(f"{scheduler} is no address of a scheduler ({e}); write tcp://HOST:8786") from e
    for one in told:
        log.warning("install the same versions here and where the scheduler runs: %s", one.message)
    return client


async def _knock(connecting: Awaitable[Any]) -> None:
    await (await connecting).close()
