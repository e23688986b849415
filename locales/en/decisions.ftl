# Decisions: formal votes of the owners under a rule.

group-decisions = Decisions of the owners

decide-aliases = decision, motion
decide-summary = put something to the owners for a formal vote
decide-example = { $p }decide Repair lift 3 | Use the repair fund | Take the offer of Otis --rule cn-ordinary
turnout-aliases = participation
turnout-summary = how many took part, and what is missing
turnout-example = { $p }turnout 12
record-aliases = minutes
record-summary = the record of a closed decision, to be recounted
record-example = { $p }record 12
receipt-aliases = mypaper
receipt-summary = find your own paper in the record
receipt-example = { $p }receipt K7QM-2R4T-9XWD
audit-aliases = chain
audit-summary = the formal acts of the estate
audit-example = { $p }audit
paper-aliases = paperballot
paper-summary = enter a ballot that was signed on paper
paper-example = { $p }paper 12 3-201 yes
confirm-aliases = confirmpaper
confirm-summary = confirm a paper that another organiser entered
confirm-example = { $p }confirm K7QM-2R4T

argument-title = title
argument-items = item | item
ask-decide-title = 📋 What is to be decided? One line is enough. For several items first a title, then the items: House rules | No music after ten | Dogs on a lead
ask-paper-choice = 📋 What does the paper say: yes, no or abstain? With several items: 1=yes 2=no
ask-paper-marks = 📋 Who is marked on the paper? The numbers, for example { $example }; or none; or invalid
ask-receipt-code = 📋 What is your receipt?
ask-confirm-code = 📋 What is the code the other organiser gave you?
flag-rule-aliases = under
flag-rule-summary = the rule (--rule cn-special)
flag-mode-aliases = secrecy
flag-mode-summary = open, sealed or secret (--mode sealed)
flag-opens-aliases = from
flag-opens-summary = when voting begins (--opens 15 December)
flag-decide-until-summary = when it ends (--until 29 December 20:00)
flag-text-aliases = wording
flag-text-summary = the text it is about (--text …)

