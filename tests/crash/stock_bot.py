"""The control: a bot on the library's own loop, which counts every tap durably before it answers.

Its arguments are the token, the root of the Bot API server, and the file to which the count goes.
"""

import os
from collections.abc import Sequence
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler


def main(arguments: Sequence[str]) -> int:
    """Run until told to stop."""
    token, root, path = arguments
    count = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    async def tapped(update: Update, _: Any) -> None:
        query = update.callback_query
        assert query is not None
        os.write(count, f"{update.update_id} {query.from_user.id} {query.data}\n".encode())
        os.fsync(count)
        await query.answer("Counted.")

    application = Application.builder().token(token).base_url(f"{root}/bot").build()
    application.add_handler(CallbackQueryHandler(tapped))
    application.run_polling()
    return 0
