# Elections: from the call for candidates to the seated committee.

group-elections = Elections
group-committee = The committee

election-aliases = elect
election-summary = call an election: candidates, vetting, public notice, vote
election-example = { $p }election Owners' committee --seats 5 --alternates 2 --nominate 7d --notice 7d --vote 15d
nominate-aliases = nominee, propose
nominate-summary = nominate a neighbour, or yourself
nominate-example = { $p }nominate 9 Chen Wei She knows the house
flag-nominate-remove-summary = take the nomination back
nominate-me-words = me, myself
nominate-back-words = take back, takeback, remove, withdraw, undo
accept-aliases = iaccept
accept-summary = confirm the conditions, and stand
accept-example = { $p }accept 9
accept-all-words = all, every, everything
decline-aliases = idecline
decline-summary = say that you do not stand
decline-example = { $p }decline 9
withdraw-aliases = stepback
withdraw-summary = stand no longer, until the list is published
withdraw-example = { $p }withdraw 9
statement-aliases = mystatement
statement-summary = say why you stand, with a photo if you like
statement-example = { $p }statement 9 I have lived here for twelve years
vet-aliases = vetting
vet-summary = see who waits for vetting; pass or reject
vet-example = { $p }vet 9 Chen Wei pass
vet-pass-words = passes, ok, yes
vet-reject-words = rejects, refuse, no
reply-aliases = rejoin
reply-summary = a candidate's word to a question or an objection
reply-example = { $p }reply 9 q2 Yes, every month
candidates-aliases = nominees, whostands
candidates-summary = who stands, and one candidate's page
candidates-example = { $p }candidates 9
ask-aliases = askcandidate
ask-summary = put a question to a candidate
ask-example = { $p }ask 9 Chen Wei Will the accounts be public?
advance-aliases = nextphase
advance-summary = publish the list once all are vetted; or what is next
advance-example = { $p }advance 9
runoff-aliases = tiebreak
runoff-summary = let those who are equal at the last seat stand once more
runoff-example = { $p }runoff 9
calendar-aliases = ics, electiondates
calendar-summary = the dates of an election for your own calendar
calendar-example = { $p }calendar 9
filing-aliases = filingpack
filing-summary = what is filed with the authorities, as one archive
filing-example = { $p }filing 9
committee-aliases = committeemembers
committee-summary = who is on the committee, and who does what
committee-example = { $p }committee
officers-aliases = offices, electchair
officers-summary = the members elect chair and vice-chairs
officers-example = { $p }officers
duty-aliases = duties
duty-summary = say what a member sees to
duty-example = { $p }duty Chen Wei finance
handover-aliases = takeoffice
handover-summary = the committee becomes the organisers, in one step
handover-example = { $p }handover
resign-aliases = stepdown
resign-summary = leave the committee
resign-example = { $p }resign
seat-aliases = takeseat
seat-summary = take the vacant seat, if it is your turn
seat-example = { $p }seat
vacate-aliases = vacantseat
vacate-summary = a member owns nothing here any more
vacate-example = { $p }vacate Chen Wei
recall-aliases = recallmember
recall-summary = ask for a member's recall
recall-example = { $p }recall Chen Wei never answers
defend-aliases = myside
defend-summary = your answer, where your recall is asked for
defend-example = { $p }defend I was in hospital
argument-verdict = who pass|reject why
argument-confirmed = conditions
flag-seats-aliases = places
flag-seats-summary = how many seats (--seats 5)
flag-alternates-aliases = substitutes
flag-alternates-summary = how many come after the elected (--alternates 2)
flag-marks-aliases = choices
flag-marks-summary = how many one ballot may name (--marks 5)
flag-nominate-aliases = nominations
flag-nominate-summary = how long one can nominate (--nominate 7d)
flag-vet-aliases = vetting
flag-vet-summary = how long vetting takes (--vet 3d)
flag-notice-aliases = publicnotice
flag-notice-summary = how long the list is under public notice (--notice 7d)
flag-vote-aliases = voting
flag-vote-summary = how long one can vote (--vote 15d)
flag-results-aliases = result
flag-results-summary = how long the result is under public notice (--results 7d)
flag-election-opens-summary = when nominations begin (--opens 15 December)
flag-term-aliases = years
flag-term-summary = for how many years (--term 3)
flag-uncontested-aliases = anynumber
flag-uncontested-summary = voting opens however few stand
flag-conditions-aliases = requirements
flag-conditions-summary = what whoever stands confirms (--conditions Owner | No arrears)
flag-fills-aliases = openseats
flag-fills-summary = for seats that an earlier election left open (--fills 9)
ask-election-title = 👥 What is elected? For example: Owners' committee
ask-election-seats = 👥 How many seats? A committee under Chinese law has 5 to 11, an odd number.
ask-nominate-who = 👥 Whom? A name, a unit such as 3-201, or “me”. What you write behind it is the reason.
ask-statement-text = 👥 Why do you stand? At most { $most } characters. A photo can go along.
ask-vet-reason = 👥 Why is { $name } to be rejected? They read it, and may answer. For example: Owes a year's fees
ask-objection-answer = 👥 What is the answer to objection { $number }? Whoever made it reads it. For example: We have looked into it, and it is so
ask-object-candidate = 👥 #{ $no }: to whom do you object, and why? For example: 2 owns nothing here
ask-object-result = 👥 #{ $no }: what is wrong with the result? For example: My paper is missing
ask-object-why = 👥 #{ $no }: why do you object to { $name }? For example: owns nothing here
ask-question-answer = 👥 What do you answer to question { $number }? Everybody reads it. For example: Yes, every month
ask-recall-answer = 👥 What do you answer? It stands with the ballot. At most 500 characters.
ask-ask-question = 👥 To whom, and what? For example: Chen Wei Will the accounts be public?
ask-question-text = 👥 What do you want to ask { $name }? For example: Will the accounts be public?
ask-reply-text = 👥 What do you say? The organisers who vet read it. For example: I work nights, and come at weekends
ask-duty-who = 👥 Who sees to what? For example: Chen Wei finance
ask-vacate-who = 👥 Who owns nothing here any more?
ask-defend-text = 👥 What do you answer? At most 500 characters.
placeholder-words = name, aname, thename, andaname, andthename, yourname, nameandwhy, why, andwhy, reason, areason, thereason, andareason, andthereason, words, yourwords, andyourwords, text, theanswer, andtheanswer, youranswer, andyouranswer, yourquestion, andyourquestion, because

# the call
election-title = 👥 #{ $no }  { $title }
election-draft = 👥 To be called: { $title }
election-called = 👥 Election: call for candidates
election-seats =
    { $count ->
        [one] 1 seat, for { $years } years
       *[other] { $count } seats, for { $years } years
    }
election-alternates =
    { $count ->
        [one] 1 alternate
       *[other] { $count } alternates
    }
election-marks =
    { $count ->
        [one] A ballot may name 1 candidate.
       *[other] A ballot may name up to { $count } candidates.
    }
