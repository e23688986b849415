# Suggestions and cases: the box, codenames, what organisers do, support, lists.

group-cases = Suggestions
group-casework = Answering suggestions

suggest-aliases = suggestion, idea
suggest-summary = suggest something, with or without your name
suggest-example = { $p }suggest The lamp at gate 2 is broken
case-aliases = thread
case-summary = read a suggestion, by number or codename
case-example = { $p }case 417
case-details =
    With a codename: { $p }case, your codename
    Everything that was said: { $p }case 417 all
    Your own: withdraw, reopen
    Organisers: accepted, doing, done, declined (and the reason), reopen, hide, show, mute, unmute
    Or what it is about: environment, security, vehicles, facilities, other
cases-aliases = suggestions
cases-summary = how all suggestions stand
cases-example = { $p }cases security
support-aliases = second
support-summary = support a suggestion
support-example = { $p }support 417
unsupport-aliases = unsecond
unsupport-summary = take your support back
unsupport-example = { $p }unsupport 417
answer-aliases = respond
answer-summary = answer a suggestion
answer-example = { $p }answer 417 A new lamp is ordered.
assign-aliases = give
assign-summary = give a suggestion to somebody to see to
assign-example = { $p }assign 417 @anna
merge-aliases = duplicate
merge-summary = let a suggestion go on as another
merge-example = { $p }merge 417 212
publish-aliases = show
publish-summary = show a suggestion to everybody
publish-example = { $p }publish 417

flag-suggest-anonymous-summary = without your name (asked for in a direct message anyway)
flag-area-aliases = about
flag-area-summary = what it is about (--area security)
argument-case = number
argument-suggest-text = text
argument-case-case = number or codename
argument-word = step
argument-into = number
argument-answer-text = answer
argument-wording = wording
argument-only = area status|csv|json

ask-suggest-text = 💡 What do you suggest?
ask-case = 💡 Which suggestion? Send its number.
ask-case-case = 💡 Which suggestion? Send its number, or your codename.
ask-answer-text = 💡 What is your answer?
ask-into = 💡 Into which suggestion? Send its number.
ask-reason = 💡 Why? The author and everybody who may read it read the reason.

area-environment = environment
area-security = security
area-vehicles = vehicles
area-facilities = facilities
area-other = other
status-new = new
status-accepted = accepted
status-doing = being done
status-done = done
status-declined = declined
status-merged = goes on as #{ $no }
status-merged-some = merged
status-withdrawn = taken back

case-environment-words = environment, green, rubbish
case-security-words = security, safety
case-vehicles-words = vehicles, vehicle, cars, parking
case-facilities-words = facilities, facility, lifts
case-other-words = other
case-new-words = new
case-accepted-words = accepted, accept
case-doing-words = doing, started
case-done-words = done, finished
case-declined-words = declined, decline
case-merged-words = merged
case-withdrawn-words = withdrawn
case-reopen-words = reopen, reopened
case-withdraw-words = withdraw
case-hide-words = hide
case-show-words = show, unhide
case-mute-words = mute, ban
case-unmute-words = unmute, unban
case-all-words = all, everything, whole

suggest-plain = 💡 Shall I pass this on to the organisers as a suggestion?
suggest-plain-else = So far I have kept nothing. Looking for something else? { $p }help
plain-command = ⚠ By that nothing was done yet. A command begins with { $p }, so send: { $p }{ $typed }
plain-vote = ⚠ By that you have not voted. To vote, send: { $p }vote { $no } { $typed }
thanks-words = thanks, thank, thankyou, thankyouverymuch, manythanks, thx, ty, ok, okay, okthanks, great, fine, good, allright, alright, gotit
thanks-answer = You are welcome. What else I can do: { $p }help
codename-slip =
    ⚠ That looks like a codename with a slip in it. I have kept nothing and send it to nobody.
    Compare it with what you wrote down: five words, in the same order.
    Is it a suggestion after all? { $p }suggest and your text
