# 业主名册:文件、数字、单元、登记码、登记。

group-roll = 业主名册

roll-aliases = 名册, 业主名册
roll-summary = 多少户、多少面积、多少人数
roll-example = { $p }名册 3-201
codes-aliases = 登记码, 登记信
codes-summary = 给每位业主的登记信
codes-example = { $p }登记码 3-201
revoke-aliases = 撤销登记
revoke-summary = 撤销某户业主的登记
revoke-example = { $p }撤销登记 3-201
register-aliases = 登记, 业主登记
register-summary = 用信里的登记码登记为业主
register-example = { $p }登记 K7QM-2R4T-9XWD
unregister-aliases = 取消登记
unregister-summary = 不再登记为业主
unregister-example = { $p }取消登记
me-aliases = 我, 我的
me-summary = 我在这里有什么房、能做什么
me-example = { $p }我

argument-what = 房号|导入|导出
argument-rest = 房号
argument-which = 房号
argument-code = 登记码
argument-unit = 房号
ask-register-code = 🔑 信里的登记码是什么?
ask-unit = 🏠 哪一户?例如 3-201。

roll-import-words = 导入, 上传
roll-export-words = 导出, 下载
roll-unit-words = 单元, 房号

roll-title = 📋 业主名册:{ $estate }
roll-area = { $area } ㎡
roll-share = 全部的 { $share }
roll-units = { $count } 户,{ $weight }
roll-heads = 人数 { $heads },这样算:
roll-heads-units = 人数 { $heads }:每户算一个。
roll-heads-single = · 只有一户的业主 { $count } 位:{ $count }
roll-heads-several = · 有几户的业主 { $count } 位,共 { $units } 户:{ $count }
roll-heads-developer = · 开发商手里的 { $units } 户:合算 1
roll-registered = 已登记:人数 { $heads }/{ $of },面积 { $area }/{ $whole } ㎡
roll-registered-share = 已登记:人数 { $heads }/{ $of },份额 { $share }
roll-shares-missing = ⚠ 有 { $count } 户没有写份额。请在文件里加上“份额”一列。
roll-building = 楼栋 { $building }:{ $units } 户,人数 { $heads },{ $weight };已登记 { $registered }
roll-building-none = 未注明楼栋
roll-buildings-more = 还有 { $count } 栋
roll-how-organiser = 换新文件:{ $p }名册 导入。下载:{ $p }名册 导出。登记信:{ $p }登记码

roll-unit = 🏠 { $unit }:{ $area } ㎡,{ $kind }
roll-unit-building = 楼栋:{ $building }
roll-unit-share = 份额:{ $share }
roll-unit-developer = 还在开发商手里。
roll-unit-owners =
    { $count ->
        [0] 名册上没有业主。
       *[other] 业主 { $count } 位
    }
roll-unit-representative = { $name } 代表大家投票。
roll-owner = 业主:{ $name }(还没登记)
roll-owner-registered = 业主:{ $name }(已登记)
roll-kind-residential = 住宅
roll-kind-commercial = 商铺或办公
roll-kind-parking = 车位
roll-kind-other = 其他

roll-how =
    📋 请把业主名册发给我,CSV 或 XLSX 文件都行。第一行写列名:房号、面积、业主;有的话还可以写楼栋、份额、代表、用途、开发商、电话。
    我先读一遍,告诉您会改哪些。您点头之前什么都不变。
