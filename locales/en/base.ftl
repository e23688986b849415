# Dates, lengths of time and numbers. Patterns are those of Unicode (CLDR), with quotes around plain words.

language-name = English
language-names = English

date-moment-pattern = EEE d MMM, HH:mm
date-moment-year-pattern = EEE d MMM y, HH:mm
date-day-pattern = EEE d MMM
date-day-year-pattern = EEE d MMM y
date-today-pattern = 'today at' HH:mm
date-tomorrow-pattern = 'tomorrow at' HH:mm
date-weekday-pattern = EEEE HH:mm

span-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
span-hours = { $count } h
span-minutes = { $count } min
span-moment = less than a minute
span-pair = { $larger } { $smaller }

number-percent = { $share } %

# Between the parts of a list, and between lists that stand side by side.
list-separator = { ", " }
list-of-lists-separator = { "; " }
list-last = { $last } … (+{ $more })