suggest-question = 💡 Send this without your name?
suggest-hidden = Neighbours and organisers will not learn who wrote it, nor can we look it up later.
suggest-seen-telegram = Telegram, and whoever holds this bot's key, could see it pass.
suggest-seen-matrix = Your Matrix server, and whoever holds this bot's key, could see it pass.
suggest-seen-console = This terminal, and whoever runs it, could see it pass.
suggest-when = They read it tomorrow at { $hour }, among others. Is it urgent? Then better with your name, or call.
suggest-codename =
    Your codename, to read the answer: { $codename }
    Write it down: I show it now and never again.
suggest-named-question = 💡 Send this with your name?
suggest-named-only = This estate takes suggestions with a name only.
suggest-no-hiding = It cannot go without your name here: this bot's database would keep the order in which things came.
suggest-enough = You have sent { $most } without your name in a day. Tomorrow you can again.
suggest-area = 💡 What is it about?
suggest-dropped = Not sent. I have kept nothing.
case-left = #{ $no } stays as it is.
suggest-named-done = 💡 Sent with your name: #{ $no }. I tell you when something happens.
suggest-sealed = 💡 Sent without your name: #{ $no }.
suggest-sealed-codename =
    Read the answer: { $p }case { $codename }
    Add something: { $p }suggest { $codename } your text
suggest-sealed-chat = Your own message still stands in this chat.
button-seal = Send without my name
button-named = Send with my name
button-veil = Send without my name …
button-drop = Don't send
button-leave-case = Leave it
button-area = About: { $area } …
button-erase = Delete my message
button-add = Add it
button-withdraw = Take it back
button-reopen = Open it again
button-support = 👍 Support
erase-done = Deleted. Write the codename down: it stands above, and stays in this chat for whoever picks up your phone. Delete that message too once you have it.
erase-kept = ⚠ I may not delete your message in this chat. Hold it, and choose Delete yourself.

case-title = 💡 #{ $no } · { $area } · { $status }
case-unnamed = without a name
case-by = { $name } · { $day }
case-shortened = Shortened by an organiser wherever … stands.
case-reason = Reason: { $reason }
case-reason-before = The reason before that: { $reason }
case-assignee = { $name } sees to it
case-notes-earlier =
    { $count ->
        [0] Some of it is cut here. All: { $p }case { $no } all
        [one] 1 earlier note is not shown. All: { $p }case { $no } all
       *[other] { $count } earlier notes are not shown. All: { $p }case { $no } all
    }
case-notes-earlier-own =
    { $count ->
        [0] Some of it is cut here. All: { $p }case, your codename, then: all
        [one] 1 earlier note is not shown. All: { $p }case, your codename, then: all
       *[other] { $count } earlier notes are not shown. All: { $p }case, your codename, then: all
    }
case-in-file = All of it is in this file.
case-answer = ➜ { $name } ({ $day }): { $text }
case-added = + The author ({ $day }): { $text }
case-added-unshown = + The author ({ $day }), for organisers: { $text }
case-reopened = ↺ { $name } opened it again ({ $day }).
case-reopened-author = ↺ Its author opened it again ({ $day }).
case-supporters =
    { $count ->
        [0] Nobody of { $heads } neighbours supports it.
        [one] 1 of { $heads } neighbours supports it.
       *[other] { $count } of { $heads } neighbours support it.
    }
case-agenda-from =
    { $needed ->
        [one] With 1 it asks for a place on the agenda; owners' heads and area decide.
       *[other] With { $needed } it asks for a place on the agenda; owners' heads and area decide.
    }
case-agenda-from-owners = With 20 % of the owners and of the area it goes on the agenda.
case-agenda = It asks for a place on the agenda: 20 % was reached on { $day }. Owners' heads and area decide (建房〔2009〕274号, article 21).
case-agenda-was = 20 % was reached on { $day }.
case-agenda-source =
    By the Guiding Rules for Owners' Assemblies (建房〔2009〕274号), article 21: at the proposal of 20 % of the owners, who hold 20 % of the area, a meeting is called.
    Counted here: neighbours known in the chat. Owners and area have to be checked on the roll.
