"""Where records of tests are: in a SQLite file, and in a PostgreSQL of our own where one is installed."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

REQUIRED = os.environ.get("CARDSCAN_REQUIRE_POSTGRES") == "1"


def program(name: str) -> str | None:
    """Return where a program of PostgreSQL is; Debian keeps them out of the path."""
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return str(places[0]) if places else shutil.which(name)


def as_server(*command: str) -> list[str]:
    """Return `command` as run by somebody who is not root, as the server asks."""
    return (
        ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]
        if is_root()
        else [*command]
    )


def is_root() -> bool:
    return os.geteuid() == 0


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """A PostgreSQL server in a folder of its own, reached by its socket; the URL without a database."""
    initdb, pg_ctl = program("initdb"), program("pg_ctl")
    if initdb is None or pg_ctl is None:
        if REQUIRED:
            pytest.fail("CARDSCAN_REQUIRE_POSTGRES=1, but no initdb is installed (Debian: postgresql)")
        pytest.skip("no PostgreSQL is installed (Debian: postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    if is_root():
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    data, log = folder / "data", folder / "log"
    run(as_server(initdb, "-D", str(data), "-U", "tester", "--auth=trust", "-E", "UTF8", "--no-sync"), folder)
    options = f"-k {folder} -c listen_addresses= -c fsync=off"
    run(as_server(pg_ctl, "-D", str(data), "-l", str(log), "-w", "-o", options, "start"), folder)
    try:
        yield f"postgresql://tester@/{{}}?host={folder}"
    finally:
        run(as_server(pg_ctl, "-D", str(data), "-m", "immediate", "-w", "stop"), folder)
        shutil.rmtree(folder, ignore_errors=True)


def run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
    assert done.returncode == 0, done.stdout.decode()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path | str]:
    """Where a store may be made: a file, or a new database on the server."""
    if request.param == "sqlite":
        yield tmp_path / "records.db"
        return
    import psycopg

    url: str = request.getfixturevalue("cluster")
    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(url.format("postgres"), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    yield url.format(name)
    with psycopg.connect(url.format("postgres"), autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")
