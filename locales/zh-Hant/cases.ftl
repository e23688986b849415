# 建議和事項:意見箱、查詢碼、組織者的處理、支持、列表。

group-cases = 建議
group-casework = 處理建議

suggest-aliases = 建議, 提建議
suggest-summary = 提建議，具名或不具名都行
suggest-example = { $p }建議 2號門的燈壞了
case-aliases = 事項, 查詢
case-summary = 看一則建議，用編號或查詢碼
case-example = { $p }事項 417
case-details =
    用查詢碼：{ $p }事項 您的查詢碼
    看全文：{ $p }事項 417 全部
    自己提的：撤回、重開
    組織者：受理、辦理中、辦結、不採納（加理由）、重開、隱藏、顯示、禁言、解封
    或者改類別：環境衛生、安全、車輛、公共設施、其他
cases-aliases = 事項列表, 全部建議, 所有事項
cases-summary = 所有建議的進展
cases-example = { $p }事項列表 安全
support-aliases = 支持, 附議
support-summary = 支持一則建議
support-example = { $p }支持 417
unsupport-aliases = 取消支持, 不支持
unsupport-summary = 收回自己的支持
unsupport-example = { $p }取消支持 417
answer-aliases = 答覆
answer-summary = 答覆一則建議
answer-example = { $p }答覆 417 新燈已經訂好了。
assign-aliases = 指派, 交給
assign-summary = 把建議交給某人辦理
assign-example = { $p }指派 417 @小安
merge-aliases = 合併, 併入
merge-summary = 把一則建議併入另一則
merge-example = { $p }合併 417 212
publish-aliases = 公開, 公佈
publish-summary = 把建議公開給大家看
publish-example = { $p }公開 417

flag-suggest-anonymous-summary = 不具名（私訊裡本來就會問）
flag-area-aliases = 類別, 關於
flag-area-summary = 關於什麼（--類別 安全）
argument-case = 編號
argument-suggest-text = 內容
argument-case-case = 編號或查詢碼
argument-word = 進展
argument-into = 編號
argument-answer-text = 答覆
argument-wording = 公開的文字
argument-only = 類別 進展|csv|json

ask-suggest-text = 💡 您想提什麼建議？
ask-case = 💡 哪一則建議？請發編號。
ask-case-case = 💡 哪一則建議？請發編號，或者您的查詢碼。
ask-answer-text = 💡 您怎麼答覆？
ask-into = 💡 併入哪一則？請發編號。
ask-reason = 💡 為什麼？提議人和能看到它的人都會看到理由。

area-environment = 環境衛生
area-security = 安全
area-vehicles = 車輛
area-facilities = 公共設施
area-other = 其他
status-new = 新提出
status-accepted = 已受理
status-doing = 辦理中
status-done = 已辦結
status-declined = 不採納
status-merged = 併入 #{ $no }
status-merged-some = 已合併
status-withdrawn = 已撤回

case-environment-words = 環境衛生, 環境, 衛生, 綠化, 垃圾
case-security-words = 安全, 治安, 保全, 消防
case-vehicles-words = 車輛, 停車, 車
case-facilities-words = 公共設施, 設施, 電梯
case-other-words = 其他, 其它
case-new-words = 新提出, 新, 未處理
case-accepted-words = 已受理, 受理, 接受
case-doing-words = 辦理中, 辦理, 處理中
case-done-words = 已辦結, 辦結, 完成
case-declined-words = 不採納, 不受理, 拒絕
case-merged-words = 已合併
case-withdrawn-words = 已撤回
case-reopen-words = 重開, 重新打開
case-withdraw-words = 撤回
case-hide-words = 隱藏
case-show-words = 顯示, 取消隱藏
case-mute-words = 禁言, 封
case-unmute-words = 解除禁言, 解封
case-all-words = 全部, 全文

suggest-plain = 💡 要把這句話當作建議轉給組織者嗎？
suggest-plain-else = 現在什麼都還沒有記下。想做別的？發 { $p }說明
plain-command = ⚠ 這樣還沒有辦成。指令要以 { $p } 開頭，請傳：{ $p }{ $typed }
plain-vote = ⚠ 這樣還沒有投票。要投票請傳：{ $p }投票 { $no } { $typed }
thanks-words = 謝謝, 謝謝您, 謝謝你, 謝謝啦, 多謝, 感謝, 好, 好的, 好的謝謝, 行, 可以, 知道了, 收到, 明白了, 嗯, 嗯嗯
thanks-answer = 不客氣。我還能做什麼：{ $p }說明
codename-slip =
    ⚠ 這很像查詢碼，但有一處不對。我什麼都沒有記下，也沒有轉給任何人。
    請和您記下的對一對：五個字（英文是五個詞），順序也要一樣。
    如果這就是建議，請發：{ $p }建議 內容
