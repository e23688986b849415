# 投票:發起、投票、結果、管理。

group-polls = 投票
group-running = 管理投票

poll-aliases = 發起投票, 投票發起, 新投票, 意見調查
poll-summary = 向大家發起意見調查
poll-example = { $p }發起投票 大門要重刷嗎？ | 同意 | 不同意 --截止 週五 20:00
vote-aliases = 投票
vote-summary = 投票，或看看有哪些投票
vote-example = { $p }投票 7 2
unvote-aliases = 撤票, 撤回投票, 取消投票
unvote-summary = 撤回自己的投票
unvote-example = { $p }撤票 7
results-aliases = 結果, 查看結果, 投票結果
results-summary = 看票數
results-example = { $p }結果 7
results-names-words = 名單, 姓名, 名字
close-aliases = 結束投票, 關閉投票, 結束
close-summary = 現在就結束一個投票
close-example = { $p }結束投票 7
extend-aliases = 延期, 延長
extend-summary = 延長投票時間
extend-example = { $p }延期 7 2天
void-aliases = 作廢
void-summary = 宣布投票作廢，並說明理由
void-example = { $p }作廢 7 問題寫得不清楚
nudge-aliases = 催票, 催一催
nudge-summary = 提醒還沒投票的鄰居
nudge-example = { $p }催票 7
export-aliases = 匯出
export-summary = 把投票結果存成檔案
export-example = { $p }匯出 7 csv
add-aliases = 新增選項, 加選項
add-summary = 給投票新增一個選項
add-example = { $p }新增選項 7 過兩年再說
edit-aliases = 修改投票, 改投票
edit-summary = 修改還沒人投過的投票
edit-example = { $p }修改投票 7 五月份重刷大門？ | 同意 | 不同意

flag-multi-aliases = 多選
flag-ranked-aliases = 排序
flag-dates-aliases = 日期
flag-anonymous-aliases = 匿名, 不具名, 不署名, 不記名
flag-hidden-aliases = 隱藏
flag-until-aliases = 截止
flag-add-aliases = 可加選項
flag-remind-aliases = 提醒
flag-now-aliases = 馬上

flag-multi-summary = 可以選幾項，或最多幾項（--多選 2）
flag-ranked-summary = 把選項按先後排序
flag-dates-summary = 對每個日期答可以、也許、不行
flag-anonymous-summary = 誰選了什麼，沒有人知道
flag-hidden-summary = 結束後才公布票數
flag-until-summary = 什麼時候截止（--截止 3天）
flag-add-summary = 鄰居可以新增選項
flag-remind-summary = 截止前多久提醒（--提醒 2小時）
flag-now-summary = 不再多問，馬上開始

ask-question = 🗳 您想問大家什麼？
ask-options = 🗳 有哪些選項？用 | 隔開，或者一行一個。
ask-how = 🗳 大家怎麼投？
ask-ballot = 🗳 是哪一個？請發編號。
ask-choice = 🗳 您選哪一項？請發編號。
ask-extend-until = 🗳 延長到什麼時候？例如：2天，或 週五 20:00
ask-void-reason = 🗳 為什麼作廢？大家都會看到理由。例如：日期寫錯了
ask-add-option = 🗳 您想新增什麼選項？
ask-edit-question = 🗳 問題改成什麼？

button-open-now = 馬上開始
button-until-three-days = 開放三天
button-multi = 可選多項
button-ranked = 按先後排序
button-anonymous = 匿名
button-hidden = 結束後公布票數
button-yes-no = 同意 / 不同意
button-yes-no-abstain = 同意 / 不同意 / 棄權
options-yes-no = 同意 | 不同意
options-yes-no-abstain = 同意 | 不同意 | 棄權
button-rank = 排先後
button-dates = 逐個日期回答
button-clear = 撤回我的選擇
button-cast = 投出
button-again = 重新排
button-picture = 看圖

