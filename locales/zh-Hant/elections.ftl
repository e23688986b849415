# 選舉:從徵求候選人到委員會就任。

group-elections = 選舉
group-committee = 委員會

election-aliases = 選舉, 發起選舉
election-summary = 發起選舉：提名、資格審查、公示、投票
election-example = { $p }選舉 業主委員會 --席位 5 --候補 2 --提名期 7天 --公示期 7天 --投票期 15天
nominate-aliases = 提名, 推薦
nominate-summary = 提名鄰居，或者自薦
nominate-example = { $p }提名 9 陳偉 他熟悉社區的事
flag-nominate-remove-summary = 撤回提名
nominate-me-words = 我, 自己, 本人, 自薦, 我自己
nominate-back-words = 撤回, 移除, 收回, 撤銷, 取消, 不提了, 不提名了
accept-aliases = 接受提名, 參選
accept-summary = 逐條確認條件，參加選舉
accept-example = { $p }參選 9
accept-all-words = 全部, 都確認, 所有, 全部確認, 全部同意, 都同意, 全都確認
decline-aliases = 謝絕, 不參選
decline-summary = 說明自己不參選
decline-example = { $p }謝絕 9
withdraw-aliases = 退選, 退出參選
withdraw-summary = 名單公布前退出
withdraw-example = { $p }退選 9
statement-aliases = 自我介紹, 競選陳述
statement-summary = 寫幾句為什麼參選，可以附照片
statement-example = { $p }自我介紹 9 我在這裡住了十二年
vet-aliases = 資格審查, 審查
vet-summary = 看誰等待審查；通過或不通過
vet-example = { $p }審查 9 陳偉 通過
vet-pass-words = 通過, 合格
vet-reject-words = 不通過, 不合格
reply-aliases = 回應, 說明情況, 回覆
reply-summary = 候選人回應提問或異議
reply-example = { $p }回應 9 問2 會的，每月公布
candidates-aliases = 候選人, 候選人名單
candidates-summary = 看誰參選，和每位候選人的介紹
candidates-example = { $p }候選人 9
ask-aliases = 提問, 問候選人
ask-summary = 向候選人提問
ask-example = { $p }提問 9 陳偉 帳目會公開嗎？
advance-aliases = 下一步, 推進
advance-summary = 都審查完了就公布名單；平時看下一步
advance-example = { $p }下一步 9
runoff-aliases = 決選, 再選
runoff-summary = 最後一席票數相同的人之間再選一次
runoff-example = { $p }決選 9
calendar-aliases = 日曆, 日程
calendar-summary = 把選舉日程加到自己的日曆
calendar-example = { $p }日曆 9
filing-aliases = 備案, 備案材料
filing-summary = 向主管部門備案的材料，打成一個包
filing-example = { $p }備案 9
committee-aliases = 委員會, 業委會
committee-summary = 委員有誰，各管什麼
committee-example = { $p }委員會
officers-aliases = 推選主任, 主任
officers-summary = 委員推選主任和副主任
officers-example = { $p }推選主任
duty-aliases = 分工, 職責
duty-summary = 說明某位委員管什麼
duty-example = { $p }分工 陳偉 財務
handover-aliases = 交接, 移交
handover-summary = 委員會一步接手，成為組織者
handover-example = { $p }交接
resign-aliases = 辭職, 辭任
resign-summary = 退出委員會
resign-example = { $p }辭職
seat-aliases = 遞補, 補位
seat-summary = 輪到遞補的人接下空出的席位
seat-example = { $p }遞補
vacate-aliases = 空缺, 席位空缺
vacate-summary = 某位委員在這裡已沒有房產
vacate-example = { $p }空缺 陳偉
recall-aliases = 罷免
recall-summary = 要求罷免某位委員
recall-example = { $p }罷免 陳偉 從不回覆
defend-aliases = 申辯
defend-summary = 有人要求罷免您時，您的答覆
defend-example = { $p }申辯 當時我在住院
argument-verdict = 誰 通過|不通過 理由
argument-confirmed = 條件
flag-seats-aliases = 席位, 名額
flag-seats-summary = 幾個席位（--席位 5）
flag-alternates-aliases = 候補
flag-alternates-summary = 幾位候補（--候補 2）
flag-marks-aliases = 可選
flag-marks-summary = 一張選票最多選幾位（--可選 5）
flag-nominate-aliases = 提名期
flag-nominate-summary = 提名多長時間（--提名期 7天）
flag-vet-aliases = 審查期
flag-vet-summary = 資格審查多長時間（--審查期 3天）
flag-notice-aliases = 公示期
flag-notice-summary = 名單公示多長時間（--公示期 7天）
flag-vote-aliases = 投票期
flag-vote-summary = 投票多長時間（--投票期 15天）
flag-results-aliases = 結果公示期
flag-results-summary = 結果公示多長時間（--結果公示期 7天）
flag-election-opens-summary = 什麼時候開始提名（--開始 12月15日）
flag-term-aliases = 任期
flag-term-summary = 任期幾年（--任期 3）
flag-uncontested-aliases = 等額
flag-uncontested-summary = 候選人多少都開始投票
flag-conditions-aliases = 條件
flag-conditions-summary = 參選人要確認的條件（--條件 是業主 | 沒有欠費）
flag-fills-aliases = 補選
flag-fills-summary = 補選上次空下的席位（--補選 9）
ask-election-title = 👥 選什麼？例如：業主委員會
ask-election-seats = 👥 幾個席位？按規定業主委員會由 5 到 11 人的單數組成。
ask-nominate-who = 👥 提名誰？寫姓名、戶號（如 3-201），或者「我」。後面寫的是理由。
ask-statement-text = 👥 您為什麼參選？最多 { $most } 字，可以附一張照片。
ask-vet-reason = 👥 為什麼{ $name }不通過？本人會看到，也可以回應。例如：欠繳一年管理費
ask-objection-answer = 👥 怎麼答覆第 { $number } 條異議？提出的人會看到。例如：已經查過，屬實
ask-object-candidate = 👥 #{ $no }：您對哪位候選人有異議、為什麼？例如：2 在這裡沒有房產
ask-object-result = 👥 #{ $no }：結果哪裡不對？例如：我的紙質票沒有算
ask-object-why = 👥 #{ $no }：您為什麼對 { $name } 提異議？例如：在這裡沒有房產
ask-question-answer = 👥 怎麼回答第 { $number } 問？大家都會看到。例如：會的，每月公布
ask-recall-answer = 👥 您怎麼答覆？會和表決票寫在一起，最多 500 字。
ask-ask-question = 👥 問誰、問什麼？例如：陳偉 帳目會公開嗎？
ask-question-text = 👥 您要問{ $name }什麼？例如：帳目會公開嗎？
ask-reply-text = 👥 您怎麼說？負責審查的組織者會看到。例如：我上夜班，週末都在
ask-duty-who = 👥 誰管什麼？例如：陳偉 財務
ask-vacate-who = 👥 誰在這裡已沒有房產？
ask-defend-text = 👥 您怎麼答覆？最多 500 字。
placeholder-words = 姓名, 名字, 姓名理由, 理由, 內容, 回答, 答覆, 問題, 您的話, 您的回答, 姓名或號碼, 原因, 為什麼, 為何