suggest-question = 💡 不具名發送嗎？
suggest-hidden = 鄰居和組織者不會知道是誰寫的，我們事後也查不出來。
suggest-seen-telegram = 但 Telegram，以及掌握本機器人金鑰的人，在訊息經過時有可能看到。
suggest-seen-matrix = 但您的 Matrix 伺服器，以及掌握本機器人金鑰的人，在訊息經過時有可能看到。
suggest-seen-console = 但這個終端機，以及執行它的人，在訊息經過時有可能看到。
suggest-when = 組織者明天 { $hour } 才看到，和其他建議混在一起。事情緊急的話，最好具名，或者打電話。
suggest-codename =
    您的查詢碼，憑它看答覆：{ $codename }
    請記下來：只在這裡顯示，以後不會再給。
suggest-named-question = 💡 具名發送嗎？
suggest-named-only = 本社區只收具名的建議。
suggest-no-hiding = 這裡不能不具名：本機器人用的資料庫會留下先後順序。
suggest-enough = 一天之內您已經不具名發了 { $most } 則，明天可以再發。
suggest-area = 💡 關於哪方面？
suggest-dropped = 沒有發送，什麼都沒有記下。
case-left = #{ $no } 維持原狀。
suggest-named-done = 💡 已具名發送：#{ $no }。有進展我會告訴您。
suggest-sealed = 💡 已不具名發送：#{ $no }。
suggest-sealed-codename =
    看答覆：{ $p }事項 { $codename }
    補充：{ $p }建議 { $codename } 要補充的話
suggest-sealed-chat = 您自己發的那則訊息還在這個聊天裡。
button-seal = 不具名發送
button-named = 具名發送
button-veil = 不具名發送…
button-drop = 不發了
button-leave-case = 維持原狀
button-area = 類別：{ $area }…
button-erase = 刪掉我的訊息
button-add = 補充上去
button-withdraw = 撤回
button-reopen = 重新打開
button-support = 👍 支持
erase-done = 刪掉了。請先記下上面的查詢碼：它還留在這個聊天裡，誰拿到手機都看得到。記下之後，請把那則訊息也刪掉。
erase-kept = ⚠ 我在這個聊天裡沒有權限刪您的訊息。請長按那則訊息，自己刪除。

case-title = 💡 #{ $no } · { $area } · { $status }
case-unnamed = 未具名
case-by = { $name } · { $day }
case-shortened = 寫著「…」的地方，由組織者刪節。
case-reason = 理由：{ $reason }
case-reason-before = 在那之前的理由：{ $reason }
case-assignee = { $name } 負責跟進
case-notes-earlier =
    { $count ->
        [0] 有的太長，這裡沒有顯示全。全文：{ $p }事項 { $no } 全部
       *[other] 更早的 { $count } 則沒有顯示。全文：{ $p }事項 { $no } 全部
    }
case-notes-earlier-own =
    { $count ->
        [0] 有的太長，這裡沒有顯示全。全文：{ $p }事項 您的查詢碼 全部
       *[other] 更早的 { $count } 則沒有顯示。全文：{ $p }事項 您的查詢碼 全部
    }
case-in-file = 全文在這個檔案裡。
case-answer = ➜ { $name }（{ $day }）：{ $text }
case-added = + 提議人（{ $day }）：{ $text }
case-added-unshown = + 提議人（{ $day }），大家還看不到：{ $text }
case-reopened = ↺ { $name } 重新打開了這一則（{ $day }）。
case-reopened-author = ↺ 提議人重新打開了這一則（{ $day }）。
case-supporters =
    { $count ->
        [0] { $heads } 位鄰居裡還沒有人支持。
       *[other] { $heads } 位鄰居裡有 { $count } 位支持。
    }