poll-title = 🗳 #{ $no }  { $question }
poll-count = { $count }票（{ $share }）
poll-rule-any = 可以選任意多項。
poll-rule-multi = 最多選 { $most } 項。
poll-rule-ranked = 請按先後排序：點下面的按鈕，或發 { $p }投票 { $no } 2>1
poll-rule-dates = 點按鈕表示「可以」。也許或不行請發：{ $p }投票 { $no } 1=可以 2=也許
poll-rule-add = 還缺什麼？{ $p }新增選項 { $no } 您的選項
poll-rule-hidden = 結束後公布票數。
poll-rule-anonymous = 匿名：誰選了什麼，沒有人知道。但運作本機器人的人和聊天平台，技術上看得到票送來的那一刻。
poll-footer-open =
    { $voters ->
        [0] 還沒有人投票 · 沒有截止時間
       *[other] 已有 { $voters } 人投票 · 沒有截止時間
    }
poll-footer-until =
    { $voters ->
        [0] 還沒有人投票 · { $at } 截止
       *[other] 已有 { $voters } 人投票 · { $at } 截止
    }
poll-open-until = { $at } 截止
poll-footer-closed =
    { $voters ->
        [0] { $at } 已結束 · 沒有人投票
       *[other] { $at } 已結束 · 共 { $voters } 人投票
    }
poll-footer-void = 已作廢，不算數。理由：{ $reason }
poll-label = 這是意見調查，不是正式表決。
poll-opened = 🗳 #{ $no } 已經開始，在 { $rooms } 個群組裡可以看到。
poll-reworded = 🗳 #{ $no } 已經改好。
option-added = 🗳 #{ $no } 多了一個選項 { $number }：{ $option }

outcome-none = 沒有人投票，所以沒有結果。
outcome-one = 支持最多的是：{ $option }
outcome-tied = 票數相同：{ $options }
ranked-round = 第 { $round } 輪：{ $counts }
ranked-round-out = 第 { $round } 輪：{ $counts } → 淘汰：{ $out }
ranked-exhausted = 有 { $count } 票沒有選到仍在的選項

vote-none-open = 目前沒有進行中的意見調查。發送 { $p }發起投票 可以發起一個。
vote-open-list = 🗳 正在進行：
vote-open-line = #{ $no }  { $question }
vote-open-line-until = #{ $no }  { $question }（{ $at } 截止）
vote-recorded = 已記下 #{ $no }：{ $choice }。{ $more }
vote-same = #{ $no } 還是：{ $choice }。{ $more }
vote-changed = #{ $no } 已從「{ $before }」改為「{ $choice }」。{ $more }
vote-may-change = 結束之前都可以改。
vote-may-change-until = { $at } 前可以改。
unvote-done = #{ $no }：已撤回您的投票（{ $choice }）。可以重新投。
unvote-nothing = #{ $no }：您還沒投過，不用撤回。
ballot-sent = #{ $no } 的選票已經私訊給您。
ballot-unreachable = 要給 #{ $no } 投票，請先私訊我並點「開始」，再回來點一次。
ballot-yours = 您選的是：{ $choice }
ballot-order = 您目前的順序：{ $choice }
ballot-cast = 已記下 #{ $no }：{ $choice }。結束之前都可以改。

results-by-name = 🗳 #{ $no }  { $question }
results-name-line = { $name }：{ $choice }
picture-caption = 🗳 #{ $no }
picture-footer = 共 { $voters } 人投票
refusal-pictures-busy = ⚠ 現在要畫的圖太多，請過半分鐘再點。
export-done = 🗳 #{ $no } 的檔案：{ $votes } 票。
export-done-anonymous = 🗳 #{ $no } 的檔案：{ $votes } 票，不含姓名。
poll-closed-receipt = 🗳 #{ $no } 已結束，結果已發到各群組。
poll-extended = 🗳 #{ $no }  { $question }
    現在延長到 { $at } 截止。
poll-extended-receipt = 🗳 #{ $no } 已延長到 { $at }。
poll-voided = 🗳 #{ $no }  { $question }
    已作廢，不算數。理由：{ $reason }
poll-voided-receipt = 🗳 #{ $no } 已作廢，理由已發到各群組。
nudge-done = 已私訊提醒 { $told } 位鄰居給 #{ $no } 投票。{ $silent ->
        [0] 所有人都聯絡上了。
       *[other] 另有 { $silent } 位沒有和我私聊過，聯絡不上。
    }
