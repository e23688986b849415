# 業主名冊:檔案、數字、單元、登記碼、登記。

group-roll = 業主名冊

roll-aliases = 名冊, 業主名冊
roll-summary = 多少戶、多少面積、多少人數
roll-example = { $p }名冊 3-201
codes-aliases = 登記碼, 登記信
codes-summary = 給每位業主的登記信
codes-example = { $p }登記碼 3-201
revoke-aliases = 撤銷登記
revoke-summary = 撤銷某戶業主的登記
revoke-example = { $p }撤銷登記 3-201
register-aliases = 登記, 業主登記
register-summary = 用信裡的登記碼登記為業主
register-example = { $p }登記 K7QM-2R4T-9XWD
unregister-aliases = 取消登記
unregister-summary = 不再登記為業主
unregister-example = { $p }取消登記
me-aliases = 我, 我的
me-summary = 我在這裡有什麼房、能做什麼
me-example = { $p }我

argument-what = 戶號|匯入|匯出
argument-rest = 戶號
argument-which = 戶號
argument-code = 登記碼
argument-unit = 戶號
ask-register-code = 🔑 信裡的登記碼是什麼?
ask-unit = 🏠 哪一戶?例如 3-201。

roll-import-words = 匯入, 上傳
roll-export-words = 匯出, 下載
roll-unit-words = 單元, 戶號

roll-title = 📋 業主名冊:{ $estate }
roll-area = { $area } ㎡
roll-share = 全部的 { $share }
roll-units = { $count } 戶,{ $weight }
roll-heads = 人數 { $heads },這樣算:
roll-heads-units = 人數 { $heads }:每戶算一個。
roll-heads-single = · 只有一戶的業主 { $count } 位:{ $count }
roll-heads-several = · 有幾戶的業主 { $count } 位,共 { $units } 戶:{ $count }
roll-heads-developer = · 建商手裡的 { $units } 戶:合算 1
roll-registered = 已登記:人數 { $heads }/{ $of },面積 { $area }/{ $whole } ㎡
roll-registered-share = 已登記:人數 { $heads }/{ $of },持分 { $share }
roll-shares-missing = ⚠ 有 { $count } 戶沒有寫持分。請在檔案裡加上「應有部分」一欄。
roll-building = 樓棟 { $building }:{ $units } 戶,人數 { $heads },{ $weight };已登記 { $registered }
roll-building-none = 未注明樓棟
roll-buildings-more = 還有 { $count } 棟
roll-how-organiser = 換新檔案:{ $p }名冊 匯入。下載:{ $p }名冊 匯出。登記信:{ $p }登記碼

roll-unit = 🏠 { $unit }:{ $area } ㎡,{ $kind }
roll-unit-building = 樓棟:{ $building }
roll-unit-share = 持分:{ $share }
roll-unit-developer = 還在建商手裡。
roll-unit-owners =
    { $count ->
        [0] 名冊上沒有業主。
       *[other] 業主 { $count } 位
    }
roll-unit-representative = { $name } 代表大家投票。
roll-owner = 業主:{ $name }(還沒登記)
roll-owner-registered = 業主:{ $name }(已登記)
roll-kind-residential = 住宅
roll-kind-commercial = 店面或辦公
roll-kind-parking = 車位
roll-kind-other = 其他

roll-how =
    📋 請把業主名冊發給我,CSV 或 XLSX 檔案都行。第一列寫欄名:戶號、面積、業主;有的話還可以寫樓棟、持分、代表、用途、建商、電話。
    我先讀一遍,告訴您會改哪些。您點頭之前什麼都不變。
