"""Polls as Matrix has them (MSC3381): written in the names that clients read today, read in those and the stable ones.

https://github.com/matrix-org/matrix-spec-proposals/blob/main/proposals/3381-polls.md
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.messages import NativePoll, Outgoing
from transports.matrix_format import fitting, relation_of
from transports.matrix_json import Json, Malformed, items, needed, objects, part, words

UNSTABLE = "org.matrix.msc3381.poll"
START, RESPONSE, END = f"{UNSTABLE}.start", f"{UNSTABLE}.response", f"{UNSTABLE}.end"
STARTS, RESPONSES, ENDS = ("m.poll.start", START), ("m.poll.response", RESPONSE), ("m.poll.end", END)

MOST_ANSWERS = 20
MOST_ID = 255
"""Bytes. It bounds what is kept of a stranger's event; an answer so named is none that can be chosen here."""

TEXT = "org.matrix.msc1767.text"
_TEXTS = ("m.text", TEXT)


@dataclass(frozen=True, slots=True)
class Start:
    """What a poll asks. ``answers`` are ids with their texts, ``hidden`` tells that clients show no counts yet."""

    question: str
    answers: tuple[tuple[str, str], ...]
    most: int
    hidden: bool


def is_poll(message: Outgoing) -> bool:
    """Whether a new message goes out as a poll: one that has ended is told like anything else."""
    return message.native is not None and message.native.open


def start_content(message: Outgoing, native: NativePoll) -> Json:
    """The content of a new poll; clients without polls show the message's own text. Raises SendRefused."""
    content = _start(message, native) | {"m.mentions": {}}
    relation = relation_of(message)
    if relation:
        content["m.relates_to"] = relation
    return fitting(content)


def edited_start(message: Outgoing, native: NativePoll, message_id: str) -> Json:
    """The content that puts a poll in other words; answers keep their ids. Raises SendRefused."""
    return fitting(
        {
            **_start(message, native),
            "m.mentions": {},
            "m.new_content": _start(message, native) | {"m.mentions": {}},
            "m.relates_to": {"rel_type": "m.replace", "event_id": message_id},
        }
    )


def end_content(native: NativePoll, message_id: str) -> Json:
    """The content that ends a poll."""
    return {
        END: {},
        TEXT: native.ending,
        "body": native.ending,
        "m.mentions": {},
        "m.relates_to": {"rel_type": "m.reference", "event_id": message_id},
    }


def _start(message: Outgoing, native: NativePoll) -> Json:
    buttons = [button for row in message.buttons for button in row]
    return {
        START: {
            "kind": f"{UNSTABLE}.disclosed",
            "max_selections": native.most,
            "question": {TEXT: native.question, "body": native.question, "msgtype": "m.text"},
            "answers": [{"id": button.action, TEXT: button.label} for button in buttons],
        },
        TEXT: message.plain,
        "body": message.plain,
    }


def read_start(content: Json) -> Start | None:
    """What a poll asks, None if nothing can be made of it."""
    block = next((content[key] for key in ("m.poll", *STARTS) if isinstance(content.get(key), dict)), None)
    if block is None:
        return None
    most = block.get("max_selections", 1)
    question = _said(part(block, "question"))
    answers = tuple(_answers(block))[:MOST_ANSWERS]
    if not question or not answers or len(dict(answers)) != len(answers):
        return None
    return Start(
        question,
        answers,
        most if isinstance(most, int) and not isinstance(most, bool) and most >= 1 else 1,
        # What clients do not know they take for this.
        words(block, "kind") not in ("m.disclosed", f"{UNSTABLE}.disclosed"),
    )


def _answers(block: Json) -> Iterator[tuple[str, str]]:
    for answer in objects(block, "answers"):
        name, text = words(answer, "m.id") or words(answer, "id"), _said(answer)
        if name and text and len(name.encode(errors="replace")) <= MOST_ID:
            yield name, text


def _said(block: Json) -> str:
    """The plain text of a block, however it is spelled."""
    for key in _TEXTS:
        if words(block, key):
            return words(block, key)
        for form in objects(block, key):
            if form.get("mimetype", "text/plain") == "text/plain" and words(form, "body"):
                return words(form, "body")
    return words(block, "body")


def poll_of(content: Json) -> str:
    """The poll that an answer or an end is about. Raises Malformed."""
    relation = part(content, "m.relates_to")
    if relation.get("rel_type") != "m.reference":
        raise Malformed("m.relates_to.rel_type")
    return needed(relation, "event_id")


def read_picks(content: Json) -> tuple[str, ...]:
    """The ids of what was chosen, none if the vote was taken back or is spoiled.

    Every client has it so: the latest answer of a person counts, and one that cannot be read takes the place of the
    one before all the same.
    """
    if "m.selections" in content:
        picks = items(content, "m.selections")
    else:
        picks = next((items(content, key, "answers") for key in RESPONSES if key in content), [])
    sound = all(isinstance(pick, str) and 0 < len(pick.encode(errors="replace")) <= MOST_ID for pick in picks)
    return tuple(picks) if sound and len(picks) <= MOST_ANSWERS else ()
