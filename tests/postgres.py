"""A PostgreSQL for tests: TEST_DATABASE_URL, else Debian's, started once a session; each test has a database to itself.

On a desk without either the tests that want it are left out, and that is said; where CI is set they fail.
"""

import os
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import psycopg
import pytest
from cryptography.fernet import Fernet, MultiFernet
from sqlalchemy import make_url

from bot.store.db import Database
from bot.store.migrate import migrate

NOBODY = 65534
"""The server refuses to run as root; this user owns nothing else."""
DEBIAN = Path("/usr/lib/postgresql")
ADVICE = "no PostgreSQL server; on Debian and Ubuntu: sudo apt install postgresql, or set TEST_DATABASE_URL"
QUICK = ("fsync=off", "full_page_writes=off", "max_connections=200", "listen_addresses=")
"""The server keeps what was committed through a crash of its own, which is all that tests put it through."""


def binaries() -> Path | None:
    """The newest server's programs."""
    found = sorted(DEBIAN.glob("*/bin/pg_ctl"), key=lambda path: float(path.parts[-3]))
    on_path = shutil.which("pg_ctl")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


def is_left_out() -> bool:
    return "CI" not in os.environ and "TEST_DATABASE_URL" not in os.environ and binaries() is None


SQLITE, POSTGRES = "sqlite", "postgres"
BOTH = (SQLITE,) if is_left_out() else (SQLITE, POSTGRES)
ON_BOTH = pytest.mark.parametrize("database_url", BOTH, indirect=True)
"""The same test on each database there is."""
ON_POSTGRES = pytest.mark.parametrize("database_url", [POSTGRES], indirect=True)
"""For a module whose name begins with `test_postgres`: it is left out where there is none."""


@dataclass
class Cluster:
    """A server of our own in a folder of its own, reached by a socket in it."""

    programs: Path
    folder: Path = field(default_factory=lambda: Path(mkdtemp(prefix="secondround-pg-")))

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://postgres@/postgres?host={self.folder}"

    def create(self) -> None:
        if os.geteuid() == 0:
            os.chown(self.folder, NOBODY, NOBODY)
        words = ("--username=postgres", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C")
        self._call("initdb", f"--pgdata={self.folder / 'data'}", *words)
        self.start()

    def start(self) -> None:
        options = " ".join(f"-c {setting}" for setting in (*QUICK, f"unix_socket_directories={self.folder}"))
        log = f"--log={self.folder / 'log'}"
        self._call(
            "pg_ctl", "start", "--wait", f"--pgdata={self.folder / 'data'}", log, f"--options={options}"
        )

    def stop(self, mode: str = "immediate") -> None:
        """“immediate” is a crash: what is under way is torn off, and recovered at the next start."""
        self._call("pg_ctl", "stop", "--wait", f"--pgdata={self.folder / 'data'}", f"--mode={mode}")

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder)

    def _call(self, program: str, *words: str) -> None:
        user = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
        prefix = user if os.geteuid() == 0 else ()
        output = self.folder.with_suffix(".out")
        with output.open("w") as out:
            done = subprocess.run(  # noqa: S603 - the server's own programs
                [*prefix, str(self.programs / program), *words],
                stdout=out,
                stderr=subprocess.STDOUT,
                check=False,
                cwd="/",
            )
        said = output.read_text("utf-8")
        output.unlink()
        if done.returncode:
            pytest.fail(f"{program} failed: {said}", pytrace=False)


@dataclass(frozen=True)
class Server:
    """`url` leads to the database that databases are made from, `template` names a migrated one."""

    url: str
    template: str

    @contextmanager
    def database(self) -> Iterator[str]:
        """The address of a migrated database, gone afterwards."""
        name = f"test_{secrets.token_hex(6)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {self.template}")
        yield address(self.url, name)
        self.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def execute(self, statement: str) -> None:
        with psycopg.connect(self.url.replace("+psycopg", "", 1), autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A server of one's own, for a test that tears it down."""
    programs = binaries()
    if programs is None:
        pytest.fail(ADVICE, pytrace=False)
    made = Cluster(programs)
    made.create()
    try:
        yield made
    finally:
        made.remove()


@contextmanager
def serving(url: str) -> Iterator[Server]:
    """The server at `url`, with a template for this session."""
    server = Server(url, f"template_{secrets.token_hex(6)}")
    server.execute(f"CREATE DATABASE {server.template}")
    database = Database(address(url, server.template), MultiFernet([Fernet(Fernet.generate_key())]))
    migrate(database)
    database.close()
    yield server
    server.execute(f"DROP DATABASE {server.template} WITH (FORCE)")


def address(url: str, database: str) -> str:
    return make_url(url).set(database=database).render_as_string(hide_password=False)


class Sessions:
    """The server of this run: started by whoever needs it first; pytest-xdist's workers share their controller's."""

    def __init__(self, shared: tuple[str, str] | None = None) -> None:
        self._server = Server(*shared) if shared else None
        self._open = ExitStack()

    def server(self) -> Server:
        if self._server is None:
            self._server = self._open.enter_context(_server())
        return self._server

    def close(self) -> None:
        self._open.close()


@contextmanager
def _server() -> Iterator[Server]:
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        url = make_url(given).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
        with serving(url) as server:
            yield server
    else:
        with cluster() as made, serving(made.url) as server:
            yield server


KEPT: pytest.StashKey[Sessions] = pytest.StashKey()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[KEPT] = Sessions(getattr(config, "workerinput", {}).get(POSTGRES))


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    if POSTGRES in BOTH:
        server = node.config.stash[KEPT].server()
        node.workerinput[POSTGRES] = (server.url, server.template)


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[KEPT].close()


def pytest_report_header() -> str | None:
    return f"left out: everything on PostgreSQL ({ADVICE})" if is_left_out() else None


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    return True if collection_path.name.startswith("test_postgres") and is_left_out() else None


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A file, unless the test asks for BOTH."""
    if getattr(request, "param", SQLITE) == SQLITE:
        yield f"sqlite:///{tmp_path / 'secondround.db'}"
        return
    with request.config.stash[KEPT].server().database() as url:
        yield url