roll-offer = 📋 要把「{ $file }」當作{ $estate }的業主名冊讀一遍嗎?
roll-offer-safe = 讀一遍什麼都不變,我先告訴您會改哪些。
button-roll-read = 讀一遍
button-roll-take = 就用它
button-leave = 算了
roll-dropped = 沒有動。名冊和原來一樣。
roll-planned = 📋 檔案裡有 { $count } 戶。名冊會這樣變:
roll-planned-owners = 業主例如:{ $names }
roll-added = 新增:{ $count }({ $units })
roll-changed = 改動:{ $count }({ $units })
roll-removed = 去掉:{ $count }({ $units })
roll-unchanged = 不變:{ $count }
roll-renamed = 改名:{ $count } 位({ $names }),電話相同
roll-lost = ⚠ 已登記、但不再是業主的:{ $count } 位({ $names })。
roll-breaks-notice = ⚠ 名冊正在公示,有 { $count } 戶會和公示的不一樣。公示會就此結束,各群組也會收到通知。
roll-outdates-notice = ⚠ 有 { $count } 戶會和公示過的不一樣。表決之前要重新公示。
roll-confirm = 就用它嗎?已登記的人不受影響。
roll-confirm-others = 就用它嗎?其他已登記的人不受影響。
roll-same = 📋 名冊上本來就是這樣({ $count } 戶),什麼都沒變。
roll-taken = ✅ 名冊現在有 { $count } 戶。
roll-taken-next = 下一步:{ $p }登記碼,給每位業主一封帶登記碼的信。
roll-ended-proxies = 業主變了,有 { $count } 份委託就此結束,也告訴了雙方。
roll-ended-proxies-untold = 業主變了,有 { $count } 份委託就此結束。我沒能通知雙方。
roll-broke-notice = 📋 公示已經結束,也告訴了各群組。重新公示:{ $p }公示 7天
roll-outdated-notice = 📋 這已不是公示過的那份名冊。表決之前請重新公示:{ $p }公示 7天
roll-told-lost = 🏠 按{ $estate }的新名冊,您不再是那裡的業主。如果不對,請找組織者。
roll-wrong = ⚠ 這個檔案有 { $count } 處不對,什麼都沒變:
roll-wrong-next = 請在表格裡改好,再發一次。
roll-problem = 第 { $row } 列,{ $column }:{ $problem }
roll-problems-more = 還有 { $count } 處,見檔案
roll-problems-row = 列
roll-problems-given = 寫的是
roll-problems-problem = 問題
roll-exported = 📋 業主名冊,{ $count } 戶,帶聯絡方式。請妥善保管。

roll-column-all = 整列
roll-column-unit = 戶號
roll-column-building = 樓棟
roll-column-area = 面積
roll-column-owners = 業主
roll-column-share = 持分
roll-column-representative = 代表
roll-column-kind = 用途
roll-column-developer = 建商
roll-column-contact = 電話

roll-problem-unit-missing = 沒有戶號
roll-problem-unit-twice = { $given } 在第 { $row } 列已經有了
roll-problem-unit-date = 表格把戶號變成了日期({ $given });請把這一欄設為「文字」再輸入一遍
roll-problem-area-missing = 沒有面積
roll-problem-area-zero = 面積不能是 { $given }
roll-problem-area-huge = { $given } 超過了 10 萬 ㎡
roll-problem-area-fine = { $given } 的小數超過兩位
roll-problem-area-unreadable = 「{ $given }」不是面積;89.5 這樣才是
roll-problem-area-two-ways = 「{ $given }」有兩種讀法;請不要寫千位分隔,或者寫成 1,234.00
roll-problem-owners-missing = 沒有業主
roll-problem-owner-twice = { $given } 在這裡寫了兩遍,只算一位
roll-problem-owner-divider = 「{ $given }」當作一個名字。如果是兩個人,請用「、」隔開
roll-problem-owner-same = { $given } 有幾戶:當作同一個人。如果是兩個人,請各寫上電話
roll-problem-owner-namesake = { $given } 在第 { $row } 列是另一個電話:當作兩個人
roll-problem-representative-unknown = { $given } 不在業主當中
roll-problem-share-unreadable = 「{ $given }」不是持分;125/10000 這樣才是
roll-problem-shares-sum = 持分加起來超過全部:{ $given }
roll-problem-kind-unknown = 沒有「{ $given }」這種用途,當作「其他」
roll-problem-developer-unreadable = 「{ $given }」看不出是或不是
roll-problem-cell-long = 這一格超過 1,000 個字
roll-problem-unit-joined = 幾棟樓的戶號相同,所以連樓棟一起寫:{ $given }
roll-problem-more = 還有 { $given } 處沒有列出

