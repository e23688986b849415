"""What can still be read of a batch of updates that as a whole is no JSON: each update by itself."""

import json
import re

UNREADABLE = "unreadable"
"""Under this name stands, in place of an update, the kind of error that it gave."""

_BATCH = re.compile(r'\s*\{\s*"ok"\s*:\s*true\s*,\s*"result"\s*:\s*\[.*\]\s*\}\s*', re.DOTALL)
# Within an update a quotation mark in somebody's words is escaped, so this is where one begins.
_UPDATE = re.compile(r'\{\s*"update_id"\s*:\s*([0-9]{1,18})\b')


def salvaged(payload: bytes) -> bytes:
    """A batch in which what cannot be read is replaced by its number and the kind of its error; what is no batch, or
    one that was cut off, is returned as it is.
    """
    text = payload.decode(errors="replace")
    if not _BATCH.fullmatch(text):
        return payload
    decoder = json.JSONDecoder()
    updates: list[object] = []
    end = 0
    for found in _UPDATE.finditer(text):
        if found.start() < end:
            continue
        try:
            update, end = decoder.raw_decode(text, found.start())
        except (ValueError, RecursionError) as error:
            update = {"update_id": int(found[1]), UNREADABLE: type(error).__name__}
        updates.append(update)
    return json.dumps({"ok": True, "result": updates}).encode() if updates else payload