# 徵求
election-title = 👥 #{ $no }  { $title }
election-draft = 👥 將要發起：{ $title }
election-called = 👥 選舉：徵求候選人
election-seats = { $count } 個席位，任期 { $years } 年
election-alternates = 候補 { $count } 位
election-marks = 一張選票最多選 { $count } 位。
election-contested = 差額選舉：候選人要多於席位，否則不開始投票。
election-conditions = 參選人要逐條確認：
condition = { $item }  { $text }
condition-confirmed = { $item }  ✓ { $text }
condition-cn-1 = 我是本社區業主，具有完全民事行為能力。
condition-cn-2 = 我遵守法律、法規。
condition-cn-3 = 我遵守管理規約，履行業主義務。
condition-cn-4 = 我熱心公益，責任心強，公正廉潔。
condition-cn-5 = 我有一定的組織能力。
condition-cn-6 = 我有必要的工作時間。
condition-plain-1 = 我是這裡的業主。
condition-plain-2 = 我有必要的工作時間。
election-dates = 日程：
election-run-by = 組織者：{ $names }
dates-nominate-from = { $at }開始提名
dates-nominate = 提名和登記到{ $at }
dates-vet = 資格審查到{ $at }
dates-notice = 候選人名單公示到{ $at }，隨即開始投票
dates-vote = 投票到{ $at }
dates-result = 結果公示到{ $at }
dates-moved = 新的日程：
law-notice = 從公告到投票 { $days } 天：{ $source }
law-list = 候選人名單公示 { $days } 天：各地規定的通常做法
law-seats = { $least } 到 { $most } 人，單數：{ $source }
law-meeting = 選出後 { $days } 天內開首次會議，到{ $at }：{ $source }
law-filing = { $days } 天內備案，到{ $at }：{ $source }
why-secret-cap = 做不到秘密：按這條規則，會看出誰受託代幾戶投票。
why-secret-heads = 做不到秘密：有 { $parties } 位業主的套數與眾不同，一看票就知道是誰的。
why-secret-shares = 做不到秘密：有 { $parties } 位業主的面積與眾不同，一看票就知道是誰的。
election-for-good = 發起之後日期只能往後移，其餘不變；可以說明理由作廢。
election-lot = 候選人順序由抽籤決定，抽籤校驗碼現已固定：{ $hash }
election-how = 提名到{ $until }。提名自己：{ $p }提名 { $no } 我；提名鄰居，例如：{ $p }提名 { $no } 陳偉。業主憑信裡的登記碼登記：{ $p }登記
election-how-later = { $since }到{ $until }可以提名。業主憑信裡的登記碼登記：{ $p }登記
election-called-done = ✅ 已發起，編號 #{ $no }。提名到{ $at }，之後各階段自動進行。
election-dropped = 沒有發起，什麼都沒傳。
election-not-open = { $at }開始投票。
button-call = 發起
button-seats = { $count } 個席位
button-contested = 差額選舉
button-uncontested = 等額也可以
button-stand = 我參選
button-candidates = 候選人

phase-called = { $at }開始提名。
phase-nominating = 正在提名，到{ $at }。
phase-vetting = 正在資格審查，到{ $at }。
phase-notice = 名單公示中，到{ $at }，隨即開始投票。
phase-voting = 正在投票，到{ $at }。
phase-result-notice = 結果公示中，到{ $at }。
phase-seated = 結果已生效。
phase-stopped = 候選人不夠，由組織者決定怎麼辦。
phase-void = 已作廢：{ $reason }

# 提名和參選
nominated =
    { $count ->
        [1] 👥 #{ $no }：{ $name } 已被提名。
       *[other] 👥 #{ $no }：已有 { $count } 人提名 { $name }。
    }
nominated-asked = 我已私訊問本人，{ $until }前答覆。
nominated-stands = { $name } 已接受。
nominated-not-on-roll = { $name } 不在業主名冊上。提名我先留著，有這個姓名的業主登記後就問本人。姓名和信上寫的一樣嗎？寫錯了就撤回：{ $p }提名 { $no } { $name } --移除
nominated-not-registered = { $name } 還沒有登記為業主。提名先留著：請對方傳 { $p }登記 和信裡的登記碼給我，之後我再問本人。
nominated-unreachable = 我沒法寫信給 { $name }，請轉告對方傳 { $p }參選 { $no } 給我
nominated-again = 👥 #{ $no }：又有一位鄰居提名了您。
nominate-taken-back =
    { $count ->
        [0] ✅ #{ $no }：已撤回，現在沒有人提名 { $name }。
       *[other] ✅ #{ $no }：已撤回，還有 { $count } 位鄰居提名 { $name }。
    }
nominated-no-more = 👥 #{ $no }：對您的提名已撤回。您自己要參選的話：{ $p }自薦 { $no }
refusal-accept-nobody = ⚠ 現在沒有人在 #{ $no } 提名您。要自薦：{ $p }自薦 { $no }
refusal-nominate-none-yours = ⚠ 您在 #{ $no } 裡沒有提名別人。您自己不參選了：{ $p }退選 { $no }
refusal-nominate-stands = ⚠ { $name } 已經答覆，只有本人能改。
nominate-which = 👥 您說的是哪一位？
nominate-near = 👥 名冊上沒有「{ $name }」。您說的是哪一位？
nominate-how = 要提名，例如：{ $p }提名 { $no } 陳偉、{ $p }提名 { $no } 3-201；提名自己：{ $p }提名 { $no } 我
nominees-none = 還沒有人被提名。
nominee-stands =
    { $count ->
        [0] ✓ { $name }
       *[other] ✓ { $name }，{ $count } 位鄰居提名
    }
nominee-asked = · { $name }，已去問，還沒答覆
nominee-stands-unknown = · { $name }，還沒登記為業主
nominee-asked-unknown = · { $name }，還沒登記為業主
form-nominated = { $names } 提名了您。您參選嗎？
form-own = 您要參選。
form-reason = 「{ $text }」
form-conditions = 請逐條確認：
form-published = 參選會公布您的姓名、戶號、自我介紹和得票。名單公布前可以退出。請在{ $until }前答覆。
button-condition = 確認 { $item }
button-condition-set = ✓ { $item }
button-accept = 我參選
button-decline = 我不參選
stand-sent = 👥 #{ $no }：已私訊給您。
stand-unreachable = 我還沒法寫信給您。請打開和我的私訊，傳 { $p }參選 { $no }
accept-missing = ⚠ 還沒有算參選。還要確認：{ $conditions }。逐條按，或一次全部：{ $p }參選 { $no } 全部
accepted = ✅ 您已參選 #{ $no } { $title }。
accepted-organiser = 您是組織者，這次選舉裡要回避資格審查。
accepted-next = 寫幾句為什麼參選，也可以附照片（最多 { $most } 字），例如：{ $p }自我介紹 { $no } 我在這裡住了十二年
accepted-back = 要退出：{ $p }退選 { $no }
declined = 👥 #{ $no }：已記下，您不參選。謝謝您的答覆。
withdrawn = 👥 #{ $no }：您已退出。{ $until }前可以改變主意：{ $p }自薦 { $no }
nominee-accepted = 👥 #{ $no }：{ $name } 參選了。
nominee-declined = 👥 #{ $no }：{ $name } 不參選。
nominee-withdrew = 👥 #{ $no }：{ $name } 退出了。
statement-kept = ✅ #{ $no }：自我介紹已記下（{ $length }/{ $most } 字）。名單公布前可以改。
statement-with-photo = 附了照片。
statement-no-photo = 沒有照片；願意的話傳指令時附一張。

# 資格審查
vetting-begins = 👥 提名結束。
vetting-stand =
    { $count ->
        [0] 沒有人參選。
       *[other] 有 { $count } 人參選。
    }
