"""What Alembic runs: the models as they are now, on the connection it was handed."""

import pkgutil
from importlib import import_module
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import TypeDecorator

import bot.models
from bot.models.columns import Row


def plain_type(kind: str, item: Any, _: AutogenContext) -> str | Literal[False]:
    """A migration names the type a column is stored as, so that it outlives the models."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


for module in pkgutil.iter_modules(bot.models.__path__, "bot.models."):
    import_module(module.name)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,
    render_item=plain_type,
    transactional_ddl=True,
)
context.run_migrations()
