"""How the estate's cases stand, for everybody: counts, ages, the days to an answer, a list, and a file."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction

from app.case_arguments import CaseFilter
from app.context import Context
from app.declare import Registry
from app.messages import Attachment
from app.words import Line, Reply, bold, words
from commands.case_words import status_words, today_of
from commands.estates import estate_words
from domain.case_standing import Standing, standing
from domain.cases import Case, CaseStatus, Showing, may_read
from domain.rights import Right
from domain.roll_cells import guarded

MOST_LISTED = 15
SNIPPET = 60


async def cases(ctx: Context, only: CaseFilter | None = None) -> Reply:
    """How the cases stand; only those of an area, a status or both; or all as a file. Raises Refusal."""
    everything = await ctx.uow.cases.of_estate(ctx.estate.id)
    if only is not None and only.form:
        return await _export(ctx, everything, only.form)
    known = [case for case in everything if case.showing is not Showing.HELD]
    if not known:
        return Reply((words("cases-none"),))
    chosen = [case for case in known if only is None or _is_meant(case, only)]
    lines: list[Line] = [bold("cases-title", estate=estate_words(ctx.estate))]
    if only is None:
        lines += _standing_lines(standing(known, today_of(ctx)))
    else:
        lines.append(words("cases-some", count=len(chosen)))
    shown = [case for case in chosen if _is_listed(ctx, case) and (case.is_open or only is not None)]
    lines += [_line(case) for case in shown[:MOST_LISTED]]
    if len(shown) > MOST_LISTED:
        lines.append(words("cases-more", count=len(shown) - MOST_LISTED))
    if len(shown) < sum(case.is_open or only is not None for case in chosen):
        lines.append(words("cases-unpublished"))
    lines.append(words("cases-how"))
    return Reply(tuple(lines))


def _is_meant(case: Case, only: CaseFilter) -> bool:
    return only.area in (None, case.area) and only.status in (None, case.status)


def _is_listed(ctx: Context, case: Case) -> bool:
    """Whether the case is named to who asks, here: a room reads what everybody may."""
    if ctx.room is not None:
        return case.showing is Showing.PUBLIC
    return may_read(case, ctx.person.id, organiser=ctx.is_organiser)


def _standing_lines(stand: Standing) -> list[Line]:
    lines: list[Line] = []
    for status, count in stand.by_status.items():
        key = "status-merged-some" if status is CaseStatus.MERGED else f"status-{status}"
        lines.append(words("cases-status", status=words(key), count=count))
    lines += [
        words("cases-area", area=words(f"area-{area}"), count=count, days=stand.oldest_by_area[area])
        for area, count in stand.open_by_area.items()
    ]
    if stand.median_days is not None:
        lines.append(words("cases-median", days=_days(stand.median_days)))
    return lines


def _days(days: Fraction) -> int | Decimal:
    """A median of days is whole or a half."""
    return days.numerator if days.denominator == 1 else Decimal(days.numerator) / days.denominator


def _line(case: Case) -> Line:
    text = " ".join(case.wording.split())
    short = text if len(text) <= SNIPPET else f"{text[:SNIPPET].rstrip()}…"
    return words("cases-line", no=case.no, area=words(f"area-{case.area}"), status=status_words(case), text=short)


async def _export(ctx: Context, everything: tuple[Case, ...], form: str) -> Reply:
    """All that may be known of all cases. What only organisers may read has no text in it for others."""
    rows = [await _row(ctx, case) for case in everything if case.showing is not Showing.HELD]
    if not rows:
        return Reply((words("cases-none"),))
    content = _as_json(rows) if form == "json" else _as_csv(rows)
    media = "application/json" if form == "json" else "text/csv"
    return Reply((words("cases-exported", count=len(rows)),), attachment=Attachment(f"cases.{form}", media, content))


async def _row(ctx: Context, case: Case) -> dict[str, str | int | None]:
    readable = _is_listed(ctx, case)
    answered = case.answered_on
    return {
        "no": case.no,
        "area": case.area.value,
        "status": case.status.value,
        "merged_into": case.merged_into or None,
        "opened_on": case.opened_on.isoformat(),
        "answered_on": answered.isoformat() if answered is not None else None,
        "days_to_answer": (answered - case.opened_on).days if answered is not None else None,
        "supporters": len(await ctx.uow.cases.supporters(case.id)),
        "agenda_on": case.agenda_on.isoformat() if case.agenda_on is not None else None,
        "published": "yes" if case.showing is Showing.PUBLIC else "no",
        "text": case.wording if readable else None,
        "reason": case.reason if readable else None,
    }


def _as_csv(rows: list[dict[str, str | int | None]]) -> bytes:
    """UTF-8 with a byte-order mark, which spreadsheets need to read Chinese; no cell may act as a formula."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    for row in rows:
        writer.writerow({name: guarded(value) if isinstance(value, str) else value for name, value in row.items()})
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _as_json(rows: list[dict[str, str | int | None]]) -> bytes:
    return json.dumps({"kind": "cases", "cases": rows}, ensure_ascii=False, indent=2).encode()


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("cases", group="cases", needs=Right.RESIDENT, admin_fact=True)(cases)