case-hidden = An organiser has taken this out of sight.
case-see = Read it: { $p }case { $no }
case-held = Nobody but you can read it yet. The organisers can from the next morning on.
case-held-withdrawn = You took it back before anybody read it. Nobody will.
case-own-kept = Only the organisers and you can read it.
case-own-queued = Everybody can read it from the next round on, at nine in the morning.
case-own-public = Everybody can read it.
case-own-hidden = An organiser took it out of everybody's sight.
case-own-shortened = They read it shortened: { $text }
case-add-how = To add something: { $p }suggest, your codename, then your text.
case-add-named-how = To add something: { $p }suggest { $no } your text
case-muted-note = An organiser has closed this thread: nothing can be added to it. A new suggestion can be sent.
case-add-question = 💡 Add this to #{ $no }? Organisers read it from tomorrow on; everybody, if they publish it.
case-add-named-question = 💡 Add this to #{ $no }, with your name? Organisers read it; everybody, if they publish it.
case-add-done = Added to #{ $no }. Organisers read it from tomorrow on.
case-add-named-done = Added to #{ $no }. The organisers can read it.
case-add-named-shown = Added to #{ $no }.
case-withdraw-question = 💡 Take #{ $no } back?
case-withdraw-done = #{ $no } is taken back.
case-withdraw-unread = #{ $no } is taken back. Nobody has read it, and nobody will.
case-withdraw-asked = #{ $no } is taken back with tomorrow's round, so that nobody can tell from the time who you are.
case-reopen-question = 💡 Open #{ $no } again?
case-reopen-done = #{ $no } is open again.
case-reopen-unread = #{ $no } is open again. The organisers read it from the next morning on.
case-reopen-asked = #{ $no } is opened again with tomorrow's round, so that nobody can tell from the time who you are.
case-area-done = #{ $no } is about { $area } now.
case-step-done = #{ $no }: { $status }.
case-hide-done = #{ $no } is out of everybody's sight. Organisers still see it. Back again: { $p }case { $no } show
case-show-done = #{ $no } is no longer hidden: everybody can read it again.
case-unqueued = #{ $no } is not shown to everybody tomorrow. For everybody after all: { $p }publish { $no }
case-mute-done = #{ $no }: its author can add nothing more. Other suggestions are not touched. Back again: { $p }case { $no } unmute
case-unmute-done = #{ $no }: its author can add to it again.
case-showing-held = Waits for its round.
case-showing-kept = Only organisers and its author read it. For everybody: { $p }publish { $no }
case-showing-queued = It is shown to everybody with the next round.
case-showing-public = Everybody can read it.
case-showing-hidden = Hidden. Back again: { $p }case { $no } show
case-unshown =
    { $count ->
        [one] 1 addition is read by organisers only. For everybody: { $p }publish { $no }
       *[other] { $count } additions are read by organisers only. For everybody: { $p }publish { $no }
    }
case-work-how =
    Next: { $p }answer { $no } your text
    { $p }case { $no } accepted, doing, done, or declined and the reason
case-work-over = It is over. To be done again: { $p }case { $no } reopen
case-work-withdrawn = Its author has taken it back. Only they can open it again.
case-assigned-you = You see to it. Tell the organisers how it goes: { $p }organiser

told-step = 💡 #{ $no } is now: { $status }.
told-step-reason = 💡 #{ $no } is now: { $status }. Reason: { $reason }
told-answer = 💡 #{ $no }: { $name } answers: { $text }
told-merged = 💡 #{ $no } goes on as { $into }, which is about the same.
told-published = 💡 #{ $no } is now shown to all neighbours.
told-added = 💡 #{ $no }: what you added is now shown to all neighbours.
told-reopened = 💡 #{ $no } is open again.
told-assigned = 💡 { $by } asks you to see to #{ $no }.
told-assignee = 💡 #{ $no }: { $name } sees to it.

answer-done = Your answer to #{ $no } is kept, and its author is told if I can reach them.
answer-done-unnamed = Your answer to #{ $no } is kept. Its author reads it with the codename.
assign-done = #{ $no }: { $name } sees to it.
merge-done = #{ $no } goes on as { $into }, with those who supported it.
publish-done = #{ $no } is shown to everybody.
publish-added =
    { $count ->
        [one] #{ $no }: 1 addition is now shown to everybody.
       *[other] #{ $no }: { $count } additions are now shown to everybody.
    }