nudge-nobody = 我認識的鄰居都已經給 #{ $no } 投過票了。
nudge-text = ⏰ 您還沒有投票：#{ $no }  { $question }
nudge-text-until = ⏰ #{ $no } { $at } 截止，您還沒有投票：{ $question }
poll-reminder =
    ⏰ #{ $no }  { $question }
    { $voters ->
        [0] 還沒有人投票。
       *[other] 已有 { $voters } 人投票。
    }還有{ $left }截止。
said-late = （本來應在 { $at } 發出，當時我沒有運作。）

answer-yes-words = 可以, 是, 行, 能, 好, 同意, 可
answer-maybe-words = 也許, 可能, 不一定, 看情況
answer-no-words = 不行, 不, 否, 不能, 不可以

refusal-question-empty = ⚠ 投票要有一個問題。
    例如：{ $p }發起投票 大門要重刷嗎？ | 同意 | 不同意
refusal-question-too-long = ⚠ 問題有 { $length } 個字，最多 { $most } 個。請改短一點再發。
refusal-options-too-few = ⚠ 至少要有兩個選項，用 | 隔開。
    例如：{ $p }發起投票 大門要重刷嗎？ | 同意 | 不同意
refusal-options-too-many = ⚠ 一共 { $given } 個選項，最多只能有 { $most } 個。
refusal-option-empty = ⚠ 有一個選項是空的，看看是不是連著打了兩個 |。
    例如：{ $p }發起投票 大門要重刷嗎？ | 同意 | 不同意
refusal-option-too-long = ⚠ 每個選項最多 { $most } 個字，這個太長了：{ $option }…
refusal-option-twice = ⚠ 已經有「{ $option }」這個選項了。
refusal-poll-closed = ⚠ #{ $no } 已經結束。看結果：{ $p }結果 { $no }
refusal-poll-void = ⚠ #{ $no } 已作廢。理由：{ $reason }
refusal-option-unknown = ⚠ #{ $no } 只有選項 1 到 { $last }。
    例如：{ $p }投票 { $no } 1
refusal-choice-empty = ⚠ 您選哪一項？例如：{ $p }投票 { $no } 1
refusal-choice-one-only = ⚠ #{ $no } 只能選一項。
    例如：{ $p }投票 { $no } 1
refusal-choice-too-many = ⚠ #{ $no } 最多選 { $most } 項，這樣就有 { $given } 項了。請先撤回一項，或一次發齊：{ $p }投票 { $no } 1,2
refusal-choice-repeats = ⚠ 每個選項只能排一次。
    例如：{ $p }投票 { $no } 2>1
refusal-choice-unclear = ⚠ 看不出您選的是哪一項。#{ $no } 有選項 1 到 { $last }。
    例如：{ $p }投票 { $no } 1
refusal-choice-unclear-said = ⚠ #{ $no } 的選項 1 到 { $last } 裡沒有「{ $said }」。
    例如：{ $p }投票 { $no } 1
refusal-choice-ambiguous = ⚠ 您指的是「{ $first }」還是「{ $second }」？請發編號。
    例如：{ $p }投票 { $no } 1
refusal-extend-earlier = ⚠ #{ $no } 本來就到 { $at } 才截止，請說一個更晚的時間。
    例如：{ $p }延期 { $no } 2天
refusal-reason-missing = ⚠ 請寫明理由，大家都會看到。
    例如：{ $p }作廢 { $no } 問題寫得不清楚
refusal-options-fixed = ⚠ #{ $no } 的選項是定好的，發起人可以新增。
refusal-words-fixed = ⚠ 已有 { $votes } 人給 #{ $no } 投了票，再改文字就不是大家投的那件事了。
    可以作廢後重新發起：{ $p }作廢 { $no } 改寫問題
