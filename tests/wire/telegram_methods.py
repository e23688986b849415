"""The Bot API's methods as the test server knows them, by name."""

import json
import re
from collections.abc import Callable
from typing import Any

from tests.wire.telegram_chats import JSON, PRESENT
from tests.wire.telegram_people import Answer, too_old
from tests.wire.telegram_schema import bad_request
from tests.wire.telegram_sending import Sending
from tests.wire.telegram_world import World

MAX_DOWNLOAD = 20_000_000  # bytes
REACTIONS = frozenset(
    (
        "👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤️‍🔥 "
        "🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 "
        "🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂️ 🤷 🤷‍♀️ 😡 "
    ).split()
)
ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip


class Methods:
    """Every method but getUpdates, which waits and so belongs to the server."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.sending = Sending(world)
        sending = self.sending
        self.table: dict[str, Callable[[JSON], Any]] = {
            "getMe": self._get_me,
            "sendMessage": sending.send_message,
            "sendPhoto": sending.send_photo,
            "sendDocument": sending.send_document,
            "editMessageText": sending.edit_text,
            "editMessageCaption": sending.edit_caption,
            "editMessageReplyMarkup": sending.edit_markup,
            "deleteMessage": sending.delete_message,
            "answerCallbackQuery": self._answer_callback_query,
            "setMessageReaction": self._set_message_reaction,
            "sendChatAction": self._send_chat_action,
            "getChat": self._get_chat,
            "getChatMember": self._get_chat_member,
            "getChatAdministrators": self._get_chat_administrators,
            "getChatMemberCount": self._get_chat_member_count,
            "leaveChat": self._leave_chat,
            "getFile": self._get_file,
            "setMyCommands": self._set_my_commands,
            "getMyCommands": self._get_my_commands,
            "deleteMyCommands": self._delete_my_commands,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": self._get_webhook_info,
        }
        self.table |= dict.fromkeys(
            ("setChatMenuButton", "setMyDefaultAdministratorRights", "close", "logOut"),
            lambda arguments: True,
        )
        for name in ("Name", "Description", "ShortDescription"):
            self._add_text(name)

    def _add_text(self, name: str) -> None:
        """setMy… and getMy… of a text that is kept by language."""
        key = re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()

        def store(arguments: JSON) -> bool:
            self.world.texts[key, arguments.get("language_code", "")] = arguments.get(key, "")
            return True

        def fetch(arguments: JSON) -> JSON:
            texts = self.world.texts
            return {key: texts.get((key, arguments.get("language_code", "")), texts.get((key, ""), ""))}

        self.table |= {f"setMy{name}": store, f"getMy{name}": fetch}

    def _get_me(self, _: JSON) -> JSON:
        can = {"can_join_groups": True, "can_read_all_group_messages": not self.world.privacy}
        return self.world.bot.as_json() | can | {"supports_inline_queries": False}

    def _answer_callback_query(self, arguments: JSON) -> bool:
        query = self.world.queries.get(arguments["callback_query_id"])
        if query is None:
            raise too_old()
        alert = arguments.get("show_alert", False)
        query.settle(Answer(arguments.get("text", ""), alert, arguments.get("url")))
        return True

    def _set_message_reaction(self, arguments: JSON) -> bool:
        message = self.sending.writable(arguments["chat_id"]).history.get(arguments["message_id"])
        if message is None:
            raise bad_request("message to react not found")
        emoji = [reaction.get("emoji", "") for reaction in arguments.get("reaction", [])]
        if len(emoji) > 1:
            raise bad_request("REACTIONS_TOO_MANY")
        if not REACTIONS.issuperset(emoji):
            raise bad_request("REACTION_INVALID")
        message.reactions = emoji
        self.world.signal.notify()
        return True

    def _send_chat_action(self, arguments: JSON) -> bool:
        chat = self.sending.writable(arguments["chat_id"])
        if arguments["action"] not in ACTIONS:
            raise bad_request("wrong parameter action in request")
        chat.actions.append(arguments["action"])
        return True

    def _get_chat(self, arguments: JSON) -> JSON:
        gifts = (
            "unlimited_gifts",
            "limited_gifts",
            "unique_gifts",
            "premium_subscription",
            "gifts_from_channels",
        )
        full: JSON = {"accent_color_id": 0, "max_reaction_count": 11}
        full["accepted_gift_types"] = dict.fromkeys(gifts, False)
        return self.sending.known(arguments["chat_id"]).as_json() | full

    def _get_chat_member(self, arguments: JSON) -> JSON:
        chat = self.sending.known(arguments["chat_id"])
        wanted = arguments["user_id"]
        account = self.world.bot if wanted == self.world.bot.id else self.world.users.get(wanted)
        if account is None:
            raise bad_request("PARTICIPANT_ID_INVALID")
        return chat.standing(account).as_json()

    def _get_chat_administrators(self, arguments: JSON) -> list[JSON]:
        chat = self.sending.known(arguments["chat_id"])
        if chat.kind == "private":
            raise bad_request("there are no administrators in the private chat")
        return [member.as_json() for member in chat.admins()]

    def _get_chat_member_count(self, arguments: JSON) -> int:
        members = self.sending.known(arguments["chat_id"]).members.values()
        return sum(member.status in PRESENT for member in members)

    def _leave_chat(self, arguments: JSON) -> bool:
        chat = self.sending.known(arguments["chat_id"])
        if chat.kind == "private":
            raise bad_request("chat member status can't be changed in private chats")
        self.world.leave(chat)
        return True

    def _get_file(self, arguments: JSON) -> JSON:
        media = self.world.files.get(arguments["file_id"])
        if media is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        described = media.described()
        if described["file_size"] > MAX_DOWNLOAD:
            raise bad_request("file is too big")
        return described | {"file_path": f"{media.kind}s/{media.file_id}"}

    def _scope(self, arguments: JSON) -> tuple[str, str]:
        scope = arguments.get("scope", {"type": "default"})
        if "chat_id" in scope:
            self.sending.known(scope["chat_id"])
        return json.dumps(scope, sort_keys=True), arguments.get("language_code", "")

    def _set_my_commands(self, arguments: JSON) -> bool:
        commands = arguments["commands"]
        if len(commands) > 100:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        self.world.commands[self._scope(arguments)] = commands
        self.world.signal.notify()
        return True

    def _get_my_commands(self, arguments: JSON) -> list[JSON]:
        return self.world.commands.get(self._scope(arguments), [])

    def _delete_my_commands(self, arguments: JSON) -> bool:
        self.world.commands.pop(self._scope(arguments), None)
        return True

    def _set_webhook(self, arguments: JSON) -> bool:
        self.world.webhook = arguments["url"]
        return True

    def _delete_webhook(self, arguments: JSON) -> bool:
        self.world.webhook = ""
        if arguments.get("drop_pending_updates"):
            self.world.queue.drop_all()
        return True

    def _get_webhook_info(self, _: JSON) -> JSON:
        pending = len(self.world.queue.pending)
        return {"url": self.world.webhook, "has_custom_certificate": False, "pending_update_count": pending}
