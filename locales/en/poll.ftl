# Polls: opening, voting, results, running them.

group-polls = Polls
group-running = Running a poll

poll-aliases = survey, newpoll
poll-summary = ask everybody a question
poll-example = { $p }poll Repaint the gate? | Yes | No --until friday 20:00
vote-aliases = v
vote-summary = vote, or see what is open
vote-example = { $p }vote 7 2
unvote-aliases = withdrawvote
unvote-summary = take your vote back
unvote-example = { $p }unvote 7
results-aliases = result
results-summary = see the counts
results-example = { $p }results 7
results-names-words = names, who
close-aliases = closepoll
close-summary = close a poll now
close-example = { $p }close 7
extend-aliases = extendpoll
extend-summary = give a poll more time
extend-example = { $p }extend 7 2d
void-aliases = voidpoll
void-summary = declare a poll void, with the reason
void-example = { $p }void 7 The question was unclear
nudge-aliases = chase
nudge-summary = remind those who have not voted
nudge-example = { $p }nudge 7
export-aliases = download
export-summary = get the votes as a file
export-example = { $p }export 7 csv
add-aliases = addoption
add-summary = add an option to a poll
add-example = { $p }add 7 In two years
edit-aliases = reword
edit-summary = reword a poll nobody has voted in yet
edit-example = { $p }edit 7 Repaint the gate in May? | Yes | No

flag-multi-aliases = several
flag-ranked-aliases = rank
flag-dates-aliases = date
flag-anonymous-aliases = anon
flag-hidden-aliases = hide
flag-until-aliases = deadline
flag-add-aliases = addoptions
flag-remind-aliases = reminder
flag-now-aliases = atonce

flag-multi-summary = choose several, or at most so many (--multi 2)
flag-ranked-summary = put the options in order
flag-dates-summary = yes, maybe or no to each date
flag-anonymous-summary = nobody learns who chose what
flag-hidden-summary = counts are shown when it closes
flag-until-summary = when it closes (--until 3d)
flag-add-summary = residents may add options
flag-remind-summary = remind this long before it closes (--remind 2h)
flag-now-summary = open it without further questions

ask-question = 🗳 What do you want to ask?
ask-options = 🗳 Which answers can people choose? Put | between them, or one on each line.
ask-how = 🗳 How shall people vote?
ask-ballot = 🗳 Which one? Send its number.
ask-choice = 🗳 Which option? Send its number.
ask-extend-until = 🗳 Until when? For example: 2d, or friday 20:00
ask-void-reason = 🗳 Why is it void? Everybody will read the reason. For example: The dates were wrong
ask-add-option = 🗳 Which option do you want to add?
ask-edit-question = 🗳 What shall the question be?

button-open-now = Open it now
button-until-three-days = Open for 3 days
button-multi = Several choices
button-ranked = In order of preference
button-anonymous = Anonymous
button-hidden = Counts at the end
button-yes-no = Yes / No
button-yes-no-abstain = Yes / No / Abstain
options-yes-no = Yes | No
options-yes-no-abstain = Yes | No | Abstain
button-rank = Put them in order
button-dates = Answer each date
button-clear = Take mine back
button-cast = Cast
button-again = Start over
button-picture = Picture

poll-title = 🗳 #{ $no }  { $question }
poll-count = { $count }  ({ $share })
poll-rule-any = Choose as many as you like.
poll-rule-multi = Choose up to { $most }.
poll-rule-ranked = Put the options in order: the button below, or { $p }vote { $no } 2>1
poll-rule-dates = A button means yes. For maybe or no: { $p }vote { $no } 1=yes 2=maybe
poll-rule-add = Something missing? { $p }add { $no } your option
poll-rule-hidden = Counts are shown when it closes.
poll-rule-anonymous = Anonymous: nobody learns who chose what. Whoever runs this bot, and the chat platform, could technically see a vote arrive.
poll-footer-open =
    { $voters ->
        [0] Nobody has voted yet · no deadline
        [one] 1 person has voted · no deadline
       *[other] { $voters } people have voted · no deadline
    }
