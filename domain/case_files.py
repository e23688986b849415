"""Photos and files that go along with suggestions: how many, how large, how long, and who may see them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from domain.cases import Case
from domain.refusal import Refusal

MOST_FILES = 5
"""How many photos and files one case carries. The words that refuse another name it."""
FILES_LIFE = timedelta(days=90)
"""How long the files of a case stay after it is over."""
MOST_NAMED_BYTES = 300_000_000
MOST_UNNAMED_BYTES = 30_000_000
"""How much the files of one estate may take up: of cases without a name little, as all of those are written anew with
each that comes, so that their places do not tell which came first."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A photo or another file that goes along with a case; its ``size`` in bytes. ``named``: its author gave a name."""

    id: str
    case_id: str
    name: str
    media_type: str
    size: int
    named: bool
    on: date
    shown: bool = False


def check_files(of_case: Collection[CaseFile], of_estate: Collection[CaseFile], more: Collection[CaseFile]) -> None:
    """Whether more files fit. Raises Refusal files-many, files-full."""
    if len(of_case) + len(more) > MOST_FILES:
        raise Refusal("files-many", most=MOST_FILES)
    for named, most in ((True, MOST_NAMED_BYTES), (False, MOST_UNNAMED_BYTES)):
        new = sum(file.size for file in more if file.named is named)
        if new and new + sum(file.size for file in of_estate if file.named is named) > most:
            raise Refusal("files-full")


def may_drop_files(case: Case, today: date) -> bool:
    """Whether a case has been over for so long that its files go."""
    return not case.is_open and today - (case.changed_on or case.opened_on) > FILES_LIFE


def is_file_known(file: CaseFile, today: date) -> bool:
    """Whether others than the author may see a file: what comes without a name becomes known the day after."""
    return file.named or file.on < today