vetting-until = { $at }前由不參選的組織者審查條件。不通過要有兩位組織者，並寫明理由。
vet-waiting = 有 { $count } 人等待資格審查：
vet-candidate = · { $name }（{ $unit }）
vet-said = { $by }：{ $reason }
vet-reply = { $name } 回應：{ $text }
vet-how = { $until }前：按按鈕，或傳例如 { $p }審查 { $no } { $name } 通過；不通過的話我會問理由：{ $p }審查 { $no } { $name } 不通過
vet-nobody = 現在沒有人等待審查。
told-passes-now = ✅ #{ $no }：有組織者改為讓您通過，您參選有效。
vet-stays-rejected = #{ $no }：已記下。已有兩位認為 { $name } 不通過，除非其中一位改為通過，仍不在名單上。
vet-passed = ✅ #{ $no }：{ $name }通過。
vet-left = 還有 { $count } 人等待：{ $p }審查 { $no }
vet-all-done = 都審查完了。傳 { $p }下一步 { $no } 可以馬上公布名單，不發也會按時公布。
vet-rejected = #{ $no }：兩位組織者都認為{ $name }不通過。本人會看到理由。
vet-needs-second = #{ $no }：已記下。還要另一位組織者也認為不通過，{ $name }才算不通過。本人會看到您的理由，也可以回應。
vet-second = ⚠ #{ $no }：一位組織者認為{ $name }不符合條件，還要第二位才生效。您怎麼看？理由：「{ $reason }」
vet-struck = #{ $no }：兩位組織者把{ $name }從候選人名單中除名了。
vet-replied = 👥 #{ $no }：{ $name } 回應：
vet-replied-how = 要再看：{ $p }審查 { $no }
button-pass = ✓ { $name }
button-reject = ✗ { $name }
told-rejection-asked = ⚠ #{ $no }：一位組織者認為您不符合條件。一個人說了不算，要有兩位。理由：「{ $reason }」
told-rejected = ⚠ #{ $no }：兩位組織者認為您不符合條件，除非其中一位改變意見，您不會列入名單。第二位的理由：「{ $reason }」
told-strike-asked = ⚠ #{ $no }：一位組織者要把您從候選人名單中除名。一個人說了不算，要有兩位。理由：「{ $reason }」
told-struck = ⚠ #{ $no }：兩位組織者把您從候選人名單中除名了。第二位的理由：「{ $reason }」
told-reply-how = 您可以回應，組織者會看到。例如：{ $p }回應 { $no } 我上夜班，週末都在
told-objection = ⚠ #{ $no }：有人對您列入名單提出異議：
replied = ✅ #{ $no }：您的回應已交給組織者。
vetters-few = ⚠ #{ $no }：組織者裡只有 { $able } 位沒有參選，而不通過要有兩位。要添加：{ $p }組織者 @姓名

# 名單
list-published = 👥 候選人名單公示：
candidate-line = { $number }  { $name }
candidate-line-elected = { $number }  { $name } – 當選
candidate-line-tied = { $number }  { $name } – 最後一席票數相同
candidate-line-alternate = { $number }  { $name } – 候補第 { $place } 位
candidate-marked = ✓ { $number }  { $name }
candidates-lot = 順序由抽籤決定，抽籤種子：{ $seed }
list-objections = { $until }前可以提異議：{ $p }異議 { $no }，我會問您對誰、為什麼
told-listed = 👥 #{ $no }：您在名單上，{ $number } 號。現在起不能退出，可以回答提問。
candidate-struck = 👥 #{ $no }：{ $number } 號 { $name } 已從候選人名單中除名：有人提出異議，兩位組織者決定。其他人號碼不變。
candidate-struck-sold = 👥 #{ $no }：{ $number } 號 { $name } 按名冊在這裡已沒有房產，由兩位組織者從候選人名單中除名。其他人號碼不變。
page-title = 👥 { $number }  { $name }（{ $unit }）
page-title-unlisted = 👥 { $name }（{ $unit }）
page-statement = 「{ $text }」
page-silent = 還沒有寫自我介紹。
page-supporters = 有 { $count } 位鄰居提名。
page-reason = { $by }：「{ $text }」
page-sent = 已私訊給您。
page-unreachable = 我還沒法寫信給您。請打開和我的私訊，傳 { $p }候選人 { $no }
question-ask-how = 要提問：{ $p }提問 { $no } { $about }，我會問您問什麼
question-text = 第 { $number } 問：{ $text }
question-answer = 答：{ $text }
question-open = 還沒有回答。
question-told = 👥 #{ $no }：{ $by } 問您：
question-how = 按「答覆」，或傳 { $p }回應 { $no } 問{ $number }，我會問您怎麼回答。大家都會看到。
question-put = 👥 第 { $number } 問已交給 { $name }，回答會傳到群組裡。
question-put-untold = 👥 第 { $number } 問已記下。我沒法寫信給 { $name }，請轉告。
question-answered = 👥 #{ $no }：{ $name } 回答了。
question-answered-told = ✅ 您的回答已傳到群組裡。
election-objection-noted = 👥 #{ $no }：您的異議已記下，第 { $number } 條。{ $until }前會答覆，否則公示延長。要看：{ $p }看異議
election-objection-told = ⚠ #{ $no }：第 { $number } 條異議，針對{ $about }（{ $by } 提出）：
election-objection-how = 按「答覆」，或傳 { $p }回應 { $no } 異{ $number }，我會問您怎麼答覆。
election-strike-how = 如果屬實，兩位組織者可以將其除名，我會問您理由：{ $p }審查 { $no } { $number } 不通過
objection-to-result = 結果
election-objection-answered-told = 👥 #{ $no }：您的第 { $number } 條異議有答覆了：
button-answer = 答覆

# 推遲、停止、延期
election-held = 👥 這個階段延長一天：
held-undecided = 還沒審查完：{ $names }
held-objections = 還有 { $count } 條異議要先答覆。
held-answer = ⚠ #{ $no }：有 { $count } 條異議等您答覆。
held-goes-on = 我每天再試一次，日程隨之順延；這樣的訊息會越來越少。
held-roll-other = 業主名冊還不能作為投票的依據。
held-roll-notice-first = 業主名冊還沒有公示過。
held-roll-notice-runs-still = 業主名冊還在公示。
held-roll-notice-outdated = 業主名冊公示之後有了變動。
held-roll-objections-unanswered = 對業主名冊的異議還沒有答覆。
held-roll-why = ⚠ #{ $no } 沒能開始投票。原因：
election-stopped-head = 👥 投票沒有開始。
election-stopped = { $seats } 個席位，候選人只有 { $count } 位。怎麼辦由組織者說明。
stopped-why = { $seats } 個席位，候選人只有 { $count } 位，而差額選舉要多於席位。怎麼辦？
stopped-how = 另定提名截止：{ $p }延期 { $no } 5天。不選了，我會問理由：{ $p }作廢 { $no }
button-nominate-again = 再提名 7 天
button-fewer = 改為 { $count } 個席位
button-each = 逐人表決同意不同意
reopened = ✅ #{ $no }：提名到{ $at }。
now-fewer = 👥 #{ $no }：現在選 { $count } 個席位。
now-each = 👥 #{ $no }：候選人不多於席位，逐人表決同意不同意。
advanced = ✅ #{ $no }：名單已公布。
election-put-off = 👥 延期：{ $reason }
put-off-receipt = 👥 #{ $no }：現在到{ $at }。
election-voided = 👥 #{ $no } { $title } 已作廢（{ $by }）。理由：{ $reason }
void-second = 👥 #{ $no } 要作廢，須有另一位沒有參選的組織者在一小時內同意。
candidate-departed-late = ⚠ #{ $no }：{ $name } 參選，但按名冊在這裡已沒有房產。若當選，你們兩位可以宣佈席位空缺。
candidate-departed-how = ⚠ #{ $no }：{ $name }參選，但按名冊在這裡已沒有房產。你們兩位可以除名，我會問理由：{ $p }審查 { $no } { $name } 不通過
candidate-departed = 👥 #{ $no }：按名冊，{ $name } 在這裡已沒有房產。不對的話，請告訴組織者。
stands-unanswered = 👥 #{ $no } 的結果生效。還有 { $count } 條異議沒人答覆，提出的人可以向主管部門反映。
opens-unanswered = 👥 #{ $no } 開始投票。對名單還有 { $count } 條異議沒人答覆。
second-confirm = 請對方私訊我：{ $p }確認 { $code }
second-asks = 📋 { $by } 請您作為另一位組織者過目並確認：
button-second = 同意
vacate-second = 👥 { $name } 的席位要空出，須有另一位組織者在一小時內同意。
void-second-recall = 👥 罷免表決要作廢，須有另一位組織者（不是當事委員）在一小時內同意。
void-second-member = 👥 #{ $no } 要作廢，須有另一位委員在一小時內同意。
remind-nominations =
    { $count ->
        [0] ⏰ #{ $no } { $title }：提名{ $at }截止，還沒有人參選。
       *[other] ⏰ #{ $no } { $title }：提名{ $at }截止，已有 { $count } 人參選。
    }
