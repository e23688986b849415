# What every command needs: questions, the unexpected, and what was typed in a way that cannot be read.

for-example = For example: { $example }
ask-or-cancel = Send your answer, or { $p }cancel to stop.
not-understood = I did not understand that. { $p }help shows what I can do.
command-unknown = ⚠ There is no command { $p }{ $name }. See them all: { $p }help
command-unknown-near = ⚠ There is no command { $p }{ $name }. Did you mean { $p }{ $near }?
incident = ⚠ Something went wrong on our side and nothing was recorded. Please try again. If it stays, tell an organiser this code: { $code }.
storage-trouble = ⚠ I cannot write anything down just now, so nothing of this is recorded yet. No need to send it again: I keep trying, and answer when it is done.
storage-trouble-tap = ⚠ I cannot write anything down just now, so this is not recorded yet. No need to tap again: I keep trying, and it shows here when it is done.
answer-in-direct-message = To answer unseen, write to me in a direct message.
answer-by-typing = Beyond number { $most }, type your answer.
cut-short = … There is more than fits here.

welcome-room =
    I am Linli. I hold polls, pass on suggestions and set reminders for the neighbours in this group.
    Start with { $p }poll, or { $p }suggest. Everything I can do: { $p }help
    An administrator can name the estate with { $p }setup. It all works without, too.
encrypted-room = ⚠ This room is encrypted and I cannot read along here yet. Please invite me to a room without encryption.
unreadable-no-key = ⚠ I could not read this message: its key has not reached me. If I stay silent, please send it again.
unreadable-unsigned = ⚠ I could not read this message: the device it came from is not verified. In Element, open Settings → Sessions, verify it, then send the message again.
anonymous-admin = ⚠ You write as the group, so I cannot tell who you are and count nobody. Turn off “Remain anonymous” in your admin rights, then send it again.

refusal-ballot-number = ⚠ “{ $given }” is not a poll's number. It stands before the question, like #7.
refusal-vote-number = ⚠ Which ballot is “{ $given }” for? Its number comes first, then a space. Open now: { $numbers }. For example: { $p }vote { $no } 2
refusal-item-number = ⚠ “{ $given }” is not a number. Each reminder in { $p }reminders has one.
refusal-time-unclear = ⚠ I cannot read “{ $given }” as a time. These work: 3d, 19:00, tomorrow 19:00, 2026-12-01 19:00
refusal-time-past = ⚠ { $at } has passed. Name a later time.
refusal-duration-unclear = ⚠ I cannot read “{ $given }” as a length of time. These work: 30m, 2h, 3d
refusal-language-unknown = ⚠ I do not speak “{ $given }” yet. I speak English (en), 简体中文 (zh-Hans) and 繁體中文 (zh-Hant).
refusal-too-much = ⚠ I do not know what to do with “{ $extra }”.
refusal-flag-unknown = ⚠ --{ $flag } does not exist here.
refusal-flag-unknown-near = ⚠ --{ $flag } does not exist here. Did you mean --{ $near }?
refusal-flag-value = ⚠ After --{ $flag } something is missing.
refusal-need-resident = ⚠ I have not seen you in this estate's group yet. Write something to me there once, { $p }status for example, then try again.
refusal-need-room-admin = ⚠ That is for administrators of this group. Ask one of them to send it.
refusal-need-organiser = ⚠ That is for organisers. Who they are: { $p }organiser
refusal-need-organiser-yet = ⚠ That is for organisers, and there is none yet.
    Until there is, an administrator of the group can do it there.
refusal-room-only = ⚠ That works in the neighbours' group. Send it there.
refusal-private-only = ⚠ That is between you and me. Send it to me in a direct message.
refusal-no-estate = ⚠ I do not know which estate you live in. Send { $p }status in your neighbours' group once, then come back.
    If I am not in that group yet, add me to it like any other member.
refusal-button-old = ⚠ That button is too old. Send the command again.
refusal-too-fast = ⚠ A little slower, please: I did not read this. I read on in a minute.
refusal-too-fast-tap = ⚠ That was too fast, and this tap does not count. Wait a few seconds, then tap again.
