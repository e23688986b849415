# 說明:指令列表、每個指令的寫法,以及各部分的叫法。

group-help = 說明

start-aliases = 開始
start-summary = 我是誰，先做什麼
start-example = { $p }開始
help-aliases = 說明, 幫助, 指令, 怎麼用
help-summary = 我會做的事，或某個指令的用法
help-example = { $p }說明 發起投票
cancel-aliases = 取消, 算了
cancel-summary = 停下我正在問的事
cancel-example = { $p }取消

help-line = { $p }{ $name } – { $summary }
help-line-alias = { $p }{ $name } · { $p }{ $alias } – { $summary }
help-more = 看某個指令的用法：{ $p }說明 發起投票
help-usage = 寫法：{ $usage }
help-also = 也可以寫：{ $aliases }
help-flag = { $names }：{ $summary }
cancel-done = 已停下，什麼都沒有記錄。
cancel-nothing = 我沒有在等您回答，不用取消。

argument-question = 問題
argument-options = 選項 | 選項 | …
argument-ballot = 編號
argument-choice = 選項
argument-names = 名單
argument-form = csv|json
argument-until = 時間
argument-reason = 理由
argument-option = 選項
argument-occasion = 時間
argument-text = 內容
argument-reminder = 編號
argument-name = 名稱
argument-language = 語言
argument-zone = 城市
argument-language-code = 語言
argument-link-code = 連結碼
argument-setting = 設定項
argument-value = 內容
argument-who = @名字
argument-topic = 指令
argument-payload = …

refusal-help-unknown = ⚠ 沒有 { $p }{ $given } 這個指令。全部指令：{ $p }說明
refusal-help-unknown-near = ⚠ 沒有 { $p }{ $given } 這個指令。您是不是想看 { $p }說明 { $near }？
