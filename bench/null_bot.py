"""The control: a python-telegram-bot bot as its manual begins one, with one handler for taps that does nothing.

With `--answer` the handler answers the tap. It prints the monotonic time at which it had handled `--total` taps.
"""

from __future__ import annotations

import argparse
import sys
import time

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes

from bench.taps import TOKEN


class NullHandler:
    """Counts, and at most answers."""

    def __init__(self, total: int, *, answers: bool) -> None:
        self._left = total
        self._answers = answers

    async def handle(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """One tap."""
        if self._answers and update.callback_query is not None:
            await update.callback_query.answer("Got it")
        self._left -= 1
        if self._left == 0:
            sys.stdout.write(f"{time.monotonic()}\n")
            sys.stdout.flush()


def main() -> None:
    """Run until ended."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--api", required=True)
    parser.add_argument("--total", type=int, default=0)
    parser.add_argument("--answer", action="store_true")
    options = parser.parse_args()
    application = Application.builder().token(TOKEN).base_url(f"{options.api}/bot").build()
    application.add_handler(CallbackQueryHandler(NullHandler(options.total, answers=options.answer).handle))
    application.run_polling(allowed_updates=["callback_query"])


if __name__ == "__main__":
    main()