roll-offer = 📋 要把“{ $file }”当作{ $estate }的业主名册读一遍吗?
roll-offer-safe = 读一遍什么都不变,我先告诉您会改哪些。
button-roll-read = 读一遍
button-roll-take = 就用它
button-leave = 算了
roll-dropped = 没有动。名册和原来一样。
roll-planned = 📋 文件里有 { $count } 户。名册会这样变:
roll-planned-owners = 业主例如:{ $names }
roll-added = 新增:{ $count }({ $units })
roll-changed = 改动:{ $count }({ $units })
roll-removed = 去掉:{ $count }({ $units })
roll-unchanged = 不变:{ $count }
roll-renamed = 改名:{ $count } 位({ $names }),电话相同
roll-lost = ⚠ 已登记、但不再是业主的:{ $count } 位({ $names })。
roll-breaks-notice = ⚠ 名册正在公示,有 { $count } 户会和公示的不一样。公示会就此结束,各群也会收到通知。
roll-outdates-notice = ⚠ 有 { $count } 户会和公示过的不一样。表决之前要重新公示。
roll-confirm = 就用它吗?已登记的人不受影响。
roll-confirm-others = 就用它吗?其他已登记的人不受影响。
roll-same = 📋 名册上本来就是这样({ $count } 户),什么都没变。
roll-taken = ✅ 名册现在有 { $count } 户。
roll-taken-next = 下一步:{ $p }登记码,给每位业主一封带登记码的信。
roll-ended-proxies = 业主变了,有 { $count } 份委托就此结束,也告诉了双方。
roll-ended-proxies-untold = 业主变了,有 { $count } 份委托就此结束。我没能通知双方。
roll-broke-notice = 📋 公示已经结束,也告诉了各群。重新公示:{ $p }公示 7天
roll-outdated-notice = 📋 这已不是公示过的那份名册。表决之前请重新公示:{ $p }公示 7天
roll-told-lost = 🏠 按{ $estate }的新名册,您不再是那里的业主。如果不对,请找组织者。
roll-wrong = ⚠ 这个文件有 { $count } 处不对,什么都没变:
roll-wrong-next = 请在表格里改好,再发一次。
roll-problem = 第 { $row } 行,{ $column }:{ $problem }
roll-problems-more = 还有 { $count } 处,见文件
roll-problems-row = 行
roll-problems-given = 写的是
roll-problems-problem = 问题
roll-exported = 📋 业主名册,{ $count } 户,带联系方式。请妥善保管。

roll-column-all = 整行
roll-column-unit = 房号
roll-column-building = 楼栋
roll-column-area = 面积
roll-column-owners = 业主
roll-column-share = 份额
roll-column-representative = 代表
roll-column-kind = 用途
roll-column-developer = 开发商
roll-column-contact = 电话

roll-problem-unit-missing = 没有房号
roll-problem-unit-twice = { $given } 在第 { $row } 行已经有了
roll-problem-unit-date = 表格把房号变成了日期({ $given });请把这一列设为“文本”再输入一遍
roll-problem-area-missing = 没有面积
roll-problem-area-zero = 面积不能是 { $given }
roll-problem-area-huge = { $given } 超过了 10 万 ㎡
roll-problem-area-fine = { $given } 的小数超过两位
roll-problem-area-unreadable = “{ $given }”不是面积;89.5 这样才是
roll-problem-area-two-ways = “{ $given }”有两种读法;请不要写千位分隔,或者写成 1,234.00
roll-problem-owners-missing = 没有业主
roll-problem-owner-twice = { $given } 在这里写了两遍,只算一位
roll-problem-owner-divider = “{ $given }”当作一个名字。如果是两个人,请用“、”隔开
roll-problem-owner-same = { $given } 有几户:当作同一个人。如果是两个人,请各写上电话
roll-problem-owner-namesake = { $given } 在第 { $row } 行是另一个电话:当作两个人
roll-problem-representative-unknown = { $given } 不在业主当中
roll-problem-share-unreadable = “{ $given }”不是份额;125/10000 这样才是
roll-problem-shares-sum = 份额加起来超过了全部:{ $given }
roll-problem-kind-unknown = 没有“{ $given }”这种用途,当作“其他”
roll-problem-developer-unreadable = “{ $given }”看不出是或不是
roll-problem-cell-long = 这一格超过 1,000 个字
roll-problem-unit-joined = 几栋楼的房号相同,所以连楼栋一起写:{ $given }
roll-problem-more = 还有 { $given } 处没有列出

