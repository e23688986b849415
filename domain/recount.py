"""Recount a decision or an election from its record alone: ``python recount.py RECORD.json``

This file stands by itself. It imports nothing of Linli, needs nothing but Python, and can be copied anywhere. It reads
the record, does every sum again from the papers, and names the first thing that is wrong. docs/record.md tells what
the fields of a record mean. If all is right, compare the last two lines with the chain of acts told in the room.
"""

from __future__ import annotations

import hashlib
import json
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

FORMATS = {"decision": "linli-record/1", "election": "linli-record/2"}
SAID = ("yes", "no", "abstain", "invalid")
MEASURES = ("heads", "shares")
Data = dict[str, Any]

# The group of the commitments in sealed records (RFC 3526, group 14), and its two bases; docs/record.md says more.
P = int(
    "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
    "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
    "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F"
    "83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B"
    "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510"
    "15728E5A8AACAA68FFFFFFFFFFFFFFFF",
    16,
)
G = 4
H = pow(int.from_bytes(b"".join(hashlib.sha256(b"linli record h %d" % i).digest() for i in range(9)), "big") % P, 2, P)


class RecordWrong(Exception):
    """Raised with the first thing in a record that is wrong, in plain English."""


def must(holds: bool, what: str) -> None:
    """Raise RecordWrong unless it holds."""
    if not holds:
        raise RecordWrong(what)


def encode(value: object) -> bytes:
    """The one way to write it: keys sorted, no white space."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha256(value: object) -> str:
    """The hash of a value so written."""
    return hashlib.sha256(encode(value)).hexdigest()


def recount(data: bytes) -> list[str]:
    """Check and count a record. Lines that say what was found; raises RecordWrong for anything that is wrong."""
    try:
        record = json.loads(data.decode())
        must(encode(record) == data, "the file is not written the one way a record is written: it was changed")
        return check_record(record)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError, ZeroDivisionError) as error:
        raise RecordWrong(f"the file is not built like a record ({type(error).__name__}: {error})"[:300]) from error


def check_record(record: Data) -> list[str]:
    """All checks, from the outside in."""
    kind = "election" if {"contest", "seating"} & set(record) else "decision"
    must(record["format"] == FORMATS[kind], f"the format of this {kind} is not {FORMATS[kind]}")
    must(record["mode"] in ("open", "sealed", "secret"), "there is no such mode")
    inside = {key: value for key, value in record.items() if key != "sha256"}
    must(record["sha256"] == sha256(inside), "the file does not have the hash it claims: it was changed")
    published = as_published(record) if record["opened"] else inside
    right = not record["opened"] or record["published"] == sha256(published)
    must(right, "opened, this is not the record that was published")
    must(record["mode"] == "sealed" or not record["hidden"], "only a sealed record may hide weights")
    told = check_acts(record, published)
    check_receipts(record)
    check_turnout(record)
    if record["opened"] or record["mode"] == "open":
        check_roll(record)
    check_contest(record, [item["no"] for item in record["items"]])
    lines = [f"{record['estate']}, {kind} {record['decision']}: {record['title']} ({record['label']})"]
    must(len(record["items"]) == len(record["results"]) > 0, "there is not one result for each item")
    for item, result in zip(record["items"], record["results"], strict=True):
        lines += check_item(record, item, result)
    lines += check_seating(record) if kind == "election" else []
    lines.append(f"{len(record['papers'])} papers were counted again, and all sums and hashes are right.")
    if record["reveals"]:
        lines.append(f"Note: this result lets others tell how somebody voted ({record['reveals']}).")
    lines += [f"head of the record: {sha256(published)}", f"head of the chain:  {told[-1]}"]
    lines.append("NOW COMPARE with the chain of acts as the room was told it. Of a made-up file it is another:")
    lines += [f"  when voting opened: {told[0][:16]}", f"  with the result:    {told[-1][:16]}"]
    return ["".join(sign if sign.isprintable() else " " for sign in line) for line in lines]


def as_published(record: Data) -> Data:
    """What the opened form of a sealed record looks like once closed again."""
    shut = {key: value for key, value in record.items() if key not in ("published", "sha256")}
    kept = {"receipt", "choices", "invalid", "commitments", *MEASURES} - set(record["hidden"])
    shut["opened"] = False
    shut["papers"] = [{key: paper[key] for key in paper if key in kept} for paper in record["papers"]]
    shut["set_aside"] = [{key: row[key] for key in ("receipt", "reason")} for row in record["set_aside"]]
    shut["electorate"] = {key: value for key, value in record["electorate"].items() if key != "roll"}
    return shut


def check_acts(record: Data, published: Data) -> list[str]:
    """Each act holds the hash of the one before; this decision's say what the record says. The two hashes told."""
    previous, own = "0" * 64, []
    for place, act in enumerate(record["acts"], start=1):
        hashed = {key: act[key] for key in ("no", "kind", "at", "details_hash", "previous")}
        unbroken = act["no"] == place and act["previous"] == previous and act["hash"] == sha256(hashed)
        must(unbroken, f"the chain of acts is broken at act {place}")
        if "details" in act:
            must(act["details_hash"] == sha256(act["details"]), f"the details of act {place} were changed")
            own.append(act)
        previous = act["hash"]
    own = check_list(record, own) if "contest" in record else own
    kinds = ["announced", "opened", *["extended"] * (len(own) - 3), "closed"]
    right = [act["kind"] for act in own] == kinds and own[-1] is record["acts"][-1]
    must(right, "the acts do not say that this decision was announced, opened and last closed")
    announced, opened, *extended, closed = (act["details"] for act in own)
    no, roll = record["decision"], record["electorate"]["sha256"]
    names = ("items", "contest", "attachment", "mode", "announced_at", "opens_at")
    words = {key: record[key] for key in names if key in record}
    ends = [announced["closes_at"], *(act["until"] for act in extended)]
    said = {"decision": no, "title": record["title"], "words": sha256(words), "closes_at": ends[0]}
    must(announced == said, "the title, items, rules, mode or times are not those announced")
    must(opened == {"decision": no, "electorate": roll}, "the roll is not the one frozen at opening")
    right = extended == [{"decision": no, "until": end} for end in ends[1:]] and record["extended"] == len(extended)
    must(right and record["closes_at"] == ends[-1], "the end is not the one announced or put off to")
    body = {key: value for key, value in published.items() if key != "acts"}
    must(closed == {"decision": no, "electorate": roll, "record": sha256(body)}, "the record is not the one closed")
    return [own[1]["hash"], own[-1]["hash"]]


