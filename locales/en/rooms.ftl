# The room: setting it up, linking rooms and accounts, language, settings, roles, status.

group-room = This room

platform-telegram = Telegram
platform-matrix = Matrix
platform-console = terminal
estate-unnamed = this estate (it has no name yet)
room-untitled = a room without a title

start-who =
    I am Linli. I hold polls, pass on suggestions and set reminders for neighbours.
    Polls are opened in your group; you can vote there or here.
    A suggestion? Write it to me here; it can go without your name.
    Everything I can do: { $p }help
start-room = { $p }poll asks everybody here a question. Everything I can do: { $p }help
start-estate = Here we speak about: { $estate }
start-next = See what is open: { $p }vote
start-other-estates = You live in more than one estate. To speak about another, tap it:
start-nowhere =
    I do not know which estate you live in yet.
    Send { $p }status in your neighbours' group once, then come back.
    If I am not in that group, add me to it like any other member.
start-nowhere-linked = You already use me in another app? Send me this there: { $p }link me
estate-switched = Here we now speak about: { $estate }. See what is open: { $p }vote

setup-aliases = install
setup-summary = name the estate, its language and time zone
setup-example = { $p }setup Sunrise Garden | English | Berlin
ask-setup-name = What is the estate called?
ask-setup-language = Which language do the neighbours read?
ask-setup-zone = In which time zone is it? Send a city, for example: Berlin. Or keep this one:
setup-done = { $estate } is set up.
setup-language = Language: { $language }
setup-zone = Time zone: { $zone } (there it is { $now })
setup-first-organiser = Organiser: { $name }. To add another: { $p }organiser @name
setup-next =
    Next: { $p }poll asks a question, { $p }link joins another group to this estate.
    To change this, send { $p }setup again.
refusal-name-empty = ⚠ The estate needs a name.
refusal-name-too-long = ⚠ The name has { $length } characters; { $most } fit. Choose a shorter one.
refusal-zone-unknown = ⚠ I do not know a place called “{ $given }”. Send a big city in the same time zone, for example: Berlin, Shanghai, Hong Kong.
refusal-zone-unknown-near = ⚠ I do not know “{ $given }”. Did you mean { $near }? Then send: { $near }

link-aliases = join
link-summary = join another group, or your other account
link-example = { $p }link
link-me-words = me, myself
link-how-me = You use me in two apps? { $p }link me gives a code that makes both accounts one person, with one vote.
link-how-room = To join another group to your estate, an organiser sends { $p }link in the group.
link-room-code = Code that joins another group to { $estate }: { $code }
link-room-use =
    An administrator of the other group sends there: { $p }link { $code }
    It works once, for 24 hours. Whoever has it can join a group, so pass it on to nobody else.
link-code-sent = I have sent you the code in a direct message.
link-own-code = Your code: { $code }
link-own-use =
    Send it to me as a direct message from your other account. Then both are one person, with one vote.
    It works once, for 24 hours. Show it to nobody.
link-room-done =
    { $rooms ->
        [one] This group now belongs to { $estate }. Open polls are shown here.
       *[other] This group now belongs to { $estate }, with { $rooms } groups. Open polls are shown in all of them.
    }
    Its organisers decide here too.
link-room-polls-left = Polls closed here before can be read above, but no longer by their numbers.
link-room-told = { $title } has joined this estate. Polls are now shown there, too.
refusal-room-already = ⚠ This group already belongs to { $estate }. Send the code in the other group; it still works.
link-person-done = Done: your { $accounts } accounts are one person now, with one vote.
link-person-dropped = You had voted from both in { $polls }. One of the two votes is counted now, the later one (in anonymous polls, the one of the account that gave the code). See it: { $p }vote
link-person-stood = You stood from both accounts in { $elections }. One candidacy is left, with all nominations.
refusal-code-shape = ⚠ “{ $given }” is not a code. A code looks like K7QM-2R4T.
    To get one: { $p }link for another group, { $p }link me for your other account.
refusal-code-typo = ⚠ There is a typing mistake in “{ $given }”. Compare it with the code you got, then send it again.
refusal-code-unknown = ⚠ That code does not work (any more). Each works once, to link for 24 hours. A new one to link: { $p }link, or { $p }link me. Was it to confirm something? Ask whoever gave it to you.
refusal-codes-shut = ⚠ Five codes of yours did not work. For ten minutes I look at none of yours, not even a right one.
refusal-codes-shut-all = ⚠ Many codes that do not work were sent to me. For ten minutes I look at none, not even a right one.
refusal-code-for-room = ⚠ That code joins a group. Send it in that group: { $p }link and the code.
link-code-burnt = ⚠ Everybody here can read that code, so it no longer works. Get a new one with { $p }link me, and send it to me in a direct message from your other account.
refusal-code-own = ⚠ You are already one person here. Send that code from your other account.
refusal-code-needs-private = ⚠ A code is for your eyes only, and I cannot write to you yet. Open a direct chat with me, press Start, then send { $p }link again.
refusal-room-has-polls = ⚠ { $open } is still open here and would lose its voters. Close what is open, then join.
    For example: { $p }close { $no }

language-aliases = lang
language-summary = the language I speak
language-example = { $p }language English
ask-language-code = Which language?
language-choose = Which language shall I speak with you?
language-choose-room = Which language shall I speak in this group?
language-own = I speak English with you now.
language-room = I speak English in this group now.
refusal-language-of-room = ⚠ An organiser chooses the language of a group. For yourself, send me { $p }language in a direct message.