case-agenda-from = 有 { $needed } 位支持，就提請列入議程；夠不夠，要看業主人數和面積。
case-agenda-from-owners = 業主人數和面積都到 20 %，就列入議程。
case-agenda = 提請列入議程：{ $day } 達到 20 %。夠不夠，要看業主人數和面積（建房〔2009〕274號第二十一條）。
case-agenda-was = { $day } 達到過 20 %。
case-agenda-source =
    依據《業主大會和業主委員會指導規則》（建房〔2009〕274號）第二十一條：經專有部分占建築物總面積 20 % 以上且占總人數 20 % 以上業主提議，應當召開業主大會臨時會議。
    這裡只數了群組裡的鄰居；是不是業主、面積夠不夠，要按業主名冊核對。
case-hidden = 組織者已把這一則隱藏。
case-see = 查看：{ $p }事項 { $no }
case-held = 現在除了您，誰都還看不到。組織者要到第二天早上才能看到。
case-held-withdrawn = 在別人看到之前您就撤回了，以後也沒有人會看到。
case-own-kept = 只有組織者和您能看到。
case-own-queued = 下一次早上九點起，大家都能看到。
case-own-public = 大家都能看到。
case-own-hidden = 組織者已隱藏，大家看不到了。
case-own-shortened = 大家看到的是刪節過的：{ $text }
case-add-how = 要補充，請發：{ $p }建議 您的查詢碼 要補充的話
case-add-named-how = 要補充，請發：{ $p }建議 { $no } 要補充的話
case-muted-note = 組織者已關閉這一則的補充。可以另提一則新的建議。
case-add-question = 💡 補充到 #{ $no } 嗎？組織者從明天起能看到；組織者公開之後，大家才能看到。
case-add-named-question = 💡 具名補充到 #{ $no } 嗎？組織者能看到；組織者公開之後，大家才能看到。
case-add-done = 已補充到 #{ $no }。組織者從明天起能看到。
case-add-named-done = 已補充到 #{ $no }。組織者能看到。
case-add-named-shown = 已補充到 #{ $no }。
case-withdraw-question = 💡 要撤回 #{ $no } 嗎？
case-withdraw-done = #{ $no } 已撤回。
case-withdraw-unread = #{ $no } 已撤回。沒有人看到過，以後也沒有人會看到。
case-withdraw-asked = #{ $no } 將在明天早上撤回，這樣沒人能從時間上猜出您是誰。
case-reopen-question = 💡 要重新打開 #{ $no } 嗎？
case-reopen-done = #{ $no } 已重新打開。
case-reopen-unread = #{ $no } 已重新打開。組織者要到第二天早上才能看到。
case-reopen-asked = #{ $no } 將在明天早上重新打開，這樣沒人能從時間上猜出您是誰。
case-area-done = #{ $no } 的類別改為：{ $area }。
case-step-done = #{ $no }：{ $status }。
case-hide-done = #{ $no } 已隱藏，大家看不到了，組織者還能看到。恢復：{ $p }事項 { $no } 顯示
case-show-done = #{ $no } 不再隱藏，大家又能看到了。
case-unqueued = #{ $no } 明天不公開了。還是要公開：{ $p }公開 { $no }
case-mute-done = #{ $no }：提議人不能再補充；別的建議不受影響。恢復：{ $p }事項 { $no } 解封
case-unmute-done = #{ $no }：提議人又可以補充了。
case-showing-held = 還沒有到時間。
case-showing-kept = 只有組織者和提議人能看到。公開給大家：{ $p }公開 { $no }
case-showing-queued = 明天早上公開給大家。
case-showing-public = 大家都能看到。
case-showing-hidden = 已隱藏。恢復：{ $p }事項 { $no } 顯示
case-unshown = 有 { $count } 則補充只有組織者能看到。公開給大家：{ $p }公開 { $no }
case-work-how =
    接下來：{ $p }答覆 { $no } 要說的話
    { $p }事項 { $no } 受理、辦理中、辦結，或者：不採納 理由
case-work-over = 已經了結。要重新辦理：{ $p }事項 { $no } 重開
case-work-withdrawn = 提議人已撤回，只有提議人能重新打開。
case-assigned-you = 由您負責跟進。進展請告訴組織者：{ $p }組織者

