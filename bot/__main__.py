"""`secondround`, and `python -m bot`: what only reads a text starts without the rest of the bot."""

import sys
from importlib import import_module

READERS = {"coach", "when"}


def main() -> None:
    reads = not READERS.isdisjoint(sys.argv[1:2])
    import_module("bot.text_commands" if reads else "bot.cli").app()


if __name__ == "__main__":
    main()