def check_list(record: Data, acts: list[Any]) -> list[Any]:
    """The candidates are those that were listed in the order of the lot, but for who was struck. The ballot's acts."""
    own: list[Any] = [act for act in acts if "decision" in act["details"]]
    called: Any = None
    listed: Any = None
    for act in acts:
        kind, said = act["kind"], act["details"]
        must("decision" in said or said["election"] == record["decision"], "an act is of another election")
        if "decision" in said or kind not in ("called", "listed", "struck"):
            continue
        must(act["no"] < own[0]["no"], "the list was changed once the ballot was announced")
        if kind == "called":  # once more where nominations were reopened: then another lot draws another list
            called, listed = said, None
        elif kind == "listed":  # once more where fewer seats are voted for: all keep their numbers
            rows = [[row["no"], row["name"]] for row in said["candidates"]]
            seed, names = said["seed"], [name for _, name in rows]
            must(called["lot"] == hashlib.sha256(seed.encode()).hexdigest(), "the seed is not the one of the call")
            drawn = sorted(set(names), key=lambda name: hashlib.sha256(f"{seed}:{name}".encode()).hexdigest())
            must(names == drawn, "the list is not in the order that the lot drew")
            due = [[no, name] for no, name in enumerate(names, start=1)] if listed is None else listed
            must(rows == due, "the list is not numbered as it was drawn")
            listed = rows
        else:
            struck = [said["candidate"], said["name"]]
            must(struck in listed, "somebody was struck who is not on the list")
            listed = [row for row in listed if row != struck]
    must(listed is not None or record["contest"]["agreed"] == 0, "there is no list of candidates among the acts")
    must(listed in (None, [[each["no"], each["text"]] for each in record["items"]]), "others stand than were listed")
    if called is not None:
        rules = [item["rule"] for item in record["items"] if item["rule"] != called["rule"]]
        must(not rules and record["contest"]["seats"] <= called["seats"], "the seats or the rule are not as called")
    return own


