# Proxies, the roll under public notice, objections, and what is kept about a person.

proxy-aliases = proxies
proxy-summary = who votes for whom, by written authority
proxy-example = { $p }proxy 3-201 @Dan --until 31 December
notice-aliases = publicnotice
notice-summary = show the roll to everybody and hear objections
notice-example = { $p }notice 7d
object-aliases = objection
object-summary = object to the roll, a candidate or a result
object-example = { $p }object 3-201 The area is 89.5, not 98.5
objections-aliases = objected
objections-summary = read the objections, answer one
objections-example = { $p }objections 2 You are right, it is mended

argument-holder = who votes
argument-length = how long
argument-number = number
argument-reply = answer
ask-object-reason = 📋 What is wrong on the roll? Begin with the unit, for example: 3-201 The area is 89.5
flag-ballot-aliases = for
flag-ballot-summary = for one decision or election alone (--ballot 12)
flag-proxy-until-summary = until this day (--until 31 December)
flag-proxy-remove-summary = take it back
flag-names-aliases = withnames
flag-names-summary = show the owners' names as well

proxy-done = ✅ Noted, and both sides are told:
proxy-second = Not noted yet: a second organiser has to see the signed paper too, within an hour.
refusal-proxy-over = ⚠ Voting in #{ $no } is over: nobody can vote in it any more.
refusal-settings-voting = ⚠ While owners elect or decide, that stays as it was announced. Change it once #{ $no } is over.
refusal-settings-recall = ⚠ While a recall is asked for, that stays as it is.
proxy-line-until = { $holder } votes for { $names } ({ $units }) until { $until }
proxy-line-ballot = { $holder } votes for { $names } ({ $units }) in #{ $number }
proxy-line-both = { $holder } votes for { $names } ({ $units }) in #{ $number }, until { $until }
proxy-given-holder = 🏠 By a written authority you may vote for somebody in { $estate }:
proxy-given-principal = 🏠 By your written authority somebody may vote for you in { $estate }. If you vote yourself, your own vote counts:
proxy-given-principal-next = You gave no such paper, or do not want it? { $p }proxy
proxy-given-holder-next = Do you not want that? { $p }proxy
proxy-ended-holder = 🏠 You no longer vote for somebody in { $estate }:
proxy-ended-principal = 🏠 Nobody votes for you by this authority in { $estate } any more:
proxy-none = 🏠 Nobody votes for you, and you for nobody.
proxy-list =
    { $count ->
        [one] 🏠 1 proxy:
       *[other] 🏠 { $count } proxies:
    }
proxy-more = and { $count } more
proxy-how = A proxy is a paper that you sign. An organiser notes it here.
proxy-how-organiser = To note a signed paper: { $p }proxy 3-201 @name --until 31 December
proxy-ended =
    { $count ->
        [one] Taken back, and both sides are told:
       *[other] { $count } taken back, and all sides are told:
    }
button-proxy-end = End { $unit } → { $holder }
settings-proxies-words = proxy
settings-any-words = any, all, unlimited
settings-proxies =
    { $most ->
        [one] Proxies: at most 1 owner for one person
       *[other] Proxies: at most { $most } owners for one person
    }
settings-proxies-any = Proxies: for any number of owners
settings-proxies-set =
    { $most ->
        [one] One person may now vote for 1 owner by proxy.
       *[other] One person may now vote for at most { $most } owners by proxy.
    }
settings-proxies-any-set = One person may now vote for any number of owners by proxy.
refusal-settings-proxies-unknown = ⚠ For how many owners may one person vote? A number or “any”, not “{ $given }”.
    For example: { $p }settings proxies 3
refusal-proxy-whom = ⚠ Who votes for them? Name somebody from the group, or the unit they are registered for.
    For example: { $p }proxy 3-201 @Dan --until 31 December
refusal-proxy-developer = ⚠ The developer still holds { $unit }. There is nobody to give a proxy.
refusal-proxy-unit-nobody = ⚠ Nobody is registered for { $unit } yet. Name the person instead, or let them register first.
refusal-proxy-unit-several = ⚠ Several people are registered for { $unit }. Name the one who is meant.
refusal-proxy-for-what = ⚠ For one decision, or until when? The paper says it.
    For example: --ballot 12, or --until 31 December
