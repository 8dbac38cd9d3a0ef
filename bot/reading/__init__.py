"""Reads what a person types after "add": a company, a day, a time, a zone, or a question about what is missing."""

from bot.reading.answer import Ask, Reading
from bot.reading.reader import read

__all__ = ["Ask", "Reading", "read"]