def check_contest(record: Data, numbers: list[Any]) -> None:
    """An election that can be held, and on each paper something said of everybody, and no more marks than allowed."""
    if "contest" not in record:
        must(numbers == [*range(1, len(numbers) + 1)], "the items are not numbered from 1")
        return
    contest = record["contest"]
    method, counts = contest["method"], {key: contest[key] for key in contest if key != "method"}
    must(counts.keys() == {"seats", "alternates", "max_marks", "agreed", "filled", "minimum"}, "it fills other seats")
    must(all(type(each) is int and each >= 0 for each in counts.values()), "seats are not counted in whole numbers")
    must(method == "marks" or (method == "each" and len(numbers) <= contest["seats"]), "it cannot be marked like this")
    must(numbers == sorted(set(numbers)) and numbers[0] >= 1, "the candidates are not in the order of their numbers")
    must(all(item["rule"] == record["items"][0]["rule"] for item in record["items"]), "candidates have different rules")
    for paper in (*record["papers"], *(row for row in record["set_aside"] if "choices" in row)):
        said, name = list(paper["choices"].values()), f"paper {paper['receipt']}"
        must(paper["invalid"] or len(said) == len(numbers), f"{name} leaves candidates out")
        must(said.count("yes") <= contest["max_marks"], f"{name} has more marks than {contest['max_marks']}")
        must(method == "each" or "abstain" not in said, f"{name} abstains, where candidates are marked or not")


def check_receipts(record: Data) -> None:
    """Each receipt once, in order; choices only of items that there are."""
    items = {str(item["no"]) for item in record["items"]}
    for name in ("papers", "set_aside"):
        receipts = [row["receipt"] for row in record[name]]
        must(receipts == sorted(receipts), f"the {name} are not sorted by receipt")
    receipts = [row["receipt"] for row in (*record["papers"], *record["set_aside"])]
    must(len(set(receipts)) == len(receipts), "a receipt is there twice")
    for paper in record["papers"]:
        right = items.issuperset(paper["choices"]) and set(paper["choices"].values()) <= {"yes", "no", "abstain"}
        must(right and not (paper["invalid"] and paper["choices"]), f"paper {paper['receipt']} says what none can")
        for measure in {*MEASURES} - set(record["hidden"]):
            must(type(paper[measure]) is int and paper[measure] >= 0, f"paper {paper['receipt']} has no weight")


def check_turnout(record: Data) -> None:
    """As many parties took part as there are papers, none of them twice and none of them disputed."""
    took_part, disputed = record["took_part"], [row["units"] for row in record["disputed"]]
    must(took_part == sorted(took_part), "those who took part are not sorted")
    must(len(took_part) == len(record["papers"]), "there are not as many papers as parties that took part")
    labels = [label for party in (*took_part, *disputed) for label in party]
    must(len(set(labels)) == len(labels), "a unit took part twice")
    must(len(took_part) + len(disputed) <= record["electorate"]["parties"], "more took part than there are")


def check_roll(record: Data) -> None:
    """The weights of all papers follow from the frozen roll."""
    electorate, roll, grain = record["electorate"], record["electorate"]["roll"], record["grain"]
    must(electorate["sha256"] == sha256(roll), "the roll does not have the hash it claims")
    own, whole = weigh(record, roll)
    totals = [sum(weight[i] for weight in own.values()) * grain[MEASURES[i]] for i in (0, 1)]
    must(totals == [electorate["heads"], electorate["shares"]], "the totals of the roll are wrong")
    must(electorate["parties"] == len(roll), "the number of parties is wrong")
    must(electorate["units"] == sum(len(party["units"]) for party in roll), "the number of units is wrong")
    must(record["took_part"] == sorted(paper["units"] for paper in record["papers"]), "other parties took part")
    by_proxy = sorted(paper["units"] for paper in record["papers"] if paper["origin"] == "proxy")
    must(by_proxy == [row["units"] for row in record["proxies"]], "the proxies are not those of the papers")
    cap = record["items"][0]["rule"]["holder_cap"]
    if cap is not None:  # what one holder of proxies votes beyond the cap is taken off each of them alike
        for holder in {row["holder_no"] for row in record["proxies"]}:
            keys = [tuple(row["units"]) for row in record["proxies"] if row["holder_no"] == holder]
            most, held = [Fraction(cap) * part for part in whole], [sum(own[key][i] for key in keys) for i in (0, 1)]
            for key in keys:
                own[key] = [own[key][i] * min(1, most[i] / held[i] if held[i] else 1) for i in (0, 1)]
    for row in (*record["papers"], *record["disputed"]):
        due = [own[tuple(row["units"])][i] * grain[MEASURES[i]] for i in (0, 1)]
        must(due == [row["heads"], row["shares"]], f"the weight of {', '.join(row['units'])} does not follow")
    for paper in record["papers"]:
        for measure in record["hidden"]:
            sealed = pow(G, paper[measure], P) * pow(H, int(paper["blindings"][measure], 16), P) % P
            must(paper["commitments"][measure] == f"{sealed:0512x}", f"paper {paper['receipt']} was sealed otherwise")