poll-footer-until =
    { $voters ->
        [0] Nobody has voted yet · open until { $at }
        [one] 1 person has voted · open until { $at }
       *[other] { $voters } people have voted · open until { $at }
    }
poll-open-until = Open until { $at }
poll-footer-closed =
    { $voters ->
        [0] Closed { $at } · nobody voted
        [one] Closed { $at } · 1 person voted
       *[other] Closed { $at } · { $voters } people voted
    }
poll-footer-void = Void, it counts for nothing. Reason: { $reason }
poll-label = A poll for opinions, not a formal decision.
poll-opened =
    { $rooms ->
        [one] 🗳 #{ $no } is open and shown in 1 room.
       *[other] 🗳 #{ $no } is open and shown in { $rooms } rooms.
    }
poll-reworded = 🗳 #{ $no } has its new words.
option-added = 🗳 #{ $no } has a new option { $number }: { $option }

outcome-none = Nobody voted, so there is no result.
outcome-one = Most support: { $option }
outcome-tied = Equal support: { $options }
ranked-round = Round { $round }: { $counts }
ranked-round-out = Round { $round }: { $counts } → out: { $out }
ranked-exhausted =
    { $count ->
        [one] 1 vote names nobody who is still in
       *[other] { $count } votes name nobody who is still in
    }

vote-none-open = There is nothing to vote on now. { $p }poll starts a quick poll.
vote-open-list = 🗳 Open now:
vote-open-line = #{ $no }  { $question }
vote-open-line-until = #{ $no }  { $question } (until { $at })
vote-recorded = #{ $no }: { $choice }. { $more }
vote-same = #{ $no }: { $choice }, as before. { $more }
vote-changed = #{ $no }: changed from { $before } to { $choice }. { $more }
vote-may-change = You can change it until the poll is closed.
vote-may-change-until = You can change it until { $at }.
unvote-done = #{ $no }: your vote ({ $choice }) is taken back. You can vote again.
unvote-nothing = #{ $no }: you had not voted, so there is nothing to take back.
ballot-sent = Your ballot for #{ $no } is in our direct messages.
ballot-unreachable = To vote on #{ $no }, open a direct chat with me first and press Start. Then tap again.
ballot-yours = Your choice: { $choice }
ballot-order = Your order so far: { $choice }
ballot-cast = #{ $no }: recorded: { $choice }. You can change it while the poll is open.

results-by-name = 🗳 #{ $no }  { $question }
results-name-line = { $name }: { $choice }
picture-caption = 🗳 #{ $no }
picture-footer =
    { $voters ->
        [one] 1 person voted
       *[other] { $voters } people voted
    }
refusal-pictures-busy = ⚠ Many pictures are being drawn just now. Tap again in half a minute.
export-done =
    { $votes ->
        [one] 🗳 #{ $no } as a file: 1 vote.
       *[other] 🗳 #{ $no } as a file: { $votes } votes.
    }
export-done-anonymous =
    { $votes ->
        [one] 🗳 #{ $no } as a file: 1 vote, without names.
       *[other] 🗳 #{ $no } as a file: { $votes } votes, without names.
    }
poll-closed-receipt = 🗳 #{ $no } is closed. Every room has the result.
poll-extended = 🗳 #{ $no }  { $question }
    Now open until { $at }.
poll-extended-receipt = 🗳 #{ $no } is now open until { $at }.
poll-voided = 🗳 #{ $no }  { $question }
    Void, it counts for nothing. Reason: { $reason }
