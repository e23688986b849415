# 提醒。

group-reminders = 提醒

remind-aliases = 提醒, 提醒我
remind-summary = 設一個提醒，一次或定期
remind-example = { $p }提醒 明天 19:00 停水
reminders-aliases = 提醒列表, 所有提醒
reminders-summary = 看有哪些提醒
reminders-example = { $p }提醒列表
unremind-aliases = 取消提醒, 刪除提醒
unremind-summary = 取消一個提醒
unremind-example = { $p }取消提醒 4

ask-occasion = ⏰ 什麼時候？例如：明天 19:00、3天、每週一 9:00
ask-text = ⏰ 到時候要說什麼？
ask-reminder = ⏰ 是哪一個？請發編號。全部在這裡：{ $p }提醒列表

reminder-set = ⏰ 提醒 { $no } 已設好，{ $at }：{ $text }
reminder-set-again = ⏰ 提醒 { $no } 已設好，第一次在 { $at }：{ $text }
reminders-none = 目前沒有提醒。例如：{ $p }提醒 明天 19:00 停水
reminders-list = ⏰ 提醒：
reminders-line = { $no }  { $at }：{ $text }
reminders-line-again = { $no }  { $at }，之後定期：{ $text }
reminder-dropped = ⏰ 提醒 { $no } 已取消：{ $text }
reminder-rings = ⏰ { $text }
reminder-skipped = ⏰ 當時我沒有運作，跳過了提醒 { $no }（{ $at }）：{ $text }
reminder-next = 下一次：{ $at }

refusal-reminder-too-long = ⚠ 提醒最多 { $most } 個字，這條有 { $length } 個。請改短一點再發。
refusal-reminders-too-many = ⚠ 已經有 { $most } 個提醒了，請先取消一個：{ $p }提醒列表
refusal-reminder-unknown = ⚠ 沒有提醒 { $no }。全部在這裡：{ $p }提醒列表
refusal-reminder-not-yours = ⚠ 提醒 { $no } 是別人設的，只有本人或組織者可以取消。
