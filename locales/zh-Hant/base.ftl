# 日期、時長與數字。格式按 Unicode(CLDR)寫法。

language-name = 繁體中文
language-names = 繁體中文, 繁體, 繁中, 正體中文, 正體

date-moment-pattern = M月d日（EEE）HH:mm
date-moment-year-pattern = y年M月d日（EEE）HH:mm
date-day-pattern = M月d日（EEE）
date-day-year-pattern = y年M月d日（EEE）
date-today-pattern = 今天 HH:mm
date-tomorrow-pattern = 明天 HH:mm
date-weekday-pattern = EEE HH:mm

span-days = { $count }天
span-hours = { $count }小時
span-minutes = { $count }分鐘
span-moment = 不到1分鐘
span-pair = { $larger }{ $smaller }

number-percent = { $share } %

# Between the parts of a list, and between lists that stand side by side.
list-separator = 、
list-of-lists-separator = ；
list-last = { $last } …（+{ $more }）