rule-cn-ordinary-words = ordinary
rule-cn-ordinary-name = China, ordinary
rule-cn-ordinary = Rule (China, ordinary): at least 2/3 of the owners and of the area take part; of those more than half of the owners and of the area agree.
rule-cn-special-words = special
rule-cn-special-name = China, special
rule-cn-special = Rule (China, special): at least 2/3 of the owners and of the area take part; of those at least 3/4 of the owners and of the area agree.
rule-tw-assembly-words = taiwan
rule-tw-assembly-name = Taiwan, assembly
rule-tw-assembly = Rule (Taiwan): at least 2/3 of the units and of the shares take part; of those at least 3/4 agree.
rule-tw-reconvened-words = reconvened
rule-tw-reconvened-name = Taiwan, reconvened
rule-tw-reconvened = Rule (Taiwan, reconvened): 3 owners and at least 1/5 of the units and of the shares take part; of those more than half agree. It falls if more than half of all object within 7 days.
rule-de-weg-words = weg, germany
rule-de-weg-name = Germany (WEG)
rule-de-weg = Rule (Germany): more than half of the votes cast say yes.
rule-hk-first-committee-words = hongkong
rule-hk-first-committee-name = Hong Kong, first committee
rule-hk-first-committee = Rule (Hong Kong): more than half of the shares that vote say yes, and at least 30 % of all shares.
rule-simple-words = plain
rule-simple-name = plain majority
rule-simple = Rule (the estate's own): more than half of the owners who say yes or no say yes.
rule-source = Source: { $source }
rule-source-unverified = Source: { $source } (we have not read its text ourselves)
law-more = { $first }; { $rest }
law-cited-civil-code = 中华人民共和国民法典 { $articles }
law-cited-interpretation = 法释〔2009〕7号 { $articles }
law-cited-management = 物业管理条例 { $articles }
law-cited-guidance = 建房〔2009〕274号 { $articles }
law-cited-apartments = 公寓大廈管理條例 { $articles }
law-cited-apartments-rules = 同條例施行細則 { $articles }

mode-open-words = public
mode-open-name = open
mode-open = Open: everybody will see which units said what.
mode-sealed-words = closed
mode-sealed-name = sealed
mode-sealed = Sealed: neighbours and organisers do not see what you choose, only that you took part. It is kept for a recount; an auditor may open it in a dispute. Whoever runs this bot, and the chat platform, could technically read it.
mode-sealed-members = Sealed: nobody sees what you choose, only that you took part. It is kept for a recount. Whoever runs this bot, and the chat platform, could technically read it.
mode-secret-words = anonymous
mode-secret-name = secret
mode-secret = Secret: nothing that is stored links your choice to you, for nobody. The chat platform, and whoever holds this bot's key, could see it pass.

choice-yes-words = y, aye, for, agree, support
choice-no-words = n, nay, against, disagree
choice-abstain-words = abstention, a
courtesy-words = i, thanks, thank, you, please, ok
choice-yes = Yes
choice-no = No
choice-abstain = Abstain
choice-yes-marked = ✓ Yes
choice-no-marked = ✓ No
choice-abstain-marked = ✓ Abstain

decide-draft = 📋 To be announced: { $title }
decide-for-good = Once announced not a word of it can be changed. It can be declared void, with a reason.
button-announce = Announce it
button-rule = Rule: { $rule }
button-mode = { $mode }
decide-dropped = Left alone. Nothing was announced.
decide-done = ✅ Announced as #{ $no }. Voting begins { $at }, by itself.
decision-announced = 📋 To be decided by the owners:
decision-title = 📋 #{ $no }  { $title }
decision-item = { $item }  { $text }
decision-item-rule = { $item }  { $rule }
decision-attachment = “{ $text }”
decision-opens = Voting begins { $at }.
decision-closes = Voting ends { $at }.
decision-closed-at = Closed { $at }.
decision-opened = 📋 Voting has begun:
decision-how = Vote in a direct message to me: press the button, or send me { $p }vote { $no }
decision-chain = Chain of acts: { $hash }
decision-call = 📋 You can vote now, until { $at }: #{ $no } { $title }
decision-call-again = ⏰ You have not voted yet on #{ $no } { $title } – until { $at }.
decision-reminder = ⏰ #{ $no } { $title } ends { $at }.
decision-extended = 📋 #{ $no } { $title } is open for longer: until { $at }.
decision-voided = Declared void: { $reason }
decision-voided-told = 📋 #{ $no } { $title } is declared void. Reason: { $reason }
decision-voided-by = 📋 #{ $no } { $title } is declared void, by { $by }. Reason: { $reason }
decision-voided-receipt = 📋 #{ $no } is declared void.
decision-void-told = ⚠ #{ $no } could not begin in time, and is void:
decision-not-opened = ⚠ #{ $no } could not begin. I try again { $at }. Why:
decision-no-ground = The roll was not ready in time.
decision-see = See { $p }vote { $no }
decision-see-record = The record: { $p }record { $no }
decision-result = 📋 Result of the vote:
vote-open-decision = #{ $no }  { $title } (until { $at })
vote-opens-later = #{ $no }  { $title }: voting opens { $at }
vote-early = ⚠ Voting on #{ $no } has not begun: what you typed is not taken. Send it again from { $at }, in a direct message to me.
button-ballot-paper = Vote
button-cast-paper = Cast it
button-item = { $item }  { $choice }
button-other-party = For { $units }

weight-heads = { $heads }
weight-both = { $heads }, { $shares }
ballot-for = You vote for { $units } ({ $weight }).
ballot-for-proxy = You vote by proxy for { $units } ({ $weight }).
ballot-with = It belongs to you together with { $names }. If you say different things, it counts nowhere.
ballot-now = You said: { $choice }. Receipt: { $receipt }. You can change it.
cast-counted = ✅ #{ $no }, for { $units }: { $choice }.
cast-changed = ✅ #{ $no }, for { $units }: now { $choice }.
cast-changed-from = ✅ #{ $no }, for { $units }: changed from { $before } to { $choice }.
cast-same = ✅ #{ $no }, for { $units }: { $choice }. That is what it was.
cast-disputed = ⚠ #{ $no }, for { $units }: { $choice } is noted, but a co-owner said something else. It counts nowhere until you agree.
cast-agreed = ✅ #{ $no }, for { $units }: { $choice }. You agree now, so it counts.
cast-beside = #{ $no }, for { $units }: { $choice } is noted, but the ballot given the other way counts.
cast-receipt = Your receipt: { $receipt }. With it you find this paper in the record. Keep it to yourself.
cast-until = You can change it until { $at }.
cast-others = You may vote for these too:
told-voted-by-proxy = 📋 #{ $no }: by your written authority a vote was cast for { $units }. If you vote yourself, yours counts.
told-disputed = ⚠ #{ $no }: those who own { $units } said different things. It counts nowhere until you agree.
told-proxy-ended = 📋 #{ $no }: the owner of { $units } has voted, so your vote by proxy no longer counts.
vote-taken-away = 📋 A vote for #{ $no } was typed here. I took it away, and it does not count: vote in a direct message to me.
vote-typed-openly = ⚠ A vote for #{ $no } was typed here, where everybody can read it. It does not count. Please delete it, and vote in a direct message to me.
receipt-taken-away = 📋 A receipt was typed here. I took it away. Whoever has read it can read that ballot, and in a secret vote change it: look at yours in a direct message, { $p }receipt and the code, before voting ends.
receipt-typed-openly = ⚠ A receipt was typed here, where everybody can read it. Whoever has read it can read that ballot, and in a secret vote change it. Please delete it, and send it to me in a direct message.

secret-review = 📋 #{ $no }, for { $units }: { $choice }. Shall I cast it?
secret-receipt = Your receipt: { $receipt }. Write it down now, nobody can tell you later; and show it to nobody: whoever has it can change this paper.
secret-means = After that nobody, not even who runs this bot, can look up what you chose.
secret-cast = ✅ #{ $no }: your paper is in the box. Receipt: { $receipt }
secret-change = To change it: { $p }vote { $no } no and your receipt.
secret-dropped = Left alone. Nothing was cast.

turnout-heads = Taken part: { $heads } of { $of } ({ $percent })
turnout-both = Taken part: { $heads } of { $of } ({ $percent }), { $shares } of { $whole } ({ $part })
turnout-enough = Enough took part.
turnout-invalid = { $count ->
    [one] 1 invalid ballot on paper is left out.
   *[other] { $count } invalid ballots on paper are left out.
}
turnout-missing = Missing: { $missing }
missing-both = { $first } and { $second }
turnout-building = Building { $building }: { $voted } of { $of } owners
turnout-doors = Not voted yet: { $units }
turnout-nudge = To remind them: { $p }nudge { $no }

result-adopted = Adopted
result-rejected = Not adopted
result-no-quorum = Not decided: too few took part
result-item-adopted = { $item }  { $text }: adopted
result-item-rejected = { $item }  { $text }: not adopted
result-item-no-quorum = { $item }  { $text }: not decided, too few took part
measure-heads = owners
measure-shares = area
measure-stated = shares
of-all = all
of-participating = those who took part
of-cast = yes and no
needs-more = more than { $fraction } of { $of }
needs-least = at least { $fraction } of { $of }
limb-participation = Took part, { $what }: { $needed }. { $written }: { $verdict }
limb-approval = In favour, { $what }: { $needed }. { $written }: { $verdict }
limb-met = met
limb-not-met = not met
result-no-quorum-next = It can be put to the owners once more, with a longer time and a walk from door to door.
result-record = Anybody can recount it from the file alone.
label-chat = A decision taken in chat. Whether it binds by law depends on your city; some ask for their own system or signed papers.
label-signed = A decision backed by signed papers.
record-here = 📋 The record of #{ $no }.
record-opened = 📋 The record of #{ $no } with every paper opened. It is for auditors, in a dispute: do not pass it on.
record-unchallenged = As an auditor you can open its papers once somebody who had a vote in it disputes the result and is not you, nor made you an auditor, nor was made an organiser by the same person.
record-auditor-late = Its papers can be opened only by who was an auditor before it began, and you became one later.
record-officers = Its papers stay closed: the members elect among themselves, and nobody objects to that.
receipt-found = 📋 Your paper is in the record of #{ $no }: { $title }
receipt-says = It says: { $choice }
audit-none = 📋 There are no formal acts yet.
audit-title =
    { $count ->
        [one] 📋 1 formal act:
       *[other] 📋 { $count } formal acts:
    }
audit-line = { $act } · { $at } · #{ $number } { $what }
act-roll-frozen = roll frozen
act-announced = announced
act-opened = opened, roll frozen
act-extended = put off
act-closed = closed
act-voided = declared void
act-role-given = role given
paper-entered = 📋 #{ $no }, paper for { $units }: { $choice }
paper-confirm = Another organiser with the paper in hand confirms it: { $p }confirm { $code }
paper-instead = It takes the place of what was entered before: the code { $code } no longer holds.
paper-counted = ✅ #{ $no }: the paper for { $units }, entered by { $by }, counts.
paper-invalid = ✅ #{ $no }: the paper for { $units }, entered by { $by }, is listed as invalid.
paper-changed = ✅ #{ $no }: the paper for { $units }, entered by { $by }, counts in place of what was there.
paper-same = ✅ #{ $no }: the paper for { $units }, entered by { $by }, says what was there.
paper-disputed = ⚠ #{ $no }: the paper for { $units } says something else than a co-owner. It counts nowhere until they agree.
paper-agreed = ✅ #{ $no }: the owners of { $units } agree now, and it counts.
paper-beside = 📋 #{ $no }: the paper for { $units } is listed, but the vote given in the chat counts.
paper-receipt = Its receipt, for the owner: { $receipt }

refusal-rule-unknown = ⚠ I know no rule “{ $given }”. There are: { $rules }
refusal-mode-unknown = ⚠ A vote is open, sealed or secret, not “{ $given }”.
refusal-answer-unclear = ⚠ I do not understand “{ $given }”. Yes, no or abstain; with several items: 1=yes 2=no
refusal-answer-for-which = ⚠ “{ $given }” for which item? For example: 1=yes 2=no
refusal-decide-once = ⚠ Voting begins on one day. For example: --opens 15 December
refusal-decide-gone = ⚠ I no longer have that draft: an hour has passed, or I was started anew. Nothing was announced. Please send it again.
refusal-decision-unknown = ⚠ There is no decision #{ $no } here.
refusal-decision-no-party = ⚠ You vote for no unit in #{ $no }: the roll was frozen when voting began. Registered later, or sold since? Ask an organiser. Not registered yet: { $p }register and the code of your letter
refusal-decision-not-running = ⚠ #{ $no } is not open now.
refusal-decision-closes-itself = ⚠ #{ $no } closes by itself, { $at }: whoever was told a time may wait until then. To stop it: { $p }void { $no } and why
refusal-secret-not-here = ⚠ A secret vote cannot be honoured with this database: it keeps in which order things came. Use --mode sealed.
refusal-secret-draft-gone = ⚠ That ballot is no longer held: an hour has passed, or I was started anew. Nothing was cast. Please vote again.
refusal-record-none = ⚠ #{ $no } is not closed yet, so there is no record.
refusal-record-void = ⚠ #{ $no } was declared void, so there is no record.
refusal-receipt-unknown = ⚠ No decision has a paper with this receipt. Compare it with what I sent you.
refusal-paper-secret = ⚠ #{ $no } is secret: a paper that two organisers have read would not be.
refusal-paper-unclear = ⚠ I cannot take “{ $given }” from a paper. For example: { $p }paper { $no } { $unit } { $example }
    Not clear on the paper itself, or too many marked: { $p }paper { $no } { $unit } invalid
refusal-slip-unknown = ⚠ Nothing waits for that code. It may be used, too old, replaced by a newer one, or lost in a restart: whoever asked can ask again.
refusal-slip-own = ⚠ You entered it yourself. Somebody else has to confirm it.
refusal-slip-former = ⚠ { $name } entered it, and is no longer an organiser. Enter it again, with { $p }paper.
refusal-rule-no-approval = ⚠ A rule needs a majority.
refusal-rule-limbs = ⚠ A rule has at most { $most } conditions.
refusal-rule-fraction = ⚠ { $fraction } is no part of a whole.
refusal-rule-impossible = ⚠ More than { $fraction } can never be reached.
refusal-rule-of-all = ⚠ A quorum is a part of all.
refusal-rule-days = ⚠ { $days } days do not work; 0 to { $most } do.
refusal-rule-open-days = ⚠ A vote cannot last at least { $least } and at most { $most } days.
refusal-rule-cap = ⚠ { $cap } does not work as a limit.
refusal-rule-objection = ⚠ Days to object and the objections needed belong together.
refusal-rules-differ = ⚠ The rules of these items weigh owners differently. Put them to the vote one by one.
refusal-share-missing = ⚠ { $unit } states no share on the roll, and this rule counts shares.
refusal-ballot-not-yours = ⚠ { $unit } is not yours.
refusal-ballot-represented = ⚠ { $name } votes for all who own { $unit }.
refusal-proxy-none = ⚠ You hold no proxy for { $unit }.
refusal-proxy-ended = ⚠ The owner of { $unit } has voted, so the proxy is over.
refusal-item-unknown = ⚠ There is no item { $item }; the last is { $last }.
refusal-items-missing = ⚠ Please answer every item. Missing: { $items }
refusal-secret-voted = ⚠ This vote was cast already. To change it, send it again with your receipt at the end. Without the receipt it stays as it is, and counts.
refusal-receipt-foreign = ⚠ This receipt belongs to another paper. Please vote again.
refusal-secret-cap = ⚠ Under this rule a secret vote would show who holds several proxies. Use --mode sealed.
refusal-secret-heads = ⚠ It cannot be secret: { $parties } owners stand alone with their number of units ({ $weights }); at least { $least } must be alike. Use --mode sealed.
refusal-secret-shares = ⚠ It cannot be secret: { $parties } owners stand alone with their area ({ $weights }); at least { $least } must be alike. Use --mode sealed.
refusal-title-empty = ⚠ What is to be decided? For example: { $p }decide Repair lift 3
refusal-title-too-long = ⚠ The title may have { $most } characters; this has { $length }. Put the rest behind --text
refusal-attachment-too-long = ⚠ The text may have { $most } characters; this has { $length }.
refusal-items-none = ⚠ There is no item to decide.
refusal-items-too-many = ⚠ At most { $most } items fit; these are { $given }.
refusal-item-empty = ⚠ Item { $item } is empty.
refusal-item-too-long = ⚠ Item { $item } may have { $most } characters; it has { $length }.
refusal-item-twice = ⚠ Item { $item } says the same as an earlier one.
refusal-notice-short = ⚠ This rule asks for { $days } days between announcement and voting. The earliest is { $earliest }.
refusal-open-short =
    { $days ->
        [one] ⚠ Voting has to last at least 1 day, until { $earliest } or later.
       *[other] ⚠ Voting has to last at least { $days } days, until { $earliest } or later.
    }
refusal-open-long = ⚠ Voting may last at most { $days } days, until { $latest }.
refusal-decision-void = ⚠ #{ $no } was declared void: { $reason }
refusal-decision-closed = ⚠ #{ $no } is closed. The record: { $p }record { $no }
refusal-decision-not-open = ⚠ Voting on #{ $no } begins { $at }.
refusal-decision-open = ⚠ #{ $no } is open already.
refusal-decision-early = ⚠ Voting on #{ $no } begins { $at }.
refusal-decision-running = ⚠ #{ $no } runs until { $at }.
refusal-extend-spent =
    { $most ->
        [0] ⚠ Under its rule #{ $no } cannot be put off.
        [one] ⚠ #{ $no } was put off once already, and that is all its rule allows.
       *[other] ⚠ #{ $no } was put off { $most } times already, and that is all its rule allows.
    }
refusal-reason-too-long = ⚠ The reason may have { $most } characters; this has { $length }.
refusal-receipt-shape = ⚠ “{ $given }” is no receipt: please compare it, sign by sign, with what you wrote down. It has twelve signs, in three groups of four. Without it your ballot counts as it was cast.
decision-extended-receipt = 📋 #{ $no } is open until { $at } now.
decision-nudge-nobody = 📋 Everybody who is registered has voted on #{ $no }.
decision-nudged =
    { $told ->
        [one] ⏰ Reminded 1 person about #{ $no }.
       *[other] ⏰ Reminded { $told } people about #{ $no }.
    }
decision-nudge-doors = Unreachable: { $silent }. The doors to knock at: { $p }turnout { $no }, in a direct message
refusal-decision-no-unvote = ⚠ A vote in a decision can be changed, not taken back. { $p }vote { $no } shows your ballot; you can abstain.
refusal-election-no-unvote = ⚠ A vote in an election can be changed until it ends, not taken back: { $p }vote { $no }
ballot-with-secret = It belongs to you together with { $names }. Whoever of you votes first votes for all.
secret-cast-already = A vote was cast for it already. To change it, send it again with its receipt: { $p }vote { $no } no K7QM-2R4T-9XWD
reveals-few = ⚠ Fewer than five papers: who knows the others' votes knows the last one too.
reveals-unanimous = ⚠ All say the same, so everybody knows what each of them said.
reveals-alone = ⚠ One choice was made by one party only: its area in the total tells which.
result-disputed =
    { $count ->
        [one] 1 ballot is disputed among co-owners and counts nowhere: { $units }
       *[other] { $count } ballots are disputed among co-owners and count nowhere: { $units }
    }
result-invalid =
    { $count ->
        [one] 1 paper is invalid.
       *[other] { $count } papers are invalid.
    }
audit-line-other = { $act } · { $at } · { $what }

dispute-aliases = challenge
dispute-summary = dispute a result, so that it is looked into
dispute-example = { $p }dispute 12 My paper is missing
dispute-noted = 📋 You dispute the result of #{ $no }; it is noted, as number { $number }. Organisers and auditors read it, and one of them answers.
dispute-recount = You can recount it yourself: { $p }record { $no }. To look: { $p }objections
dispute-told = ⚠ #{ $no }: { $by } disputes the result (number { $number }):
dispute-opens = If you were an auditor before it began, and neither of you comes from the other or the same organiser, you can look at the papers; everybody is told: { $p }record { $no }
dispute-answered-told = 📋 { $by } answers you on the result of #{ $no }:
dispute-yours = #{ $no }: your objection { $number } to the result:
refusal-dispute-open = ⚠ #{ $no } has no result yet that could be disputed.
refusal-dispute-late = ⚠ The result of #{ $no } could be disputed until { $until }.
refusal-dispute-none = ⚠ Nobody waits for an answer about the result of #{ $no }.
refusal-dispute-not-yours = ⚠ You had no vote in #{ $no }: those who had one can dispute its result.
task-aliases = todo
task-summary = what is to be done after a decision
task-example = { $p }task 12 Sign the contract with Otis --who @Dan --until 1 March
tasks-aliases = todos
tasks-summary = what is still to be done
tasks-example = { $p }tasks
done-aliases = finished
done-summary = say that it is done
done-example = { $p }done 3
ask-task-what = 📋 What is to be done?
ask-done-number = 📋 Which number? { $p }tasks lists them.
flag-who-aliases = by
flag-who-summary = who sees to it (--who @Dan)
flag-task-until-summary = by when (--until 1 March)
task-made = ✅ Noted, and shown until it is done:
task-told = 📋 The organisers ask you to see to this:
task-how = Once it is done: { $p }done { $no }
task-line = { $no } · #{ $ballot } · { $text } · { $name }
task-line-due = { $no } · #{ $ballot } · { $text } · { $name }, by { $at }
task-line-late = ⚠ { $no } · #{ $ballot } · { $text } · { $name }, was due { $at }
task-line-done = ✅ { $no } · #{ $ballot } · { $text } · { $name }, done { $at }
task-done-told = ✅ Thank you. The group reads it.
task-due = ⏰ This was to be done by now:
tasks-none = 📋 Nothing is left to be done.
tasks-list =
    { $count ->
        [one] 📋 1 thing is to be done:
       *[other] 📋 { $count } things are to be done:
    }
tasks-more = and { $count } more
decision-follow-up = 📋 #{ $no } is adopted. Who does what now? { $p }task { $no } Sign the contract --who @name --until 1 March
result-provisional = Provisional: until { $until } owners may object: { $p }object #{ $no } and why
result-objection-noted = 📋 Your objection to #{ $no } is noted, for { $units }.
result-objections-over = 📋 The days to object are over:
result-item-fallen = { $item }  { $text }: it falls
result-item-stands = { $item }  { $text }: it stands
limb-objection = Objected, { $what }: { $needed }. { $written }: { $verdict }
act-objections-counted = objections counted
settings-rule-words = rules
settings-rule = Rule “{ $name }”, made from: { $base }
rule-set = ✅ The rule “{ $name }”:
rule-use = To use it: { $p }decide … --rule { $name }
rule-removed = The rule “{ $name }” is gone. What was announced under it keeps it.
rule-custom-name = Made from: { $base }
rule-participation = Taking part, { $what }: { $needed }
rule-approval = In favour, { $what }: { $needed }
rule-no-quorum = However few take part.
rule-days = { $notice } days of notice; open for { $least } to { $most } days.
rule-abstain-counts = Who abstains takes part.
rule-abstain-not = Who abstains does not take part.
rulepart-quorum-words = participation
rulepart-majority-words = approval
rulepart-notice-words = announce
rulepart-open-words = voting
rulepart-abstentions-words = abstain
rulepart-invalid-words = spoilt
rulepart-proxies-words = proxy
rulepart-extensions-words = extension
rulepart-conflict-words = both
rulevalue-heads-words = owners
rulevalue-shares-words = area
rulevalue-all-words = everybody
rulevalue-participating-words = participants
rulevalue-cast-words = votes
rulevalue-count-words = counts, yes
rulevalue-not-words = no
rulevalue-none-words = nobody
rulevalue-chat-words = online
rulevalue-paper-words = papers
rulevalue-remove-words = delete, gone
refusal-rule-how = ⚠ Name it, say which preset it is made from, and what is different.
    For example: { $p }settings rule ours cn-ordinary majority > 2/3, notice 10, open 3-30
refusal-rule-change = ⚠ I do not know “{ $given }”. There are: quorum, majority, notice, open, abstentions, invalid, proxies, extensions, conflict.
refusal-rule-change-value = ⚠ I do not understand “{ $given }”. For example: majority heads > 2/3, quorum >= 1/2, notice 10, open 3-30, abstentions not
refusal-rule-name = ⚠ “{ $given }” does not work as a name: one word that is no rule yet.
refusal-rule-same = ⚠ Nothing is different from { $name }. Use that.
refusal-rules-many = ⚠ There are { $most } rules already. Take one away first: { $p }settings rule ours remove
refusal-task-empty = ⚠ What is to be done? For example: { $p }task { $no } Sign the contract
refusal-task-long = ⚠ At most { $most } characters fit; these are { $length }.
refusal-tasks-many = ⚠ { $most } things are to be done already. First say what is done.
refusal-task-too-early = ⚠ #{ $no } is not decided yet.
refusal-task-unknown = ⚠ There is no { $no } on the list. { $p }tasks shows it.
refusal-task-done = ⚠ { $no } is done already.
refusal-result-objection-late = ⚠ One cannot object to the result of #{ $no } (any more).
heads-owners =
    { $count ->
        [one] 1 owner
       *[other] { $count } owners
    }
heads-units =
    { $count ->
        [one] 1 unit
       *[other] { $count } units
    }
measure-units = units
vote-for-whom = ⚠ Not recorded yet: you have more than one vote. This is the ballot for one of them; the last buttons show the others.
ballot-cast-already = A ballot of this owner is in the box. With its receipt you can read it: { $p }receipt K7QM-2R4T-9XWD. You can cast another in its place.
ballot-on-paper = A ballot on paper was entered for it by two organisers. If you vote here, that counts instead. It is none of yours? Tell another organiser.
ballot-on-paper-invalid = A ballot on paper was entered for it by two organisers, as invalid. You can still vote here.
ballot-on-paper-first = A ballot on paper was entered for it by two organisers. It counts, whatever is cast here. It is none of yours? Tell another organiser.
limb-parties = Took part: at least { $least } owners. { $papers }: { $verdict }
result-grain = Counted in parts, so that every number is whole: one head is { $heads }, a hundredth of a m² is { $shares }.
result-conflicts =
    { $count ->
        [one] 1 owner gave a ballot on paper and one in the chat; the rule says which counts: { $units }
       *[other] { $count } owners gave a ballot on paper and one in the chat; the rule says which counts: { $units }
    }
receipt-aside = It is listed there, and counts nowhere by itself: a co-owner's counts for you all, or you differ, or one given another way counts.
papers-opened-told = 📋 The auditor { $name } has opened the papers of #{ $no } { $title }. That is for a dispute; ask them why.
paper-told = 📋 Two organisers have entered a ballot on paper for { $units } in #{ $no } { $title }. If it is none of yours, say so at once.
paper-spoilt = not clearly marked
choice-invalid = invalid
choice-invalid-words = spoilt, void
act-papers-opened = papers opened by an auditor
decision-opens-later = 📋 Voting on #{ $no } { $title } could not begin yet: the roll is not ready. Next try: { $at }
refusal-answer-twice = ⚠ Item { $item } is answered twice. Which is it?
refusal-answer-both = ⚠ That says two things. Which is it: yes, no or abstain?
refusal-ballot-is-decision = ⚠ #{ $no } is a decision: this works for quick polls only. See { $p }vote { $no }, { $p }turnout { $no }, { $p }record { $no }
refusal-auditor-organises = ⚠ { $name } organises here. Who may open sealed papers must be somebody else.
refusal-organiser-audits = ⚠ { $name } is an auditor here. Who organises must be somebody else.
status-decision-open = 📋 #{ $no }  { $title }: vote until { $at }
status-decision-announced = 📋 #{ $no }  { $title }: voting begins { $at }
refusal-decide-file = ⚠ “{ $name }” is no plain text. Only text can stand in the record for everybody to read: save it as .txt, or put the words behind --text
turnout-differing = Co-owners differ, so it counts nowhere: { $units }
receipt-open = 📋 Your ballot is in the box of #{ $no }: { $title }
