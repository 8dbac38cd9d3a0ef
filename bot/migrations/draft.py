"""Drafts the next migration from what the models have and the last one lacks.

`python -m bot.migrations.draft "Offers and their deadlines"`
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from alembic.config import Config

from bot.migrations import HISTORY, NUMBERED
from bot.migrations.upgrade import alembic_settings, locked


def draft(words: str) -> None:
    """Writes versions/NNNN_<words>.py, to be read and corrected by whoever asked for it."""
    number = len(list((HISTORY / "versions").glob(NUMBERED))) + 1
    with TemporaryDirectory() as folder, locked(Path(folder) / "empty.db") as connection:
        settings = alembic_settings(connection, HISTORY)
        settings.set_main_option("file_template", "%%(rev)s_%%(slug)s")
        _format_what_is_written(settings)
        command.upgrade(settings, "head")
        command.revision(settings, words, autogenerate=True, rev_id=f"{number:04}")


def _format_what_is_written(settings: Config) -> None:
    hook = {
        "hooks": "ruff",
        "ruff.type": "module",
        "ruff.module": "ruff",
        "ruff.options": "format REVISION_SCRIPT_FILENAME",
    }
    for name, value in hook.items():
        settings.set_section_option("post_write_hooks", name, value)


if __name__ == "__main__":
    draft(" ".join(sys.argv[1:]))
