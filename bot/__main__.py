"""`secondround`, and `python -m bot`: what only reads a text starts without the rest of the bot."""

import gc
import sys
from importlib import import_module
from types import ModuleType

READERS = {"coach", "invite", "when"}


def main() -> None:
    reads = not READERS.isdisjoint(sys.argv[1:2])
    program = _loaded("bot.text_commands" if reads else "bot.cli")
    program.app()


def _loaded(name: str) -> ModuleType:
    """The module, and all that it stands on, out of the garbage collector's sight: it stays for good.

    Looking through it takes a tenth of a second, several times while it loads and then again and again, and the event
    loop stands still meanwhile.
    """
    gc.disable()
    module = import_module(name)
    gc.freeze()
    gc.enable()
    return module


if __name__ == "__main__":
    main()