election-contested = More must stand than there are seats, otherwise voting does not open.
election-conditions = Whoever stands confirms each of these:
condition = { $item }  { $text }
condition-confirmed = { $item }  ✓ { $text }
condition-cn-1 = I am an owner here and have full legal capacity.
condition-cn-2 = I keep to the laws.
condition-cn-3 = I keep to the management rules, and pay what I owe as an owner.
condition-cn-4 = I am public-spirited, responsible and honest.
condition-cn-5 = I can organise.
condition-cn-6 = I have the time that the work needs.
condition-plain-1 = I am an owner here.
condition-plain-2 = I have the time that the work needs.
election-dates = Dates:
election-run-by = Organisers: { $names }
dates-nominate-from = Nominations begin { $at }
dates-nominate = Nominations and registering until { $at }
dates-vet = Vetting until { $at }
dates-notice = The list on public notice until { $at }; then voting opens
dates-vote = Voting until { $at }
dates-result = The result on public notice until { $at }
dates-moved = New dates:
law-notice = { $days } days from the call to voting: { $source }
law-list = { $days } days for the list of candidates: usual in local rules
law-seats = { $least } to { $most } seats, an odd number: { $source }
law-meeting = First meeting of the elected within { $days } days, until { $at }: { $source }
law-filing = Filing with the authorities within { $days } days, until { $at }: { $source }
why-secret-cap = Not secret: under this rule that would show who holds several proxies.
why-secret-heads = Not secret: { $parties } owners stand alone with their number of units, so that a secret ballot would tell whose it is.
why-secret-shares = Not secret: { $parties } owners stand alone with their area, so that a secret ballot would tell whose it is.
election-for-good = Once called, dates can only move later, and the rest stays. It can be declared void, with a reason.
election-lot = The order of candidates is drawn by a lot that is fixed now: { $hash }
election-how = Nominate until { $until }. Yourself: { $p }nominate { $no } me. A neighbour, for example: { $p }nominate { $no } Chen Wei. Owners register with the code of their letter: { $p }register
election-how-later = Nominations are open from { $since } until { $until }. Owners register with the code of their letter: { $p }register
election-called-done = ✅ Called as #{ $no }. Nominations are open until { $at }; everything after that goes by itself.
election-dropped = Left alone. Nothing was called.
election-not-open = Voting opens { $at }.
button-call = Call it
button-seats = { $count } seats
button-contested = More must stand than seats
button-uncontested = However few stand
button-stand = I stand
button-candidates = Candidates

phase-called = Nominations begin { $at }.
phase-nominating = Nominations are open until { $at }.
phase-vetting = Vetting goes on until { $at }.
phase-notice = The list is under public notice until { $at }; then voting opens.
phase-voting = Voting is open until { $at }.
phase-result-notice = The result is under public notice until { $at }.
phase-seated = The result stands.
phase-stopped = Too few stand. The organisers choose what is done.
phase-void = Declared void: { $reason }

# nominating and standing
nominated =
    { $count ->
        [one] 👥 #{ $no }: { $name } is nominated.
       *[other] 👥 #{ $no }: { $count } people have nominated { $name }.
    }
nominated-asked = They are asked by direct message, and have until { $until } to accept.
nominated-stands = { $name } has accepted.
nominated-not-on-roll = { $name } is not on the roll of owners. I keep the nomination, and ask them once an owner of this name registers. Is the name as in the letter? If not: { $p }nominate { $no } { $name } --remove
nominated-not-registered = { $name } is not registered as an owner yet. The nomination is kept: tell them to send me { $p }register and the code of their letter; then they are asked.
nominated-unreachable = I cannot write to { $name }. Tell them to send me { $p }accept { $no }
nominated-again = 👥 #{ $no }: another neighbour has nominated you.
nominate-taken-back =
    { $count ->
        [0] ✅ #{ $no }: taken back. { $name } is nominated no more.
        [one] ✅ #{ $no }: taken back. { $count } neighbour still nominates { $name }.
       *[other] ✅ #{ $no }: taken back. { $count } neighbours still nominate { $name }.
    }
nominated-no-more = 👥 #{ $no }: your nomination was taken back. If you want to stand all the same: { $p }stand { $no }
refusal-accept-nobody = ⚠ Nobody nominates you in #{ $no } any more. To stand: { $p }stand { $no }
refusal-nominate-none-yours = ⚠ In #{ $no } nobody is nominated by you. To stand no longer yourself: { $p }withdraw { $no }
refusal-nominate-stands = ⚠ { $name } has answered already. Only they can take that back.
nominate-which = 👥 Who is meant?
nominate-near = 👥 “{ $name }” is not on the roll. Is one of these meant?
nominate-how = To nominate, for example: { $p }nominate { $no } Chen Wei, { $p }nominate { $no } 3-201 or { $p }nominate { $no } me
nominees-none = Nobody is nominated yet.
nominee-stands =
    { $count ->
        [0] ✓ { $name }
        [one] ✓ { $name }, nominated by 1 neighbour
       *[other] ✓ { $name }, nominated by { $count } neighbours
    }
nominee-asked = · { $name }, asked and not answered yet
nominee-stands-unknown = · { $name }, not registered as an owner
nominee-asked-unknown = · { $name }, not registered as an owner
form-nominated = You are nominated by { $names }. Do you stand?
form-own = You want to stand.
form-reason = “{ $text }”
form-conditions = Please confirm each:
form-published = Who stands is published: your name and unit, what you write, and your result. You can take it back until the list is published. Answer until { $until }.
button-condition = Confirm { $item }
button-condition-set = ✓ { $item }
button-accept = I stand
button-decline = I don't stand
stand-sent = 👥 #{ $no }: I have written to you.
stand-unreachable = I cannot write to you yet. Open a chat with me and send { $p }accept { $no }
accept-missing = ⚠ You do not stand yet. Still to confirm: { $conditions }. Press them, or all at once: { $p }accept { $no } all
accepted = ✅ You stand in #{ $no } { $title }.
accepted-organiser = As an organiser you cannot vet in this election now.
accepted-next = Say why, and send a photo if you like (at most { $most } characters), for example: { $p }statement { $no } I have lived here for twelve years
accepted-back = To take it back: { $p }withdraw { $no }
declined = 👥 #{ $no }: you do not stand. Thank you for the answer.
withdrawn = 👥 #{ $no }: you no longer stand. Until { $until } you can change your mind: { $p }stand { $no }
nominee-accepted = 👥 #{ $no }: { $name } stands.
nominee-declined = 👥 #{ $no }: { $name } does not stand.
nominee-withdrew = 👥 #{ $no }: { $name } no longer stands.
statement-kept = ✅ #{ $no }: your statement is kept ({ $length } of { $most } characters). You can change it until the list is published.
statement-with-photo = With your photo.
statement-no-photo = Without a photo; send one with the command if you like.

# vetting
vetting-begins = 👥 Nominations are over.
vetting-stand =
    { $count ->
        [0] Nobody stands.
        [one] 1 person stands.
       *[other] { $count } people stand.
    }
vetting-until = Organisers who do not stand look until { $at } whether they meet the conditions. A rejection takes two of them, and a reason.
vet-waiting =
    { $count ->
        [one] 1 person waits for vetting:
       *[other] { $count } people wait for vetting:
    }
vet-candidate = · { $name } ({ $unit })
vet-said = { $by }: { $reason }
vet-reply = { $name } answers: { $text }
vet-how = Until { $until }: press, or send for example { $p }vet { $no } { $name } pass. For a rejection I ask you why: { $p }vet { $no } { $name } reject
vet-nobody = Nobody waits for vetting now.
told-passes-now = ✅ #{ $no }: an organiser lets you pass now. You stand.
vet-stays-rejected = #{ $no }: noted. Two have rejected { $name }, and that stands unless one of the two lets them pass.
vet-passed = ✅ #{ $no }: { $name } passes.
vet-left =
    { $count ->
        [one] 1 still waits: { $p }vet { $no }
       *[other] { $count } still wait: { $p }vet { $no }
    }
