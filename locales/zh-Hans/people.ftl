# 委托投票、名册公示、异议,以及我存了您的什么。

proxy-aliases = 委托, 代投
proxy-summary = 凭书面委托，谁替谁投票
proxy-example = { $p }委托 3-201 @小丹 --截止 12月31日
notice-aliases = 公示, 名册公示
notice-summary = 公示名册，听取异议
notice-example = { $p }公示 7天
object-aliases = 异议, 提异议
object-summary = 对名册、候选人或结果提异议
object-example = { $p }异议 3-201 面积是 89.5，不是 98.5
objections-aliases = 看异议, 异议列表
objections-summary = 看异议，答复异议
objections-example = { $p }看异议 2 您说得对，已经改好

argument-holder = 谁来投
argument-length = 多久
argument-number = 编号
argument-reply = 答复
ask-object-reason = 📋 名册哪里不对？请先写房号，例如：3-201 面积是 89.5
flag-ballot-aliases = 用于, 表决
flag-ballot-summary = 只用于一次表决或选举（--用于 12）
flag-proxy-until-summary = 到这一天为止（--截止 12月31日）
flag-proxy-remove-summary = 收回委托
flag-names-aliases = 带姓名, 姓名
flag-names-summary = 连业主姓名一起公示

proxy-done = ✅ 已记下，也告诉了双方：
proxy-second = 还没有记下：另一位组织者也要看过签字的委托书，限一小时内。
refusal-proxy-over = ⚠ #{ $no } 的投票已经结束，委托也用不上了。
refusal-settings-voting = ⚠ 选举或表决进行中，这一项不能改。等 #{ $no } 结束后再改。
refusal-settings-recall = ⚠ 有人要求罢免委员，这期间这一项不能改。
proxy-line-until = { $holder } 替 { $names }（{ $units }）投票，到{ $until }为止
proxy-line-ballot = { $holder } 在 #{ $number } 里替 { $names }（{ $units }）投票
proxy-line-both = { $holder } 在 #{ $number } 里替 { $names }（{ $units }）投票，到{ $until }为止
proxy-given-holder = 🏠 凭书面委托，您可以在{ $estate }替别人投票：
proxy-given-principal = 🏠 凭您的书面委托，有人可以在{ $estate }替您投票。您自己投了，就以您的为准：
proxy-given-principal-next = 没有签过，或者不想要了？请发 { $p }委托
proxy-given-holder-next = 不想替人投票？请发 { $p }委托
proxy-ended-holder = 🏠 您不再在{ $estate }替人投票：
proxy-ended-principal = 🏠 在{ $estate }，不再有人凭这份委托替您投票：
proxy-none = 🏠 没有人替您投票，您也没有替别人投票。
proxy-list = 🏠 { $count } 份委托：
proxy-more = 还有 { $count } 份
proxy-how = 委托要书面签字，由组织者记在这里。
proxy-how-organiser = 记下一份签了字的委托：{ $p }委托 3-201 @姓名 --截止 12月31日
proxy-ended = 收回了 { $count } 份委托，也告诉了双方：
button-proxy-end = 收回 { $unit } → { $holder }
settings-proxies-words = 委托
settings-any-words = 不限
settings-proxies = 委托：一人最多替 { $most } 位业主投票
settings-proxies-any = 委托：一人替几位业主投票不限
settings-proxies-set = 现在一人最多替 { $most } 位业主投票。
settings-proxies-any-set = 现在一人替几位业主投票不限。
refusal-settings-proxies-unknown = ⚠ 一人最多替几位业主投票？请写数字或“不限”，不是“{ $given }”。
    例如：{ $p }设置 委托 3
refusal-proxy-whom = ⚠ 由谁替他们投？请写群里的人，或者那个人登记的房号。
    例如：{ $p }委托 3-201 @小丹 --截止 12月31日