remind-nominee = ⏰ #{ $no }：您被提名了。參選嗎？{ $at }前傳 { $p }參選 { $no } 或 { $p }謝絕 { $no }

# 選票
ballot-opened = 👥 開始投票：
ballot-call = 👥 現在可以投票了，{ $at }截止：#{ $no } { $title }
ballot-call-again = ⏰ #{ $no } { $title } { $at }截止，您還沒有投票。
ballot-reminder = ⏰ #{ $no } { $title } { $at }截止。
ballot-result = 👥 選舉結果：
ballot-each = 對每位選同意、不同意或棄權；共 { $count } 個席位。也可以打字，例如：{ $first }=同意，其他幾位也照樣寫
button-candidate = { $item }  { $name }
button-candidate-set = ✓ { $item }  { $name }
button-review =
    { $count ->
        [0] 核對：一位都沒選
       *[other] 核對：選了 { $count } 位
    }
button-back = 回去改
marks-review = 👥 #{ $no }，{ $units }。您選的是（還沒有投出）：
secret-change-marks = 要改的話：{ $p }投票 { $no } 1,3 加上回執碼。
secret-cast-already-marks = 這一票已經投過。要改的話，請加上回執碼再傳一次：{ $p }投票 { $no } 1,3 K7QM-2R4T-9XWD
measure-members = 委員
refusal-decision-members = ⚠ #{ $no } 只有委員會委員投票。
marks-none = 一位都不選
marks-none-words = 都不選, 一個都不選, 一位都不選
marks-count = 已選 { $count } 位，最多 { $most } 位
label-election = 在聊天裡進行的選舉。法律上是否有效要看當地規定，有些城市要求用指定系統或書面簽名。

# 結果
result-elected = 當選：{ $names }
result-nobody = 沒有人當選。
election-no-quorum = 沒有選出結果：參與的業主不夠
election-no-quorum-next = 可以再選一次，投票期放長一些，再挨家挨戶走一遍：{ $p }選舉 業主委員會
result-tied = 最後 { $count } 席票數相同：{ $names }。不靠運氣定：結果生效後在他們之間再選一次。
result-alternates = 候補，依次為：{ $names }
result-open-seats = 還空著 { $count } 個席位。
result-committee = 委員會成立：{ $of } 席已有 { $filled } 席。
result-no-committee = 委員會還沒有成立：{ $of } 席只有 { $filled } 席，至少要 { $minimum } 席。
approval-needs-more = 當選（✓）的條件，{ $what }：{ $needed }，即多於 { $amount }
approval-needs-least = 當選（✓）的條件，{ $what }：{ $needed }，即至少 { $amount }
approval-needs-each = 當選（✓）的條件，{ $what }：{ $needed }，即 { $amounts }
election-picture-footer = { $count } 張票，{ $what }
result-notice = 結果公示到{ $until }。有異議：{ $p }異議 { $no }，我會問您哪裡不對
told-elected = 👥 #{ $no } { $title }：您當選了。{ $until }公示結束後生效。
told-tied = 👥 #{ $no } { $title }：最後一席您和別人票數相同，你們之間再選一次。
told-alternate = 👥 #{ $no } { $title }：您是候補，第 { $place } 位。
told-not-elected = 👥 #{ $no } { $title }：您沒有當選。感謝您參選。
told-undecided = 👥 #{ $no } { $title } 沒有選出結果：參與的人不夠。感謝您參選。
next-runoff = 👥 #{ $no }：有 { $count } 席要在票數相同的人之間再選：{ $p }決選 { $no }
next-further = 👥 還空著 { $count } 席。要補選：{ $p }選舉 { $title } --補選 { $no }
button-runoff = 再選一次
runoff-title = 決選：{ $title }
runoff-called = 👥 在 #{ $no } 票數相同的人之間再選 { $count } 席：
runoff-done = ✅ 決選編號 #{ $no }，{ $at }自動開始投票。
not-seated = 👥 結果已生效，但委員會還沒有成立。
not-seated-kept = 👥 結果已生效：沒有人因此就任，現任委員會不變。
seated = 👥 委員會選出，結果已生效。
seated-more = 👥 委員會增加了委員。
seated-members = { $count } 位委員：{ $names }
seated-term = 任期到{ $at }。
seated-next = 👥 #{ $no }：接下來是備案材料：{ $p }備案 { $no }。交接給委員會：{ $p }交接
told-seated = 👥 #{ $no }：您是委員會委員了。
told-officers = 推選主任和副主任：{ $p }推選主任
told-handover = 委員會一步接手這裡的組織工作：{ $p }交接
button-officers = 推選主任
term-ends = ⏰ 委員會任期到{ $at }，還有半年。
term-over = ⏰ 委員會任期已於{ $at }屆滿。
term-next = ⏰ 下一次選舉：{ $p }選舉 業主委員會

# 職務和分工
committee-title = 👥 委員會有 { $count } 位委員，任期到{ $until }：
committee-line = { $name }，{ $office }
committee-line-duty = { $name }，{ $office }：{ $duty }
committee-how = 職務：{ $p }推選主任。分工，例如：{ $p }分工 陳偉 財務
office-chair = 主任
office-vice = 副主任
office-member = 委員
officers-running = #{ $no } 正在推選，到{ $at }：{ $p }投票 { $no }
officers-who = 主任和副主任由委員在委員中推選。
officers-chair-how = 還沒有主任。每位委員選一位，要超過全體 { $count } 位的半數，即 { $needed } 位。投票開多久？
officers-vices-how = 副主任要超過全體 { $count } 位委員的半數，即 { $needed } 位。選幾位、投票開多久？
button-elect-chair = 主任：{ $length }
button-elect-vices = { $count } 位副主任：{ $length }
title-chair = 委員會主任
title-vices = 委員會副主任 { $count } 位
officers-begun = ✅ #{ $no }：委員投票到{ $at }。
offices-fallen = 👥 委員有變動，#{ $no } { $title } 作廢。委員可以重新推選：{ $p }推選主任
offices-fallen-reason = 委員有變動
rule-committee-officers-name = 委員推選
rule-committee-officers = 規則：只有委員投票，一人一票，要超過全體委員的半數。
office-filled-chair = 👥 委員會主任：{ $names }
office-filled-vice = 👥 委員會副主任：{ $names }
office-nobody = 👥 沒有人超過全體委員的半數。
office-again = 還缺 { $count } 位：{ $p }推選主任 可以再選一次。
office-next = 接下來推選副主任：{ $p }推選主任
office-duties = 接下來是分工，例如：{ $p }分工 陳偉 財務
duty-told = 👥 { $name } 負責：{ $duty }
duty-done = ✅ { $name } 的分工大家都會看到。
heads-members = { $count } 位委員

