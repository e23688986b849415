"""Ending a question that waits for an answer."""

from __future__ import annotations

from app.context import Context
from app.declare import Registry
from app.words import Reply, answer


async def cancel(ctx: Context) -> Reply:
    """Drop the command that was being made question by question."""
    return answer("cancel-done" if ctx.interrupted else "cancel-nothing")


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("cancel", group="help")(cancel)
