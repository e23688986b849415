# 委託投票、名冊公示、異議,以及我存了您的什麼。

proxy-aliases = 委託, 代投
proxy-summary = 憑書面委託，誰替誰投票
proxy-example = { $p }委託 3-201 @小丹 --截止 12月31日
notice-aliases = 公示, 名冊公示
notice-summary = 公示名冊，聽取異議
notice-example = { $p }公示 7天
object-aliases = 異議, 提異議
object-summary = 對名冊、候選人或結果提異議
object-example = { $p }異議 3-201 面積是 89.5，不是 98.5
objections-aliases = 看異議, 異議列表
objections-summary = 看異議，答覆異議
objections-example = { $p }看異議 2 您說得對，已經改好

argument-holder = 誰來投
argument-length = 多久
argument-number = 編號
argument-reply = 答覆
ask-object-reason = 📋 名冊哪裡不對？請先寫戶號，例如：3-201 面積是 89.5
flag-ballot-aliases = 用於, 表決
flag-ballot-summary = 只用於一次表決或選舉（--用於 12）
flag-proxy-until-summary = 到這一天為止（--截止 12月31日）
flag-proxy-remove-summary = 收回委託
flag-names-aliases = 帶姓名, 姓名
flag-names-summary = 連業主姓名一起公示

proxy-done = ✅ 已記下，也告訴了雙方：
proxy-second = 還沒有記下：另一位組織者也要看過簽名的委託書，限一小時內。
refusal-proxy-over = ⚠ #{ $no } 的投票已經結束，委託也用不上了。
refusal-settings-voting = ⚠ 選舉或表決進行中，這一項不能改。等 #{ $no } 結束後再改。
refusal-settings-recall = ⚠ 有人要求罷免委員，這期間這一項不能改。
proxy-line-until = { $holder } 替 { $names }（{ $units }）投票，到{ $until }為止
proxy-line-ballot = { $holder } 在 #{ $number } 裡替 { $names }（{ $units }）投票
proxy-line-both = { $holder } 在 #{ $number } 裡替 { $names }（{ $units }）投票，到{ $until }為止
proxy-given-holder = 🏠 憑書面委託，您可以在{ $estate }替別人投票：
proxy-given-principal = 🏠 憑您的書面委託，有人可以在{ $estate }替您投票。您自己投了，就以您的為準：
proxy-given-principal-next = 沒有簽過，或者不想要了？請傳 { $p }委託
proxy-given-holder-next = 不想替人投票？請傳 { $p }委託
proxy-ended-holder = 🏠 您不再在{ $estate }替人投票：
proxy-ended-principal = 🏠 在{ $estate }，不再有人憑這份委託替您投票：
proxy-none = 🏠 沒有人替您投票，您也沒有替別人投票。
proxy-list = 🏠 { $count } 份委託：
proxy-more = 還有 { $count } 份
proxy-how = 委託要書面簽名，由組織者記在這裡。
proxy-how-organiser = 記下一份簽了名的委託：{ $p }委託 3-201 @姓名 --截止 12月31日
proxy-ended = 收回了 { $count } 份委託，也告訴了雙方：
button-proxy-end = 收回 { $unit } → { $holder }
settings-proxies-words = 委託
settings-any-words = 不限
settings-proxies = 委託：一人最多替 { $most } 位業主投票
settings-proxies-any = 委託：一人替幾位業主投票不限
settings-proxies-set = 現在一人最多替 { $most } 位業主投票。
settings-proxies-any-set = 現在一人替幾位業主投票不限。
refusal-settings-proxies-unknown = ⚠ 一人最多替幾位業主投票？請寫數字或「不限」，不是「{ $given }」。
    例如：{ $p }設定 委託 3
refusal-proxy-whom = ⚠ 由誰替他們投？請寫群組裡的人，或者那個人登記的戶號。
    例如：{ $p }委託 3-201 @小丹 --截止 12月31日
