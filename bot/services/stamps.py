"""Stamps: what a form was opened on, so that it is told when somebody changed that meanwhile."""

from hashlib import sha256

DIGITS = 16


def stamp(value: object) -> str:
    """Short, the same for equal values and for no others; `value` is made of what has one spelling: no sets."""
    return sha256(repr(value).encode()).hexdigest()[:DIGITS]