vet-all-done = All are vetted. { $p }advance { $no } publishes the list now; otherwise it goes out by itself.
vet-rejected = #{ $no }: { $name } is rejected, by two organisers. They read the reasons.
vet-needs-second = #{ $no }: noted. { $name } is rejected once a second organiser says so too. They read your reason, and may answer.
vet-second = ⚠ #{ $no }: an organiser would reject { $name }; it takes a second one. What do you say? The reason: “{ $reason }”
vet-struck = #{ $no }: { $name } is off the list, by two organisers.
vet-replied = 👥 #{ $no }: { $name } answers:
vet-replied-how = To look again: { $p }vet { $no }
button-pass = ✓ { $name }
button-reject = ✗ { $name }
told-rejection-asked = ⚠ #{ $no }: one organiser thinks that you do not meet the conditions. That alone decides nothing; it takes two. The reason: “{ $reason }”
told-rejected = ⚠ #{ $no }: two organisers think that you do not meet the conditions, so you will not be on the list unless one of them changes their mind. The last reason: “{ $reason }”
told-strike-asked = ⚠ #{ $no }: one organiser would take you off the list. That alone decides nothing; it takes two. The reason: “{ $reason }”
told-struck = ⚠ #{ $no }: two organisers have taken you off the list. The last reason: “{ $reason }”
told-reply-how = Your answer reaches them, for example: { $p }reply { $no } I work nights, and come at weekends
told-objection = ⚠ #{ $no }: somebody objects to your being on the list:
replied = ✅ #{ $no }: your answer is with the organisers.
vetters-few = ⚠ #{ $no }: only { $able } of you do not stand; a rejection takes two. To add one: { $p }organiser @name

# the list
list-published = 👥 The candidates, on public notice:
candidate-line = { $number }  { $name }
candidate-line-elected = { $number }  { $name } – elected
candidate-line-tied = { $number }  { $name } – equal at the last seat
candidate-line-alternate = { $number }  { $name } – alternate { $place }
candidate-marked = ✓ { $number }  { $name }
candidates-lot = Order drawn by lot; its seed: { $seed }
list-objections = Objections until { $until }: { $p }object { $no }. I ask you to whom, and why.
told-listed = 👥 #{ $no }: you are on the list, as number { $number }. From now on you stay on it; you can answer questions.
candidate-struck = 👥 #{ $no }: { $number } { $name } is taken off the list, after an objection and by two organisers. The others keep their numbers.
candidate-struck-sold = 👥 #{ $no }: { $number } { $name }, who by the roll owns nothing here any more, is taken off the list by two organisers. The others keep their numbers.
page-title = 👥 { $number }  { $name } ({ $unit })
page-title-unlisted = 👥 { $name } ({ $unit })
page-statement = “{ $text }”
page-silent = Has written nothing yet.
page-supporters =
    { $count ->
        [one] Nominated by 1 neighbour.
       *[other] Nominated by { $count } neighbours.
    }
page-reason = { $by }: “{ $text }”
page-sent = I have written to you.
page-unreachable = I cannot write to you yet. Open a chat with me and send { $p }candidates { $no }
question-ask-how = To ask something: { $p }ask { $no } { $about }. I ask you what.
question-text = Question { $number }: { $text }
question-answer = Answer: { $text }
question-open = Not answered yet.
question-told = 👥 #{ $no }: { $by } asks you:
question-how = Press “Answer”, or send { $p }reply { $no } q{ $number } and what you answer. Everybody reads it.
question-put = 👥 Question { $number } is with { $name }. The answer comes to the group.
question-put-untold = 👥 Question { $number } is noted. I cannot write to { $name }; tell them.
question-answered = 👥 #{ $no }: { $name } answers.
question-answered-told = ✅ Your answer is in the group.
election-objection-noted = 👥 #{ $no }: your objection is noted, as number { $number }. It is answered before { $until }, or the notice goes on. To look: { $p }objections
election-objection-told = ⚠ #{ $no }: objection { $number } to { $about }, by { $by }:
election-objection-how = Press “Answer”, or send { $p }reply { $no } o{ $number } and what you answer.
election-strike-how = If it is right, two of you can strike them off; I ask you why: { $p }vet { $no } { $number } reject
objection-to-result = the result
election-objection-answered-told = 👥 #{ $no }: your objection { $number } is answered:
button-answer = Answer

# held, stopped, put off
election-held = 👥 This goes on a day longer:
held-undecided = Not vetted yet: { $names }
held-objections =
    { $count ->
        [one] 1 objection has to be answered first.
       *[other] { $count } objections have to be answered first.
    }
held-answer =
    { $count ->
        [one] ⚠ #{ $no }: 1 objection waits for your answer.
       *[other] ⚠ #{ $no }: { $count } objections wait for your answer.
    }
held-goes-on = I try again every day, and the dates move along. You hear of it less and less often.
held-roll-other = The roll of owners is not ready to vote on.
held-roll-notice-first = The roll of owners has not been under public notice yet.
held-roll-notice-runs-still = The roll of owners is still under public notice.
held-roll-notice-outdated = The roll of owners has changed since its public notice.
held-roll-objections-unanswered = An objection to the roll of owners waits for its answer.
held-roll-why = ⚠ #{ $no } could not open. Why:
election-stopped-head = 👥 Voting does not open.
election-stopped = Seats: { $seats }; candidates: { $count }. The organisers say what is done.
stopped-why = Seats: { $seats }; candidates: { $count }, and more are needed than seats. What shall be done?
stopped-how = Another end of nominations: { $p }extend { $no } 5d. To give it up (I ask you why): { $p }void { $no }
button-nominate-again = Nominations for 7 more days
button-fewer =
    { $count ->
        [one] 1 seat instead
       *[other] { $count } seats instead
    }
button-each = Yes or no on each
reopened = ✅ #{ $no }: nominations are open until { $at }.
now-fewer = 👥 #{ $no }: it is about { $count } seats now.
now-each = 👥 #{ $no }: no more stand than there are seats. Each is voted on, yes or no.
advanced = ✅ #{ $no }: the list is published.
election-put-off = 👥 Put off: { $reason }
put-off-receipt = 👥 #{ $no }: until { $at } now.
election-voided = 👥 #{ $no } { $title } is declared void, by { $by }. Reason: { $reason }
void-second = 👥 #{ $no } falls only if a second organiser who does not stand agrees, within an hour.
candidate-departed-late = ⚠ #{ $no }: { $name } stands, and by the roll owns nothing here any more. If they are elected, two of you can declare the seat vacant.
candidate-departed-how = ⚠ #{ $no }: { $name } stands, and by the roll owns nothing here any more. Two of you can take them off; I ask you why: { $p }vet { $no } { $name } reject
candidate-departed = 👥 #{ $no }: by the roll { $name } owns nothing here any more. If that is wrong, tell an organiser.
stands-unanswered = 👥 #{ $no }: the result stands. Nobody answered { $count } of the objections to it; who objected can go to the authorities.
opens-unanswered = 👥 #{ $no }: voting opens. Nobody answered { $count } of the objections to the list.
second-confirm = They send me: { $p }confirm { $code }
second-asks = 📋 { $by } asks you, as a second organiser, to agree:
button-second = I agree
vacate-second = 👥 { $name } loses the seat only if a second organiser agrees, within an hour.
void-second-recall = 👥 A recall falls only if a second organiser agrees who is not the member concerned, within an hour.
void-second-member = 👥 #{ $no } falls only if a second member of the committee agrees, within an hour.
remind-nominations =
    { $count ->
        [0] ⏰ #{ $no } { $title }: nominations end { $at }. Nobody stands yet.
        [one] ⏰ #{ $no } { $title }: nominations end { $at }. 1 person stands.
       *[other] ⏰ #{ $no } { $title }: nominations end { $at }. { $count } people stand.
    }