poll-voided-receipt = 🗳 #{ $no } is void. Every room has the reason.
nudge-done =
    { $told ->
        [one] Reminded 1 neighbour about #{ $no } by direct message.
       *[other] Reminded { $told } neighbours about #{ $no } by direct message.
    } { $silent ->
        [0] Everybody could be reached.
        [one] 1 more has no direct chat with me.
       *[other] { $silent } more have no direct chat with me.
    }
nudge-nobody = Everybody I know here has voted on #{ $no }.
nudge-text = ⏰ You have not voted yet: #{ $no }  { $question }
nudge-text-until = ⏰ #{ $no } closes { $at }. You have not voted yet: { $question }
poll-reminder =
    ⏰ #{ $no }  { $question }
    { $voters ->
        [0] Nobody has voted yet.
        [one] 1 person has voted.
       *[other] { $voters } people have voted.
    } It closes in { $left }.
said-late = (This was due { $at }; I was not running then.)

answer-yes-words = y, yes, ok, fine
answer-maybe-words = m, maybe, perhaps, if need be
answer-no-words = n, no, not

refusal-question-empty = ⚠ The poll needs a question.
    For example: { $p }poll Repaint the gate? | Yes | No
refusal-question-too-long = ⚠ The question has { $length } characters; { $most } fit. Shorten it and send it again.
refusal-options-too-few = ⚠ A poll needs at least two options, with | between them.
    For example: { $p }poll Repaint the gate? | Yes | No
refusal-options-too-many = ⚠ That would be { $given } options; a poll has room for { $most }.
refusal-option-empty = ⚠ One of the options is empty. Look for two | in a row.
    For example: { $p }poll Repaint the gate? | Yes | No
refusal-option-too-long = ⚠ An option has room for { $most } characters. This one is longer: { $option }…
refusal-option-twice = ⚠ The option “{ $option }” is there already.
refusal-poll-closed = ⚠ #{ $no } is closed. See how it ended: { $p }results { $no }
refusal-poll-void = ⚠ #{ $no } was declared void. Reason: { $reason }
refusal-option-unknown = ⚠ #{ $no } has options 1 to { $last }.
    For example: { $p }vote { $no } 1
refusal-choice-empty = ⚠ Which option? For example: { $p }vote { $no } 1
refusal-choice-one-only = ⚠ In #{ $no } you choose one option.
    For example: { $p }vote { $no } 1
refusal-choice-too-many = ⚠ In #{ $no } you choose at most { $most }; that would be { $given }. Take one back first, or send all you want: { $p }vote { $no } 1,2
refusal-choice-repeats = ⚠ Each option has one place in the order.
    For example: { $p }vote { $no } 2>1
refusal-choice-unclear = ⚠ I do not see which option you mean. #{ $no } has options 1 to { $last }.
    For example: { $p }vote { $no } 1
refusal-choice-unclear-said = ⚠ “{ $said }” is none of the options 1 to { $last } of #{ $no }.
    For example: { $p }vote { $no } 1
refusal-choice-ambiguous = ⚠ That could be “{ $first }” or “{ $second }”. Send the number.
    For example: { $p }vote { $no } 1
refusal-extend-earlier = ⚠ #{ $no } is already open until { $at }. Name a later time.
    For example: { $p }extend { $no } 2d
refusal-reason-missing = ⚠ Please say why, everybody will read it.
    For example: { $p }void { $no } The question was unclear
refusal-options-fixed = ⚠ The options of #{ $no } are fixed. Whoever opened it can add one.
refusal-words-fixed =
    { $votes ->
        [one] ⚠ 1 person has already voted on #{ $no }; other words would change what was agreed to.
       *[other] ⚠ { $votes } people have already voted on #{ $no }; other words would change what was agreed to.
    }
    You can void it and open a new one: { $p }void { $no } reworded
