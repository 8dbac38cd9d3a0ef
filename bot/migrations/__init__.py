"""The schema's history: numbered files under versions/, one head. Nothing here imports Alembic; upgrade.py does."""

from pathlib import Path

NUMBERED = "[0-9][0-9][0-9][0-9]_*.py"
HISTORY = Path(__file__).parent


def newest(history: Path = HISTORY) -> str:
    """The revision that this Second Round works with: the last number."""
    return max(file.name for file in (history / "versions").glob(NUMBERED))[:4]