refusal-proxy-own = ⚠ They own this themselves, and vote for it anyway.
refusal-proxy-same = ⚠ Exactly this is noted already.
refusal-proxy-cap =
    { $most ->
        [one] ⚠ They vote for 1 other owner already, and no more are allowed here.
       *[other] ⚠ They vote for { $most } other owners already, and no more are allowed here.
    }
refusal-proxy-not = ⚠ Nobody votes for { $unit } by proxy.

notice-title = The roll of { $estate }
notice-never = 📋 The roll was never under public notice. Before a formal vote everybody has to see it, and may object.
notice-how-organiser = To begin: { $p }notice 7d
notice-offer =
    { $count ->
        [one] 📋 I would show the roll to everybody, 1 unit with its area, { $shown }, until { $until }.
       *[other] 📋 I would show the roll to everybody, { $count } units with their areas, { $shown }, until { $until }.
    }
notice-without-names = without names
notice-with-names = with the owners' names
notice-offer-means = It goes to every group of the estate and cannot be taken back. Shall I?
button-notice = Show it
notice-dropped = Left alone. Nobody was shown anything.
notice-begins = 📋 The roll of { $estate } is under public notice.
notice-what =
    { $count ->
        [one] 1 unit, { $area } m². Look whether yours is right.
       *[other] { $count } units, { $area } m². Look whether yours is right.
    }
notice-how-until = Something wrong? Say so until { $until }: { $p }object 3-201 and what is wrong
notice-how = Something wrong? { $p }object 3-201 and what is wrong
notice-begun = ✅ The roll is under public notice until { $until }. Objections reach you here.
notice-runs = 📋 The roll is under public notice until { $until }.
notice-over = 📋 The last public notice of the roll ended { $until }.
notice-outdated = ⚠ Units or areas have changed since. Before a vote it has to be shown again.
notice-objections =
    { $count ->
        [0] Nobody has objected to the roll.
        [one] 1 objection to the roll, { $answered } answered
       *[other] { $count } objections to the roll, { $answered } answered
    }
notice-ended = 📋 The public notice of the roll of { $estate } is over.
notice-broken = 📋 The roll of { $estate } has changed while it was under public notice, so that notice ends here. Before a vote the new roll is shown to everybody.
notice-broken-units =
    { $count ->
        [one] 1 unit is new, gone or another size: { $units }
       *[other] { $count } units are new, gone or another size: { $units }
    }
objections-wait =
    { $count ->
        [one] 📋 1 objection to the roll waits for your answer. No vote can begin before: { $p }objections { $no } and your answer
       *[other] 📋 { $count } objections to the roll wait for your answer. No vote can begin before: { $p }objections { $no } and your answer
    }
objection-told = 📋 Somebody objects to the roll:
objection-about-unit = { $no } · { $unit } · { $by }
objection-about-roll = { $no } · { $by }
objection-you = you
objection-text = “{ $text }”
objection-answer = Answer: “{ $text }”
objection-answer-how = To answer: { $p }objections { $no } and your words
objection-noted = 📋 Your objection has number { $no }. The organisers have it.
objection-no-unit = There is no unit “{ $unit }” on the roll; your objection is taken all the same.
objection-next = They have to answer before a vote can begin. I will tell you.
objection-answered-told = 📋 Your objection to the roll is answered:
objection-answered = ✅ Objection { $no } is answered, and they are told. Another answer takes its place.
objection-answered-untold = ✅ Objection { $no } is answered. I could not reach them; they read it with { $p }objections.
objections-more = and { $count } more
refusal-notice-runs = ⚠ The roll is under public notice already, until { $until }.
refusal-notice-length = ⚠ A notice lasts { $least } to { $most } days. For example: { $p }notice 7d
refusal-notice-none = ⚠ The roll is not under public notice, so there is nothing to object to yet. Is something wrong? Tell an organiser.
refusal-notice-first = ⚠ Before a formal vote the roll has to be under public notice, so that everybody can object. Begin with: { $p }notice 7d
refusal-notice-runs-still = ⚠ The roll is under public notice until { $until }. A vote can begin after that.
refusal-notice-outdated = ⚠ Units or areas have changed since the roll was under public notice. First a new one: { $p }notice 7d
refusal-objections-unanswered =
    { $count ->
        [one] ⚠ 1 objection to the roll has no answer yet. First: { $p }objections { $no } and your answer
       *[other] ⚠ { $count } objections to the roll have no answer yet. First: { $p }objections { $no } and your answer
    }