remind-nominee = ⏰ #{ $no }: you are nominated. Do you stand? Until { $at }: { $p }accept { $no } or { $p }decline { $no }

# the ballot
ballot-opened = 👥 Voting has begun:
ballot-call = 👥 You can vote now, until { $at }: #{ $no } { $title }
ballot-call-again = ⏰ You have not voted yet in #{ $no } { $title } – until { $at }.
ballot-reminder = ⏰ #{ $no } { $title } ends { $at }.
ballot-result = 👥 Result of the election:
ballot-each =
    { $count ->
        [one] Yes, no or abstain for each; there is 1 seat. In words, for example: { $first }=yes, and the same of each other
       *[other] Yes, no or abstain for each; there are { $count } seats. In words, for example: { $first }=yes, and the same of each other
    }
button-candidate = { $item }  { $name }
button-candidate-set = ✓ { $item }  { $name }
button-review =
    { $count ->
        [0] Review: nobody marked
        [one] Review: 1 mark
       *[other] Review: { $count } marks
    }
button-back = Back to the ballot
marks-review = 👥 #{ $no }, for { $units }. Your choice, not cast yet:
secret-change-marks = To change it: { $p }vote { $no } 1,3 and your receipt.
secret-cast-already-marks = A ballot was cast for it already. To change it, send it again with its receipt: { $p }vote { $no } 1,3 K7QM-2R4T-9XWD
measure-members = members
refusal-decision-members = ⚠ In #{ $no } only the members of the committee vote.
marks-none = none of them
marks-none-words = none, nobody
marks-count = Marked: { $count } of at most { $most }
label-election = An election held in chat. Whether it binds by law depends on your city; some ask for their own system or signed papers.

# the result
result-elected = Elected: { $names }
result-nobody = Nobody is elected.
election-no-quorum = Nobody is elected: too few owners took part
election-no-quorum-next = It can be held once more, with a longer vote and a walk from door to door: { $p }election Owners' committee
result-tied =
    { $count ->
        [one] Equal at the last seat: { $names }. Nobody is seated by chance: they stand once more for it, when the result stands.
       *[other] Equal at the last seats: { $names }. Nobody is seated by chance: they stand once more for { $count } seats, when the result stands.
    }
result-alternates = Alternates, in this order: { $names }
result-open-seats =
    { $count ->
        [one] 1 seat stays open.
       *[other] { $count } seats stay open.
    }
result-committee = There is a committee: { $filled } of { $of } seats are filled.
result-no-committee = There is no committee yet: { $filled } of { $of } seats are filled, and { $minimum } are needed.
approval-needs-more = Approved (✓), { $what }: { $needed }, that is more than { $amount }
approval-needs-least = Approved (✓), { $what }: { $needed }, that is at least { $amount }
approval-needs-each = Approved (✓), { $what }: { $needed }, that is for { $amounts }
election-picture-footer =
    { $count ->
        [one] 1 ballot, { $what }
       *[other] { $count } ballots, { $what }
    }
result-notice = The result is under public notice until { $until }. Objections: { $p }object { $no }. I ask you why.
told-elected = 👥 #{ $no } { $title }: you are elected. It stands once the public notice is over, { $until }.
told-tied = 👥 #{ $no } { $title }: you are equal with others at the last seat. There will be a run-off among you.
told-alternate = 👥 #{ $no } { $title }: you are an alternate, at place { $place }.
told-not-elected = 👥 #{ $no } { $title }: you are not elected. Thank you for standing.
told-undecided = 👥 #{ $no } { $title } was not decided: too few took part. Thank you for standing.
next-runoff =
    { $count ->
        [one] 👥 #{ $no }: 1 seat is left to those who are equal. To let them stand once more: { $p }runoff { $no }
       *[other] 👥 #{ $no }: { $count } seats are left to those who are equal. To let them stand once more: { $p }runoff { $no }
    }
next-further =
    { $count ->
        [one] 👥 1 seat is open. A further election for it: { $p }election { $title } --fills { $no }
       *[other] 👥 { $count } seats are open. A further election for them: { $p }election { $title } --fills { $no }
    }
button-runoff = Run-off
runoff-title = Run-off: { $title }
runoff-called =
    { $count ->
        [one] 👥 Run-off for 1 seat, among those equal in #{ $no }:
       *[other] 👥 Run-off for { $count } seats, among those equal in #{ $no }:
    }
runoff-done = ✅ The run-off is #{ $no }. Voting opens { $at }, by itself.
not-seated = 👥 The result stands, but there is no committee yet.
not-seated-kept = 👥 The result stands: nobody takes a seat by it, and the committee stays as it is.
seated = 👥 The committee is elected, and the result stands.
seated-more = 👥 The committee has new members.
seated-members =
    { $count ->
        [one] 1 member: { $names }
       *[other] { $count } members: { $names }
    }
seated-term = The term ends { $at }.
seated-next = 👥 #{ $no }: next, what is filed with the authorities: { $p }filing { $no }. To hand over to the committee: { $p }handover
told-seated = 👥 #{ $no }: you are a member of the committee.
told-officers = Elect your chair and vice-chairs: { $p }officers
told-handover = To become the organisers here, all of you in one step: { $p }handover
button-officers = Elect the chair
term-ends = ⏰ The committee's term ends { $at }, in half a year.
term-over = ⏰ The committee's term ended { $at }.
term-next = ⏰ The next election: { $p }election Owners' committee

# offices and duties
committee-title =
    { $count ->
        [one] 👥 The committee has 1 member, until { $until }:
       *[other] 👥 The committee has { $count } members, until { $until }:
    }
committee-line = { $name }, { $office }
committee-line-duty = { $name }, { $office }: { $duty }
committee-how = Offices: { $p }officers. Duties, for example: { $p }duty Chen Wei finance
office-chair = chair
office-vice = vice-chair
office-member = member
officers-running = #{ $no } elects officers, until { $at }: { $p }vote { $no }
officers-who = The members elect their chair and vice-chairs among themselves.
officers-chair-how = There is no chair yet. Each member names one; more than half of all { $count } are needed, that is { $needed }. How long shall the ballot be open?
officers-vices-how = Vice-chairs: more than half of all { $count } members are needed, that is { $needed }. How many, and how long shall the ballot be open?
button-elect-chair = Chair: { $length }
button-elect-vices =
    { $count ->
        [one] 1 vice-chair: { $length }
       *[other] { $count } vice-chairs: { $length }
    }
title-chair = Chair of the committee
title-vices =
    { $count ->
        [one] Vice-chair of the committee
       *[other] { $count } vice-chairs of the committee
    }