def weigh(record: Data, roll: list[Any]) -> tuple[dict[tuple[str, ...], list[Fraction]], list[Fraction]]:
    """The heads and shares of each party (up to a holder's cap), and of the whole before anything is capped."""
    rules, parts = [item["rule"] for item in record["items"]], ("participation", "approval", "objection")
    limbs = [(rule["shares_basis"], limb["measure"]) for rule in rules for part in parts for limb in rule[part]]
    column = [basis for basis, measure in limbs if measure == "shares"]  # "area" or "share", as the units have it
    own = {}
    for party in roll:
        units, heads, shares = party["units"], Fraction(1), Fraction(0)
        if rules[0]["heads_basis"] == "unit":
            heads = Fraction(len(units))
        if column:
            shares = sum((Fraction(unit[column[0]]) for unit in units), shares)
        own[tuple(unit["unit"] for unit in units)] = [heads, shares]
    whole = [sum((each[i] for each in own.values()), Fraction()) for i in (0, 1)]
    if (cap := rules[0]["holder_cap"]) is not None:
        own = {key: [min(each[i], Fraction(cap) * whole[i]) for i in (0, 1)] for key, each in own.items()}
    return own, whole


def check_item(record: Data, item: Data, result: Data) -> list[str]:
    """Count one item again, and hold it against the rule."""
    rule, name = item["rule"], f"item {item['no']}"
    piles: dict[str, list[Any]] = {said: [] for said in SAID}
    for paper in record["papers"]:
        said = "invalid" if paper["invalid"] else paper["choices"].get(str(item["no"]))
        if said is not None:  # an item that was left blank counts nowhere
            piles[said].append(paper)
    counted = {said: count_pile(record, f"{said} of {name}", piles[said], result[said]) for said in SAID}
    counted["disputed"] = add([{**row, "papers": 1} for row in record["disputed"]])
    counted["total"] = add([{**record["electorate"], "papers": record["electorate"]["parties"]}])
    joined = ["yes", "no", *["abstain"] * rule["abstain_participates"], *["invalid"] * rule["invalid_participates"]]
    counted["participating"] = add([counted[said] for said in joined])
    cast = add([counted["yes"], counted["no"]])
    whole = {"all": counted["total"], "participating": counted["participating"], "cast": cast}
    compared = {
        part: [compare(record, rule, limb, counted[who], whole) for limb in rule[part]]
        for part, who in (("participation", "participating"), ("approval", "yes"))
    }
    there, least = counted["participating"]["papers"], rule["least_parties"]
    quorate = there >= least and all(each["met"] for each in compared["participation"])
    adopted = quorate and all(each["met"] for each in compared["approval"])
    found = {
        "item": item["no"],
        **counted,
        **compared,
        "parties": {"there": there, "least": least, "met": there >= least},
        "quorate": quorate,
        "adopted": adopted,
        "provisional": adopted and rule["objection_days"] > 0,
    }
    for key, value in found.items():
        must(encode(value) == encode(result[key]), f"{name}: {key} counts as {value}, not {result[key]}"[:300])
    must(len(rule["approval"]) > 0 and found.keys() == result.keys(), f"{name}: there is more or less than a result")
    said_so = ", ".join(f"{said} {counted[said]['papers']}" for said in (*SAID, "disputed"))
    what, verb = ("candidate", "approved") if "contest" in record else ("item", "adopted")
    lines = [f"{what.capitalize()} {item['no']}: {item['text']}", f"  papers: {said_so}"]
    lines += [f"  {part}, {each['measure']}: {each['written']}" for part in compared for each in compared[part]]
    lines += [f"  participation, parties: {there} of at least {least}"] if least else []
    return [*lines, f"  result: {verb if adopted else f'not {verb}' if quorate else f'not {verb}, no quorum'}"]