publish-added-how =
    { $count ->
        [one] 1 addition of its author is not shown with it. To show it too: { $p }publish { $no }
       *[other] { $count } additions of its author are not shown with it. To show them too: { $p }publish { $no }
    }
publish-with =
    { $count ->
        [one] 1 addition of its author goes with it.
       *[other] { $count } additions of its author go with it.
    }
publish-queued = #{ $no } is shown to everybody tomorrow morning, mixed with others, so that the time tells nothing.
support-done = You support #{ $no }. Take it back: { $p }unsupport { $no }
support-already = You support #{ $no } already. Take it back: { $p }unsupport { $no }
unsupport-done = You no longer support #{ $no }.
unsupport-nothing = You do not support #{ $no }.
agenda-told =
    { $count ->
        [one] 💡 #{ $no } asks for a place on the agenda: 1 of { $heads } neighbours supports it.
       *[other] 💡 #{ $no } asks for a place on the agenda: { $count } of { $heads } neighbours support it.
    }

cases-none = 💡 There are no suggestions yet. { $p }suggest makes one; without your name if you write to me in a direct message.
cases-title = 💡 Suggestions: { $estate }
cases-status = { $status }: { $count }
cases-area =
    { $days ->
        [0] { $area }: { $count } open, the oldest from today
        [one] { $area }: { $count } open, the oldest for 1 day
       *[other] { $area }: { $count } open, the oldest for { $days } days
    }
cases-median =
    { $days ->
        [0] Half of the answers came on the same day.
        [one] Half of the answers came within 1 day.
       *[other] Half of the answers came within { $days } days.
    }
cases-some =
    { $count ->
        [0] There is none of that kind.
        [one] There is 1 of that kind.
       *[other] There are { $count } of that kind.
    }
cases-line = #{ $no } · { $area } · { $status }: { $text }
cases-more = and { $count } more
cases-unpublished = Those that are not published are counted, not listed.
cases-how = One of them: { $p }case and its number. As a file: { $p }cases csv
cases-exported =
    { $count ->
        [one] 1 suggestion. What is not published comes without its text.
       *[other] { $count } suggestions. What is not published comes without its text.
    }

digest-title = 💡 Suggestions, this morning
digest-new =
    { $count ->
        [one] 1 is new:
       *[other] { $count } are new:
    }
digest-line = #{ $no } · { $area }: { $text }
digest-more = and { $count } more: { $p }cases new
digest-added = Their authors have added to { $cases }.
digest-withdrawn = Taken back by their authors: { $cases }
digest-reopened = Opened again by their authors: { $cases }
digest-overdue = Waiting too long for an answer or a step: { $cases }
digest-numbers-more = { $cases } and { $count } more
digest-how = Read one: { $p }case { $no }
digest-unread = 💡 Suggestions wait for an organiser, and I can reach none of them. Organisers: write me a direct message, { $p }cases for example.

settings-box-words = suggestions
settings-box-open-words = anonymous, all
settings-box-named-words = names
settings-box-closed-words = off
settings-box-open = Suggestions: with or without a name
settings-box-named = Suggestions: with a name only
settings-box-closed = Suggestions: closed
settings-box-open-set = The suggestion box takes suggestions with and without a name.
settings-box-named-set = The suggestion box takes suggestions with a name only. Earlier ones stay, and their codenames work.
settings-box-closed-set = The suggestion box is closed. Earlier suggestions stay, and their codenames work.
refusal-settings-box-unknown = ⚠ The box can be open, named or closed, not “{ $given }”.
    For example: { $p }settings box named
refusal-settings-value-box = ⚠ The box can be open, named or closed.
    For example: { $p }settings box named

