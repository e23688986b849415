"""How decisions and what belongs to them are kept in their tables.

Lists and mappings are JSON in a text column. Whole numbers and fractions in it are exact.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from domain.acts import Act
from domain.decision import Decision, DecisionState, Item, Label
from domain.electorate import Electorate, FrozenUnit, Party
from domain.paper_slips import Slip
from domain.papers import Choice, Origin, Paper, SecretPaper
from domain.rule_data import fraction_text, rule_from_data, rule_to_data
from domain.secrecy import Mode
from storage import decision_tables as tables
from storage.columns import fields_of
from storage.election_rows import contest_of, contest_text
from storage.staging import Row

Frozen = tuple[str, Electorate]
"""A decision's id and its frozen roll."""
Part = tuple[str, str, str]
"""A decision's id, the key of a party that took part in it, and the person id of a proxy's holder or ""."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A paper and its place among those of its party."""

    decision_id: str
    place: int
    paper: Paper


@dataclass(frozen=True, slots=True)
class Secret:
    """A paper of a secret ballot."""

    decision_id: str
    paper: SecretPaper


@dataclass(frozen=True, slots=True)
class Link:
    """An act in the chain of an estate."""

    estate_id: str
    act: Act


@dataclass(frozen=True, slots=True)
class Minutes:
    """The record of a decision: as published, and as an auditor may have it."""

    decision_id: str
    published: bytes
    opened: bytes | None


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _choices_text(choices: Mapping[int, Choice]) -> str:
    # In the order of the items, not in that of the answers.
    return _written({str(item): choices[item].value for item in sorted(choices)})


def _choices(text: str) -> dict[int, Choice]:
    return {int(item): Choice(choice) for item, choice in json.loads(text).items()}


class DecisionRecord:
    """A decision's row."""

    table = tables.decisions

    def key(self, value: Decision) -> str:
        """Its id."""
        return value.id

    def groups(self, value: Decision) -> tuple[Hashable, ...]:
        """By estate, and by number."""
        return ("estate", value.estate_id), ("no", value.estate_id, value.no)

    def row(self, value: Decision) -> dict[str, Any]:
        """Its columns."""
        items = [{"no": item.no, "text": item.text, "rule": rule_to_data(item.rule)} for item in value.items]
        plain = {"mode": value.mode.value, "label": value.label.value, "state": value.state.value}
        return fields_of(value) | plain | {"items": _written(items), "contest": contest_text(value.contest)}

    def value(self, row: Row) -> Decision:
        """The decision of a row."""
        items = [Item(item["no"], item["text"], rule_from_data(item["rule"])) for item in json.loads(row["items"])]
        kinds = {"mode": Mode(row["mode"]), "label": Label(row["label"]), "state": DecisionState(row["state"])}
        return Decision(**(dict(row) | kinds | {"items": tuple(items), "contest": contest_of(row["contest"])}))


class ElectorateRecord:
    """A frozen roll's row."""

    table = tables.electorates

    def key(self, value: Frozen) -> str:
        """The decision's id."""
        return value[0]

    def groups(self, value: Frozen) -> tuple[Hashable, ...]:
        """It is looked for by its key alone."""
        return ()

    def row(self, value: Frozen) -> dict[str, Any]:
        """Its columns."""
        parties = [fields_of(party) | {"units": list(map(_unit_data, party.units))} for party in value[1].parties]
        return {"decision_id": value[0], "parties": _written(parties)}

    def value(self, row: Row) -> Frozen:
        """The frozen roll of a row."""
        return row["decision_id"], electorate_of(row["parties"])


def _unit_data(unit: FrozenUnit) -> dict[str, object]:
    return fields_of(unit) | {"share": None if unit.share is None else fraction_text(unit.share)}


def _unit(data: Mapping[str, Any]) -> FrozenUnit:
    share = None if data["share"] is None else Fraction(data["share"])
    return FrozenUnit(**{**data, "share": share})


@lru_cache(maxsize=4)
def electorate_of(column: str) -> Electorate:
    """The frozen roll a column holds. It is large, and every vote asks for it."""
    return Electorate(
        tuple(
            Party(**{**party, "units": tuple(map(_unit, party["units"])), "owners": tuple(party["owners"])})
            for party in json.loads(column)
        )
    )