refusal-proxy-developer = ⚠ { $unit } 还在开发商手里，没有业主可以委托。
refusal-proxy-unit-nobody = ⚠ { $unit } 还没有人登记。请直接写那个人，或者请他先登记。
refusal-proxy-unit-several = ⚠ { $unit } 登记了几个人。请写明是哪一位。
refusal-proxy-for-what = ⚠ 用于哪次表决，或者到哪天为止？委托书上有写。
    例如：--用于 12，或 --截止 12月31日
refusal-proxy-own = ⚠ 这本来就是他自己的房，不用委托。
refusal-proxy-same = ⚠ 这份委托已经记过了。
refusal-proxy-cap = ⚠ 他已经替 { $most } 位业主投票，本小区不能再多。
refusal-proxy-not = ⚠ { $unit } 没有委托别人投票。

notice-title = { $estate } 业主名册
notice-never = 📋 名册还没有公示过。正式表决之前，要让大家都看到，都能提异议。
notice-how-organiser = 开始公示：{ $p }公示 7天
notice-offer = 📋 我会把名册公示给大家看：{ $count } 户和面积，{ $shown }，到{ $until }为止。
notice-without-names = 不带姓名
notice-with-names = 带业主姓名
notice-offer-means = 会发到本小区的每个群，发了就收不回。要公示吗？
button-notice = 公示
notice-dropped = 没有公示，什么都没发。
notice-begins = 📋 { $estate } 业主名册现在公示。
notice-what = 共 { $count } 户，{ $area } ㎡。请看看自家的对不对。
notice-how-until = 有不对的，{ $until }之前请发：{ $p }异议 3-201 哪里不对
notice-how = 有不对的请发：{ $p }异议 3-201 哪里不对
notice-begun = ✅ 名册公示到{ $until }。有异议我会发给您。
notice-runs = 📋 名册正在公示，到{ $until }为止。
notice-over = 📋 上次名册公示已于{ $until }结束。
notice-outdated = ⚠ 之后户或面积有变动，表决之前要重新公示。
notice-objections =
    { $count ->
        [0] 对名册没有人提异议。
       *[other] 对名册的异议 { $count } 条，已答复 { $answered } 条
    }
notice-ended = 📋 { $estate } 业主名册公示结束。
notice-broken = 📋 { $estate } 业主名册在公示期间有变动，这次公示到此为止。表决之前会把新名册再公示一次。
notice-broken-units = 新增、去掉或面积不同的有 { $count } 户：{ $units }
objections-wait = 📋 名册还有 { $count } 条异议等您答复，答复之前不能表决：{ $p }看异议 { $no } 您的答复
objection-told = 📋 有人对名册提出异议：
objection-about-unit = { $no } · { $unit } · { $by }
objection-about-roll = { $no } · { $by }
objection-you = 您
objection-text = “{ $text }”
objection-answer = 答复：“{ $text }”
objection-answer-how = 答复请发：{ $p }看异议 { $no } 您的话
objection-noted = 📋 您的异议是第 { $no } 条，已交给组织者。
objection-no-unit = 名册上没有“{ $unit }”这一户；异议照样收下了。
objection-next = 他们答复之前不能表决。有答复我会告诉您。
objection-answered-told = 📋 您对名册的异议有答复了：
objection-answered = ✅ 第 { $no } 条异议已答复，也告诉了对方。再答复一次就以新的为准。
objection-answered-untold = ✅ 第 { $no } 条异议已答复。我联系不上对方，发 { $p }看异议 就能看到。
objections-more = 还有 { $count } 条
refusal-notice-runs = ⚠ 名册已经在公示，到{ $until }为止。
refusal-notice-length = ⚠ 公示要 { $least } 到 { $most } 天。例如：{ $p }公示 7天
refusal-notice-none = ⚠ 名册现在没有公示，还不能提异议。有不对的请告诉组织者。
refusal-notice-first = ⚠ 正式表决之前要先公示名册，让大家能提异议。请先发：{ $p }公示 7天
refusal-notice-runs-still = ⚠ 名册公示到{ $until }。之后才能表决。
refusal-notice-outdated = ⚠ 公示之后，名册上的户或面积有变动。请先重新公示：{ $p }公示 7天
refusal-objections-unanswered = ⚠ 名册还有 { $count } 条异议没有答复。请先发：{ $p }看异议 { $no } 您的答复
refusal-objection-late = ⚠ 公示已于{ $until }结束。有不对的请告诉组织者。
refusal-objection-empty = ⚠ 哪里不对？例如：{ $p }异议 3-201 面积是 89.5
refusal-objection-long = ⚠ 最多 { $most } 字，这里有 { $length } 字。
refusal-objections-many = ⚠ 您还有 { $most } 条异议等着答复，请先等一等。
refusal-objection-unknown =
    { $known ->
        [none] ⚠ 没有您能看的第 { $no } 条名册异议。看您能看的：{ $p }看异议
       *[other] ⚠ 没有第 { $no } 条名册异议。现有：{ $known }。例如：{ $p }看异议 1
    }

