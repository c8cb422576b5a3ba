"""Bring a database to today's version, after a copy of it; never touch one from the future."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import sqlalchemy as sa

from scanner.errors import StoreError
from scanner.store.copies import copy_file, copy_rows, new_file
from scanner.store.engine import WRITING, engine_for
from scanner.store.versions import VERSIONS

MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: sa.Engine, *, to: str = VERSIONS[-1]) -> Path | None:
    """Make or migrate the tables; return the copy that was made of an older database, if any."""
    with engine.connect() as connection:
        have = version(connection)
        if have == to:
            return None
        copy = _copy(connection, have) if have is not None else None
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        if version(connection) != to:
            _migrate(connection, to)
    return copy


def version(connection: sa.Connection) -> str | None:
    """Return the version of the tables, None where there are none; StoreError for another program's."""
    tables = set(sa.inspect(connection).get_table_names())
    if not tables:
        return None
    if "alembic_version" not in tables or "contacts" not in tables:
        raise StoreError("this database belongs to another program; give cardscan one of its own")
    have = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if have is None:
        raise StoreError(
            "these records do not say of which version they are: they are damaged; put them aside and bring"
            " back a backup with `cardscan restore FILE`"
        )
    have = str(have)
    if have not in VERSIONS:
        raise StoreError(
            f"these records were written by a newer cardscan (version {have} of the tables,"
            f" this one knows up to {VERSIONS[-1]}): upgrade cardscan; nothing was changed"
        )
    return have


def _migrate(connection: sa.Connection, to: str) -> None:
    from alembic import command  # half a second, and needed once a version
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _copy(connection: sa.Connection, have: str) -> Path:
    """Copy the records as they are in this transaction; return where the copy is."""
    url = connection.engine.url
    source = Path(url.database or "")
    is_file = connection.dialect.name == "sqlite"
    folder = source.parent if is_file else platformdirs.user_data_path("cardscan")
    suffix = source.suffix if is_file else ".db"
    wanted = folder / f"{source.stem}.version-{have}{suffix}"
    if is_file:
        return new_file(wanted, lambda part: copy_file(source, part))
    return new_file(wanted, lambda part: _copy_server(connection, have, part))


def _copy_server(connection: sa.Connection, have: str, part: Path) -> None:
    engine = engine_for(part)
    bring_up_to_date(engine, to=have)
    with engine.connect().execution_options(**{WRITING: True}) as sink, sink.begin():
        copy_rows(connection, sink)
    engine.dispose()