refusal-case-number = ⚠ “{ $given }” is not the number of a suggestion. The number stands before it, like #417.
refusal-case-key = ⚠ “{ $given }” is neither a suggestion's number nor a codename. A codename has five words, all as I showed them.
refusal-case-word = ⚠ “{ $given }” is no step. These are: accepted, doing, done, declined (and the reason), reopen, withdraw, hide, show, mute, unmute; an area; or all, to read everything.
refusal-area-unknown = ⚠ I know no area “{ $given }”. There are: environment, security, vehicles, facilities, other.
refusal-cases-filter = ⚠ “{ $given }” is neither an area nor a status. One of each can stand together, like: vehicles new
refusal-case-empty = ⚠ The suggestion has no words yet. For example: { $p }suggest The lamp at gate 2 is broken
refusal-case-too-long = ⚠ That has { $length } characters; { $most } fit. Please send it in parts.
refusal-case-unknown = ⚠ There is no suggestion #{ $no } that you can read. What there is: { $p }cases
refusal-case-in-private = ⚠ #{ $no } is not shown to everybody. Ask me in a direct message: { $p }case { $no }
refusal-case-already = ⚠ #{ $no } stands there already.
refusal-case-closed = ⚠ #{ $no } is over. To go on with it: { $p }case { $no } reopen
refusal-case-over = ⚠ #{ $no } is over.
refusal-case-closed-codename = ⚠ #{ $no } is over. You can open it again, once: { $p }case, your codename, then: reopen
refusal-case-still-open = ⚠ #{ $no } is open.
refusal-case-reopened = ⚠ You have opened #{ $no } again once already; after that only an organiser can. Something new: { $p }suggest
refusal-case-needs-reason = ⚠ Why? The author and everybody who may read it read the reason.
    For example: { $p }case { $no } declined There is no money for it this year
refusal-case-merge-self = ⚠ #{ $no } cannot go on as itself. Name another one.
refusal-case-muted = ⚠ An organiser has closed #{ $no } for additions. You can send a new suggestion: { $p }suggest
refusal-case-notes-many = ⚠ #{ $no } has { $most } notes already, and takes no more. Send a new suggestion: { $p }suggest
refusal-case-added-enough = ⚠ { $most } additions to #{ $no } came today. Tomorrow it takes more.
refusal-case-not-yours = ⚠ #{ $no } is not yours. Its author can take it back or open it again.
refusal-case-taken-back = ⚠ The author of #{ $no } has taken it back. Only they can open it again.
refusal-case-not-hidden = ⚠ #{ $no } is not hidden.
refusal-case-not-shown = ⚠ #{ $no } is not shown to everybody, so there is nothing to hide.
refusal-case-already-hidden = ⚠ #{ $no } is hidden already. Back again: { $p }case { $no } show
refusal-case-already-public = ⚠ Everybody can read #{ $no } already.
refusal-publish-withdrawn = ⚠ The author of #{ $no } has taken it back, so it cannot be shown to everybody.
refusal-shorten-visibly = ⚠ “{ $part }” is not in the suggestion. You can leave words out, with … in their place, and change none.
    For example: { $p }publish 417 The lamp … is broken
refusal-support-unpublished = ⚠ #{ $no } is not published yet, so nobody can support it.
refusal-suggest-in-private = ⚠ Here everybody has read it beside your name, so I have kept nothing. Write to me in a direct message, then it can go without your name.
refusal-suggest-enough-named = ⚠ You have sent { $most } suggestions today. Tomorrow you can again.
refusal-box-closed = ⚠ This estate takes no suggestions through me just now. Who organises it: { $p }organiser
refusal-box-full = ⚠ So many suggestions without a name came today that I take no more until tomorrow. With your name I still do.
refusal-draft-gone = ⚠ I no longer have that: an hour has passed, or I was started anew. If you had already tapped Send, your codename shows it. If not, nothing was kept; please send it again.
refusal-draft-sent = ⚠ That is done already.
refusal-draft-enough = ⚠ You have sent { $most } without your name in a day. Nothing more was kept. Tomorrow you can again.
refusal-codename-in-room = ⚠ Everybody here can read that codename, and whoever has it can write as you. Delete your message, and send it to me in a direct message.
refusal-codename-for-number = ⚠ That is a codename, and whoever has it can write as its author. Can others read it here? Then delete your message. Here a suggestion is named by its number, like #417.
refusal-codename-unknown = ⚠ No suggestion has this codename. Compare it with what you wrote down: five words, in the same order.
refusal-codenames-shut = ⚠ Five codenames of yours were wrong. For ten minutes I look at none of yours, not even a right one.
refusal-codenames-shut-all = ⚠ Many wrong codenames were sent to me. For ten minutes I look at none, not even a right one.