codes-made = ✉ { $count } 封信,每封一個登記碼,{ $until }前有效。
codes-how = 用瀏覽器打開檔案,列印出來,一封封送上門。這些業主以前的登記碼都作廢了。
codes-table = ✉ 同樣的登記碼,表格形式。誰有登記碼就能以那位業主的名義投票:列印完請把這兩個檔案從聊天裡刪掉。
register-done = ✅ 您已登記為{ $estate }的業主:{ $name }。
register-next = 還有別的帳號:{ $p }連結 我。看自己有什麼房:{ $p }我
register-burnt = ⚠ 這裡人人都看到了這個登記碼,所以它作廢了。請找組織者要一個新的,私訊發給我。
unregister-question = 🏠 您登記為:
unregister-after = 取消以後,您不能再為這些房投票。要恢復,得找組織者要新的登記碼。
button-unregister = 取消登記
unregister-done = 已取消。您不再登記為業主。要恢復,請找組織者要新的登記碼。
me-known = 👤 我認識的您:{ $names }
me-owner = 🏠 { $name },{ $estate }:{ $units },{ $area } ㎡
me-joint = { $unit } 是您和 { $names } 共有的。
me-no-owner = 您還沒有登記為業主。
me-organiser = 您是{ $estate }的組織者。
me-auditor = 您是{ $estate }的監督員。
me-how = 手裡有登記信?發 { $p }登記 加登記碼。沒有?請找組織者要。
me-how-owner = 有不對的地方,請告訴組織者。取消登記:{ $p }取消登記
revoke-done = { $unit } 的 { $names } 已撤銷登記,也通知了本人。新的登記碼:{ $p }登記碼 { $unit }
revoke-told = 🏠 { $estate }的組織者撤銷了您作為 { $name } 的登記。
revoke-told-next = 如果不對,請找組織者要新的登記碼。

settings-heads-words = 人數, 人頭
settings-heads-party-words = 業主, 按業主
settings-heads-unit-words = 戶, 按戶
settings-heads-party = 人數:每位業主算一個
settings-heads-unit = 人數:每戶算一個
settings-heads-party-set = 現在每位業主算一個人數,不管有幾戶;建商合算一個。
settings-heads-unit-set = 現在每戶算一個人數。
settings-shares-words = 權重, 持分
settings-shares-area-words = 面積, 按面積
settings-shares-share-words = 按持分
settings-shares-area = 權重:按面積
settings-shares-share = 權重:按名冊上的持分
settings-shares-area-set = 現在按面積計。
settings-shares-share-set = 現在按名冊上的持分計。
refusal-settings-heads-unknown = ⚠ 人數可以按業主或按戶算,沒有「{ $given }」。
    例如:{ $p }設定 人數 業主
refusal-settings-shares-unknown = ⚠ 權重可以按面積或按持分算,沒有「{ $given }」。
    例如:{ $p }設定 權重 面積

refusal-room-has-roll = ⚠ 這個群組的社區已有業主名冊,不能并走。請讓另一個群組加入這裡:在這裡發 { $p }連結,把碼發到那邊。
refusal-unit-unknown = ⚠ 名冊上沒有「{ $unit }」。請照名冊上的寫法,例如 3-201。
refusal-roll-none = ⚠ 本社區還沒有業主名冊。請組織者把檔案發給我:{ $p }名冊 匯入
refusal-roll-in-private = ⚠ 名冊上有誰家的房。請私訊問我:{ $p }名冊
refusal-roll-gone = ⚠ 那個檔案我已經沒有了:過了一小時,或者我重新啟動過。什麼都沒變,請再發一次。
refusal-roll-changed-meanwhile = ⚠ 這期間有人改了名冊。什麼都沒有動,請把檔案再發一次,再看一遍。
refusal-roll-file-kind = ⚠ 名冊只能是 CSV 或 XLSX 檔案。請在試算表軟體裡另存為 XLSX。
refusal-roll-file-broken = ⚠ 這個檔案打不開:可能壞了,或者有密碼。請重新另存為 XLSX。
refusal-roll-file-large = ⚠ 這個檔案太大了。最多 20,000 戶、200 欄。
refusal-roll-file-header = ⚠ 沒有找到這些欄:{ $missing }。第一列要寫欄名:戶號、面積、業主。
refusal-roll-file-empty = ⚠ 檔案是空的。
refusal-roll-file-encoding = ⚠ 檔案裡的字讀不出來。請另存為 XLSX,或者 UTF-8 的 CSV。
refusal-codes-nobody = ⚠ 要找的業主都登記好了。某一戶要重來:{ $p }撤銷登記 3-201
refusal-register-shape = ⚠ 「{ $given }」不是信裡的登記碼。登記碼有十二個字元,像 K7QM-2R4T-9XWD。
    例如:{ $p }登記 K7QM-2R4T-9XWD