# 交接、空缺、罷免
handover-question = 👥 把{ $estate }交接給委員會？
handover-new = 今後的組織者：{ $names }
handover-old = 不再是組織者：{ $names }
handover-silent = 在這裡聯絡不上，所以沒有這個身分：{ $names }
handover-means = 一步完成，各群都會看到。
button-handover = 交接
handover-told = 👥 已交接，今後由委員會組織：{ $names }
handover-told-new = 👥 現在由委員會組織{ $estate }，您是其中一位。能做什麼：{ $p }幫助
handover-told-old = 👥 { $estate }從現在起由委員會組織，您不再是組織者。謝謝您的付出。
handover-is-done = ✅ 已交接。
resign-question = 👥 您在{ $estate }的任期到{ $until }，現在就退出委員會嗎？各群都會看到，由候補遞補。
button-resign = 退出委員會
resigned = 👥 您已退出委員會。謝謝您的付出。
vacated = 👥 { $name } 的席位空出；有候補的話，已問下一位。
seat-vacant-term = 👥 { $name } 任期屆滿，不再是委員。
seat-vacant-resigned = 👥 { $name } 退出了委員會。
seat-vacant-recalled = 👥 { $name } 被業主罷免，不再是委員。
seat-vacant-departed = 👥 { $name } 在這裡已沒有房產，不再是委員。
seat-vacant-replaced = 👥 新一屆委員會就任，{ $name } 不再是委員。
told-next = 👥 { $title }（#{ $no }）空出一席，輪到您遞補。願意嗎？
button-take-seat = 我接下
button-decline-seat = 我不接
seat-yours = ✅ 您是委員會委員了，任期到{ $until }。
seat-filled = 👥 { $name } 遞補為委員，任期到{ $until }。
seat-declined = 👥 明白了。有下一位的話，就問下一位。
alternates-none = ⚠ 沒有候補了。
alternates-tied = ⚠ 下一位候補票數相同：{ $names }。不靠運氣定，要補選。
alternate-unreachable = ⚠ 輪到 { $name } 遞補，我沒法寫信給對方。請轉告對方傳 { $p }遞補 給我
member-departed = ⚠ 委員 { $name } 在這裡已沒有房產。屬實的話：{ $p }空缺 { $name }
recall-asked = 👥 { $by } 要求罷免{ $name }：
recall-state = 要求罷免的：{ $heads } 位業主裡有 { $behind } 位，{ $members } 位委員裡有 { $among } 位。
recall-needed = 達到五分之一業主或三分之一委員，就交業主表決。您也要求的話，請按「我也要求」。要看：{ $p }罷免
recall-told = ⚠ { $name }您好：{ $by } 要求罷免您，理由見下。如果要求的人達到五分之一業主或三分之一委員，您先有七天答覆，之後才交業主表決。現在也可以答覆：{ $p }申辯
recall-noted = 👥 已記下：您要求罷免 { $name }。
recall-supported-too = 已記下。要求罷免的：{ $heads } 位業主裡有 { $behind } 位，{ $members } 位委員裡有 { $among } 位。
recall-heard = 👥 要求罷免 { $name } 的人已經夠了。{ $until }前本人可以答覆，之後業主表決。
recall-answer-how = ⚠ 要求罷免您的人已經夠了。{ $until }前您可以答覆，會和表決票寫在一起：按「答覆」，或傳 { $p }申辯
recall-unreachable = ⚠ 我沒辦法寫信給被要求罷免的{ $name }。請轉告對方傳 { $p }申辯 來答覆
recall-answered = ✅ 您的答覆會和表決票寫在一起。
recall-dropped = 👥 60 天內要求罷免 { $name } 的人不夠，到此為止。
recall-line = 👥 罷免 { $name }：
recall-title = 罷免委員會委員 { $name }
recall-text-reason = 要求的理由：{ $text }
recall-text-answer = 本人的答覆：{ $text }
recall-text-silent = 本人沒有答覆。
recalls-none = 👥 沒有人被要求罷免。要提出，例如：{ $p }罷免 陳偉 從不回覆
button-recall = 我也要求

# 檔案
calendar-here = 📅 #{ $no } 的日程，可以加到自己的日曆。
calendar-again = 日期有變，再傳一次 { $p }日曆 { $no }，新檔案會代替舊的。
event-nominate = #{ $no } { $title }：提名
event-nominate-end = #{ $no } { $title }：提名截止
event-nominate-about = 提名鄰居，或者自薦。
event-vet = #{ $no } { $title }：資格審查
event-vet-end = #{ $no } { $title }：資格審查結束
event-vet-about = 不參選的組織者審查條件。
event-notice = #{ $no } { $title }：候選人名單公示
event-notice-end = #{ $no } { $title }：開始投票
event-notice-about = 可以對候選人提異議。
event-vote = #{ $no } { $title }：投票
event-vote-end = #{ $no } { $title }：投票截止
event-vote-about = 私訊給機器人投票。
event-result = #{ $no } { $title }：結果公示
event-result-end = #{ $no } { $title }：結果生效
event-result-about = 可以對結果提異議。
event-meeting-end = #{ $no } { $title }：首次會議的最後期限
event-meeting-about = 法規要求選出後幾天內召開。
event-filing-end = #{ $no } { $title }：備案的最後期限
event-filing-about = 備案材料由組織者和委員用 { $p }備案 取得。
filing-here = 📁 #{ $no } 的備案材料，打成一個包：
filing-what = 各次公告及日期、候選人、會議記錄、當選名單、名冊合計，以及誰都能重新計票的記錄。
filing-notices = { $estate }：選舉 #{ $no } { $title } 的公告
filing-candidates = { $estate }：選舉 #{ $no } { $title } 的候選人
filing-minutes = { $estate }：選舉 #{ $no } { $title } 的記錄
filing-elected = { $estate }：#{ $no } { $title } 當選名單
filing-act = 序號
filing-when = 時間
filing-more = 說明
filing-hash = 存證鏈
filing-unit = 戶號：{ $unit }
filing-how = 投票方式
filing-turnout = 參與情況
filing-result = 結果
filing-members = 委員會
filing-roll = 業主名冊
filing-not-seated = 委員會還沒有成立。
filing-building = 樓棟
filing-units = 戶數
filing-owners = 業主數
filing-area = 面積（平方公尺）
came-out-elected = 當選
came-out-tied = 最後一席票數相同
came-out-alternate = 候補
came-out-not-elected = 未當選
came-out-struck = 已除名

act-called = 徵求候選人
act-listed = 公布候選人
act-runoff = 票數相同的人再選一次
act-ballot = 按名單製成選票
act-struck = 候選人除名
act-put-off = 階段延期
act-seated = 委員就任
act-handed-over = 交接
act-vacated = 席位空出

# 不行的時候
refusal-election-unknown =
    { $running ->
        [none] ⚠ 這裡沒有 #{ $no } 這個選舉。
       *[other] ⚠ 這裡沒有 #{ $no } 這個選舉。正在進行的是 { $running }
    }
refusal-election-phase =
    { $phase ->
        [called] ⚠ #{ $no } 還沒有開始提名。什麼時候開始：{ $p }候選人 { $no }
        [nominating] ⚠ #{ $no } 正在提名，還沒到這一步。看進行到哪了：{ $p }候選人 { $no }
        [vetting] ⚠ #{ $no } 正在資格審查，現在不行。看進行到哪了：{ $p }候選人 { $no }
        [notice] ⚠ #{ $no } 的名單正在公示，現在不行。看進行到哪了：{ $p }候選人 { $no }
        [voting] ⚠ #{ $no } 正在投票，現在不行。要投票：{ $p }投票 { $no }
        [result-notice] ⚠ #{ $no } 已有結果，正在公示。看結果：{ $p }結果 { $no }
        [stopped] ⚠ #{ $no } 候選人不夠，等組織者決定。有誰參選：{ $p }候選人 { $no }
       *[other] ⚠ #{ $no } 已經結束。看結果：{ $p }結果 { $no }
    }