told-step = 💡 #{ $no } 現在：{ $status }。
told-step-reason = 💡 #{ $no } 現在：{ $status }。理由：{ $reason }
told-answer = 💡 #{ $no }：{ $name } 答覆：{ $text }
told-merged = 💡 #{ $no } 併入了內容相同的 { $into }。
told-published = 💡 #{ $no } 已公開給所有鄰居。
told-added = 💡 #{ $no }：您的補充已公開給所有鄰居。
told-reopened = 💡 #{ $no } 已重新打開。
told-assigned = 💡 { $by } 請您辦理 #{ $no }。
told-assignee = 💡 #{ $no }：由 { $name } 負責跟進。

answer-done = #{ $no } 的答覆已記下；如果聯絡得上提議人，我會告訴他。
answer-done-unnamed = #{ $no } 的答覆已記下。提議人憑查詢碼可以看到。
assign-done = #{ $no }：由 { $name } 負責跟進。
merge-done = #{ $no } 併入了 { $into }，支持它的人也算過去。
publish-done = #{ $no } 已公開給大家。
publish-added = #{ $no }：{ $count } 則補充已公開給大家。
publish-added-how = 提議人的 { $count } 則補充沒有一起公開。也要公開：{ $p }公開 { $no }
publish-with = 提議人的 { $count } 則補充也一起公開。
publish-queued = #{ $no } 明天早上和其他的一起、打亂順序公開，這樣從時間上看不出什麼。
support-done = 您支持了 #{ $no }。收回：{ $p }取消支持 { $no }
support-already = 您已經支持過 #{ $no }。收回：{ $p }取消支持 { $no }
unsupport-done = 您不再支持 #{ $no }。
unsupport-nothing = 您沒有支持過 #{ $no }。
agenda-told = 💡 #{ $no } 提請列入議程：{ $heads } 位鄰居裡有 { $count } 位支持。

cases-none = 💡 還沒有建議。發 { $p }建議 就能提；不想具名，請私訊發給我。
cases-title = 💡 建議：{ $estate }
cases-status = { $status }：{ $count } 則
cases-area =
    { $days ->
        [0] { $area }：{ $count } 則未了結，最早的是今天提的
       *[other] { $area }：{ $count } 則未了結，最早的已有 { $days } 天
    }
cases-median =
    { $days ->
        [0] 一半的答覆當天就有。
       *[other] 一半的答覆在 { $days } 天之內。
    }
cases-some =
    { $count ->
        [0] 這一類沒有。
       *[other] 這一類有 { $count } 則。
    }
cases-line = #{ $no } · { $area } · { $status }：{ $text }
cases-more = 還有 { $count } 則
cases-unpublished = 沒有公開的只計數，不列出。
cases-how = 看其中一則：{ $p }事項 加編號。要檔案：{ $p }事項列表 csv
cases-exported = 共 { $count } 則建議。沒有公開的不帶內容。

digest-title = 💡 今早的建議
digest-new = 新提出 { $count } 則：
digest-line = #{ $no } · { $area }：{ $text }
digest-more = 還有 { $count } 則：{ $p }事項列表 新
digest-added = 提議人有補充：{ $cases }
digest-withdrawn = 提議人已撤回：{ $cases }
digest-reopened = 提議人重新打開：{ $cases }
digest-overdue = 等答覆或進展太久了：{ $cases }
digest-numbers-more = { $cases }，還有 { $count } 則
digest-how = 查看：{ $p }事項 { $no }
digest-unread = 💡 有建議在等組織者，但我一位也聯絡不上。組織者請私訊我，比如發 { $p }事項列表

settings-box-words = 意見箱, 建議箱, 建議
settings-box-open-words = 開放, 匿名, 全部
settings-box-named-words = 具名, 實名
settings-box-closed-words = 關閉, 關
settings-box-open = 建議：具名、不具名都收
settings-box-named = 建議：只收具名的
settings-box-closed = 建議：不收
settings-box-open-set = 現在具名和不具名的建議都收。
settings-box-named-set = 現在只收具名的建議。以前的都保留，查詢碼照樣能用。
settings-box-closed-set = 現在不收建議了。以前的都保留，查詢碼照樣能用。
refusal-settings-box-unknown = ⚠ 意見箱可以是：開放、具名、關閉，沒有「{ $given }」。
    例如：{ $p }設定 意見箱 具名
refusal-settings-value-box = ⚠ 意見箱可以是：開放、具名、關閉。
    例如：{ $p }設定 意見箱 具名