refusal-proxy-developer = ⚠ { $unit } 還在建商手裡，沒有業主可以委託。
refusal-proxy-unit-nobody = ⚠ { $unit } 還沒有人登記。請直接寫那個人，或者請他先登記。
refusal-proxy-unit-several = ⚠ { $unit } 登記了幾個人。請寫明是哪一位。
refusal-proxy-for-what = ⚠ 用於哪次表決，或者到哪天為止？委託書上有寫。
    例如：--用於 12，或 --截止 12月31日
refusal-proxy-own = ⚠ 這本來就是他自己的房，不用委託。
refusal-proxy-same = ⚠ 這份委託已經記過了。
refusal-proxy-cap = ⚠ 他已經替 { $most } 位業主投票，本社區不能再多。
refusal-proxy-not = ⚠ { $unit } 沒有委託別人投票。

notice-title = { $estate } 業主名冊
notice-never = 📋 名冊還沒有公示過。正式表決之前，要讓大家都看到，都能提異議。
notice-how-organiser = 開始公示：{ $p }公示 7天
notice-offer = 📋 我會把名冊公示給大家看：{ $count } 戶和面積，{ $shown }，到{ $until }為止。
notice-without-names = 不帶姓名
notice-with-names = 帶業主姓名
notice-offer-means = 會傳到本社區的每個群組，傳了就收不回。要公示嗎？
button-notice = 公示
notice-dropped = 沒有公示，什麼都沒傳。
notice-begins = 📋 { $estate } 業主名冊現在公示。
notice-what = 共 { $count } 戶，{ $area } ㎡。請看看自家的對不對。
notice-how-until = 有不對的，{ $until }之前請傳：{ $p }異議 3-201 哪裡不對
notice-how = 有不對的請傳：{ $p }異議 3-201 哪裡不對
notice-begun = ✅ 名冊公示到{ $until }。有異議我會傳給您。
notice-runs = 📋 名冊正在公示，到{ $until }為止。
notice-over = 📋 上次名冊公示已於{ $until }結束。
notice-outdated = ⚠ 之後戶或面積有變動，表決之前要重新公示。
notice-objections =
    { $count ->
        [0] 對名冊沒有人提異議。
       *[other] 對名冊的異議 { $count } 條，已答覆 { $answered } 條
    }
notice-ended = 📋 { $estate } 業主名冊公示結束。
notice-broken = 📋 { $estate } 業主名冊在公示期間有變動，這次公示到此為止。表決之前會把新名冊再公示一次。
notice-broken-units = 新增、去掉或面積不同的有 { $count } 戶：{ $units }
objections-wait = 📋 名冊還有 { $count } 條異議等您答覆，答覆之前不能表決：{ $p }看異議 { $no } 您的答覆
objection-told = 📋 有人對名冊提出異議：
objection-about-unit = { $no } · { $unit } · { $by }
objection-about-roll = { $no } · { $by }
objection-you = 您
objection-text = 「{ $text }」
objection-answer = 答覆：「{ $text }」
objection-answer-how = 答覆請傳：{ $p }看異議 { $no } 您的話
objection-noted = 📋 您的異議是第 { $no } 條，已交給組織者。
objection-no-unit = 名冊上沒有「{ $unit }」這一戶；異議照樣收下了。
objection-next = 他們答覆之前不能表決。有答覆我會告訴您。
objection-answered-told = 📋 您對名冊的異議有答覆了：
objection-answered = ✅ 第 { $no } 條異議已答覆，也告訴了對方。再答覆一次就以新的為準。
objection-answered-untold = ✅ 第 { $no } 條異議已答覆。我聯絡不上對方，傳 { $p }看異議 就能看到。
objections-more = 還有 { $count } 條
refusal-notice-runs = ⚠ 名冊已經在公示，到{ $until }為止。
refusal-notice-length = ⚠ 公示要 { $least } 到 { $most } 天。例如：{ $p }公示 7天
refusal-notice-none = ⚠ 名冊現在沒有公示，還不能提異議。有不對的請告訴組織者。
refusal-notice-first = ⚠ 正式表決之前要先公示名冊，讓大家能提異議。請先發：{ $p }公示 7天
refusal-notice-runs-still = ⚠ 名冊公示到{ $until }。之後才能表決。
refusal-notice-outdated = ⚠ 公示之後，名冊上的戶或面積有變動。請先重新公示：{ $p }公示 7天
refusal-objections-unanswered = ⚠ 名冊還有 { $count } 條異議沒有答覆。請先發：{ $p }看異議 { $no } 您的答覆
refusal-objection-late = ⚠ 公示已於{ $until }結束。有不對的請告訴組織者。
refusal-objection-empty = ⚠ 哪裡不對？例如：{ $p }異議 3-201 面積是 89.5
refusal-objection-long = ⚠ 最多 { $most } 字，這裡有 { $length } 字。
refusal-objections-many = ⚠ 您還有 { $most } 條異議等著答覆，請先等一等。
refusal-objection-unknown =
    { $known ->
        [none] ⚠ 沒有您能看的第 { $no } 條名冊異議。看您能看的：{ $p }看異議
       *[other] ⚠ 沒有第 { $no } 條名冊異議。現有：{ $known }。例如：{ $p }看異議 1
    }

