# The roll: files, figures, units, codes, registering.

group-roll = The roll of owners

roll-aliases = roster
roll-summary = units, areas and heads; what is on the roll
roll-example = { $p }roll 3-201
codes-aliases = letters
codes-summary = letters with a code for every owner
codes-example = { $p }codes 3-201
revoke-aliases = deregister
revoke-summary = take back the registrations of a unit's owners
revoke-example = { $p }revoke 3-201
register-aliases = signup
register-summary = register as an owner, with the code of your letter
register-example = { $p }register K7QM-2R4T-9XWD
unregister-aliases = signoff
unregister-summary = be registered as an owner no longer
unregister-example = { $p }unregister
me-aliases = whoami
me-summary = what you own here, and what you may do
me-example = { $p }me

argument-what = unit|import|export
argument-rest = unit
argument-which = unit
argument-code = code
argument-unit = unit
ask-register-code = 🔑 What is the code of your letter?
ask-unit = 🏠 Which unit? For example 3-201.

roll-import-words = import, upload
roll-export-words = export, download
roll-unit-words = unit

roll-title = 📋 The roll: { $estate }
roll-area = { $area } m²
roll-share = { $share } of the whole
roll-units =
    { $count ->
        [one] 1 unit, { $weight }
       *[other] { $count } units, { $weight }
    }
roll-heads =
    { $heads ->
        [one] 1 head, counted so:
       *[other] { $heads } heads, counted so:
    }
roll-heads-units = { $heads } heads: one for each unit.
roll-heads-single =
    { $count ->
        [one] · 1 party of owners with one unit: 1
       *[other] · { $count } parties of owners with one unit each: { $count }
    }
roll-heads-several =
    { $count ->
        [one] · 1 party with { $units } units together: 1
       *[other] · { $count } parties with several units, { $units } together: { $count }
    }
roll-heads-developer =
    { $units ->
        [one] · the developer's 1 unit: 1
       *[other] · the developer's { $units } units: 1 together
    }
roll-registered = Registered: { $heads } of { $of } heads, { $area } of { $whole } m²
roll-registered-share = Registered: { $heads } of { $of } heads, { $share } of the shares
roll-shares-missing =
    { $count ->
        [one] ⚠ 1 unit states no share. Add the column “share” to the file.
       *[other] ⚠ { $count } units state no share. Add the column “share” to the file.
    }
roll-shares-sum = ⚠ The shares together are { $share }; they should be 1. Please look at the column “share”.
roll-building =
    { $units ->
        [one] { $heads ->
            [one] { $building }: 1 unit, 1 head, { $weight }; { $registered } registered
           *[other] { $building }: 1 unit, { $heads } heads, { $weight }; { $registered } registered
        }
       *[other] { $heads ->
            [one] { $building }: { $units } units, 1 head, { $weight }; { $registered } registered
           *[other] { $building }: { $units } units, { $heads } heads, { $weight }; { $registered } registered
        }
    }
roll-building-named = Building { $building }
roll-building-none = without a building
roll-buildings-more = and { $count } more buildings
roll-how-organiser = A new file: { $p }roll import. As a file: { $p }roll export. Letters with codes: { $p }codes

roll-unit = 🏠 { $unit }: { $area } m², { $kind }
roll-unit-building = Building: { $building }
roll-unit-share = Share: { $share }
roll-unit-developer = The developer still holds it.
roll-unit-owners =
    { $count ->
        [0] No owner is on the roll.
        [one] 1 owner
       *[other] { $count } owners together
    }
roll-unit-representative = { $name } votes for all of them.
roll-owner = Owner: { $name } (not registered yet)
roll-owner-registered = Owner: { $name } (registered)
roll-kind-residential = flat
roll-kind-commercial = shop or office
roll-kind-parking = parking space
roll-kind-other = other

roll-how =
    📋 Send me the roll as a file, CSV or XLSX. Its first row names the columns: unit, area, owners; if you have them also building, share, representative, kind, developer, phone.
    I read it first and show what it would change. Nothing changes before you say so.
roll-offer = 📋 Shall I read “{ $file }” as the roll of { $estate }?
roll-offer-safe = Nothing changes by that. I show first what it would do.
button-roll-read = Read it
button-roll-take = Take it over
button-leave = Leave it
roll-dropped = Left alone. The roll is what it was.
roll-planned =
    { $count ->
        [one] 📋 The file has 1 unit. The roll would change so:
       *[other] 📋 The file has { $count } units. The roll would change so:
    }
