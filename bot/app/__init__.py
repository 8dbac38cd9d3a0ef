"""The composition root: the only package that knows every concrete class."""

from bot.app.assembly import SecondRound, assembled

__all__ = ("SecondRound", "assembled")
