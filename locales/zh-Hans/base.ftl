# 日期、时长与数字。格式按 Unicode(CLDR)写法。

language-name = 简体中文
language-names = 简体中文, 简体, 简中, 中文, 汉语

date-moment-pattern = M月d日（EEE）HH:mm
date-moment-year-pattern = y年M月d日（EEE）HH:mm
date-day-pattern = M月d日（EEE）
date-day-year-pattern = y年M月d日（EEE）
date-today-pattern = 今天 HH:mm
date-tomorrow-pattern = 明天 HH:mm
date-weekday-pattern = EEE HH:mm

span-days = { $count }天
span-hours = { $count }小时
span-minutes = { $count }分钟
span-moment = 不到1分钟
span-pair = { $larger }{ $smaller }

number-percent = { $share } %

# Between the parts of a list, and between lists that stand side by side.
list-separator = 、
list-of-lists-separator = ；
list-last = { $last } …（+{ $more }）