suggest-files =
    { $count ->
        [one] 📷 1 photo or file goes along.
       *[other] 📷 { $count } photos or files go along.
    }
suggest-files-apart = The photo or file before goes with what you wrote then. For this, please send it again.
suggest-photos = What the camera noted (place, time, model) does not go along. What can be seen does: please look once more.
suggest-file-names = With this file it can only go with your name: its author may be written inside. A photo can go without.
file-words =
    { $count ->
        [one] 📷 I see your photo or file. What do you suggest? Write it in a sentence or two. So far I have kept nothing.
       *[other] 📷 I see { $count } photos or files. What do you suggest? Write it in a sentence or two. So far I have kept nothing.
    }
file-left-out = I have not kept the photo or file: it can go along with a suggestion only. { $p }suggest
file-of-case = 📷 #{ $no }, { $place } of { $count }
files-sent = Sent to you in a direct message.
button-files =
    { $count ->
        [one] 📷 Show the photo or file
       *[other] 📷 Show the { $count } photos and files
    }
case-add-file-names = ⚠ This file cannot be added without your name: its author may be written inside. A photo can. Nothing was kept.
publish-photos-how = Its photos and files are seen by organisers only. To show them too: { $p }publish { $no } --photos
flag-photos-aliases = files, pictures
flag-photos-summary = with its photos and files
refusal-file-large = ⚠ That file is too large: { $most } MB fit. Nothing was kept. A photo sent as a photo, not as a file, is small enough.
refusal-file-lost = ⚠ I could not get the photo or file ({ $most } MB fit). Nothing was kept. Please send everything once more.
refusal-file-broken = ⚠ One photo cannot be read. Nothing was kept. Please take a screenshot of it, and send everything once more with that.
refusal-file-not-bare = ⚠ One of these is no photo, and its author may be written inside. Nothing was kept. Send it with your name, or only a photo.
refusal-file-not-now = ⚠ I asked you something else, and cannot use a photo or file there. To stop: { $p }cancel
refusal-files-many = ⚠ At most { $most } photos and files go along with one suggestion.
refusal-files-full = ⚠ There is no room for more photos and files in this estate just now. Nothing was kept. Please send it without them.
refusal-files-gone = ⚠ The photos and files of #{ $no } are no longer kept: 90 days after a suggestion is over they go.
refusal-files-none = ⚠ There are no photos or files of #{ $no } that not everybody may see already.
refusal-files-in-private = ⚠ I cannot write to you yet. Send me a direct message: { $p }case { $no }

case-supporters-owners =
    { $count ->
        [0] Nobody supports it.
        [one] 1 neighbour supports it; as owners: { $heads } of { $of } heads, { $area } of { $whole } m².
       *[other] { $count } neighbours support it; as owners: { $heads } of { $of } heads, { $area } of { $whole } m².
    }
case-agenda-owners = It must be put on the agenda: 20 % of heads and area was reached on { $day } (建房〔2009〕274号, article 21).
case-agenda-source-owners =
    By the Guiding Rules for Owners' Assemblies (建房〔2009〕274号), article 21: at the proposal of 20 % of the owners, who hold 20 % of the area, a meeting is called.
    Counted here: owners who are registered, on the roll.
agenda-told-owners =
    { $count ->
        [one] 💡 #{ $no } must be put on the agenda: 1 neighbour supports it; as owners: { $heads } of { $of } heads, { $area } of { $whole } m².
       *[other] 💡 #{ $no } must be put on the agenda: { $count } neighbours support it; as owners: { $heads } of { $of } heads, { $area } of { $whole } m².
    }
