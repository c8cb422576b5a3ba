"""The records: contacts, photos, interviews, letters. One transaction a decision."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

import sqlalchemy as sa

from scanner.errors import StoreError
from scanner.model.record import WrittenCard
from scanner.store.contacts import Contacts
from scanner.store.deeds import Deeds
from scanner.store.engine import WRITING, engine_for, stand_of
from scanner.store.handed_out import HandedOut
from scanner.store.interviews import Interviews
from scanner.store.letters import Letters
from scanner.store.merges import Merges
from scanner.store.occasions import Occasions
from scanner.store.pages import Pages
from scanner.store.photos import Photos
from scanner.store.remnants import Remnants
from scanner.store.trouble import explained
from scanner.store.upgrade import bring_up_to_date
from scanner.store.vcards import VCards


@dataclass(frozen=True, slots=True)
class Records:
    """Everything kept, as it stands in one transaction, and what is to be done once that is kept."""

    connection: sa.Connection
    effects: list[Callable[[], object]] = field(default_factory=list)

    def afterwards(self, effect: Callable[[], object]) -> None:
        """Have `effect` done when this transaction is kept: what a file says must be decided first."""
        self.effects.append(effect)

    @property
    def stand(self) -> object:
        """What is equal in another transaction only if nobody else has written between them."""
        return stand_of(self.connection)

    @property
    def contacts(self) -> Contacts:
        return Contacts(self.connection)

    @property
    def interviews(self) -> Interviews:
        return Interviews(self.connection)

    @property
    def occasions(self) -> Occasions:
        return Occasions(self.connection)

    @property
    def photos(self) -> Photos:
        return Photos(self.connection)

    @property
    def pages(self) -> Pages:
        return Pages(self.connection)

    @property
    def letters(self) -> Letters:
        return Letters(self.connection)

    @property
    def merges(self) -> Merges:
        return Merges(self.connection)

    @property
    def deeds(self) -> Deeds:
        return Deeds(self.connection)

    @property
    def vcards(self) -> VCards:
        return VCards(self.connection)

    @property
    def remnants(self) -> Remnants:
        return Remnants(self.connection)

    @property
    def handed_out(self) -> HandedOut:
        return HandedOut(self.connection)


class Store:
    """An open database. `copied` is the copy made of an older one before it was migrated."""

    def __init__(self, engine: sa.Engine, *, copied: Path | None = None) -> None:
        self._engine = engine
        self.copied = copied

    @property
    def place(self) -> str:
        """Where the records are, without a password."""
        return str(self.file or self._engine.url.render_as_string())

    @property
    def file(self) -> Path | None:
        """The database's file, None where a server keeps it."""
        url = self._engine.url
        return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None

    @contextmanager
    def read(self) -> Iterator[Records]:
        """Look at the records as they are at one moment, whoever writes meanwhile."""
        with explained(self.place), self._engine.connect() as connection, connection.begin():
            yield Records(connection)

    @contextmanager
    def write(self) -> Iterator[Records]:
        """Decide: all of it is kept at the end, or nothing where anything fails. Others wait meanwhile.

        What the decision asked to be done `afterwards` is done then, in the order it was asked. A file that
        was written so is noted as there, and no more as one that a crash may have prevented.
        """
        effects: list[Callable[[], object]] = []
        with explained(self.place), self._engine.connect() as plain:
            connection = plain.execution_options(**{WRITING: True})
            with connection.begin():
                yield Records(connection, effects)
        written = [done for done in [effect() for effect in effects] if isinstance(done, WrittenCard)]
        if written:
            with self.write() as records:
                for card in written:
                    records.vcards.settle(card)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_store(place: Path | str) -> Store:
    """Open the records in a file or at a URL; new ones are made, older ones migrated after a copy.

    StoreError where they cannot be read or written, or come from a newer version.
    """
    engine = engine_for(place)
    url = engine.url
    where = str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string()
    try:
        with explained(where):
            return Store(engine, copied=bring_up_to_date(engine))
    except OSError as error:
        raise StoreError(f"no copy of the older records in {where} can be made: {error}") from error
