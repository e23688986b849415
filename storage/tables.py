"""The tables. A change here needs a migration; a test compares the two."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    false,
    text,
)

from storage.columns import Instant, Length, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite counts up by itself only what is exactly an INTEGER PRIMARY KEY.
_Counter = BigInteger().with_variant(Integer(), "sqlite")


def _key(name: str, *constraints: ForeignKey) -> Column[str]:
    return Column(name, Words(), *constraints, primary_key=True)


def _text(name: str, *constraints: ForeignKey) -> Column[str]:
    return Column(name, Words(), *constraints, nullable=False)


def _maybe(name: str, *constraints: ForeignKey) -> Column[str]:
    return Column(name, Words(), *constraints, nullable=True)


def _number(name: str) -> Column[int]:
    return Column(name, Integer(), nullable=False)


def _flag(name: str, *, added: bool = False) -> Column[bool]:
    return Column(name, Boolean(), nullable=False, server_default=false() if added else None)


meta = Table("meta", metadata, _key("name"), _text("value"))
cursors = Table("cursors", metadata, _key("platform"), _key("identity"), _text("cursor"))

estates = Table(
    "estates",
    metadata,
    _key("id"),
    _text("name"),
    _text("language"),
    _text("zone"),
    Column("created_at", Instant(), nullable=False),
    _number("next_ballot"),
    _number("next_reminder"),
    _flag("named"),
    Column("box", Words(), nullable=False, server_default=text("'open'")),
    Column("heads_basis", Words(), nullable=False, server_default=text("'party'")),
    Column("shares_basis", Words(), nullable=False, server_default=text("'area'")),
    Column("proxy_cap", Integer(), nullable=False, server_default=text("0")),
)

rooms = Table(
    "rooms",
    metadata,
    _key("id"),
    _text("estate_id", ForeignKey("estates.id")),
    _text("platform"),
    _text("chat"),
    _text("title"),
    _maybe("language"),
    _flag("active"),
    _number("place"),  # grows with every room that joins an estate: the order in which its rooms are named
    _flag("native_polls", added=True),
    UniqueConstraint("platform", "chat"),
    Index(None, "estate_id"),
)

people = Table(
    "people",
    metadata,
    _key("id"),
    _maybe("language"),
    _maybe("estate_id", ForeignKey("estates.id", ondelete="SET NULL")),
    Index(None, "estate_id"),
)

accounts = Table(
    "accounts",
    metadata,
    _key("platform"),
    _key("account"),
    _text("person_id", ForeignKey("people.id")),
    _text("name"),
    _text("handle"),
    _text("direct"),
    _flag("blocked"),
    # The name and the handle as they are looked for, whatever their case and width.
    _text("name_sought"),
    _text("handle_sought"),
    Index(None, "person_id"),
    Index(None, "name_sought"),
    Index(None, "handle_sought"),
)

residents = Table(
    "residents",
    metadata,
    _key("estate_id", ForeignKey("estates.id", ondelete="CASCADE")),
    _key("person_id", ForeignKey("people.id", ondelete="CASCADE")),
    Index(None, "person_id"),
)

polls = Table(
    "polls",
    metadata,
    _key("id"),
    _text("estate_id", ForeignKey("estates.id")),
    _number("no"),
    _text("kind"),
    _text("question"),
    _text("opened_by"),
    _text("opened_in"),
    _text("opened_thread"),
    Column("opened_at", Instant(), nullable=False),
    Column("closes_at", Instant()),
    _number("max_marks"),
    _flag("anonymous"),
    _flag("hidden"),
    _flag("residents_add"),
    Column("remind_before", Length()),
    _text("status"),
    Column("closed_at", Instant()),
    _text("void_reason"),
    _number("revision"),
    UniqueConstraint("estate_id", "no"),
    Index(None, "estate_id", "status"),
)

poll_options = Table(
    "poll_options",
    metadata,
    _key("poll_id", ForeignKey("polls.id", ondelete="CASCADE")),
    Column("number", Integer(), primary_key=True, autoincrement=False),
    _text("text"),
    _text("added_by"),
)

# Without a row id there is no order of arrival on the disk that would help to guess who cast an anonymous vote.
votes = Table(
    "votes",
    metadata,
    _key("poll_id", ForeignKey("polls.id", ondelete="CASCADE")),
    _key("voter"),
    _text("choice"),
    Column("cast_at", Instant()),
    Index(None, "voter"),
    sqlite_with_rowid=False,
)

alarms = Table(
    "alarms",
    metadata,
    _key("id"),
    _text("estate_id", ForeignKey("estates.id")),
    _text("job"),
    _text("ref"),
    Column("due_at", Instant(), nullable=False),
    _text("zone"),
    _text("key"),
    _text("created_by"),
    _number("no"),
    _text("room_id"),
    _text("thread"),
    _text("person_id"),
    _text("text"),
    _text("rule"),
    Index(None, "due_at"),
    Index(None, "estate_id", "job"),
    Index(None, "job", "ref"),
)

posts = Table(
    "posts",
    metadata,
    _key("platform"),
    _key("chat"),
    _key("message_id"),
    _text("thread"),
    _text("account"),
    _text("view"),
    _text("actions"),
    Column("at", Instant(), nullable=False),
    Column("answers", Words(), nullable=False, server_default=text("'[]'")),
    Index(None, "view"),
    Index(None, "platform", "chat", "at"),
)

prompts = Table(
    "prompts",
    metadata,
    _key("platform"),
    _key("chat"),
    _key("account"),
    _text("thread"),
    _text("direct_account"),
    _text("line"),
    _text("asking"),
    _text("joiner"),
    Column("expires_at", Instant(), nullable=False),
    _flag("room_admin"),
    Column("estate_id", Words(), nullable=False, server_default=text("''")),
    Index(None, "expires_at"),
)

link_codes = Table(
    "link_codes",
    metadata,
    _key("purpose"),
    _key("code_hash"),
    _text("subject_id"),
    Column("expires_at", Instant(), nullable=False),
    Index(None, "expires_at"),
    Index(None, "subject_id"),
)

# A day is all that is needed to forget an event in time, and tells less than a moment would.
seen_events = Table(
    "seen_events",
    metadata,
    _key("platform"),
    _key("event_id"),
    Column("day", Instant(), nullable=False),
    Index(None, "day"),
    sqlite_with_rowid=False,
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", _Counter, primary_key=True, autoincrement=True),
    *map(_text, ("token", "platform", "chat", "thread", "account", "view", "body", "buttons")),
    *map(_text, ("reply_to", "edits", "delivery")),
    _flag("force_reply"),
    _maybe("attachment_name"),
    _maybe("attachment_type"),
    Column("attachment", LargeBinary()),
    _number("attempts"),
    Column("not_before", Instant(), nullable=False),
    _flag("begun"),
    Column("lane", Words(), nullable=False, server_default=text("''")),
    _flag("urgent", added=True),
    Column("until", Instant()),
    UniqueConstraint("token"),
    CheckConstraint("(attachment IS NULL) = (attachment_name IS NULL)", name="attachment_named"),
    Index(None, "platform", "urgent", "lane", "id"),
    Index(None, "platform", "chat", "view"),
    # A number once used names a message to the platform for ever.
    sqlite_autoincrement=True,
)

dead_letters = Table(
    "dead_letters",
    metadata,
    Column("id", _Counter, primary_key=True, autoincrement=True),
    _text("platform"),
    _text("event_id"),
    _text("kind"),
    _text("error"),
    Column("at", Instant(), nullable=False),
    sqlite_autoincrement=True,
)