refusal-case-number = ⚠ 「{ $given }」不是建議的編號。編號寫在建議前面，例如 #417。
refusal-case-key = ⚠ 「{ $given }」既不是編號，也不是查詢碼。查詢碼有五個字（英文是五個詞），和我給您的一樣。
refusal-case-word = ⚠ 不明白「{ $given }」。可以寫：受理、辦理中、辦結、不採納（加理由）、重開、撤回、隱藏、顯示、禁言、解封，或者一個類別；看全文寫「全部」。
refusal-area-unknown = ⚠ 沒有「{ $given }」這個類別。有：環境衛生、安全、車輛、公共設施、其他。
refusal-cases-filter = ⚠ 「{ $given }」不是類別，也不是進展。類別和進展可以各寫一個，例如：車輛 新
refusal-case-empty = ⚠ 建議還沒有內容。例如：{ $p }建議 2號門的燈壞了
refusal-case-too-long = ⚠ 有 { $length } 個字，最多 { $most } 個。請分幾次發。
refusal-case-unknown = ⚠ 沒有您能看的 #{ $no }。看看有哪些：{ $p }事項列表
refusal-case-in-private = ⚠ #{ $no } 還沒有公開。請私訊問我：{ $p }事項 { $no }
refusal-case-already = ⚠ #{ $no } 已經是這樣了。
refusal-case-closed = ⚠ #{ $no } 已經了結。要接著辦：{ $p }事項 { $no } 重開
refusal-case-over = ⚠ #{ $no } 已經了結。
refusal-case-closed-codename = ⚠ #{ $no } 已經了結。您可以重新打開一次：{ $p }事項 您的查詢碼 重開
refusal-case-still-open = ⚠ #{ $no } 還沒有了結。
refusal-case-reopened = ⚠ #{ $no } 您已經重新打開過一次，再要打開只能由組織者來。有新的情況：{ $p }建議
refusal-case-needs-reason = ⚠ 為什麼？提議人和能看到它的人都會看到理由。
    例如：{ $p }事項 { $no } 不採納 今年沒有這筆錢
refusal-case-merge-self = ⚠ #{ $no } 不能併入它自己，請寫另一則的編號。
refusal-case-muted = ⚠ 組織者已關閉 #{ $no } 的補充。可以另提一則：{ $p }建議
refusal-case-notes-many = ⚠ #{ $no } 已有 { $most } 則記錄，放不下了。請另提一則：{ $p }建議
refusal-case-added-enough = ⚠ #{ $no } 今天已有 { $most } 則補充，明天可以再補充。
refusal-case-not-yours = ⚠ #{ $no } 不是您提的。撤回、重新打開要由提議人來。
refusal-case-taken-back = ⚠ #{ $no } 已由提議人撤回，只有提議人能重新打開。
refusal-case-not-hidden = ⚠ #{ $no } 沒有隱藏。
refusal-case-not-shown = ⚠ #{ $no } 沒有公開過，不用隱藏。
refusal-case-already-hidden = ⚠ #{ $no } 已經隱藏了。恢復：{ $p }事項 { $no } 顯示
refusal-case-already-public = ⚠ #{ $no } 大家已經能看到。
refusal-publish-withdrawn = ⚠ #{ $no } 已由提議人撤回，不能公開。
refusal-shorten-visibly = ⚠ 建議裡沒有「{ $part }」。可以刪字，用「…」代替，但不能改字。
    例如：{ $p }公開 417 2號門…壞了
