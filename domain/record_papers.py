"""The papers of a record, in the form that its mode allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.counting import Count
from domain.decision import Item
from domain.electorate import Electorate
from domain.papers import Choice, Counted, Disputed, Paper, SecretPaper
from domain.rules import Measure
from domain.sealing import blinding, commit, commitment_text
from domain.secrecy import Mode

Row = dict[str, object]
INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class Weigher:
    """What the parties weigh in grains, and how the ``hidden`` measures are blinded with the ballot's ``key``."""

    electorate: Electorate
    count: Count
    key: bytes
    hidden: tuple[Measure, ...]

    def weight(self, party: str) -> tuple[int, int]:
        """A party's heads and shares in grains."""
        weight, grain = self.count.weights[party], self.count.grain
        return int(weight.heads * grain.heads), int(weight.shares * grain.shares)

    def weights(self, party: str) -> dict[Measure, int]:
        """The same by measure."""
        heads, shares = self.weight(party)
        return {Measure.HEADS: heads, Measure.SHARES: shares}

    def blinding(self, measure: Measure, receipt: str) -> int:
        """What hides one paper's weight."""
        return blinding(self.key, str(measure), receipt)

    def counted(self) -> Iterator[tuple[str, Paper]]:
        """The party and the paper of all that count or are invalid."""
        for key, each in self.count.settled.items():
            if isinstance(each, Counted):
                yield key, each.paper

    def blindings_of(self, item: Item) -> dict[str, dict[str, str]]:
        """For each choice the sums that open the sums of its commitments; empty where nothing is hidden."""
        if not self.hidden:
            return {}
        return {
            said: {
                str(measure): f"{sum(self.blinding(measure, each.receipt) for each in papers):x}"
                for measure in self.hidden
            }
            for said, papers in self._by_choice(item).items()
        }

    def _by_choice(self, item: Item) -> dict[str, list[Paper]]:
        found: dict[str, list[Paper]] = {said: [] for said in (*map(str, Choice), INVALID)}
        for _, paper in self.counted():
            if paper.invalid:
                found[INVALID].append(paper)
            elif item.no in paper.choices:
                found[str(paper.choices[item.no])].append(paper)
        return found


def _said(choices: Mapping[int, Choice], invalid: str) -> Row:
    written = {} if invalid else {str(item): str(choice) for item, choice in choices.items()}
    return {"choices": written, "invalid": invalid}


def paper_rows(weigher: Weigher, mode: Mode, *, opened: bool) -> list[Row]:
    """The papers of an open or sealed record, sorted by receipt."""
    rows = []
    for key, paper in weigher.counted():
        row: Row = {"receipt": paper.receipt, **_said(paper.choices, paper.invalid)}
        weights = weigher.weights(key)
        if mode is Mode.SEALED:
            row["commitments"] = {
                str(measure): commitment_text(commit(weights[measure], weigher.blinding(measure, paper.receipt)))
                for measure in weigher.hidden
            }
        shown = Measure if opened or mode is Mode.OPEN else [each for each in Measure if each not in weigher.hidden]
        row |= {str(measure): weights[measure] for measure in shown}
        if opened or mode is Mode.OPEN:
            row |= {"units": list(weigher.electorate.party(key).labels), "origin": str(paper.origin)}
        if opened:
            row["blindings"] = {
                str(measure): f"{weigher.blinding(measure, paper.receipt):x}" for measure in weigher.hidden
            }
        rows.append(row)
    return _by_receipt(rows)


def secret_rows(papers: Sequence[SecretPaper]) -> list[Row]:
    """The papers of a secret record."""
    return _by_receipt(
        [
            {
                "receipt": paper.receipt,
                **_said(paper.choices, paper.invalid),
                "heads": paper.heads,
                "shares": paper.shares,
            }
            for paper in papers
        ]
    )


def set_aside_rows(weigher: Weigher, *, shown: bool) -> list[Row]:
    """The ballots that count nowhere. What they said and whose they are is ``shown`` only where all papers are."""
    rows = []
    for key, reason, paper in _set_aside(weigher.count):
        row: Row = {"receipt": paper.receipt, "reason": reason}
        if shown:
            row |= {"units": list(weigher.electorate.party(key).labels), "origin": str(paper.origin)}
            row |= _said(paper.choices, paper.invalid)
        rows.append(row)
    return _by_receipt(rows)


def _set_aside(count: Count) -> Iterator[tuple[str, str, Paper]]:
    for key, each in count.settled.items():
        if isinstance(each, Disputed):
            yield from ((key, "disputed", paper) for paper in each.papers)
        else:
            yield from ((key, "agreeing", paper) for paper in each.agreeing)
        yield from ((key, "beside", paper) for paper in each.beside)
        yield from ((key, "ended", paper) for paper in each.ended)


def _by_receipt(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: str(row["receipt"]))