me-export-words = 导出, 下载
me-erase-words = 忘记, 删除, 注销
me-how-data = 我存了您的什么：{ $p }我 导出。让我忘记您：{ $p }我 忘记
me-exported = 👤 我存的关于您的内容都在这里。
me-exported-not = 匿名投票里的票和不署名的建议不在里面：谁也看不出那是您的。
refusal-me-unknown = ⚠ 可以发 { $p }我、{ $p }我 导出、{ $p }我 忘记，没有“{ $given }”。
forget-question = 👤 要我忘记您吗？
forget-goes = 马上删掉：您的名字和账号、语言、身份、还没结束的意见征集里您的票、对建议的支持、给自己的提醒。
forget-stays = 不带名字留下来的：已结束的意见征集和正式表决里的票（结果不能变），以及您写给小区的话。
forget-owner = 名册是小区的登记，您的姓名和房号还在上面；电话会删掉，您也不再是登记业主。
forget-elections = 选举里：候选人名单公布前，您不再参选；名单公布后，名单、结果和业委会里您的名字还在，照片和自我介绍会删掉。
forget-proxies-end = 委托也就此结束：您替别人投票的，和别人替您投票的。对方会收到通知。
button-forget = 忘记我
forget-done = 好了，我不认识您了。
forget-kept =
    { $cases ->
        [0] 不带名字留下：已结束的意见征集和正式表决里的票。
       *[other] 不带名字留下：已结束的意见征集和正式表决里的票，和 { $cases } 条建议。
    }
forget-kept-owner = 名册上您还是业主。名册由组织者保管。
forget-votes = 您在 { $numbers } 里的票已撤回。
forget-stood = 您不再参选 { $numbers }。
forget-published = { $numbers } 的候选人名单已经公布，您的名字还在上面；照片和自我介绍已经删掉。
forget-proxies = 有 { $count } 位业主委托过您，您不再替他们投票。
forget-proxies-given = 不再有人替您投票：{ $count } 份委托已经结束，也告诉了对方。
forget-again = 以前的备份里还有当时的内容；您最近消息的编号，我会留两天。您再发消息，对我来说就是新的人。
forget-dropped = 没有动，我还认识您。
refusal-forget-last-organiser = ⚠ 您是这里唯一的组织者。请先请别人来当：{ $p }组织者 @姓名
forgotten-organiser = 👥 { $name } 让我忘记了他，不再是{ $estate }的组织者。
forgotten-auditor = 👥 { $name } 让我忘记了他，不再是{ $estate }的监督员。
forgotten-candidate = 👥 { $name } 让我忘记了他，不再参选{ $estate }的 #{ $number }。
person-gone = 已离开的邻居
left-organiser = 👥 { $name } 退出了“{ $room }”，但还是组织者。要取消的话：{ $p }组织者 { $name } --移除
left-auditor = 👥 { $name } 退出了“{ $room }”，但还是监督员。要取消的话：{ $p }监督员 { $name } --移除
refusal-proxy-oneself = ⚠ 这样您就自己替别人投票了：请另一位组织者看过委托书再登记。