refusal-support-unpublished = ⚠ #{ $no } 還沒有公開，暫時不能支持。
refusal-suggest-in-private = ⚠ 在這裡大家已經看到是您寫的，所以我沒有記下。請私訊發給我，就可以不具名。
refusal-suggest-enough-named = ⚠ 您今天已經提了 { $most } 則建議，明天可以再提。
refusal-box-closed = ⚠ 本社區現在不透過我收建議。組織者是誰：{ $p }組織者
refusal-box-full = ⚠ 今天不具名的建議太多，明天才能再收。具名的還收。
refusal-draft-gone = ⚠ 那則草稿我已經沒有了：過了一小時，或者我重新啟動過。如果您點過「發送」，憑查詢碼能看到它；如果沒有，就什麼都沒有記下，請再發一次。
refusal-draft-sent = ⚠ 這已經辦好了。
refusal-draft-enough = ⚠ 一天之內您已經不具名發了 { $most } 則，這一則沒有記下。明天可以再發。
refusal-codename-in-room = ⚠ 這裡大家都能看到查詢碼，拿到它的人就能以您的身分補充。請刪掉那則訊息，私訊發給我。
refusal-codename-for-number = ⚠ 這是查詢碼，拿到它的人就能以提議人的身分補充。如果這裡別人也看得到，請刪掉那則訊息。這裡要寫建議的編號，例如 #417。
refusal-codename-unknown = ⚠ 沒有建議用這個查詢碼。請和您記下的對一對：五個字（英文是五個詞），順序也要一樣。
refusal-codenames-shut = ⚠ 您有五個查詢碼不對。十分鐘之內我不再看您的查詢碼，對的也不看。
refusal-codenames-shut-all = ⚠ 有人發來很多不對的查詢碼。十分鐘之內我誰的都不看，對的也不看。

suggest-files = 📷 附 { $count } 張照片或檔案。
suggest-files-apart = 前面的照片或檔案是跟著上一段話的。這一段也要附的話，請再發一次。
suggest-photos = 相機記下的地點、時間、型號不會一起送出；畫面裡看得見的會，請再看一眼。
suggest-file-names = 帶這個檔案只能具名送出：檔案裡可能寫著作者是誰。照片可以不具名。
file-words = 📷 收到 { $count } 張照片或檔案。您想建議什麼？請用一兩句話寫下來。目前我什麼都沒有保存。
file-left-out = 照片或檔案沒有保存：只能隨建議一起送。{ $p }建議
file-of-case = 📷 #{ $no }，第 { $place } 件，共 { $count } 件
files-sent = 已私訊傳給您。
button-files = 📷 看 { $count } 張照片或檔案
case-add-file-names = ⚠ 這個檔案不能不具名地補充：裡面可能寫著作者是誰。照片可以。什麼都沒有保存。
publish-photos-how = 照片和檔案只有組織者看得到。也要公開：{ $p }公開 { $no } --照片
flag-photos-aliases = 照片, 附件
flag-photos-summary = 連照片和檔案一起
refusal-file-large = ⚠ 檔案太大，最多 { $most } MB。什麼都沒有保存。照片請用「照片」傳，不要用「檔案」傳，就夠小了。
refusal-file-lost = ⚠ 沒有拿到照片或檔案（最多 { $most } MB）。什麼都沒有保存。請全部重傳一次。
refusal-file-broken = ⚠ 有一張照片打不開。什麼都沒有保存。請把它截圖，連同文字重傳一次。
refusal-file-not-bare = ⚠ 其中有一件不是照片，裡面可能寫著作者是誰。什麼都沒有保存。請具名送出，或者只附照片。
refusal-file-not-now = ⚠ 我剛才問的是別的事，那裡用不上照片或檔案。不想繼續：{ $p }取消
refusal-files-many = ⚠ 一則建議最多附 { $most } 張照片或檔案。
refusal-files-full = ⚠ 本社區現在放不下更多照片和檔案。什麼都沒有保存。請去掉附件再送。
refusal-files-gone = ⚠ #{ $no } 的照片和檔案已經不在了：建議辦結 90 天後就刪除。
refusal-files-none = ⚠ #{ $no } 沒有尚未公開的照片或檔案。
refusal-files-in-private = ⚠ 我還不能傳私訊給您。請先私訊我：{ $p }事項 { $no }

case-supporters-owners =
    { $count ->
        [0] 還沒有人支持。
       *[other] { $count } 位鄰居支持；其中業主：人數 { $heads }/{ $of }，面積 { $area }/{ $whole } ㎡。
    }
case-agenda-owners = 必須列入議程：{ $day } 人數和面積都達到 20 %（建房〔2009〕274號第二十一條）。
case-agenda-source-owners =
    依據《業主大會和業主委員會指導規則》（建房〔2009〕274號）第二十一條：經專有部分占建築物總面積 20% 以上且占總人數 20% 以上的業主提議，應當召開業主大會臨時會議。
    這裡按名冊上已登記的業主計算。
agenda-told-owners = 💡 #{ $no } 必須列入議程：{ $count } 位鄰居支持；其中業主：人數 { $heads }/{ $of }，面積 { $area }/{ $whole } ㎡。