refusal-phase-over = ⚠ #{ $no } 這一步到{ $at }為止。
refusal-election-early = ⚠ #{ $no } 還沒到時候：{ $at }。
refusal-election-over = ⚠ #{ $no } 已經結束，不能再改。
refusal-election-voting = ⚠ #{ $no } 正在投票。
refusal-election-result = ⚠ 結果要作廢，須先有人提出異議，再由兩位沒有參選的組織者決定。
refusal-election-closes-itself = ⚠ #{ $no } 按日程進行，大家是按這個時間安排的。到哪一步了：{ $p }候選人 { $no }
refusal-election-no-candidates = ⚠ #{ $no } 沒有人參選，沒有可投的。可以再開放提名。
refusal-election-no-nominations = ⚠ #{ $no } 是決選，不能提名。
refusal-nominations-over = ⚠ #{ $no } 的提名已於{ $at }截止，這次不能再提名或參選了。有誰參選：{ $p }候選人 { $no }
refusal-ballot-is-election = ⚠ #{ $no } 是選舉，這個指令只用於一般投票。請看 { $p }候選人 { $no }、{ $p }結果 { $no }
refusal-fewer-seats =
    { $choices ->
        [none] ⚠ { $seats } 個席位不行：沒有夠小的合規數目。
       *[other] ⚠ { $seats } 個席位不行。可以是：{ $choices }
    }
refusal-seats-unlawful =
    { $source ->
        [none] ⚠ { $seats } 個席位不行，可以是 { $least } 到 { $most } 個。
       *[other] ⚠ { $seats } 個席位不合規定：應為 { $least } 到 { $most } 個（{ $source }）。
    }
refusal-seats-even = ⚠ { $seats } 是雙數；委員會應為單數（{ $source }）。
refusal-minimum-unlawful = ⚠ { $minimum } 位委員不夠，應為 { $least } 到 { $most } 位（{ $source }）。
refusal-marks-many = ⚠ 一張選票最少選 1 人，最多和席位一樣多：{ $most }。
refusal-alternates-many = ⚠ 候補最多 { $most } 位。
refusal-term-years =
    { $source ->
        [none] ⚠ 任期可以是 1 到 { $most } 年。
       *[other] ⚠ 任期可以是 1 到 { $most } 年（{ $source }）。
    }
refusal-conditions-many = ⚠ 條件最多 { $most } 條。
refusal-condition-empty = ⚠ 第 { $condition } 條是空的。
refusal-condition-long = ⚠ 第 { $condition } 條最多 { $most } 字，現在有 { $length } 字。
refusal-how-many = ⚠ 「{ $given }」我沒看懂，請只寫數字，例如 5。
refusal-nominate-short = ⚠ 提名至少要 { $days } 天，最早到{ $earliest }。
refusal-vet-short = ⚠ 資格審查至少要 { $days } 天，最早到{ $earliest }。
refusal-list-notice-short = ⚠ 名單要公示 { $days } 天，最早到{ $earliest }。
refusal-result-short = ⚠ 結果要公示 { $days } 天，最早到{ $earliest }。
refusal-put-off-reason = ⚠ 為什麼？大家都會看到。例如：{ $p }延期 { $no } 3天 很多人不在家
refusal-put-off-earlier = ⚠ #{ $no } 只能晚於{ $at }。
refusal-put-off-late = ⚠ #{ $no } 的這個階段已於{ $at }結束。
refusal-put-off-long = ⚠ 這一階段總共最多 { $days } 天，最晚到{ $latest }。
refusal-contest-unsound = ⚠ 這個選舉這樣辦不了（{ $what }）。請重新發起。
refusal-fills-running = ⚠ #{ $no } 的結果還沒有生效。生效後我會告訴您還要辦什麼。
refusal-fills-none = ⚠ #{ $no } 的席位都滿了。
refusal-fills-rule = ⚠ 同一個委員會補選，用的是 #{ $no } 的規則：請去掉 --規則。
refusal-election-beside = ⚠ #{ $no } { $title }還在進行，委員會只有一個。等它的結果生效，或宣布它作廢以後，才能再發起。要作廢，我會問理由：{ $p }作廢 { $no }
refusal-need-owner = ⚠ 我還不知道您是哪位業主。請先私訊我 { $p }登記 加信裡的登記碼，例如 { $p }登記 K7QM-2R4T-9XWD
refusal-need-owner-first =
    { $command ->
        [decline] ⚠ 我還不知道您是哪位業主。請先私訊我 { $p }登記 加信裡的登記碼，例如 { $p }登記 K7QM-2R4T-9XWD，登記後再傳 { $p }謝絕 { $no }
       *[accept] ⚠ 我還不知道您是哪位業主。請先私訊我 { $p }登記 加信裡的登記碼，例如 { $p }登記 K7QM-2R4T-9XWD，登記後再傳 { $p }參選 { $no }
    }
refusal-nominate-twice = ⚠ 您已經提名過 { $name }。要撤回：{ $p }提名 { $no } { $name } --移除
refusal-nominate-many = ⚠ 一位業主最多提名 { $most } 人。要撤回一位：{ $p }提名 { $no } 姓名 --移除
refusal-nominate-full = ⚠ 已有 { $most } 人被提名，不能再多。
refusal-nominate-declined = ⚠ { $name } 說過不參選，只有本人能改。
refusal-nominate-withdrawn = ⚠ { $name } 已退出，只有本人能改。
refusal-nominate-rejected = ⚠ { $name } 不能參加這次選舉。
refusal-nominate-one = ⚠ 一次提名一位，請分開傳。例如：{ $p }提名 { $no } 陳偉 他熟悉社區
refusal-placeholder =
    { $command ->
        [nominate] ⚠ 「{ $given }」只是提示，請換成真的姓名或理由。例如：{ $p }提名 { $no } 陳偉 他熟悉社區
        [statement] ⚠ 「{ $given }」只是提示，請換成您自己的話。例如：{ $p }自我介紹 { $no } 我在這裡住了十二年
        [ask] ⚠ 「{ $given }」只是提示，請換成您的問題。例如：{ $p }提問 { $no } 陳偉 帳目會公開嗎？
        [reply] ⚠ 「{ $given }」只是提示，請換成您自己的話。例如：{ $p }回應 { $no } 我上夜班，週末都在
        [question] ⚠ 「{ $given }」只是提示，請換成您的回答。例如：{ $p }回應 { $no } 問{ $number } 會的，每月公布
        [objection] ⚠ 「{ $given }」只是提示，請換成您的答覆。例如：{ $p }回應 { $no } 異{ $number } 已經查過，屬實
        [vet] ⚠ 「{ $given }」只是提示，請換成真的理由。例如：{ $p }審查 { $no } 不通過 欠繳一年管理費
        [object] ⚠ 「{ $given }」只是提示，請換成真的理由。例如：{ $p }異議 { $no } 在這裡沒有房產
        [dispute] ⚠ 「{ $given }」只是提示，請換成真的理由。例如：{ $p }質疑 { $no } 我的票沒算
        [recall] ⚠ 「{ $given }」只是提示，請換成真的理由。例如：{ $p }罷免 { $no } 好幾個月不回覆
        [roll] ⚠ 「{ $given }」只是提示，請換成您自己的話。例如：{ $p }看異議 { $no } 您說得對，已改正
        [void] ⚠ 「{ $given }」只是提示，請換成真的理由。例如：{ $p }作廢 { $no } 日期寫錯了
        [extend] ⚠ 「{ $given }」只是提示，請換成真的理由。例如：{ $p }延期 { $no } 3天 很多人不在家
       *[defend] ⚠ 「{ $given }」只是提示，請換成您自己的話。例如：{ $p }申辯 當時我在住院
    }