me-export-words = 匯出, 下載
me-erase-words = 忘記, 刪除, 註銷
me-how-data = 我存了您的什麼：{ $p }我 匯出。讓我忘記您：{ $p }我 忘記
me-exported = 👤 我存的關於您的內容都在這裡。
me-exported-not = 匿名投票裡的票和不署名的建議不在裡面：誰也看不出那是您的。
refusal-me-unknown = ⚠ 可以傳 { $p }我、{ $p }我 匯出、{ $p }我 忘記，沒有「{ $given }」。
forget-question = 👤 要我忘記您嗎？
forget-goes = 馬上刪掉：您的名字和帳號、語言、身分、還沒結束的意見調查裡您的票、對建議的支持、給自己的提醒。
forget-stays = 不帶名字留下來的：已結束的意見調查和正式表決裡的票（結果不能變），以及您寫給社區的話。
forget-owner = 名冊是社區的登記，您的姓名和戶號還在上面；電話會刪掉，您也不再是登記業主。
forget-elections = 選舉裡：候選人名單公布前，您不再參選；名單公布後，名單、結果和管委會裡您的名字還在，照片和自我介紹會刪掉。
forget-proxies-end = 委託也就此結束：您替別人投票的，和別人替您投票的。對方會收到通知。
button-forget = 忘記我
forget-done = 好了，我不認識您了。
forget-kept =
    { $cases ->
        [0] 不帶名字留下：已結束的意見調查和正式表決裡的票。
       *[other] 不帶名字留下：已結束的意見調查和正式表決裡的票，和 { $cases } 條建議。
    }
forget-kept-owner = 名冊上您還是業主。名冊由組織者保管。
forget-votes = 您在 { $numbers } 裡的票已撤回。
forget-stood = 您不再參選 { $numbers }。
forget-published = { $numbers } 的候選人名單已經公布，您的名字還在上面；照片和自我介紹已經刪掉。
forget-proxies = 有 { $count } 位業主委託過您，您不再替他們投票。
forget-proxies-given = 不再有人替您投票：{ $count } 份委託已經結束，也告訴了對方。
forget-again = 以前的備份裡還有當時的內容；您最近訊息的編號，我會留兩天。您再傳訊息，對我來說就是新的人。
forget-dropped = 沒有動，我還認識您。
refusal-forget-last-organiser = ⚠ 您是這裡唯一的組織者。請先請別人來當：{ $p }組織者 @姓名
forgotten-organiser = 👥 { $name } 請我忘了他，不再是{ $estate }的組織者。
forgotten-auditor = 👥 { $name } 請我忘了他，不再是{ $estate }的監督員。
forgotten-candidate = 👥 { $name } 請我忘了他，不再參選{ $estate }的 #{ $number }。
person-gone = 已離開的鄰居
left-organiser = 👥 { $name } 退出了「{ $room }」，但還是組織者。要取消的話：{ $p }組織者 { $name } --移除
left-auditor = 👥 { $name } 退出了「{ $room }」，但還是監督員。要取消的話：{ $p }監督員 { $name } --移除
refusal-proxy-oneself = ⚠ 這樣您就自己替別人投票了：請另一位組織者看過委託書再登記。
