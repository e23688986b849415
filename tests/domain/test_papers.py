"""Which ballot counts for a party, and what a new one does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.papers import (
    Choice,
    Counted,
    Disputed,
    Effect,
    Origin,
    Paper,
    SecretPaper,
    cast,
    cast_secret,
    check_authority,
    check_cast,
    check_choices,
    check_proxy,
    settle,
)
from domain.refusal import Refusal
from domain.rules import Conflict
from tests.domain.estates import frozen, unit

Y, N = Choice.YES, Choice.NO
CHAT, PAPER, PROXY = Origin.CHAT, Origin.PAPER, Origin.PROXY


def paper(owner: str, choice: Choice, origin: Origin = CHAT, invalid: str = "") -> Paper:
    return Paper("party", owner, origin, {1: choice}, f"{owner}-{origin}", invalid)


def after(*papers: Paper, conflict: Conflict = Conflict.CHAT, representative: str = "") -> tuple[list[Paper], Effect]:
    """The papers and the last effect once all were cast in this order."""
    held: tuple[Paper, ...] = ()
    effect = Effect.SAME
    for each in papers:
        done = cast(held, each, conflict, representative)
        held, effect = done.papers, done.effect
    return list(held), effect


@pytest.mark.parametrize(
    ("papers", "effect", "counted"),
    [
        ([paper("P", Y)], Effect.COUNTED, Y),
        ([paper("P", Y), paper("P", N)], Effect.CHANGED, N),
        ([paper("P", Y), paper("P", Y)], Effect.SAME, Y),
        ([paper("P", Y), paper("Q", Y)], Effect.SAME, Y),
        ([paper("P", Y), paper("Q", N)], Effect.DISPUTED, None),
        ([paper("P", Y), paper("Q", N), paper("R", N)], Effect.DISPUTED, None),
        ([paper("P", Y), paper("Q", N), paper("Q", Y)], Effect.AGREED, Y),
        ([paper("P", Y), paper("Q", N), paper("P", N)], Effect.AGREED, N),
        ([paper("P", Y), paper("Q", Y), paper("P", N)], Effect.DISPUTED, None),
        ([paper("X", Y, PROXY)], Effect.COUNTED, Y),
        ([paper("X", Y, PROXY), paper("X", N, PROXY)], Effect.CHANGED, N),
        ([paper("X", Y, PROXY), paper("P", N)], Effect.CHANGED, N),
        ([paper("P", N), paper("X", Y, PROXY)], Effect.BESIDE, N),
        ([paper("P", Y), paper("P", N, PAPER)], Effect.BESIDE, Y),
        ([paper("P", N, PAPER), paper("P", Y)], Effect.CHANGED, Y),
        ([paper("P", Y, PAPER), paper("Q", Y, PAPER), paper("Q", N, PAPER)], Effect.DISPUTED, None),
        ([paper("P", Y), paper("Q", N), paper("P", N, PAPER)], Effect.BESIDE, None),
    ],
)
def test_what_a_ballot_does_where_chat_goes_before_paper(
    papers: list[Paper], effect: Effect, counted: Choice | None
) -> None:
    held, done = after(*papers)
    settled = settle(held, Conflict.CHAT)
    assert done is effect
    if counted is None:
        assert settled is None or isinstance(settled, Disputed)
    else:
        assert isinstance(settled, Counted)
        assert settled.paper.choices == {1: counted}


def test_paper_goes_before_chat_where_the_rule_says_so_and_both_are_listed() -> None:
    held, effect = after(paper("P", Y), paper("P", N, PAPER), conflict=Conflict.PAPER)
    assert effect is Effect.CHANGED
    assert settle(held, Conflict.PAPER) == Counted(paper("P", N, PAPER), beside=(paper("P", Y),))
    assert settle(held, Conflict.CHAT) == Counted(paper("P", Y), beside=(paper("P", N, PAPER),))


def test_a_dispute_on_the_way_that_counts_is_not_healed_by_the_other() -> None:
    held, _ = after(paper("P", Y), paper("Q", N), paper("P", Y, PAPER))
    assert settle(held, Conflict.CHAT) == Disputed((paper("P", Y), paper("Q", N)), beside=(paper("P", Y, PAPER),))


def test_the_first_paper_counts_and_co_owners_that_agree_are_kept() -> None:
    held, _ = after(paper("P", Y), paper("Q", Y), paper("X", N, PROXY))
    assert settle(held, Conflict.CHAT) == Counted(paper("P", Y), (paper("Q", Y),), ended=(paper("X", N, PROXY),))


def test_a_second_proxy_that_differs_disputes_too() -> None:
    assert isinstance(settle([paper("X", Y, PROXY), paper("Z", N, PROXY)], Conflict.CHAT), Disputed)


def test_invalid_papers_agree_whatever_is_wrong_with_them() -> None:
    held, effect = after(paper("P", Y, PAPER, "torn"), paper("P", Y, PAPER, "two marks"))
    assert effect is Effect.SAME
    assert [each.invalid for each in held] == ["two marks"]
    assert after(paper("P", Y, PAPER), paper("Q", Y, PAPER, "torn"))[1] is Effect.DISPUTED


def test_co_owners_with_invalid_papers_do_not_differ_by_what_is_written_on_them() -> None:
    torn, unsigned = paper("P", Y, PAPER, "torn"), paper("Q", N, PAPER, "unsigned")
    held, effect = after(torn, unsigned)
    assert effect is Effect.SAME
    assert settle(held, Conflict.CHAT) == Counted(torn, agreeing=(unsigned,))


def test_only_the_representative_counts() -> None:
    held = [paper("P", Y), paper("Q", N)]
    assert settle(held, Conflict.CHAT, "Q") == Counted(paper("Q", N))
    assert settle(held[:1], Conflict.CHAT, "Q") is None
    assert cast((), paper("P", Y), Conflict.CHAT, "Q").effect is Effect.BESIDE
    assert settle([], Conflict.CHAT) is None


def test_who_may_cast() -> None:
    names = {"P": "Ping", "Q": "Qiu"}
    free = frozen(unit("1", "P", "Q")).parties[0]
    represented = frozen(unit("1", "P", "Q", representative="Q")).parties[0]
    check_cast(free, "P", names)
    check_cast(represented, "Q", names)
    with pytest.raises(Refusal) as refused:
        check_cast(represented, "P", names)
    assert (refused.value.code, refused.value.data) == ("ballot-represented", {"unit": "1", "name": "Qiu"})
    with pytest.raises(Refusal, match="ballot-not-yours"):
        check_cast(free, "R", names)


def test_a_proxy_votes_until_the_principal_does() -> None:
    party = frozen(unit("1", "P")).parties[0]
    authorities = {party.key: "X"}
    check_proxy(party, "X", authorities, [paper("X", Y, PROXY)])
    with pytest.raises(Refusal, match="proxy-ended"):
        check_proxy(party, "X", authorities, [paper("P", Y)])
    with pytest.raises(Refusal, match="proxy-none"):
        check_proxy(party, "Z", authorities, [])
    with pytest.raises(Refusal, match="proxy-none"):
        check_proxy(party, "X", {}, [])


def test_how_many_one_person_may_vote_for() -> None:
    one, two = frozen(unit("1", "P"), unit("2", "Q")).parties
    check_authority(one, "X", {}, None)
    check_authority(one, "X", {two.key: "X"}, 2)
    check_authority(one, "X", {one.key: "X"}, 1)
    check_authority(one, "X", {two.key: "Z"}, 1)
    with pytest.raises(Refusal) as refused:
        check_authority(one, "X", {two.key: "X"}, 1)
    assert (refused.value.code, refused.value.data) == ("proxy-cap", {"most": 1})
    with pytest.raises(Refusal, match="proxy-own"):
        check_authority(one, "P", {}, None)


def test_a_ballot_answers_every_item() -> None:
    check_choices({1: Y, 2: N}, [1, 2])
    with pytest.raises(Refusal) as refused:
        check_choices({1: Y}, [3, 1, 2])
    assert (refused.value.code, refused.value.data) == ("items-missing", {"items": ("2", "3")})
    with pytest.raises(Refusal, match="item-unknown"):
        check_choices({1: Y, 3: Y}, [1, 2])


def secret(receipt: str, choice: Choice = Y, heads: int = 1, shares: int = 0) -> SecretPaper:
    return SecretPaper({1: choice}, receipt, heads, shares)


def test_a_secret_vote_is_changed_by_its_receipt_alone() -> None:
    papers = cast_secret(cast_secret((), secret("b"), took_part=False), secret("a"), took_part=False)
    assert [each.receipt for each in papers] == ["a", "b"]
    assert cast_secret(papers, secret("b", N), took_part=True) == (secret("a"), secret("b", N))
    with pytest.raises(Refusal, match="secret-voted"):
        cast_secret(papers, secret("c"), took_part=True)
    with pytest.raises(Refusal, match="secret-voted"):
        cast_secret(papers, secret("b", shares=7), took_part=True)
    with pytest.raises(Refusal, match="receipt-foreign"):
        cast_secret(papers, secret("b"), took_part=False)


papers_cast = st.lists(
    st.builds(paper, st.sampled_from("PQX"), st.sampled_from(Choice), st.sampled_from([CHAT, PAPER, PROXY])),
    max_size=8,
)


@given(papers_cast, st.sampled_from(Conflict), st.sampled_from(["", "P"]))
def test_every_ballot_is_kept_once_and_in_one_place(papers: list[Paper], conflict: Conflict, named: str) -> None:
    held, _ = after(*papers, conflict=conflict, representative=named)
    assert len({(each.owner, each.origin) for each in held}) == len(held)
    last = {(each.owner, each.origin): each for each in papers}
    assert sorted(held, key=lambda each: each.receipt) == sorted(last.values(), key=lambda each: each.receipt)
    settled = settle(held, conflict, named)
    if settled is None or named:
        return
    counting = settled.papers if isinstance(settled, Disputed) else (settled.paper, *settled.agreeing)
    placed = [*counting, *settled.beside, *settled.ended]
    assert sorted(each.receipt for each in placed) == sorted(each.receipt for each in held)


@given(papers_cast)
def test_the_order_decides_nothing_about_what_counts(papers: list[Paper]) -> None:
    held, _ = after(*papers)
    one, other = settle(held, Conflict.CHAT), settle(held[::-1], Conflict.CHAT)
    assert type(one) is type(other)
    if isinstance(one, Counted) and isinstance(other, Counted):
        assert one.paper.says_as(other.paper)
