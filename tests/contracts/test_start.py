"""How a process starts: what is loaded then stays out of the garbage collector's way."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.contracts.conftest import Shell

ASK = """
import gc, sys
from bot.__main__ import main
sys.argv = ["secondround", "when", "--help"]
try:
    main()
except SystemExit:
    print("collects:", gc.isenabled(), "spared:", gc.get_freeze_count() > 10_000)
"""


async def test_the_collector_works_on_but_spares_what_is_loaded(shell: "Shell") -> None:
    answer = await shell(f"python -c '{ASK}'")
    assert answer.out.splitlines()[-1] == "collects: True spared: True"