refusal-register-typo = ⚠ 「{ $given }」裡有打錯的地方,請對照信裡的登記碼再傳一次。
refusal-register-unknown = ⚠ 這個登記碼無效。請對照信看看,或者找組織者要一個新的。
refusal-register-taken = ⚠ 這個名字已經有別人登記了。請找組織者。
refusal-register-not = ⚠ 您沒有登記為業主。用信裡的登記碼:{ $p }登記
refusal-revoke-nobody = ⚠ { $unit } 沒有人登記。
refusal-roll-file-wrong = ⚠ 這個檔案有 { $count } 處不對,什麼都沒變。請在表格裡改好。

transfer-aliases = 過戶
transfer-summary = 某戶換了業主
transfer-example = { $p }過戶 3-201 李娜、王芳 --起 12月1日
representative-aliases = 業主代表
representative-summary = 共有的業主由誰投票
representative-example = { $p }業主代表 3-201 李娜
argument-transfer-owners = 新業主
argument-representative-name = 姓名
ask-owners = 🏠 現在是誰的?幾位的話用「、」隔開。
ask-representative-name = 🏠 他們當中由誰投票?
flag-start-aliases = 起, 從
flag-start-summary = 從這一天起(--起 12月1日)
flag-other-aliases = 另一人
flag-other-summary = 和名冊上的同名者不是同一個人
flag-transfer-remove-summary = 取消訂下的過戶
transfer-done = ✅ { $unit } 已過戶。
transfer-set = 📋 { $unit } 將於{ $at }過戶:
transfer-waits = ⏰ { $at }將過戶給 { $names }。取消請傳:{ $p }過戶 { $unit } --移除
transfer-replaces = 取代之前訂下的:{ $at }過戶給 { $names }
transfer-how-off = 在那之前業主若有變動,就不再過戶。取消請傳:{ $p }過戶 { $unit } --移除
transfer-called-off = ✅ 已取消:{ $unit } 不再於{ $at }過戶給 { $names }。
transfer-fell-due = 📋 今天 { $unit } 過戶了:
transfer-failed = ⚠ 今天有一戶該過戶,沒有辦成:
transfer-from = 之前:{ $names }
transfer-to = 之後:{ $names }
transfer-known = 名冊上已有 { $name },當作同一個人。不是的話,加上 --另一人 再傳一次
representative-done = ✅ { $units } 由 { $name } 代表全體業主投票。
representative-told = 🏠 { $units } 現在由 { $name } 代表全體業主投票。如果不對,請告訴組織者。
refusal-transfer-nobody = ⚠ 現在是誰的?請寫姓名,幾位用「、」隔開。
    例如:{ $p }過戶 3-201 李娜、王芳
refusal-transfer-name-long = ⚠ 姓名最多 { $most } 字。幾位的話用「、」隔開。
refusal-transfer-same = ⚠ { $unit } 本來就是他們的。
refusal-transfer-once = ⚠ 過戶只在一天。例如:{ $p }過戶 3-201 李娜 --起 12月1日
refusal-transfer-gone = ⚠ 這一戶已經不在名冊上。新業主本來是 { $names }。
refusal-transfer-none-waits = ⚠ { $unit } 沒有訂下要過戶。
refusal-transfer-overtaken = ⚠ { $unit } 本來要過戶給 { $names }。之後業主有變動,所以仍歸 { $now }。如果還要過戶:{ $p }過戶 { $unit } { $names }
refusal-transfers-many = ⚠ 已經有 { $most } 戶在等過戶的日子。這一戶請當天再傳。
refusal-owner-ambiguous = ⚠ 名冊上有幾位 { $name }。請在檔案裡寫上電話再匯入:{ $p }名冊 匯入
refusal-representative-alone = ⚠ { $unit } 只有一位業主,本來就由他投票。
refusal-representative-none = ⚠ { $unit } 的業主裡沒有這個名字。業主是:{ $names }
