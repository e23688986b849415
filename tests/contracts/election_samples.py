"""Values of elections to keep, of which no field is what it would be anyway."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from domain.candidacies import Candidacy, CandidateQuestion, Nomination, Outcome, Standing, Vetting
from domain.committee import Ended, Member, Office, Recall, RecallState
from domain.contest import Method
from domain.elections import Calendar, Election, Phase, Purpose
from domain.rule_presets import CN_ORDINARY
from domain.rules import Denominator, Limb, Measure, customised
from domain.secrecy import Mode
from tests.contracts.storage_samples import NOW

DAY = timedelta(days=1)
CALENDAR = Calendar(NOW, *(NOW + days * DAY + timedelta(microseconds=days) for days in (1, 15, 18, 25, 40, 47)))
ELECTION = Election(
    id="e1",
    estate_id="estate",
    no=9,
    title="业主委员会　２０２７ «board» '\";--",
    purpose=Purpose.FURTHER,
    seats=5,
    alternates=2,
    max_marks=4,
    contested=True,
    agreed=7,
    filled=3,
    minimum=6,
    term_years=1,
    conditions=("沒有拖欠管理費？", "מתגורר בבניין", "Line\nbreak \U0001f642"),
    rule=customised(CN_ORDINARY, approval=(Limb(Measure.HEADS, Fraction(7, 13), strict=True, of=Denominator.ALL),)),
    mode=Mode.SEALED,
    method=Method.EACH,
    most_nominations=8,
    calendar=CALENDAR,
    called_by="wang",
    lot_seed="f00d",
    phase=Phase.RESULT_NOTICE,
    listed=True,
    parent="e0",
    void_reason="wrong roll",
)
PLAIN = replace(ELECTION, id="e2", no=10, conditions=(), phase=Phase.CALLED, listed=False, parent="", void_reason="")
CANDIDACY = Candidacy(
    id="c1",
    election_id="e1",
    owner_id="o1",
    person_id="li",
    name="李娜 «Li»",
    unit="３-201 东",
    given="@li",
    standing=Standing.PASSED,
    nominations=(Nomination("wang", "善于听 \U0001f642", NOW), Nomination("", "", NOW - DAY), Nomination("", "", NOW)),
    vettings=(Vetting("zhao", False, "欠費", NOW), Vetting("an", True, "", NOW + DAY)),
    confirmed=NOW + DAY,
    statement="שלום\n你好",
    photo=True,
    reply="已经付清",
    number=3,
    outcome=Outcome.TIED,
    place=2,
)
BARE = Candidacy("c2", "e1", "", "", "", "", "李叔叔")
QUESTION = CandidateQuestion("e1", 2, "c1", "wang", "停车？", NOW, "先看账 «books»", NOW + DAY)
MEMBER = Member(
    id="m1",
    estate_id="estate",
    election_id="e1",
    candidacy_id="c1",
    owner_id="o1",
    person_id="li",
    name="李娜",
    since=NOW,
    until=NOW + 365 * DAY,
    office=Office.CHAIR,
    duty="账目 «books»",
    ended_at=NOW + 9 * DAY,
    ended=Ended.RECALLED,
)
SERVING = Member("m2", "estate", "e1", "c2", "", "", "Dan", NOW, NOW + DAY)
RECALL = Recall(
    id="r1",
    estate_id="estate",
    member_id="m1",
    reason="不公开账目",
    asked_by="wang",
    asked_at=NOW,
    supporters=("wang", "an", "zhao"),
    state=RecallState.HEARING,
    answer="היום",
    answer_until=NOW + DAY,
    decision_id="d1",
)
ASKED = Recall("r2", "estate", "m2", "never comes", "an", NOW + DAY)
