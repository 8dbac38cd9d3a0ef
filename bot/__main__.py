"""`python -m bot` is `secondround`."""

from bot.cli import app

app()
