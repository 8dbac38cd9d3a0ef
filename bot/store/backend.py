"""What a database has to offer to the store; bot/store/sqlite.py and bot/store/postgres.py each offer it."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from typing import Protocol

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError


class Access(StrEnum):
    READ = "read"
    WRITE = "write"


class Backend(Protocol):
    """Engines and threads by what a verb does; `name` may be told to whoever runs the bot, without a password."""

    @property
    def name(self) -> str: ...

    @property
    def engines(self) -> Mapping[Access, Engine]: ...

    @property
    def lanes(self) -> Mapping[Access, ThreadPoolExecutor]: ...

    def claim(self) -> None:
        """Keeps others out where only one process may work. Raises ConfigError where another one does."""
        ...

    def overtaken(self, error: DBAPIError, /) -> bool:
        """Whether all was undone only because another was quicker: then once more is worth a try."""
        ...

    def trouble(self, error: DBAPIError, access: Access) -> Exception:
        """The error in words for the person; one that is our own fault stays what it is."""
        ...

    def empty_log(self) -> None:
        """Leaves nothing behind of what was erased or encrypted anew, as far as that is ours to do."""
        ...

    def sweep(self) -> None:
        """Writes everything anew, for the same reason."""
        ...

    def release(self) -> None:
        """Lets others in again."""
        ...