refusal-nominee-unclear = ⚠ 名冊上沒有「{ $given }」。請寫姓名或戶號，例如：{ $p }提名 { $no } 陳偉 他熟悉社區
refusal-nominated-not =
    { $phase ->
        [nominating] ⚠ #{ $no } 裡還沒有人提名您。要自薦：{ $p }自薦 { $no }
       *[other] ⚠ 您沒有在 #{ $no } 裡參選。
    }
refusal-decline-nothing =
    { $phase ->
        [nominating] ⚠ #{ $no } 裡沒有人提名您，您不用答覆。
       *[other] ⚠ 您沒有在 #{ $no } 裡參選，不用答覆。
    }
refusal-accept-not-yours = ⚠ 這要 { $name } 本人說。
refusal-accept-already = ⚠ 您已經接受，正在參選。要退出：{ $p }退選 { $no }
refusal-accept-declined =
    { $phase ->
        [nominating] ⚠ 您說過不參選。改變主意了請傳 { $p }自薦 { $no }
       *[other] ⚠ 您說過不參加 #{ $no }，現在提名已經截止了。
    }
refusal-accept-late = ⚠ #{ $no } 的提名已於{ $at }截止，您沒有在那之前答覆，這次不能參選了。
refusal-accept-rejected = ⚠ #{ $no } 的資格審查沒有通過，您這次不能參選。
refusal-accept-struck = ⚠ 您已從 #{ $no } 的候選人名單中除名，這次不能參選。
refusal-accept-not-on-roll = ⚠ { $name } 不在業主名冊上。用信裡的登記碼：{ $p }登記
refusal-conditions-unconfirmed = ⚠ 參選要逐條確認。還差：{ $conditions }
refusal-conditions-unclear = ⚠ 「{ $given }」不是條件的號碼。例如：{ $p }參選 { $no } { $example } 或 { $p }參選 { $no } 全部
refusal-candidacy-not-yours = ⚠ 這要 { $name } 本人說。
refusal-candidacy-not-standing = ⚠ { $name } 沒有參選。
refusal-withdraw-late = ⚠ #{ $no } 的名單已公布，不能退出。當選後可以辭職。
refusal-statement-long = ⚠ 自我介紹最多 { $most } 字，這裡有 { $length } 字。
refusal-statement-late = ⚠ #{ $no } 的名單已公布，自我介紹不能再改。您可以回答提問。
refusal-statement-photo = ⚠ 自我介紹只能附照片，不能附別的檔案。
refusal-candidate-whom = ⚠ 是哪一位？有：{ $names }
refusal-candidate-unknown = ⚠ 沒有找到「{ $given }」。現有：{ $names }
refusal-asked-empty = ⚠ 您要問什麼？
refusal-asked-long = ⚠ 提問最多 { $most } 字，這裡有 { $length } 字。
refusal-question-unknown = ⚠ 沒有第 { $no } 問。
refusal-questions-many = ⚠ 您已有 { $most } 個提問在等對方回答。
refusal-answer-empty = ⚠ 您的答覆是什麼？
refusal-answer-long = ⚠ 答覆最多 { $most } 字，這裡有 { $length } 字。
refusal-answer-same = ⚠ 第 { $number } 問已經是這個回答，大家都看到了。
refusal-reply-none = ⚠ { $name }，這裡沒有人對您提出什麼。
refusal-reply-objection-unknown =
    { $known ->
        [none] ⚠ #{ $no } 沒有人提異議，沒有第 { $number } 條。
       *[other] ⚠ #{ $no } 沒有第 { $number } 條異議。現有：{ $known }。例如：{ $p }回應 { $no } 異1 已經查過，屬實
    }