def check_seating(record: Data) -> list[str]:
    """Fill the seats again: most heads first, then most shares; who is equal in both is treated alike, never drawn."""
    contest, told = record["contest"], record["seating"]
    got = {each["item"]: (each["yes"]["heads"], each["yes"]["shares"]) for each in record["results"]}
    approved = [each["item"] for each in record["results"] if each["adopted"]]
    ranking = sorted(approved, key=lambda no: (-got[no][0], -got[no][1], no))
    equals = {no: [other for other in ranking if got[other] == got[no]] for no in ranking}
    ahead = {no: sum(got[other] > got[no] for other in ranking) for no in ranking}
    elected = [no for no in ranking if ahead[no] + len(equals[no]) <= contest["seats"]]
    tied = [no for no in ranking if ahead[no] < contest["seats"] and no not in elected]
    last = len(elected) + len(tied) + contest["alternates"]
    alternates = [equals[no] for no in ranking if no == equals[no][0] and contest["seats"] <= ahead[no] < last]
    filled = contest["filled"] + len(elected)
    found = {
        "ranking": ranking,
        "elected": elected,
        "tied": tied,
        "tied_seats": contest["seats"] - len(elected) if tied else 0,
        "alternates": alternates,
        "open_seats": max(0, contest["seats"] - len(approved)),
        "stands": filled >= contest["minimum"] and 2 * filled > contest["agreed"] > 0,
    }
    for key, value in found.items():
        must(encode(value) == encode(told[key]), f"the seats: {key} counts as {value}, not {told[key]}"[:300])
    must(found.keys() == told.keys(), "there is more or less than how seats are filled")
    fates = dict.fromkeys(got, "not approved") | dict.fromkeys(ranking, "approved") | dict.fromkeys(elected, "elected")
    fates |= dict.fromkeys(tied, f"tied for seats: {found['tied_seats']}")
    fates |= {no: f"alternate {place}" for place, group in enumerate(alternates, start=1) for no in group}
    names, rule = {item["no"]: item["text"] for item in record["items"]}, record["items"][0]["rule"]
    lines = [f"Seats: {contest['seats']}, open: {found['open_seats']}; most marks on a paper: {contest['max_marks']}"]
    for no in [*ranking, *(no for no in names if no not in ranking)]:
        heads, shares = (amount(record, rule, MEASURES[i], got[no][i]) for i in (0, 1))
        counted = f"heads {heads}, shares {shares}" if record["electorate"]["shares"] else f"heads {heads}"
        lines.append(f"  {fates[no]}, {counted}: {no} {names[no]}")
    if contest["agreed"]:
        least, verdict = contest["minimum"], "it stands" if found["stands"] else "it does not stand"
        lines.append(f"  committee: {filled} of {contest['agreed']} seats filled, at least {least} needed: {verdict}")
    return lines


def count_pile(record: Data, name: str, papers: list[Any], told: Data) -> Data:
    """How many papers there are and what they weigh. Hidden weights are added up inside their commitments."""
    counted: Data = {"papers": len(papers)}
    for measure in MEASURES:
        if measure not in record["hidden"]:
            counted[measure] = sum(paper[measure] for paper in papers)
            continue
        counted[measure], product, r = abs(told[measure]), 1, int(told["blindings"][measure], 16)
        for paper in papers:
            product = product * int(paper["commitments"][measure], 16) % P
        must(product == pow(G, counted[measure], P) * pow(H, r, P) % P, f"the {measure} of {name} are not those sealed")
        counted.setdefault("blindings", {})[measure] = f"{r:x}"
    return counted


def add(sums: list[Data]) -> Data:
    """Sums put together."""
    return {key: sum(each[key] for each in sums) for key in ("papers", *MEASURES)}


def compare(record: Data, rule: Data, limb: Data, part: Data, whole: Data) -> Data:
    """One condition of the rule, in whole numbers: part / whole against numerator / denominator, multiplied out."""
    numerator, denominator = map(int, limb["fraction"].split("/"))
    here, all_of_it = part[limb["measure"]], whole[limb["of"]][limb["measure"]]
    left, right = here * denominator, all_of_it * numerator
    enough = left > right if limb["strict"] else left >= right
    sign = (">" if limb["strict"] else ">=") if enough else ("<=" if limb["strict"] else "<")
    a, b, c = (amount(record, rule, limb["measure"], n) for n in (here, left, right))
    verdict = "not met, nothing to compare with" if all_of_it == 0 else "met" if enough else "not met"
    written = f"{a}*{denominator} = {b} {sign} {c}: {verdict}"
    met = enough and all_of_it > 0
    return {**limb, "part": here, "whole": all_of_it, "left": left, "right": right, "met": met, "written": written}


def amount(record: Data, rule: Data, measure: str, grains: int) -> str:
    """As people write it: areas in square metres; whatever is counted in finer grains in those."""
    in_metres = measure == "shares" and rule["shares_basis"] == "area" and record["grain"]["shares"] == 1
    return f"{grains // 100}.{grains % 100:02d}" if in_metres else str(grains)


def main(arguments: list[str]) -> int:
    """Recount the file that is named; 0 if all is right, 1 if not, 2 if no file is named."""
    if len(arguments) != 1:
        print("usage: python recount.py RECORD.json")
        return 2
    try:
        lines = recount(Path(arguments[0]).read_bytes())
    except (OSError, RecordWrong) as wrong:
        lines = [f"WRONG: {wrong}"]
    code = sys.stdout.encoding or "utf-8"
    print("\n".join(lines).encode(code, "replace").decode(code))  # a terminal without Chinese shows question marks
    return int(lines[0].startswith("WRONG: "))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