roll-planned-owners = Owners, for example: { $names }
roll-added = New: { $count } ({ $units })
roll-changed = Changed: { $count } ({ $units })
roll-removed = Gone: { $count } ({ $units })
roll-unchanged = As before: { $count }
roll-renamed = Renamed: { $count } ({ $names }), as the telephone number is the same
roll-lost = ⚠ Registered and no longer an owner: { $count } ({ $names }).
roll-breaks-notice =
    { $count ->
        [one] ⚠ The roll is under public notice, and 1 unit would no longer be what everybody was shown. The notice would end, and the groups hear it.
       *[other] ⚠ The roll is under public notice, and { $count } units would no longer be what everybody was shown. The notice would end, and the groups hear it.
    }
roll-outdates-notice =
    { $count ->
        [one] ⚠ 1 unit would no longer be what was under public notice. Before a vote the roll has to be shown again.
       *[other] ⚠ { $count } units would no longer be what was under public notice. Before a vote the roll has to be shown again.
    }
roll-confirm = Take it over? Who is registered stays so.
roll-confirm-others = Take it over? Everybody else who is registered stays so.
roll-same = 📋 The roll says all of this already ({ $count } units). Nothing changed.
roll-taken =
    { $count ->
        [one] ✅ The roll has 1 unit now.
       *[other] ✅ The roll has { $count } units now.
    }
roll-taken-next = Next: { $p }codes makes a letter with a code for every owner.
roll-ended-proxies =
    { $count ->
        [one] 1 proxy has ended by this, as its owners are others now. Whoever of both sides I can reach is told.
       *[other] { $count } proxies have ended by this, as their owners are others now. Whoever of both sides I can reach is told.
    }
roll-ended-proxies-untold =
    { $count ->
        [one] 1 proxy has ended by this, as its owners are others now. I could tell neither side.
       *[other] { $count } proxies have ended by this, as their owners are others now. I could tell neither side.
    }
roll-broke-notice = 📋 The public notice has ended, and the groups were told. A new one: { $p }notice 7d
roll-outdated-notice = 📋 This is no longer the roll that was under public notice. Before a vote: { $p }notice 7d
roll-told-lost = 🏠 By the new roll of { $estate } you are no longer an owner there. If that is wrong, ask an organiser.
roll-wrong =
    { $count ->
        [one] ⚠ One thing in this file is wrong. Nothing changed:
       *[other] ⚠ { $count } things in this file are wrong. Nothing changed:
    }
roll-wrong-next = Please mend them in the spreadsheet and send it again.
roll-problem = Row { $row }, { $column }: { $problem }
roll-problems-more = and { $count } more: see the file
roll-problems-row = Row
roll-problems-given = Written
roll-problems-problem = Problem
roll-exported =
    { $count ->
        [one] 📋 The roll, 1 unit, with how its owner can be reached. Keep it safe.
       *[other] 📋 The roll, { $count } units, with how owners can be reached. Keep it safe.
    }

roll-column-all = the row
roll-column-unit = unit
roll-column-building = building
roll-column-area = area
roll-column-owners = owners
roll-column-share = share
roll-column-representative = representative
roll-column-kind = kind
roll-column-developer = developer
roll-column-contact = phone

roll-problem-unit-missing = the unit has no name
roll-problem-unit-twice = { $given } is in row { $row } already
roll-problem-unit-date = the spreadsheet has made a date of this unit ({ $given }); set the column to “text” and type it again
roll-problem-area-missing = the area is missing
roll-problem-area-zero = an area of { $given } is none
roll-problem-area-huge = { $given } is more than 100,000 m²
roll-problem-area-fine = { $given } has more than two decimals
roll-problem-area-unreadable = “{ $given }” is no area; 89.5 would be one
roll-problem-area-two-ways = “{ $given }” can be read in two ways; write it without a sign for thousands, or as 1,234.00
roll-problem-owners-missing = the owner is missing
roll-problem-owner-twice = { $given } is named twice here, and counts once
roll-problem-owner-divider = “{ $given }” is taken as one name. Two people? Then put ; between them
roll-problem-owner-same = { $given } owns several units: taken as one person. Two people? Then give each their phone number
roll-problem-owner-namesake = { $given } has another phone number in row { $row }: taken as two people
roll-problem-representative-unknown = { $given } is none of the owners
roll-problem-share-unreadable = “{ $given }” is no share; 125/10000 would be one
roll-problem-shares-sum = the shares together are more than the whole: { $given }
roll-problem-kind-unknown = I know no kind “{ $given }”, and take it as “other”
roll-problem-developer-unreadable = “{ $given }” is neither yes nor no
roll-problem-cell-long = this cell has more than 1,000 characters
roll-problem-unit-joined = several buildings have the same numbers, so units are called by building and number: { $given }
roll-problem-more = { $given } more problems are not listed

