# Reminders.

group-reminders = Reminders

remind-aliases = remindme
remind-summary = set a reminder, once or again and again
remind-example = { $p }remind tomorrow 19:00 Water will be off
reminders-aliases = remindlist
reminders-summary = see the reminders
reminders-example = { $p }reminders
unremind-aliases = noremind
unremind-summary = drop a reminder
unremind-example = { $p }unremind 4

ask-occasion = ⏰ When? For example: tomorrow 19:00, 3d, or every monday 09:00
ask-text = ⏰ What shall I say then?
ask-reminder = ⏰ Which one? Send its number. They are all in { $p }reminders

reminder-set = ⏰ Reminder { $no } is set for { $at }: { $text }
reminder-set-again = ⏰ Reminder { $no } is set, first for { $at }: { $text }
reminders-none = There are no reminders. For example: { $p }remind tomorrow 19:00 Water will be off
reminders-list = ⏰ Reminders:
reminders-line = { $no }  { $at }: { $text }
reminders-line-again = { $no }  { $at }, and again: { $text }
reminder-dropped = ⏰ Reminder { $no } is dropped: { $text }
reminder-rings = ⏰ { $text }
reminder-skipped = ⏰ Skipped, because I was not running: reminder { $no } of { $at }: { $text }
reminder-next = Next: { $at }

refusal-reminder-too-long = ⚠ A reminder has room for { $most } characters; this one has { $length }. Shorten it and send it again.
refusal-reminders-too-many = ⚠ There are { $most } reminders already. Drop one first: { $p }reminders
refusal-reminder-unknown = ⚠ There is no reminder { $no }. They are all in { $p }reminders
refusal-reminder-not-yours = ⚠ Reminder { $no } was set by somebody else. They or an organiser can drop it.