codes-made = ✉ { $count } 封信,每封一个登记码,{ $until }前有效。
codes-how = 用浏览器打开文件,打印出来,一封封送上门。这些业主以前的登记码都作废了。
codes-table = ✉ 同样的登记码,表格形式。谁有登记码就能以那位业主的名义投票:打印完请把这两个文件从聊天里删掉。
register-done = ✅ 您已登记为{ $estate }的业主:{ $name }。
register-next = 还有别的账号:{ $p }连接 我。看自己有什么房:{ $p }我
register-burnt = ⚠ 这里人人都看到了这个登记码,所以它作废了。请找组织者要一个新的,私信发给我。
unregister-question = 🏠 您登记为:
unregister-after = 取消以后,您不能再为这些房投票。要恢复,得找组织者要新的登记码。
button-unregister = 取消登记
unregister-done = 已取消。您不再登记为业主。要恢复,请找组织者要新的登记码。
me-known = 👤 我认识的您:{ $names }
me-owner = 🏠 { $name },{ $estate }:{ $units },{ $area } ㎡
me-joint = { $unit } 是您和 { $names } 共有的。
me-no-owner = 您还没有登记为业主。
me-organiser = 您是{ $estate }的组织者。
me-auditor = 您是{ $estate }的监督员。
me-how = 手里有登记信?发 { $p }登记 加登记码。没有?请找组织者要。
me-how-owner = 有不对的地方,请告诉组织者。取消登记:{ $p }取消登记
revoke-done = { $unit } 的 { $names } 已撤销登记,也通知了本人。新的登记码:{ $p }登记码 { $unit }
revoke-told = 🏠 { $estate }的组织者撤销了您作为 { $name } 的登记。
revoke-told-next = 如果不对,请找组织者要新的登记码。

settings-heads-words = 人数, 人头
settings-heads-party-words = 业主, 按业主
settings-heads-unit-words = 户, 按户
settings-heads-party = 人数:每位业主算一个
settings-heads-unit = 人数:每户算一个
settings-heads-party-set = 现在每位业主算一个人数,不管有几户;开发商合算一个。
settings-heads-unit-set = 现在每户算一个人数。
settings-shares-words = 权重, 份额
settings-shares-area-words = 面积, 按面积
settings-shares-share-words = 按份额
settings-shares-area = 权重:按面积
settings-shares-share = 权重:按名册上的份额
settings-shares-area-set = 现在按面积计。
settings-shares-share-set = 现在按名册上的份额计。
refusal-settings-heads-unknown = ⚠ 人数可以按业主或按户算,没有“{ $given }”。
    例如:{ $p }设置 人数 业主
refusal-settings-shares-unknown = ⚠ 权重可以按面积或按份额算,没有“{ $given }”。
    例如:{ $p }设置 权重 面积

refusal-room-has-roll = ⚠ 这个群的小区已有业主名册,不能并走。请让另一个群加入这里:在这里发 { $p }连接,把码发到那边。
refusal-unit-unknown = ⚠ 名册上没有“{ $unit }”。请照名册上的写法,例如 3-201。
refusal-roll-none = ⚠ 本小区还没有业主名册。请组织者把文件发给我:{ $p }名册 导入
refusal-roll-in-private = ⚠ 名册上有谁家的房。请私信问我:{ $p }名册
refusal-roll-gone = ⚠ 那个文件我已经没有了:过了一小时,或者我重启过。什么都没变,请再发一次。
refusal-roll-changed-meanwhile = ⚠ 这期间有人改了名册。什么都没有动,请把文件再发一次,再看一遍。
refusal-roll-file-kind = ⚠ 名册只能是 CSV 或 XLSX 文件。请在表格软件里另存为 XLSX。
refusal-roll-file-broken = ⚠ 这个文件打不开:可能坏了,或者有密码。请重新另存为 XLSX。
refusal-roll-file-large = ⚠ 这个文件太大了。最多 20,000 户、200 列。
refusal-roll-file-header = ⚠ 没有找到这些列:{ $missing }。第一行要写列名:房号、面积、业主。
refusal-roll-file-empty = ⚠ 文件是空的。
refusal-roll-file-encoding = ⚠ 文件里的字读不出来。请另存为 XLSX,或者 UTF-8 的 CSV。
refusal-codes-nobody = ⚠ 要找的业主都登记好了。某一户要重来:{ $p }撤销登记 3-201
refusal-register-shape = ⚠ “{ $given }”不是信里的登记码。登记码有十二个字符,像 K7QM-2R4T-9XWD。
    例如:{ $p }登记 K7QM-2R4T-9XWD