codes-made =
    { $count ->
        [one] ✉ 1 letter with a code. It holds until { $until }.
       *[other] ✉ { $count } letters, each with a code. They hold until { $until }.
    }
codes-how = Open the file in a browser, print it, and bring each letter to its door. Earlier codes of these owners no longer work.
codes-table = ✉ The same codes as a table. Whoever has a code can vote as that owner: delete both files here once they are printed.
register-done = ✅ You are registered in { $estate } as { $name }.
register-next = With other accounts of yours: { $p }link me. What you hold: { $p }me
register-burnt = ⚠ Everybody here could read that code, so it no longer works. Ask an organiser for a new one, and send that to me in a direct message.
unregister-question = 🏠 You are registered as:
unregister-after = If you leave, you vote for these no longer. To come back you need a new code from an organiser.
button-unregister = Unregister
unregister-done = Done. You are no longer registered as an owner. To come back, ask an organiser for a new code.
me-known = 👤 I know you as { $names }.
me-owner = 🏠 { $name } in { $estate }: { $units }, { $area } m²
me-joint = { $unit } belongs to you together with { $names }.
me-joint-votes = { $name } votes for { $unit }.
me-joint-you = You vote for { $unit }.
me-joint-nobody = Nobody is named to vote for { $unit }; an organiser notes who does.
me-no-owner = You are not registered as an owner.
me-organiser = You are an organiser of { $estate }.
me-auditor = You are an auditor of { $estate }.
me-how = You have a letter with a code? { $p }register and the code. None? Ask an organiser.
me-how-owner = Is anything wrong? Tell an organiser. To unregister: { $p }unregister
revoke-done = No longer registered for { $unit }, and told: { $names }. New codes: { $p }codes { $unit }
revoke-told = 🏠 An organiser of { $estate } has taken back your registration as { $name }.
revoke-told-next = If that is wrong, ask an organiser for a new code.
revoke-told-all = 📋 The registration of { $names } ({ $unit }) was taken back by { $by }.
revoke-second = ⚠ While owners elect or decide, the registration of { $names } ({ $unit }) ends only if a second organiser agrees, within an hour.
revoke-asked = The registration of { $names } ({ $unit }) ends.
roll-sold-told = 📋 The roll has new owners, entered by { $by }: { $units }. Is that wrong? Tell another organiser.
roll-changed-told = 📋 The roll has units that are new, gone or of another size, entered by { $by }: { $units }. Is that wrong? Tell another organiser.

settings-heads-words = head, count
settings-heads-party-words = owner, owners, parties
settings-heads-unit-words = units
settings-heads-party = Heads: one for each owner
settings-heads-unit = Heads: one for each unit
settings-heads-party-set = Each owner is one head now, however many units they have; the developer is one.
settings-heads-unit-set = Each unit is one head now.
settings-shares-words = weight, weights
settings-shares-area-words = areas, metres
settings-shares-share-words = stated
settings-shares-area = Weight: by area
settings-shares-share = Weight: by stated shares
settings-shares-area-set = Units weigh by their area now.
settings-shares-share-set = Units weigh by the shares on the roll now.
refusal-settings-heads-unknown = ⚠ A head can be an owner or a unit, not “{ $given }”.
    For example: { $p }settings heads owner
refusal-settings-shares-unknown = ⚠ Units can weigh by area or by share, not “{ $given }”.
    For example: { $p }settings shares area

refusal-room-has-roll = ⚠ This group's estate has a roll of owners, so it stays. Let the other group join this one: send { $p }link here, and the code there.
refusal-unit-unknown = ⚠ There is no unit “{ $unit }” on the roll. Write it as it stands there, like { $example }.
refusal-roll-none = ⚠ This estate has no roll yet. An organiser sends me one as a file: { $p }roll import
refusal-roll-in-private = ⚠ The roll tells who owns what. Ask me in a direct message: { $p }roll
refusal-roll-gone = ⚠ I no longer have that file: an hour has passed, or I was started anew. Nothing changed. Please send it again.
refusal-roll-changed-meanwhile = ⚠ Somebody has changed the roll since. Nothing was taken over. Please send the file again, and look again.
refusal-roll-file-kind = ⚠ I can read a roll from CSV and XLSX files only. In a spreadsheet program: save as XLSX.
refusal-roll-file-broken = ⚠ I cannot open this file: it seems damaged or locked with a password. Please save it again as XLSX.
refusal-roll-file-large = ⚠ This file is too large for a roll. At most 20,000 units and 200 columns fit.
refusal-roll-file-header = ⚠ I do not find these columns: { $missing }. The first row has to name them: unit, area, owners.
refusal-roll-file-empty = ⚠ There is nothing in this file.
refusal-roll-file-encoding = ⚠ I cannot read the letters of this file. Please save it as XLSX, or as CSV in UTF-8.
refusal-codes-nobody = ⚠ Everybody who is meant is registered already. To start anew for a unit: { $p }revoke 3-201
refusal-register-shape = ⚠ “{ $given }” is no code of a letter. It has twelve signs, like K7QM-2R4T-9XWD.
    For example: { $p }register K7QM-2R4T-9XWD
