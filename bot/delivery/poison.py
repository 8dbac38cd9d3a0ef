"""A message that cannot be made: what is caught of that, and what is said of it."""

import traceback
from pathlib import Path

from slackblocks.errors import InvalidUsageError

RENDER_ERRORS = (ArithmeticError, AttributeError, InvalidUsageError, LookupError, TypeError, ValueError)
"""What pure code over stored values raises when one of them is not what it takes it for.

They are caught round rendering alone: the same row would raise them for ever, while the next one is well. Anything
else ends the attempt only; a row that keeps doing so runs out of strikes.
"""


def where(error: BaseException) -> str:
    """`KeyError at content/interviews.py:42`: an error's own text may quote a person's words."""
    name = type(error).__name__
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return name
    path = Path(frames[-1].filename)
    return f"{name} at {path.parent.name}/{path.name}:{frames[-1].lineno}"