refusal-register-typo = ⚠ “{ $given }”里有打错的地方,请对照信里的登记码再发一次。
refusal-register-unknown = ⚠ 这个登记码无效。请对照信看看,或者找组织者要一个新的。
refusal-register-taken = ⚠ 这个名字已经有别人登记了。请找组织者。
refusal-register-not = ⚠ 您没有登记为业主。用信里的登记码:{ $p }登记
refusal-revoke-nobody = ⚠ { $unit } 没有人登记。
refusal-roll-file-wrong = ⚠ 这个文件有 { $count } 处不对,什么都没变。请在表格里改好。

transfer-aliases = 过户
transfer-summary = 某户换了业主
transfer-example = { $p }过户 3-201 李娜、王芳 --起 12月1日
representative-aliases = 业主代表
representative-summary = 共有的业主由谁投票
representative-example = { $p }业主代表 3-201 李娜
argument-transfer-owners = 新业主
argument-representative-name = 姓名
ask-owners = 🏠 现在是谁的?几位的话用“、”隔开。
ask-representative-name = 🏠 他们当中由谁投票?
flag-start-aliases = 起, 从
flag-start-summary = 从这一天起(--起 12月1日)
flag-other-aliases = 另一人
flag-other-summary = 和名册上的同名者不是同一个人
flag-transfer-remove-summary = 取消定下的过户
transfer-done = ✅ { $unit } 已过户。
transfer-set = 📋 { $unit } 将于{ $at }过户:
transfer-waits = ⏰ { $at }将过户给 { $names }。取消请发:{ $p }过户 { $unit } --移除
transfer-replaces = 取代之前定下的:{ $at }过户给 { $names }
transfer-how-off = 在那之前业主若有变动,就不再过户。取消请发:{ $p }过户 { $unit } --移除
transfer-called-off = ✅ 已取消:{ $unit } 不再于{ $at }过户给 { $names }。
transfer-fell-due = 📋 今天 { $unit } 过户了:
transfer-failed = ⚠ 今天有一户该过户,没有办成:
transfer-from = 之前:{ $names }
transfer-to = 之后:{ $names }
transfer-known = 名册上已有 { $name },当作同一个人。不是的话,加上 --另一人 再发一次
representative-done = ✅ { $units } 由 { $name } 代表全体业主投票。
representative-told = 🏠 { $units } 现在由 { $name } 代表全体业主投票。如果不对,请告诉组织者。
refusal-transfer-nobody = ⚠ 现在是谁的?请写姓名,几位用“、”隔开。
    例如:{ $p }过户 3-201 李娜、王芳
refusal-transfer-name-long = ⚠ 姓名最多 { $most } 字。几位的话用“、”隔开。
refusal-transfer-same = ⚠ { $unit } 本来就是他们的。
refusal-transfer-once = ⚠ 过户只在一天。例如:{ $p }过户 3-201 李娜 --起 12月1日
refusal-transfer-gone = ⚠ 这一户已经不在名册上。新业主本来是 { $names }。
refusal-transfer-none-waits = ⚠ { $unit } 没有定下要过户。
refusal-transfer-overtaken = ⚠ { $unit } 本来要过户给 { $names }。之后业主有变动,所以仍归 { $now }。如果还要过户:{ $p }过户 { $unit } { $names }
refusal-transfers-many = ⚠ 已经有 { $most } 户在等过户的日子。这一户请当天再发。
refusal-owner-ambiguous = ⚠ 名册上有几位 { $name }。请在文件里写上电话再导入:{ $p }名册 导入
refusal-representative-alone = ⚠ { $unit } 只有一位业主,本来就由他投票。
refusal-representative-none = ⚠ { $unit } 的业主里没有这个名字。业主是:{ $names }
