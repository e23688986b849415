# Help: the list, each command's usage, and the names of what is typed.

group-help = Help

start-aliases = begin
start-summary = who I am and what to do first
start-example = { $p }start
help-aliases = commands
help-summary = everything I can do, or one command in full
help-example = { $p }help poll
cancel-aliases = abort
cancel-summary = stop what I am asking
cancel-example = { $p }cancel

help-line = { $p }{ $name } – { $summary }
help-line-alias = { $p }{ $name } · { $p }{ $alias } – { $summary }
help-more = More about one: { $p }help poll
help-usage = Usage: { $usage }
help-also = Also: { $aliases }
help-flag = { $names }: { $summary }
cancel-done = Stopped. Nothing was recorded.
cancel-nothing = I was not waiting for an answer, so there is nothing to stop.

argument-question = question
argument-options = option | option | …
argument-ballot = number
argument-choice = option
argument-names = names
argument-form = csv|json
argument-until = time
argument-reason = reason
argument-option = option
argument-occasion = time
argument-text = text
argument-reminder = number
argument-name = name
argument-language = language
argument-zone = city
argument-language-code = language
argument-link-code = code
argument-setting = setting
argument-value = value
argument-who = @name
argument-topic = command
argument-payload = …

refusal-help-unknown = ⚠ There is no command { $p }{ $given }. See them all: { $p }help
refusal-help-unknown-near = ⚠ There is no command { $p }{ $given }. Did you mean { $p }help { $near }?