class PaperRecord:
    """A paper's row."""

    table = tables.decision_papers

    def key(self, value: Placed) -> tuple[str, str, str, str]:
        """The decision, the party, and the person and way."""
        return value.decision_id, value.paper.party, value.paper.owner, value.paper.origin.value

    def groups(self, value: Placed) -> tuple[Hashable, ...]:
        """By decision, and by party in it."""
        return ("decision", value.decision_id), ("party", value.decision_id, value.paper.party)

    def row(self, value: Placed) -> dict[str, Any]:
        """Its columns."""
        paper = value.paper
        plain = {"origin": paper.origin.value, "choices": _choices_text(paper.choices)}
        return {"decision_id": value.decision_id, "place": value.place} | fields_of(paper) | plain

    def value(self, row: Row) -> Placed:
        """The paper of a row."""
        rest = dict(row) | {"origin": Origin(row["origin"]), "choices": _choices(row["choices"])}
        return Placed(rest.pop("decision_id"), rest.pop("place"), Paper(**rest))


class SlipRecord:
    """The row of a paper ballot that waits."""

    table = tables.paper_slips

    def key(self, value: Slip) -> str:
        """Its code."""
        return value.code

    def groups(self, value: Slip) -> tuple[Hashable, ...]:
        """By decision."""
        return (value.decision_id,)

    def row(self, value: Slip) -> dict[str, Any]:
        """Its columns."""
        return fields_of(value) | {"choices": _choices_text(value.choices)}

    def value(self, row: Row) -> Slip:
        """The paper ballot of a row."""
        return Slip(**(dict(row) | {"choices": _choices(row["choices"])}))


class PartRecord:
    """That a party took part in a secret ballot."""

    table = tables.secret_parts

    def key(self, value: Part) -> tuple[str, str]:
        """The decision and the party."""
        return value[:2]

    def groups(self, value: Part) -> tuple[Hashable, ...]:
        """By decision."""
        return (value[0],)

    def row(self, value: Part) -> dict[str, Any]:
        """Its columns."""
        return dict(zip(("decision_id", "party", "holder"), value, strict=True))

    def value(self, row: Row) -> Part:
        """Who took part, of a row."""
        return row["decision_id"], row["party"], row["holder"]


class SecretRecord:
    """The row of a paper in a secret ballot."""

    table = tables.secret_papers

    def key(self, value: Secret) -> tuple[str, str]:
        """The decision and the receipt."""
        return value.decision_id, value.paper.receipt

    def groups(self, value: Secret) -> tuple[Hashable, ...]:
        """By decision."""
        return (value.decision_id,)

    def row(self, value: Secret) -> dict[str, Any]:
        """Its columns."""
        paper = value.paper
        plain = {"choices": _choices_text(paper.choices), "heads": str(paper.heads), "shares": str(paper.shares)}
        return {"decision_id": value.decision_id} | fields_of(paper) | plain

    def value(self, row: Row) -> Secret:
        """The paper of a row."""
        counts = {"heads": int(row["heads"]), "shares": int(row["shares"])}
        rest = dict(row) | {"choices": _choices(row["choices"])} | counts
        return Secret(rest.pop("decision_id"), SecretPaper(**rest))


class ActRecord:
    """An act's row."""

    table = tables.acts

    def key(self, value: Link) -> tuple[str, int]:
        """The estate and the number."""
        return value.estate_id, value.act.no

    def groups(self, value: Link) -> tuple[Hashable, ...]:
        """By estate."""
        return (value.estate_id,)

    def row(self, value: Link) -> dict[str, Any]:
        """Its columns."""
        details = value.act.details
        written = None if details is None else _written(dict(details))
        return {"estate_id": value.estate_id} | fields_of(value.act) | {"details": written}

    def value(self, row: Row) -> Link:
        """The act of a row."""
        details = None if row["details"] is None else json.loads(row["details"])
        rest = dict(row) | {"details": details}
        return Link(rest.pop("estate_id"), Act(**rest))


class MinutesRecord:
    """The row of a decision's record."""

    table = tables.decision_records

    def key(self, value: Minutes) -> str:
        """The decision's id."""
        return value.decision_id

    def groups(self, value: Minutes) -> tuple[Hashable, ...]:
        """It is looked for by its key alone."""
        return ()

    def row(self, value: Minutes) -> dict[str, Any]:
        """Its columns."""
        return fields_of(value)

    def value(self, row: Row) -> Minutes:
        """The record of a row."""
        return Minutes(**row)
