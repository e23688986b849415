"""What the tests of commands share: everything that is declared, its names, and a reader to read for."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from app.arguments import Reading
from app.i18n import Catalogue
from app.typed import Names
from commands import declared

CATALOGUE = Catalogue.load(Path(__file__).parents[2] / "locales", strict=True)
REGISTRY = declared()
NAMES = Names(REGISTRY, CATALOGUE)
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # Monday, 09:00 in Shanghai
SHANGHAI = ZoneInfo("Asia/Shanghai")


def reading(language: str = "en") -> Reading:
    """What arguments are read by."""
    return Reading(NOW, SHANGHAI, language, CATALOGUE)
