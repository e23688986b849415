"""Who may organise an estate."""

from __future__ import annotations

from app.context import Context
from domain import rights
from domain.rights import Right


def require_organiser(ctx: Context) -> None:
    """Refuse who may not organise the estate. Raises Refusal need-organiser."""
    rights.check(
        Right.ORGANISE,
        person_id=ctx.person.id,
        grants=ctx.grants,
        room_admin=ctx.room_admin,
        resident=ctx.resident,
    )