officers-begun = ✅ #{ $no }: the members vote until { $at }.
offices-fallen = 👥 The committee has changed, so #{ $no } { $title } is void. Its members can vote anew: { $p }officers
offices-fallen-reason = the committee has changed
rule-committee-officers-name = members among themselves
rule-committee-officers = Rule: members only, one vote each; more than half of all members.
office-filled-chair = 👥 The committee's chair: { $names }
office-filled-vice = 👥 The committee's vice-chairs: { $names }
office-nobody = 👥 Nobody has more than half of all members.
office-again =
    { $count ->
        [one] 1 office is open: { $p }officers begins another ballot.
       *[other] { $count } offices are open: { $p }officers begins another ballot.
    }
office-next = Next, the vice-chairs: { $p }officers
office-duties = Next, who sees to what, for example: { $p }duty Chen Wei finance
duty-told = 👥 { $name } sees to: { $duty }
duty-done = ✅ Everybody reads what { $name } sees to.
heads-members =
    { $count ->
        [one] 1 member
       *[other] { $count } members
    }

# handing over, vacancies, recall
handover-question = 👥 Hand { $estate } over to the committee?
handover-new = Organisers from now on: { $names }
handover-old = No longer: { $names }
handover-silent = Not reachable here, and so without the role: { $names }
handover-means = It happens in one step, and every group reads it.
button-handover = Hand over
handover-told = 👥 Handed over: the committee organises from now on. { $names }
handover-told-new = 👥 The committee organises { $estate } now, and you with it. What you can do: { $p }help
handover-told-old = 👥 The committee organises { $estate } from now on, and you no longer do. Thank you.
handover-is-done = ✅ Handed over.
resign-question = 👥 You would leave the committee of { $estate }, before { $until }. Every group reads it, and the next alternate is asked. Sure?
button-resign = Leave the committee
resigned = 👥 You have left the committee. Thank you for your work.
vacated = 👥 { $name } has lost the seat; if there is an alternate, they are asked.
seat-vacant-term = 👥 { $name } is no longer on the committee: the term is over.
seat-vacant-resigned = 👥 { $name } has left the committee.
seat-vacant-recalled = 👥 { $name } is recalled by the owners, and no longer on the committee.
seat-vacant-departed = 👥 { $name } owns nothing here any more, and is no longer on the committee.
seat-vacant-replaced = 👥 { $name } is no longer on the committee: a new one is seated.
told-next = 👥 { $title } (#{ $no }): a seat has fallen vacant, and it is your turn to take it. Do you want to?
button-take-seat = I take it
button-decline-seat = I don't
seat-yours = ✅ You are a member of the committee, until { $until }.
seat-filled = 👥 { $name } takes the vacant seat, as the next alternate, until { $until }.
seat-declined = 👥 Understood. If there is a next one, they are asked.
alternates-none = ⚠ No alternate is left.
alternates-tied = ⚠ The next alternates are equal: { $names }. Nobody is seated by chance; a further election decides.
alternate-unreachable = ⚠ { $name } is the next alternate, and I cannot write to them. They send me { $p }seat
member-departed = ⚠ { $name}, a member of the committee, owns nothing here any more. If that is right: { $p }vacate { $name }
recall-asked = 👥 { $by } asks for the recall of { $name }:
recall-state = Asking for it: { $behind } of { $heads } owners, { $among } of { $members } members.
recall-needed = Once a fifth of the owners, or a third of the members, ask for it, it is put to the owners' vote. Who asks for it too, presses the button. To look: { $p }recall
recall-told = ⚠ { $name }, { $by } asks for your recall; the reason is below. If a fifth of the owners or a third of the members ask for it, you have seven days to answer before the owners vote. You can answer now as well: { $p }defend
recall-noted = 👥 Noted: you ask for the recall of { $name }.
recall-supported-too = Noted. Asking for it: { $behind } of { $heads } owners, { $among } of { $members } members.
recall-heard = 👥 Enough ask for the recall of { $name }. They may answer until { $until }; then the owners vote.
recall-answer-how = ⚠ Enough ask for your recall. Until { $until } you can answer, and it stands with the ballot: press “Answer”, or send { $p }defend
recall-unreachable = ⚠ I cannot write to { $name }, whose recall is asked for. Tell them to answer: { $p }defend
recall-answered = ✅ Your answer stands with the ballot.
recall-dropped = 👥 Too few asked for the recall of { $name } within 60 days. It is over.
recall-line = 👥 Recall of { $name }:
recall-title = Recall { $name } from the committee
recall-text-reason = Why it is asked for: { $text }
recall-text-answer = The answer: { $text }
recall-text-silent = The member has not answered.
recalls-none = 👥 Nobody's recall is asked for. To ask for one, for example: { $p }recall Chen Wei never answers
button-recall = I ask for it too

# files
calendar-here = 📅 The dates of #{ $no }, for your own calendar.
calendar-again = If a date moves, send { $p }calendar { $no } again: the new file takes the old one's place.
event-nominate = #{ $no } { $title }: nominations
event-nominate-end = #{ $no } { $title }: nominations end
event-nominate-about = Nominate neighbours, or stand yourself.
event-vet = #{ $no } { $title }: vetting
event-vet-end = #{ $no } { $title }: vetting ends
event-vet-about = Organisers who do not stand look at the conditions.
event-notice = #{ $no } { $title }: list of candidates on public notice
event-notice-end = #{ $no } { $title }: voting opens
event-notice-about = Objections to candidates are heard.
event-vote = #{ $no } { $title }: voting
event-vote-end = #{ $no } { $title }: voting ends
event-vote-about = Vote in a direct message to the bot.
event-result = #{ $no } { $title }: result on public notice
event-result-end = #{ $no } { $title }: the result stands
event-result-about = Objections to the result are heard.
event-meeting-end = #{ $no } { $title }: last day for the first meeting of the elected
event-meeting-about = The law asks for it within days of the vote.
event-filing-end = #{ $no } { $title }: last day to file with the authorities
event-filing-about = The filing pack: { $p }filing, for organisers and members.
filing-here = 📁 What is filed about #{ $no }, as one archive:
filing-what = Notices with their dates, candidates, minutes, the elected, the totals of the roll, and the record that anybody can recount.
filing-notices = { $estate }: notices in the election #{ $no } { $title }
filing-candidates = { $estate }: candidates in the election #{ $no } { $title }
filing-minutes = { $estate }: minutes of the election #{ $no } { $title }
filing-elected = { $estate }: those elected in #{ $no } { $title }
filing-act = Act
filing-when = When
filing-more = More
filing-hash = Chain
filing-unit = Unit: { $unit }
filing-how = How it was voted
filing-turnout = Who took part
filing-result = Result
filing-members = The committee
filing-roll = The roll
filing-not-seated = The committee is not seated yet.
filing-building = Building
filing-units = Units
filing-owners = Owners
filing-area = Area, m²
came-out-elected = Elected
came-out-tied = Equal at the last seat
came-out-alternate = Alternate
came-out-not-elected = Not elected
came-out-struck = Taken off the list

act-called = candidates called for
act-listed = candidates published
act-runoff = run-off among those who were equal
act-ballot = ballot made from the list
act-struck = taken off the list
act-put-off = a phase put off
act-seated = seats taken
act-handed-over = handed over
act-vacated = seat vacant

# what cannot be
refusal-election-unknown =
    { $running ->
        [none] ⚠ There is no election #{ $no } here.
       *[other] ⚠ There is no election #{ $no } here. Under way: { $running }
    }
refusal-election-phase =
    { $phase ->
        [called] ⚠ Nominations for #{ $no } have not begun. { $p }candidates { $no } shows when.
        [nominating] ⚠ #{ $no }: nominations are open, this comes later. How far it is: { $p }candidates { $no }
        [vetting] ⚠ #{ $no } is being vetted; that cannot be done now. How far it is: { $p }candidates { $no }
        [notice] ⚠ The list of #{ $no } is on public notice; that cannot be done now. How far it is: { $p }candidates { $no }
        [voting] ⚠ Voting is open in #{ $no }; that cannot be done now. To vote: { $p }vote { $no }
        [result-notice] ⚠ #{ $no } is decided, and its result on public notice. To see it: { $p }results { $no }
        [stopped] ⚠ Too few stand in #{ $no }; the organisers decide what is done. Who stands: { $p }candidates { $no }
       *[other] ⚠ #{ $no } is over. How it came out: { $p }results { $no }
    }
refusal-phase-over = ⚠ That was possible until { $at } in #{ $no }.
refusal-election-early = ⚠ #{ $no } is not there yet: { $at }.
refusal-election-over = ⚠ #{ $no } is over; nothing of it can be changed.
refusal-election-voting = ⚠ #{ $no } is being voted on.
refusal-election-result = ⚠ A result can be declared void only after somebody has objected to it, by two organisers who did not stand.
refusal-election-closes-itself = ⚠ #{ $no } goes by its dates: whoever was told a time may wait until then. { $p }candidates { $no } shows where it is.
refusal-election-no-candidates = ⚠ Nobody stands in #{ $no }, so there is nothing to vote on. Nominations can be opened once more.
refusal-election-no-nominations = ⚠ #{ $no } is a run-off: nobody can be nominated.
refusal-nominations-over = ⚠ Nominations for #{ $no } ended { $at }: nobody can be nominated or stand any more. Who stands: { $p }candidates { $no }
refusal-ballot-is-election = ⚠ #{ $no } is an election: this works for quick polls only. See { $p }candidates { $no }, { $p }results { $no }
refusal-fewer-seats =
    { $choices ->
        [none] ⚠ { $seats } seats do not work: no lawful number is small enough.
       *[other] ⚠ { $seats } seats do not work. Possible: { $choices }
    }
refusal-seats-unlawful =
    { $source ->
        [none] ⚠ { $seats } seats do not work; { $least } to { $most } do.
       *[other] ⚠ { $seats } seats are not lawful: { $least } to { $most } ({ $source }).
    }
refusal-seats-even = ⚠ { $seats } is an even number; a committee has an odd number of seats ({ $source }).
refusal-minimum-unlawful = ⚠ { $minimum } members are not enough; { $least } to { $most } ({ $source }).
refusal-marks-many = ⚠ A ballot names at least 1 candidate, and at most as many as there are seats: { $most }.
refusal-alternates-many = ⚠ At most { $most } alternates.
refusal-term-years =
    { $source ->
        [none] ⚠ A term has 1 to { $most } years.
       *[other] ⚠ A term has 1 to { $most } years ({ $source }).
    }
refusal-conditions-many = ⚠ At most { $most } conditions.
refusal-condition-empty = ⚠ Condition { $condition } is empty.
refusal-condition-long = ⚠ Condition { $condition } may have { $most } characters; it has { $length }.
refusal-how-many = ⚠ I cannot read “{ $given }” as a number. Write it in digits, for example 5.
refusal-nominate-short = ⚠ Nominations have to be open at least { $days } day, until { $earliest } or later.
refusal-vet-short = ⚠ Vetting takes at least { $days } day, until { $earliest } or later.
refusal-list-notice-short = ⚠ The list has to be under public notice for { $days } days, until { $earliest } or later.
refusal-result-short = ⚠ The result has to be under public notice for { $days } days, until { $earliest } or later.
refusal-put-off-reason = ⚠ Why? Everybody reads it. For example: { $p }extend { $no } 3d many are away
refusal-put-off-earlier = ⚠ #{ $no } can only end later than { $at }.
refusal-put-off-late = ⚠ That phase of #{ $no } ended { $at }.
refusal-put-off-long = ⚠ That part can take { $days } days in all, so until { $latest } at the latest.
refusal-contest-unsound = ⚠ This election cannot be held as it is ({ $what }). Please call it anew.
refusal-fills-running = ⚠ The result of #{ $no } does not stand yet. Once it does, I tell you what is left to do.
refusal-fills-none = ⚠ All seats of #{ $no } are filled.
refusal-fills-rule = ⚠ Seats of one committee are filled under one rule, that of #{ $no }: leave --rule out.
refusal-election-beside = ⚠ #{ $no } { $title } is under way, and there is one committee. Another election can be called once its result stands, or it is declared void (I ask you why): { $p }void { $no }
refusal-need-owner = ⚠ I do not know yet which owner you are. Send me { $p }register and the code of your letter in a direct message, such as { $p }register K7QM-2R4T-9XWD
refusal-need-owner-first =
    { $command ->
        [decline] ⚠ I do not know yet which owner you are. Send me { $p }register and the code of your letter in a direct message, such as { $p }register K7QM-2R4T-9XWD, and then { $p }decline { $no }
       *[accept] ⚠ I do not know yet which owner you are. Send me { $p }register and the code of your letter in a direct message, such as { $p }register K7QM-2R4T-9XWD, and then { $p }accept { $no }
    }
refusal-nominate-twice = ⚠ You have nominated { $name } already. To take it back: { $p }nominate { $no } { $name } --remove
refusal-nominate-many = ⚠ One owner can nominate { $most } people. To take one back: { $p }nominate { $no }, the name and --remove
refusal-nominate-full = ⚠ { $most } people are nominated; there cannot be more.
refusal-nominate-declined = ⚠ { $name } has said that they do not stand. Only they can change that.
refusal-nominate-withdrawn = ⚠ { $name } no longer stands. Only they can change that.
refusal-nominate-rejected = ⚠ { $name } cannot stand in this election.
refusal-nominate-one = ⚠ One person at a time, please. For example: { $p }nominate { $no } Chen Wei She knows the house
refusal-placeholder =
    { $command ->
        [nominate] ⚠ “{ $given }” only marks the place. Put the real name or reason there, for example: { $p }nominate { $no } Chen Wei She knows the house
        [statement] ⚠ “{ $given }” only marks the place. Put your own words there, for example: { $p }statement { $no } I have lived here for twelve years
        [ask] ⚠ “{ $given }” only marks the place. Put your question there, for example: { $p }ask { $no } Chen Wei Will the accounts be public?
        [reply] ⚠ “{ $given }” only marks the place. Put your own words there, for example: { $p }reply { $no } I work nights, and come at weekends
        [question] ⚠ “{ $given }” only marks the place. Put your answer there, for example: { $p }reply { $no } q{ $number } Yes, every month
        [objection] ⚠ “{ $given }” only marks the place. Put the answer there, for example: { $p }reply { $no } o{ $number } We have looked into it, and it is so
        [vet] ⚠ “{ $given }” only marks the place. Put the reason there, for example: { $p }vet { $no } reject Owes a year's fees
        [object] ⚠ “{ $given }” only marks the place. Put the reason there, for example: { $p }object { $no } Owns nothing here
        [dispute] ⚠ “{ $given }” only marks the place. Put the reason there, for example: { $p }dispute { $no } My paper is missing
        [recall] ⚠ “{ $given }” only marks the place. Put the reason there, for example: { $p }recall { $no } Has not answered for months
        [roll] ⚠ “{ $given }” only marks the place. Put your own words there, for example: { $p }objections { $no } You are right, it is mended
        [void] ⚠ “{ $given }” only marks the place. Put the reason there, for example: { $p }void { $no } The dates were wrong
        [extend] ⚠ “{ $given }” only marks the place. Put the reason there, for example: { $p }extend { $no } 3d Many are away
       *[defend] ⚠ “{ $given }” only marks the place. Put your own words there, for example: { $p }defend I was in hospital
    }
refusal-nominee-unclear = ⚠ “{ $given }” is nobody on the roll. Write a name or a unit, for example: { $p }nominate { $no } Chen Wei She knows the house
refusal-nominated-not =
    { $phase ->
        [nominating] ⚠ You are not nominated in #{ $no }. To stand: { $p }stand { $no }
       *[other] ⚠ You do not stand in #{ $no }.
    }
refusal-decline-nothing =
    { $phase ->
        [nominating] ⚠ Nobody has nominated you in #{ $no }: there is nothing to answer.
       *[other] ⚠ You do not stand in #{ $no }: there is nothing to answer.
    }
refusal-accept-not-yours = ⚠ That is for { $name } to say.
refusal-accept-already = ⚠ You have accepted already, and stand. To take it back: { $p }withdraw { $no }
refusal-accept-declined =
    { $phase ->
        [nominating] ⚠ You have said that you do not stand. Changed your mind? { $p }stand { $no }
       *[other] ⚠ You have said that you do not stand in #{ $no }, and nominations are over.
    }
refusal-accept-late = ⚠ Nominations for #{ $no } ended { $at }. You had not answered by then, so this time you cannot stand.
refusal-accept-rejected = ⚠ You were not passed in the vetting of #{ $no }, so you cannot stand.
refusal-accept-struck = ⚠ You were taken off the list of #{ $no }, so you cannot stand.
refusal-accept-not-on-roll = ⚠ { $name } is not on the roll of owners. With the code of the letter: { $p }register
refusal-conditions-unconfirmed = ⚠ Whoever stands confirms each condition. Missing: { $conditions }
refusal-conditions-unclear = ⚠ “{ $given }” is no number of a condition. For example: { $p }accept { $no } { $example } or { $p }accept { $no } all
refusal-candidacy-not-yours = ⚠ That is for { $name } to say.
refusal-candidacy-not-standing = ⚠ { $name } does not stand.
refusal-withdraw-late = ⚠ The list of #{ $no } is published, so you stay on it. If you are elected you can resign.
refusal-statement-long = ⚠ A statement may have { $most } characters; this has { $length }.
refusal-statement-late = ⚠ The list of #{ $no } is published, so statements stay as they are. You can answer questions.
refusal-statement-photo = ⚠ A photo goes with a statement, no other file.
refusal-candidate-whom = ⚠ Who is meant? There are: { $names }
refusal-candidate-unknown = ⚠ I find no “{ $given }” there. There are: { $names }
refusal-asked-empty = ⚠ What do you want to ask?
refusal-asked-long = ⚠ A question may have { $most } characters; this has { $length }.
refusal-question-unknown = ⚠ There is no question { $no }.
refusal-questions-many = ⚠ { $most } of your questions to them wait for an answer already.
refusal-answer-empty = ⚠ What is your answer?
refusal-answer-long = ⚠ An answer may have { $most } characters; this has { $length }.
refusal-answer-same = ⚠ Question { $number } has this answer already; everybody has read it.
refusal-reply-none = ⚠ Nobody has said anything against you here, { $name}.
refusal-reply-objection-unknown =
    { $known ->
        [none] ⚠ Nobody has objected in #{ $no }, so there is no objection { $number }.
       *[other] ⚠ There is no objection { $number } in #{ $no }. There are: { $known }. For example: { $p }reply { $no } o1 We have looked into it, and it is so
    }
refusal-reply-own = ⚠ Objection { $number } is answered by organisers who do not stand. They read your own word too, for example: { $p }reply { $no } I work nights, and come at weekends
refusal-reply-question = ⚠ Which question do you answer? Waiting: { $numbers }. For example: { $p }reply { $no } q{ $number } Yes, every month
refusal-reply-objection = ⚠ Which objection do you answer? Waiting: { $numbers }. For example: { $p }reply { $no } o{ $number } We have looked into it, and it is so
refusal-reply-nothing = ⚠ In #{ $no } no question and no objection waits for your answer. Who stands: { $p }candidates { $no }
refusal-object-when = ⚠ Objections to #{ $no } are heard while its list, or its result, is under public notice. { $p }candidates { $no }
refusal-object-whom = ⚠ To whom do you object? The name or number comes first: { $names }. For example: { $p }object { $no } { $example } owns nothing here
refusal-vet-stands = ⚠ You stand in #{ $no }, or are nominated: others vet. Not standing? { $p }decline { $no }
refusal-vet-verdict = ⚠ { $name }: pass, or reject and why? For example: { $p }vet { $no } { $name } pass
refusal-vet-reason-missing = ⚠ A rejection needs a reason, which the candidate reads. For example: Owes a year's fees
refusal-vet-not-accepted = ⚠ { $name } does not wait for vetting.
refusal-vet-undecided = ⚠ Not vetted yet: { $names }
refusal-vet-passed-already = ⚠ { $name } is on the list already.
refusal-strike-no-objection = ⚠ { $name } is on the published list. Only after an objection can they be struck off.
refusal-strike-own-objection = ⚠ You have objected in #{ $no } yourself: others say whether you are right.
refusal-strike-objection-tied = ⚠ In #{ $no } it takes an objection by somebody else than who judges it, and than whom they appointed.
refusal-strike-not-listed = ⚠ { $name } is not on the list.
refusal-marks-too-many = ⚠ At most { $most } can be marked; these are { $given }. Take one back first.
refusal-marks-abstain = ⚠ A candidate is marked or not: there is no abstaining for one. “none” marks nobody.
refusal-marks-unclear = ⚠ I do not understand “{ $given }”. Send the candidates' numbers with commas between, for example: { $p }vote { $no } { $example }
refusal-marks-answered = ⚠ Candidates are marked here, and who is not marked gets no vote: no yes, no or abstain. For example: { $p }vote { $no } { $example }. For none of them: { $p }vote { $no } none
refusal-each-unclear = ⚠ I do not understand “{ $given }”. Say something of each candidate, for example: { $p }vote { $no } { $example }. Yes to all: { $p }vote { $no } yes
refusal-each-missing = ⚠ Say something of each candidate. Missing: { $items }. For example: { $p }vote { $no } { $example }. Yes to all: { $p }vote { $no } yes
refusal-runoff-none = ⚠ Nobody is equal at the last seat in #{ $no }.
refusal-runoff-already = ⚠ The run-off of #{ $no } is #{ $other }.
refusal-committee-none = ⚠ No committee is seated here yet.
refusal-member-not = ⚠ You are not on the committee.
refusal-member-gone = ⚠ { $name } is no longer on the committee.
refusal-member-unknown = ⚠ There is no member “{ $given }”. There are: { $names }
refusal-officers-running = ⚠ #{ $no } elects officers already.
refusal-officers-not-yours = ⚠ Members of the committee, and organisers, begin that.
refusal-office-seats = ⚠ At most { $most } can be elected to that.
refusal-duty-empty = ⚠ What does { $name } see to?
refusal-duty-long = ⚠ A duty may have { $most } characters; this has { $length }.
refusal-duty-not-yours = ⚠ The chair, and organisers, assign duties.
refusal-handover-done = ⚠ The committee organises already.
refusal-handover-not-yours = ⚠ Members of the committee, and organisers, hand over.
refusal-vacate-owner = ⚠ { $name } is an owner on the roll, and stays a member. They can resign, or be recalled by the owners.
refusal-seat-taken = ⚠ No seat waits for you.
refusal-recall-own = ⚠ About yourself you cannot ask for that. You can resign: { $p }resign
refusal-recall-running = ⚠ The recall of { $name } is asked for already. { $p }recall shows it.
refusal-recall-reason-missing = ⚠ And why? They and everybody read it. For example: { $p }recall Chen Wei never answers
refusal-recall-over = ⚠ The recall of { $name } is not asked for any more.
refusal-recall-supported = ⚠ You have asked for it already.
refusal-recall-state = ⚠ That recall is no longer asked for.
refusal-recall-not-yours = ⚠ It is about { $name }, not about you.
refusal-recall-none-yours = ⚠ Nobody asks for your recall.
refusal-recall-answer-late = ⚠ You could answer until { $at }.
refusal-recall-hearing = ⚠ The member may answer until { $at }.
refusal-filing-early = ⚠ #{ $no } is not decided yet; voting ends { $at }.
refusal-filing-not-yours = ⚠ That is for organisers, members of the committee and auditors. Anybody can have the record: { $p }record
remind-meeting = ⏰ The committee has no chair yet. Its first meeting is due by { $until }: { $p }officers
remind-filing = ⏰ #{ $no }: filing with the authorities is due by { $until }: { $p }filing { $no }
refusal-fills-tied = ⚠ In #{ $no } candidates are equal at the last seat: the run-off comes first. { $p }runoff { $no }
refusal-election-none = ⚠ No election is under way. An organiser calls one: { $p }election Owners' committee
refusal-election-which = ⚠ Which one? { $numbers }
status-election = 👥 #{ $no }  { $title }: { $phase }
election-seats-left =
    { $count ->
        [one] 1 seat, for the term of the others
       *[other] { $count } seats, for the term of the others
    }
metres = { $number } m²
advanced-stopped = #{ $no }: too few stand, so no list is published. You have a message that asks what shall be done.
marks-mean = A mark is a yes, no mark a no. Seats go to those whom the rule approves: most owners first, then most area.
reveals-unanimous-marks = ⚠ Of some candidates all say the same, so everybody knows that much of every ballot.
ballot-for-member = You vote as a member of the committee.
refusal-ballot-not-yet = ⚠ #{ $no } is an election that is not voted on yet; voting opens { $at }. { $p }candidates { $no }
election-why-not-secret = Not secret: this database keeps in which order things came.
election-roll-notice = ⚠ Before voting the roll has to have been under public notice, until { $at } at the latest: { $p }notice 7d
vetters-none = ⚠ #{ $no }: nobody of you can vet, since all stand or are nominated. To add somebody who does not: { $p }organiser @name
nominations-open = 👥 Nominations are open:
vet-said-pass = passes
strike-needs-second = #{ $no }: noted. { $name } is taken off the list once a second organiser says so too. They read your reason, and may answer.
strike-second = ⚠ #{ $no }: an organiser would take { $name } off the list; it takes a second one. What do you say? The reason: “{ $reason }”
button-answer-number = Answer { $number }
question-put-told = 👥 Question { $number } is with { $name }. The answer comes to the group, with your question.
argument-nominate-who = name, unit or me, and why
argument-candidates-who = name or number
argument-duty-who = name and duty
argument-vacate-who = name
argument-recall-who = name and why
argument-ask-question = name and question
nominated-register = 👥 #{ $no }: { $by } nominates you. To stand you have to be registered as an owner: send me { $p }register and the code of your letter.
stand-aliases = istand
stand-summary = stand for election yourself
stand-example = { $p }stand 9
refusal-stand-not =
    { $phase ->
        [nominating] ⚠ You do not stand in #{ $no }. To stand: { $p }stand { $no }
       *[other] ⚠ You do not stand in #{ $no }.
    }
withdrawn-for-good = 👥 #{ $no }: you no longer stand.
election-replaces = ⚠ A committee sits until { $until }. Once this result stands, the new one takes its place.
button-somebody-else = Somebody else: { $name }
nominees-unknown =
    { $count ->
        [one] · and 1 name that is not on the roll
       *[other] · and { $count } names that are not on the roll
    }
refusal-candidate-which = ⚠ Several are called { $given }: { $names }. Which one?
refusal-candidate-one = ⚠ One person at a time; { $other } goes in a message of its own. If you mean { $name } alone, put a colon before your words: { $name }: …
refusal-object-why-result = ⚠ And why? For example: { $p }object { $no } My paper is missing
refusal-objection-own = ⚠ This objection is yours: another organiser answers it.
refusal-second-appointed = ⚠ That takes two who are independent. You and { $name } count as one here: one of you has only lately made the other an organiser.
refusal-second-changed = ⚠ It is not the same any more: the roll has changed since. Whoever asked can ask again.
election-objections =
    { $answered ->
        [0] Election #{ $no }: objections to candidates or result: { $count }, none answered yet
       *[other] Election #{ $no }: objections to candidates or result: { $count }, answered: { $answered }
    }
election-objections-how = Press to answer, or for example: { $p }reply { $no } o{ $number } We have looked into it, and it is so
election-objection-yours = #{ $no }: your objection { $number }, to { $about }:
objection-waits = It waits for its answer.
role-changed = { $change } (by { $by })
turnout-no-building = No building: { $voted } of { $of } owners
filing-done = What
filing-opened = Voting opened: { $at }
filing-closed = Voting closed: { $at }
filing-notice = Result on public notice until: { $at }
refusal-election-own = ⚠ You stand in #{ $no }, or are nominated: others decide how it goes. Not standing? { $p }decline { $no }
refusal-election-own-helper = ⚠ { $name } stands in #{ $no }, and made you an organiser since the call: others decide how it goes.
refusal-members-only = ⚠ #{ $no } is the members' own election: only they decide how it goes.
refusal-recall-concerned = ⚠ This is about you: others decide how it goes. You can answer: { $p }defend
refusal-recall-helper = ⚠ This is about { $name }, who made you an organiser: others decide how it goes.
refusal-nominate-sits = ⚠ { $name } is elected already.
refusal-opens-far = ⚠ That is too far away. Nominations can begin until { $latest }.
refusal-objections-enough = ⚠ You have objected { $most } times to this; that is all one person can.
refusal-replaces-rule = ⚠ A committee sits, and its term is not over. Another takes its place only under the rule by which it was elected: leave --rule out.
refusal-fills-asking = ⚠ An alternate is being asked whether they take the seat. If they have not within { $days } days of its falling vacant, a further election can be called.