settings-aliases = config
settings-summary = name, language, time zone, groups, organisers
settings-example = { $p }settings zone Berlin
settings-name-words = title
settings-language-words = lang
settings-zone-words = timezone, time
settings-polls-words = poll
settings-polls-app-words = native, element
settings-polls-text-words = plain, message
settings-title = Estate: { $estate }
settings-language = Language: { $language }
settings-zone = Time zone: { $zone } (there it is { $now })
settings-room = Group: { $title } ({ $platform })
settings-room-left = Group: { $title } ({ $platform }), where I am no longer a member
settings-organisers = Organisers: { $names }
settings-no-organiser = Organisers: none yet. An administrator of the group becomes one with { $p }setup
settings-auditors = Auditors: { $names }
settings-how = An organiser changes them, for example: { $p }settings zone Berlin
settings-name-set = The estate is now called { $estate }.
settings-zone-set = Time zone: { $zone } (there it is { $now }). Deadlines already set keep their moment.
settings-language-set = The estate's language is now { $language }. A group's own: { $p }language
settings-polls-app-set = Quick polls now appear in this group as the app's own polls, with up to { $most } options.
    Anonymous and hidden ones do not: in the app's polls everybody can look up who chose what.
    Back again: { $p }settings polls text
settings-polls-text-set = Quick polls now appear in this group as messages of mine. Those already open stay as they are.
settings-room-polls =   Quick polls there are the app's own. Change it: { $p }settings polls text
refusal-settings-polls-elsewhere = ⚠ Only Matrix rooms have polls that I can use. Here polls stay messages of mine.
refusal-settings-polls-unknown = ⚠ Polls can be shown as “app” or “text”, not “{ $given }”.
    For example: { $p }settings polls app
refusal-settings-unknown = ⚠ There is no setting “{ $given }”. There are name, language, zone, polls, box, heads and shares.
    For example: { $p }settings zone Berlin
refusal-settings-value = ⚠ What shall “{ $setting }” become?
    For example: { $p }settings zone Berlin

organiser-aliases = organizer
organiser-summary = see the organisers, or make somebody one
organiser-example = { $p }organiser @anna
auditor-aliases = supervisor
auditor-summary = see the auditors, or make somebody one
auditor-example = { $p }auditor @anna
flag-remove-aliases = revoke
flag-remove-summary = take it back
organiser-list = Organisers: { $names }
organiser-none = There is no organiser yet. An administrator of the group becomes one with { $p }setup
organiser-how = An organiser adds one with { $p }organiser @name, or in reply to their message with { $p }organiser.
organiser-given = { $name } is now an organiser.
organiser-already = { $name } is an organiser already.
organiser-taken = { $name } is no longer an organiser.
organiser-told = { $by } made you an organiser of { $estate }. What you can do: { $p }help
organiser-told-taken = { $by } took back your role as an organiser of { $estate }.
auditor-list = Auditors: { $names }
auditor-none = There is no auditor yet.
auditor-how = An organiser adds one with { $p }auditor @name. An auditor watches over formal votes and changes nothing.
auditor-given = { $name } is now an auditor, listed in { $p }settings. An auditor changes nothing.
auditor-already = { $name } is an auditor already.
auditor-taken = { $name } is no longer an auditor.
auditor-told = { $by } made you an auditor of { $estate }. What you can do: { $p }help
auditor-told-taken = { $by } took back your role as an auditor of { $estate }.
refusal-role-whom = ⚠ Whose role? Add a name, or send it in reply to their message.
    For example: { $p }organiser @anna --remove
refusal-person-unknown = ⚠ I know nobody called “{ $given }” here. They must have written in the group once where I could see it ({ $p }status will do). Or reply to one of their messages.
refusal-person-ambiguous = ⚠ More than one neighbour is called “{ $given }”: { $names }. Reply to a message of the one you mean.
refusal-organiser-not = ⚠ { $name } is not an organiser. Who is: { $p }organiser
refusal-organiser-last = ⚠ { $name } is the only organiser. Add another first: { $p }organiser @name
refusal-organiser-elected = ⚠ { $name } organises as an elected member of the committee, as long as the seat is theirs. To ask the owners for a recall: { $p }recall { $name } and why
refusal-auditor-not = ⚠ { $name } is not an auditor. Who is: { $p }auditor

status-aliases = overview
status-summary = what is open, what comes next, who is here
status-example = { $p }status
status-title = { $estate }
status-size =
    { $rooms ->
        [0] No group
        [one] 1 group
       *[other] { $rooms } groups
    } · { $residents ->
        [one] 1 neighbour seen
       *[other] { $residents } neighbours seen
    }
status-no-polls = No poll is open. { $p }poll starts a quick poll.
status-polls =
    { $count ->
        [one] 1 open poll:
       *[other] { $count } open polls:
    }
status-poll = #{ $no }  { $question }
status-poll-until = #{ $no }  { $question } (until { $at })
status-polls-more = and { $count } more: { $p }vote
status-reminder = Next reminder { $at }: { $text }
status-last-closed = Last closed: #{ $no }  { $question }
status-room-left = I am no longer a member of { $title }. To be heard there again, add me.

flag-organiser-until-summary = until this day (--until 30 June)
flag-auditor-until-summary = until this day (--until 30 June)
role-by-room = the group's administrators
role-by-election = their election
role-line = · { $name }, by { $by }, { $since }
role-line-until = · { $name }, by { $by }, { $since }, until { $until }
role-kept = { $name } keeps the role.
role-until = It ends { $at }.
role-without-end = It has no end.
role-last = Your time as an organiser is over. As there is nobody else, you stay one until you add another: { $p }organiser @name
organiser-ended = { $name }'s time as an organiser is over.
organiser-told-ended = Your time as an organiser of { $estate } is over. Thank you.
auditor-ended = { $name }'s time as an auditor is over.
auditor-told-ended = Your time as an auditor of { $estate } is over. Thank you.