refusal-reply-own = ⚠ 第 { $number } 條異議由沒有參選的組織者答覆。您自己的話他們也會看到，例如：{ $p }回應 { $no } 我上夜班，週末都在
refusal-reply-question = ⚠ 您回答哪一問？還沒回答的：{ $numbers }。例如：{ $p }回應 { $no } 問{ $number } 會的，每月公布
refusal-reply-objection = ⚠ 您答覆哪一條異議？等答覆的：{ $numbers }。例如：{ $p }回應 { $no } 異{ $number } 已經查過，屬實
refusal-reply-nothing = ⚠ #{ $no } 裡沒有等您回答的提問，也沒有等您答覆的異議。有誰參選：{ $p }候選人 { $no }
refusal-object-when = ⚠ #{ $no } 的名單或結果公示期間可以提異議。{ $p }候選人 { $no }
refusal-object-whom = ⚠ 您對哪一位有異議？請先寫姓名或號碼：{ $names }。例如：{ $p }異議 { $no } { $example } 在這裡沒有房產
refusal-vet-stands = ⚠ 您在 #{ $no } 裡參選或被提名，要回避，由別人審查。不參選？請傳送 { $p }謝絕 { $no }
refusal-vet-verdict = ⚠ { $name }：通過，還是不通過、為什麼？例如：{ $p }審查 { $no } { $name } 通過
refusal-vet-reason-missing = ⚠ 不通過要寫理由，本人會看到。例如：欠繳一年管理費
refusal-vet-not-accepted = ⚠ { $name } 沒有在等審查。
refusal-vet-undecided = ⚠ 還沒審查完：{ $names }
refusal-vet-passed-already = ⚠ { $name } 已經在名單上。
refusal-strike-no-objection = ⚠ { $name } 在公布的名單上，有別人提出異議後才能除名。
refusal-strike-own-objection = ⚠ #{ $no } 的這條異議是您自己提的，對不對由別人判斷。
refusal-strike-objection-tied = ⚠ 判斷異議的人自己任命的人提的不算：#{ $no } 要有別人的異議。
refusal-strike-not-listed = ⚠ { $name } 不在名單上。
refusal-marks-too-many = ⚠ 最多選 { $most } 位，這裡有 { $given } 位。請先去掉一位。
refusal-marks-abstain = ⚠ 每位候選人只有選和不選，沒有棄權。「都不選」就是一位都不選。
refusal-marks-unclear = ⚠ 沒看懂「{ $given }」。請寫候選人的號碼，用逗號隔開，例如：{ $p }投票 { $no } { $example }
refusal-marks-answered = ⚠ 這裡只寫選誰，沒寫的就是不選，不用寫同意、不同意或棄權。例如：{ $p }投票 { $no } { $example }；一位都不選：{ $p }投票 { $no } 都不選
refusal-each-unclear = ⚠ 看不懂「{ $given }」。每位候選人都要選，例如：{ $p }投票 { $no } { $example }；都同意就傳 { $p }投票 { $no } 同意
refusal-each-missing = ⚠ 每位候選人都要選，還差 { $items }。例如：{ $p }投票 { $no } { $example }；都同意就傳 { $p }投票 { $no } 同意
refusal-runoff-none = ⚠ #{ $no } 最後一席沒有票數相同的人。
refusal-runoff-already = ⚠ #{ $no } 的決選是 #{ $other }。
refusal-committee-none = ⚠ 這裡還沒有委員會。
refusal-member-not = ⚠ 您不是委員。
refusal-member-gone = ⚠ { $name } 不再是委員。
refusal-member-unknown = ⚠ 沒有委員「{ $given }」。有：{ $names }
refusal-officers-running = ⚠ #{ $no } 已經在推選。
refusal-officers-not-yours = ⚠ 由委員或組織者發起。
refusal-office-seats = ⚠ 最多選 { $most } 位。
refusal-duty-empty = ⚠ { $name } 負責什麼？
refusal-duty-long = ⚠ 分工最多 { $most } 字，這裡有 { $length } 字。
refusal-duty-not-yours = ⚠ 分工由主任或組織者安排。
refusal-handover-done = ⚠ 已經是委員會在組織了。
refusal-handover-not-yours = ⚠ 交接由委員或組織者進行。
refusal-vacate-owner = ⚠ { $name } 還是名冊上的業主，仍是委員。可以由本人辭職，或由業主罷免。
refusal-seat-taken = ⚠ 現在沒有等您接的席位。
refusal-recall-own = ⚠ 不能要求罷免自己。您可以辭職：{ $p }辭職
refusal-recall-running = ⚠ 已有人要求罷免 { $name }。傳 { $p }罷免 可以看。
refusal-recall-reason-missing = ⚠ 為什麼？本人和大家都會看到。例如：{ $p }罷免 陳偉 從不回覆
refusal-recall-over = ⚠ 罷免 { $name } 的要求已經過去。
refusal-recall-supported = ⚠ 您已經要求過。
refusal-recall-state = ⚠ 那次罷免的要求已經過去。
refusal-recall-not-yours = ⚠ 那是關於 { $name } 的，不是您。
refusal-recall-none-yours = ⚠ 沒有人要求罷免您。
refusal-recall-answer-late = ⚠ 答覆到{ $at }為止。
refusal-recall-hearing = ⚠ { $at }前本人可以答覆。
refusal-filing-early = ⚠ #{ $no } 還沒有結果，{ $at }投票截止。
refusal-filing-not-yours = ⚠ 這給組織者、委員和監督員用。記錄誰都能看：{ $p }記錄
remind-meeting = ⏰ 委員會還沒有主任，首次會議最晚要在{ $until }前召開：{ $p }推選主任
remind-filing = ⏰ #{ $no }：最晚要在{ $until }前備案：{ $p }備案 { $no }
refusal-fills-tied = ⚠ #{ $no } 最後一席票數相同，要先再選一次：{ $p }決選 { $no }
refusal-election-none = ⚠ 現在沒有進行中的選舉。組織者可以發起：{ $p }選舉 業主委員會
refusal-election-which = ⚠ 哪一個？{ $numbers }
status-election = 👥 #{ $no }  { $title }：{ $phase }
election-seats-left = { $count } 個席位，任期與其他委員相同
metres = { $number } ㎡
advanced-stopped = #{ $no }：候選人不夠，沒有公布名單。我另傳了一則訊息，請選怎麼辦。
marks-mean = 選了算同意，沒選算不同意。達到規則的人裡，按人數、再按面積從多到少當選。
reveals-unanimous-marks = ⚠ 對有的候選人大家選的都一樣，所以每張票裡這一點都看得出來。
ballot-for-member = 您以委員身分投票。
refusal-ballot-not-yet = ⚠ #{ $no } 是選舉，還沒開始投票，要到{ $at }。{ $p }候選人 { $no }
election-why-not-secret = 做不到秘密：這種資料庫會留下先後順序。
election-roll-notice = ⚠ 投票前名冊要公示完，最晚到{ $at }：{ $p }公示 7天
vetters-none = ⚠ #{ $no }：組織者都參選或被提名了，沒有人能審查。請添加一位沒有參選的：{ $p }組織者 @姓名
nominations-open = 👥 開始提名：
vet-said-pass = 通過
strike-needs-second = #{ $no }：已記下。還要另一位組織者也同意，{ $name }才會除名。本人會看到您的理由，也可以回應。
strike-second = ⚠ #{ $no }：一位組織者要把{ $name }從候選人名單中除名，還要第二位才生效。您怎麼看？理由：「{ $reason }」
button-answer-number = 答覆 { $number }
question-put-told = 👥 第 { $number } 問已交給 { $name }。回答會連同您的問題傳到群組裡。
argument-nominate-who = 姓名、戶號或「我」，可以加理由
argument-candidates-who = 姓名或號碼
argument-duty-who = 姓名 加分工
argument-vacate-who = 姓名
argument-recall-who = 姓名 加理由
argument-ask-question = 姓名 加問題
nominated-register = 👥 #{ $no }：{ $by } 提名了您。參選要先登記為業主：請傳 { $p }登記 和信裡的登記碼給我。
stand-aliases = 自薦, 我參選
stand-summary = 自己參選
stand-example = { $p }自薦 9
refusal-stand-not =
    { $phase ->
        [nominating] ⚠ 您沒有在 #{ $no } 裡參選。要參選：{ $p }自薦 { $no }
       *[other] ⚠ 您沒有在 #{ $no } 裡參選。
    }
withdrawn-for-good = 👥 #{ $no }：您已退出。
election-replaces = ⚠ 現任委員會任期到{ $until }。這次結果生效後由新一屆接任。
button-somebody-else = 是別人：{ $name }
nominees-unknown = · 另有 { $count } 個姓名不在業主名冊上
refusal-candidate-which = ⚠ 有幾位都叫 { $given }：{ $names }。是哪一位？
refusal-candidate-one = ⚠ 一次只能說一位。如果只指 { $name }，請寫成「{ $name }：」，後面加您的話；要說 { $other }，請另外傳。
refusal-object-why-result = ⚠ 為什麼？例如：{ $p }異議 { $no } 我的票沒算
refusal-objection-own = ⚠ 這條異議是您自己提的，由別的組織者答覆。
refusal-second-appointed = ⚠ 這要兩位互不相干的組織者。您和 { $name } 在這裡只算一位：不久前其中一位讓另一位當了組織者。
refusal-second-changed = ⚠ 名冊在這之間變了，和看過的不一樣了。請提出的人重新來一次。
election-objections = 選舉 #{ $no }：對候選人或結果的異議 { $count } 條，已答覆 { $answered } 條。
election-objections-how = 要答覆請按按鈕，或例如：{ $p }回應 { $no } 異{ $number } 已經查過，屬實
election-objection-yours = #{ $no }：您的第 { $number } 條異議，針對{ $about }：
objection-waits = 還沒有答覆。
role-changed = { $change }（由 { $by }）
turnout-no-building = 沒有樓棟：業主 { $voted }/{ $of }
filing-done = 事項
filing-opened = 開始投票：{ $at }
filing-closed = 投票截止：{ $at }
filing-notice = 結果公示到：{ $at }
refusal-election-own = ⚠ 您在 #{ $no } 裡參選或被提名，要回避，由別人決定。不參選？請傳送 { $p }謝絕 { $no }
refusal-election-own-helper = ⚠ { $name } 參選 #{ $no }，而您是公告以後由這位參選人請來當組織者的：請由其他組織者處理。
refusal-members-only = ⚠ #{ $no } 是委員們自己的選舉，只由委員決定。
refusal-recall-concerned = ⚠ 這事關您自己，由別人決定。您可以申辯：{ $p }申辯
refusal-recall-helper = ⚠ 這事關 { $name }，您是由對方請來當組織者的，所以要由別的組織者來辦。
refusal-nominate-sits = ⚠ { $name } 已經當選。
refusal-opens-far = ⚠ 太遠了。提名最晚{ $latest }開始。
refusal-objections-enough = ⚠ 這件事您已提了 { $most } 次異議，每人最多 { $most } 次。
refusal-replaces-rule = ⚠ 現任委員會任期還沒到。要換屆，只能按選出它時的規則：請去掉 --規則。
refusal-fills-asking = ⚠ 正在問候補是否接下這個席位。席位空出 { $days } 天還沒人接，就可以補選。
