# 提醒。

group-reminders = 提醒

remind-aliases = 提醒, 提醒我
remind-summary = 设一个提醒，一次或定期
remind-example = { $p }提醒 明天 19:00 停水
reminders-aliases = 提醒列表, 所有提醒
reminders-summary = 看有哪些提醒
reminders-example = { $p }提醒列表
unremind-aliases = 取消提醒, 删除提醒
unremind-summary = 取消一个提醒
unremind-example = { $p }取消提醒 4

ask-occasion = ⏰ 什么时候？例如：明天 19:00、3天、每周一 9:00
ask-text = ⏰ 到时候要说什么？
ask-reminder = ⏰ 是哪一个？请发编号。全部在这里：{ $p }提醒列表

reminder-set = ⏰ 提醒 { $no } 已设好，{ $at }：{ $text }
reminder-set-again = ⏰ 提醒 { $no } 已设好，第一次在 { $at }：{ $text }
reminders-none = 目前没有提醒。例如：{ $p }提醒 明天 19:00 停水
reminders-list = ⏰ 提醒：
reminders-line = { $no }  { $at }：{ $text }
reminders-line-again = { $no }  { $at }，之后定期：{ $text }
reminder-dropped = ⏰ 提醒 { $no } 已取消：{ $text }
reminder-rings = ⏰ { $text }
reminder-skipped = ⏰ 当时我没有运行，跳过了提醒 { $no }（{ $at }）：{ $text }
reminder-next = 下一次：{ $at }

refusal-reminder-too-long = ⚠ 提醒最多 { $most } 个字，这条有 { $length } 个。请改短一点再发。
refusal-reminders-too-many = ⚠ 已经有 { $most } 个提醒了，请先取消一个：{ $p }提醒列表
refusal-reminder-unknown = ⚠ 没有提醒 { $no }。全部在这里：{ $p }提醒列表
refusal-reminder-not-yours = ⚠ 提醒 { $no } 是别人设的，只有本人或组织者可以取消。