refusal-objection-late = ⚠ The public notice ended { $until }. Tell an organiser what is wrong.
refusal-objection-empty = ⚠ And what is wrong? For example: { $p }object 3-201 The area is 89.5
refusal-objection-long = ⚠ At most { $most } characters fit; these are { $length }.
refusal-objections-many = ⚠ { $most } objections of yours still wait for an answer. Please wait for those first.
refusal-objection-unknown =
    { $known ->
        [none] ⚠ There is no objection { $no } to the roll that you can read. All that you can: { $p }objections
       *[other] ⚠ There is no objection { $no } to the roll that you can read. There are: { $known }. For example: { $p }objections 1
    }

me-export-words = data, download
me-erase-words = forget, delete
me-how-data = All that I keep about you: { $p }me export. To be forgotten: { $p }me erase
me-exported = 👤 This is all that I keep about you.
me-exported-not = Votes in anonymous polls and suggestions without a name are not in it: nobody can tell that they are yours.
refusal-me-unknown = ⚠ I know { $p }me, { $p }me export and { $p }me erase, not “{ $given }”.
forget-question = 👤 Shall I forget you?
forget-goes = Gone at once: your names and accounts, your language, your roles, your votes in open polls and your support for open suggestions, your reminders to yourself.
forget-stays = What stays, without your name: votes in closed polls and in decisions, since a result must not change, and what you wrote to the estate.
forget-owner = The roll keeps your name and units, as it is the estate's register; your telephone number goes, and you are no longer registered here.
forget-elections = In elections: before the list of candidates is published you no longer stand. On a published list, in its result and on a committee your name stays, without your photo and your statement.
forget-proxies-end = Proxies end: those by which you vote for others, and those by which somebody votes for you. The other side is told.
button-forget = Forget me
forget-done = Done. I no longer know you.
forget-kept =
    { $cases ->
        [0] Kept without your name: votes in closed polls and in decisions.
        [one] Kept without your name: votes in closed polls and in decisions, and 1 suggestion.
       *[other] Kept without your name: votes in closed polls and in decisions, and { $cases } suggestions.
    }
forget-kept-owner = The roll still names you as an owner. The organisers keep it.
forget-votes = Your votes in { $numbers } are taken back.
forget-stood = You no longer stand in { $numbers }.
forget-published = Your name stays among the candidates of { $numbers }, where it was published. Your photo and your statement are gone.
forget-proxies =
    { $count ->
        [one] You no longer vote for the owner who gave you a proxy.
       *[other] You no longer vote for the { $count } owners who gave you a proxy.
    }
forget-proxies-given =
    { $count ->
        [one] Nobody votes for you by proxy any more: 1 authority has ended, and its holder is told.
       *[other] Nobody votes for you by proxy any more: { $count } authorities have ended, and their holders are told.
    }
forget-again = Backups made before keep what was in them, and for two days I keep the bare numbers of your last messages. If you write again, you are somebody new to me.
forget-dropped = Left alone. I still know you.
refusal-forget-last-organiser = ⚠ You are the only organiser here. First make somebody else one: { $p }organiser @name
forgotten-organiser = 👥 { $name } has asked me to forget them, and is no longer an organiser of { $estate }.
forgotten-auditor = 👥 { $name } has asked me to forget them, and is no longer an auditor of { $estate }.
forgotten-candidate = 👥 { $name } has asked me to forget them, and no longer stands in #{ $number } of { $estate }.
person-gone = somebody who has left
left-organiser = 👥 { $name } has left “{ $room }” and is still an organiser. To end that: { $p }organiser { $name } --remove
left-auditor = 👥 { $name } has left “{ $room }” and is still an auditor. To end that: { $p }auditor { $name } --remove
refusal-proxy-oneself = ⚠ You would vote for others yourself: another organiser has to see the paper and enter it.