refusal-key-lost = ⚠ #{ $no } is anonymous, and the key that tells its voters apart is gone (it is never part of a backup). Votes cannot be taken or changed any more; whoever opened it can close it or void it.
refusal-ballot-unknown = ⚠ There is no #{ $no } here. Open now: { $open }
refusal-ballot-none = ⚠ There is no #{ $no } here, and nothing is open. { $p }poll starts a quick poll.
refusal-need-poll-manager = ⚠ Only whoever opened #{ $no }, an organiser or an administrator of this room can do that.
refusal-vote-in-private = ⚠ In this room everybody would see your choice for #{ $no }. It was not counted.
    Send it to me in a direct message: { $p }vote { $no }
refusal-button-reworded = ⚠ #{ $no } has been reworded since. Please vote under its newest message: { $p }vote { $no }
refusal-results-hidden = ⚠ The counts of #{ $no } are shown when it closes.
refusal-results-hidden-until = ⚠ The counts of #{ $no } are shown when it closes: { $at }.
refusal-names-anonymous = ⚠ #{ $no } is anonymous: nobody can see who chose what. The counts: { $p }results { $no }
refusal-export-form = ⚠ I can write csv (for a spreadsheet) or json. “{ $given }” I do not know.
refusal-multi-too-few = ⚠ “Several choices” means at least 2.
    For example: { $p }poll Which days? | Mon | Tue | Wed --multi 2
refusal-remind-needs-until = ⚠ To remind before the end I need to know the end. Add for example: --until friday 20:00
refusal-remind-too-early = ⚠ It closes { $until }; that reminder would come before the poll opens. Choose a shorter time.
refusal-kinds-exclude = ⚠ A poll is either for several choices, or an order, or dates. Keep one of --multi, --ranked, --dates.

# Polls in the look of the app's own (Matrix).
adopt-aliases = takeover
adopt-summary = count a poll that was started with the app's own button
adopt-example = { $p }poll adopt
adopt-done =
    { $votes ->
        [0] I count this poll now. Nobody has voted yet.
        [one] I count this poll now, with the 1 vote cast so far.
       *[other] I count this poll now, with the { $votes } votes cast so far.
    }
    Answer in the poll as before, or type { $p }vote { $no } 1
adopt-unread =
    { $count ->
        [one] 1 earlier vote is encrypted so that I cannot read it. Whoever cast it, please vote once more.
       *[other] { $count } earlier votes are encrypted so that I cannot read them. Whoever cast them, please vote once more.
    }
adopt-close = To end it: { $p }close { $no }
adopt-no-end = { $p }close { $no } ends it with me. In the app its author must end it too, or make me a moderator first.
native-how = Answer in the app's poll, or type { $p }vote { $no } 1
native-not = Not shown as the app's own poll: there everybody can look up who chose what.
native-closed =
    { $voters ->
        [0] #{ $no } is closed. Nobody voted.
        [one] #{ $no } is closed. 1 person voted, counting all groups.
       *[other] #{ $no } is closed. { $voters } people voted, counting all groups.
    }
native-void = #{ $no } is void and counts for nothing. Reason: { $reason }
refusal-adopt-elsewhere = ⚠ Only polls of a Matrix room can be taken over. Start one with me instead.
    For example: { $p }poll Repaint the gate? | Yes | No
refusal-adopt-which = ⚠ Which poll do you mean? Reply to it with: { $p }poll adopt
refusal-adopt-none = ⚠ What you replied to is not one of the app's polls, or I cannot read it. Reply to the poll itself with: { $p }poll adopt
refusal-adopt-already = ⚠ I count this poll already. It is #{ $no }: { $p }results { $no }
refusal-adopt-ended = ⚠ This poll has ended, so I cannot take it over. To ask again: { $p }poll
refusal-adopt-hidden = ⚠ This poll hides its counts, yet in the app everybody can look up who chose what. I do not take such a poll over.
    With me they stay hidden until it closes: { $p }poll Repaint the gate? | Yes | No --hidden
refusal-options-in-app = ⚠ #{ $no } was started in the app, and its words cannot be changed there. To ask something else: { $p }poll