refusal-key-lost = ⚠ #{ $no } 是匿名投票，用來區分投票人的金鑰已經沒有了（備份裡從不包含它），不能再投或再改。發起人可以結束它或宣布作廢。
refusal-ballot-unknown = ⚠ 這裡沒有 #{ $no }。正在進行：{ $open }
refusal-ballot-none = ⚠ 這裡沒有 #{ $no }，目前也沒有進行中的意見調查。發送 { $p }發起投票 可以發起一個。
refusal-need-poll-manager = ⚠ 只有 #{ $no } 的發起人、組織者或群組管理員可以這樣做。
refusal-vote-in-private = ⚠ 在群組裡投 #{ $no }，大家都會看到您的選擇，所以這一票沒有計入。
    請私訊發給我：{ $p }投票 { $no }
refusal-button-reworded = ⚠ #{ $no } 的文字改過了，請在最新的訊息下面投票：{ $p }投票 { $no }
refusal-results-hidden = ⚠ #{ $no } 結束後才公布票數。
refusal-results-hidden-until = ⚠ #{ $no } 的票數結束後公布：{ $at }。
refusal-names-anonymous = ⚠ #{ $no } 是匿名的，誰選了什麼沒有人能看到。看票數：{ $p }結果 { $no }
refusal-export-form = ⚠ 可以匯出 csv（試算表用）或 json，不認識「{ $given }」。
refusal-multi-too-few = ⚠ 多選至少是 2 項。
    例如：{ $p }發起投票 哪幾天合適？ | 週一 | 週二 | 週三 --多選 2
refusal-remind-needs-until = ⚠ 要在截止前提醒，得先有截止時間。例如加上：--截止 週五 20:00
refusal-remind-too-early = ⚠ { $until } 截止，這個提醒會早於投票開始。請改短一點。
refusal-kinds-exclude = ⚠ 投票只能是多選、排序、日期當中的一種。--多選、--排序、--日期 請只留一個。

# 用聊天軟體內建的投票顯示(Matrix)。
adopt-aliases = 接管, 接管投票
adopt-summary = 接管用軟體內建按鈕發起的投票，由我來計票
adopt-example = { $p }發起投票 接管
adopt-done =
    { $votes ->
        [0] 這個投票現在由我計票。還沒有人投票。
       *[other] 這個投票現在由我計票，已經投的 { $votes } 票算在內。
    }
    照舊在投票裡點選，或發 { $p }投票 { $no } 1
adopt-unread = 之前有 { $count } 票是加密的，我讀不到。投過的鄰居請再投一次。
adopt-close = 要結束：{ $p }結束投票 { $no }
adopt-no-end = { $p }結束投票 { $no } 只在我這裡結束。軟體裡的要由發起人結束，或者先讓我當管理員。
native-how = 在軟體的投票裡點選，或發 { $p }投票 { $no } 1
native-not = 沒有用軟體內建的投票：那裡誰選了什麼，大家都查得到。
native-closed =
    { $voters ->
        [0] #{ $no } 已結束，沒有人投票。
       *[other] #{ $no } 已結束，各群組合計 { $voters } 人投票。
    }
native-void = #{ $no } 已作廢，不算數。理由：{ $reason }
refusal-adopt-elsewhere = ⚠ 只有 Matrix 群組裡的投票可以接管。請改用我來發起。
    例如：{ $p }發起投票 大門要重刷嗎？ | 同意 | 不同意
refusal-adopt-which = ⚠ 要接管哪個投票？請回覆那個投票，發：{ $p }發起投票 接管
refusal-adopt-none = ⚠ 您回覆的不是軟體內建的投票，或者我讀不到它。請回覆投票本身，發：{ $p }發起投票 接管
refusal-adopt-already = ⚠ 這個投票已經由我計票，是 #{ $no }：{ $p }結果 { $no }
refusal-adopt-ended = ⚠ 這個投票已經結束，不能接管了。要再問一次：{ $p }發起投票
refusal-adopt-hidden = ⚠ 這個投票不顯示票數，可是在軟體裡誰選了什麼大家都查得到。這樣的投票我不接管。
    由我發起，票數到結束才公布：{ $p }發起投票 大門要重刷嗎？ | 同意 | 不同意 --隱藏
refusal-options-in-app = ⚠ #{ $no } 是在軟體裡發起的，文字改不了。要問別的：{ $p }發起投票