refusal-register-typo = ⚠ There is a slip in “{ $given }”. Compare it with your letter, and send it again.
refusal-register-unknown = ⚠ This code does not hold. Compare it with your letter, or ask an organiser for a new one.
refusal-register-taken = ⚠ Somebody else is registered with this code's name. Please talk to an organiser.
refusal-register-not = ⚠ You are not registered as an owner. With the code of your letter: { $p }register
refusal-revoke-nobody = ⚠ Nobody is registered for { $unit }.
refusal-roll-file-wrong = ⚠ { $count } things in this file are wrong. Nothing changed. Please mend them in the spreadsheet.

transfer-aliases = sold
transfer-summary = give a unit to new owners
transfer-example = { $p }transfer 3-201 Li Na; Wang Fang --start 1 December
representative-aliases = votesfor
representative-summary = who votes for those who own together
representative-example = { $p }representative 3-201 Li Na
argument-transfer-owners = new owners
argument-representative-name = name
ask-owners = 🏠 Who owns it now? Several names with ; between them.
ask-representative-name = 🏠 Who of them votes?
flag-start-aliases = starting, since
flag-start-summary = from this day on (--start 1 December)
flag-other-aliases = another
flag-other-summary = somebody else than who bears that name on the roll
flag-transfer-remove-summary = do not let it change hands on its day
transfer-done = ✅ { $unit } has changed hands.
transfer-set = 📋 { $unit } changes hands { $at }:
transfer-waits = ⏰ It goes to { $names } { $at }. To call that off: { $p }transfer { $unit } --remove
transfer-replaces = This replaces what was set before: to { $names } { $at }
transfer-how-off = It does not happen if the owners change before. To call it off: { $p }transfer { $unit } --remove
transfer-called-off = ✅ Called off: { $unit } does not go to { $names } { $at }.
transfer-fell-due = 📋 Today { $unit } has changed hands:
transfer-failed = ⚠ Today a unit was to change hands, and could not:
transfer-asked = { $unit } changes hands now:
representative-asked = { $name } votes for { $owners } ({ $units }) from now on.
transfer-second = ⚠ While owners elect or decide, { $unit } changes hands only if a second organiser agrees, within an hour.
representative-second = ⚠ While owners elect or decide, somebody else votes for { $units } only if a second organiser agrees, within an hour.
roll-second = ⚠ While owners elect or decide, a roll is taken over only if a second organiser agrees, within an hour.
transfer-from = Before: { $names }
transfer-to = After: { $names }
transfer-known = { $name } is on the roll already, and taken for the same person. Somebody else? Then send it again with --other
representative-done = ✅ { $name } votes for all owners of { $units }.
representative-told = 🏠 { $name } now votes for all owners of { $units }; what is being voted on already stays as it was. If that is wrong, tell an organiser.
refusal-transfer-nobody = ⚠ Whose is it now? Write the names, with ; between several.
    For example: { $p }transfer 3-201 Li Na; Wang Fang
refusal-transfer-name-long = ⚠ A name has at most { $most } characters. Several names have ; between them.
refusal-transfer-same = ⚠ { $unit } belongs to exactly them already.
refusal-transfer-once = ⚠ A unit changes hands on one day. For example: { $p }transfer 3-201 Li Na --start 1 December
refusal-transfer-gone = ⚠ The unit is no longer on the roll. Its new owners would have been { $names }.
refusal-transfer-none-waits = ⚠ { $unit } does not wait to change hands.
refusal-transfer-overtaken = ⚠ { $unit } was to go to { $names }. Its owners have changed since, so it stays with { $now }. If the sale holds: { $p }transfer { $unit } { $names }
refusal-transfer-takes-two = ⚠ { $unit } was to go to { $names }. While owners elect or decide, that takes two organisers. If the sale holds: { $p }transfer { $unit } { $names }
refusal-transfers-many = ⚠ { $most } units wait for their day already. Send this one on the day itself.
refusal-owner-ambiguous = ⚠ Several people on the roll are called { $name }. Write their telephone numbers into the file, and send it: { $p }roll import
refusal-representative-alone = ⚠ { $unit } has one owner, who votes anyway.
refusal-representative-none = ⚠ Nobody of that name owns { $unit }. Its owners: { $names }
