# 选举:从征集候选人到委员会就任。

group-elections = 选举
group-committee = 委员会

election-aliases = 选举, 发起选举
election-summary = 发起选举：提名、资格审查、公示、投票
election-example = { $p }选举 业主委员会 --席位 5 --候补 2 --提名期 7天 --公示期 7天 --投票期 15天
nominate-aliases = 提名, 推荐
nominate-summary = 提名邻居，或者自荐
nominate-example = { $p }提名 9 陈伟 他熟悉小区的事
flag-nominate-remove-summary = 撤回提名
nominate-me-words = 我, 自己, 本人, 自荐, 我自己
nominate-back-words = 撤回, 移除, 收回, 撤销, 取消, 不提了, 不提名了
accept-aliases = 接受提名, 参选
accept-summary = 逐条确认条件，参加选举
accept-example = { $p }参选 9
accept-all-words = 全部, 都确认, 所有, 全部确认, 全部同意, 都同意, 全都确认
decline-aliases = 谢绝, 不参选
decline-summary = 说明自己不参选
decline-example = { $p }谢绝 9
withdraw-aliases = 退选, 退出参选
withdraw-summary = 名单公布前退出
withdraw-example = { $p }退选 9
statement-aliases = 自我介绍, 竞选陈述
statement-summary = 写几句为什么参选，可以附照片
statement-example = { $p }自我介绍 9 我在这里住了十二年
vet-aliases = 资格审查, 审查
vet-summary = 看谁等待审查；通过或不通过
vet-example = { $p }审查 9 陈伟 通过
vet-pass-words = 通过, 合格
vet-reject-words = 不通过, 不合格
reply-aliases = 回应, 说明情况, 回复
reply-summary = 候选人回应提问或异议
reply-example = { $p }回应 9 问2 会的，每月公布
candidates-aliases = 候选人, 候选人名单
candidates-summary = 看谁参选，和每位候选人的介绍
candidates-example = { $p }候选人 9
ask-aliases = 提问, 问候选人
ask-summary = 向候选人提问
ask-example = { $p }提问 9 陈伟 账目会公开吗？
advance-aliases = 下一步, 推进
advance-summary = 都审查完了就公布名单；平时看下一步
advance-example = { $p }下一步 9
runoff-aliases = 决选, 再选
runoff-summary = 最后一席票数相同的人之间再选一次
runoff-example = { $p }决选 9
calendar-aliases = 日历, 日程
calendar-summary = 把选举日程加到自己的日历
calendar-example = { $p }日历 9
filing-aliases = 备案, 备案材料
filing-summary = 向主管部门备案的材料，打成一个包
filing-example = { $p }备案 9
committee-aliases = 委员会, 业委会
committee-summary = 委员有谁，各管什么
committee-example = { $p }委员会
officers-aliases = 推选主任, 主任
officers-summary = 委员推选主任和副主任
officers-example = { $p }推选主任
duty-aliases = 分工, 职责
duty-summary = 说明某位委员管什么
duty-example = { $p }分工 陈伟 财务
handover-aliases = 交接, 移交
handover-summary = 委员会一步接手，成为组织者
handover-example = { $p }交接
resign-aliases = 辞职, 辞任
resign-summary = 退出委员会
resign-example = { $p }辞职
seat-aliases = 递补, 补位
seat-summary = 轮到递补的人接下空出的席位
seat-example = { $p }递补
vacate-aliases = 空缺, 席位空缺
vacate-summary = 某位委员在这里已没有房产
vacate-example = { $p }空缺 陈伟
recall-aliases = 罢免
recall-summary = 要求罢免某位委员
recall-example = { $p }罢免 陈伟 从不回复
defend-aliases = 申辩
defend-summary = 有人要求罢免您时，您的答复
defend-example = { $p }申辩 当时我在住院
argument-verdict = 谁 通过|不通过 理由
argument-confirmed = 条件
flag-seats-aliases = 席位, 名额
flag-seats-summary = 几个席位（--席位 5）
flag-alternates-aliases = 候补
flag-alternates-summary = 几位候补（--候补 2）
flag-marks-aliases = 可选
flag-marks-summary = 一张选票最多选几位（--可选 5）
flag-nominate-aliases = 提名期
flag-nominate-summary = 提名多长时间（--提名期 7天）
flag-vet-aliases = 审查期
flag-vet-summary = 资格审查多长时间（--审查期 3天）
flag-notice-aliases = 公示期
flag-notice-summary = 名单公示多长时间（--公示期 7天）
flag-vote-aliases = 投票期
flag-vote-summary = 投票多长时间（--投票期 15天）
flag-results-aliases = 结果公示期
flag-results-summary = 结果公示多长时间（--结果公示期 7天）
flag-election-opens-summary = 什么时候开始提名（--开始 12月15日）
flag-term-aliases = 任期
flag-term-summary = 任期几年（--任期 3）
flag-uncontested-aliases = 等额
flag-uncontested-summary = 候选人多少都开始投票
flag-conditions-aliases = 条件
flag-conditions-summary = 参选人要确认的条件（--条件 是业主 | 没有欠费）
flag-fills-aliases = 补选
flag-fills-summary = 补选上次空下的席位（--补选 9）
ask-election-title = 👥 选什么？例如：业主委员会
ask-election-seats = 👥 几个席位？按规定业主委员会由 5 到 11 人的单数组成。
ask-nominate-who = 👥 提名谁？写姓名、房号（如 3-201），或者“我”。后面写的是理由。
ask-statement-text = 👥 您为什么参选？最多 { $most } 字，可以附一张照片。
ask-vet-reason = 👥 为什么{ $name }不通过？本人会看到，也可以回应。例如：欠一年物业费
ask-objection-answer = 👥 怎么答复第 { $number } 条异议？提出的人会看到。例如：已经查过，属实
ask-object-candidate = 👥 #{ $no }：您对哪位候选人有异议、为什么？例如：2 在这里没有房产
ask-object-result = 👥 #{ $no }：结果哪里不对？例如：我的纸票没有算
ask-object-why = 👥 #{ $no }：您为什么对 { $name } 提异议？例如：在这里没有房产
ask-question-answer = 👥 怎么回答第 { $number } 问？大家都会看到。例如：会的，每月公布
ask-recall-answer = 👥 您怎么答复？会和表决票写在一起，最多 500 字。
ask-ask-question = 👥 问谁、问什么？例如：陈伟 账目会公开吗？
ask-question-text = 👥 您要问{ $name }什么？例如：账目会公开吗？
ask-reply-text = 👥 您怎么说？负责审查的组织者会看到。例如：我上夜班，周末都在
ask-duty-who = 👥 谁管什么？例如：陈伟 财务
ask-vacate-who = 👥 谁在这里已没有房产？
ask-defend-text = 👥 您怎么答复？最多 500 字。
placeholder-words = 姓名, 名字, 姓名理由, 理由, 内容, 回答, 答复, 问题, 您的话, 您的回答, 姓名或号码, 原因, 为什么, 为何

# 征集
election-title = 👥 #{ $no }  { $title }
election-draft = 👥 将要发起：{ $title }
election-called = 👥 选举：征集候选人
election-seats = { $count } 个席位，任期 { $years } 年
election-alternates = 候补 { $count } 位
election-marks = 一张选票最多选 { $count } 位。
election-contested = 差额选举：候选人要多于席位，否则不开始投票。
election-conditions = 参选人要逐条确认：
condition = { $item }  { $text }
condition-confirmed = { $item }  ✓ { $text }
condition-cn-1 = 我是本小区业主，具有完全民事行为能力。
condition-cn-2 = 我遵守法律、法规。
condition-cn-3 = 我遵守管理规约，履行业主义务。
condition-cn-4 = 我热心公益，责任心强，公正廉洁。
condition-cn-5 = 我有一定的组织能力。
condition-cn-6 = 我有必要的工作时间。
condition-plain-1 = 我是这里的业主。
condition-plain-2 = 我有必要的工作时间。
election-dates = 日程：
election-run-by = 组织者：{ $names }
dates-nominate-from = { $at }开始提名
dates-nominate = 提名和登记到{ $at }
dates-vet = 资格审查到{ $at }
dates-notice = 候选人名单公示到{ $at }，随即开始投票
dates-vote = 投票到{ $at }
dates-result = 结果公示到{ $at }
dates-moved = 新的日程：
law-notice = 从公告到投票 { $days } 天：{ $source }
law-list = 候选人名单公示 { $days } 天：各地规定的通常做法
law-seats = { $least } 到 { $most } 人，单数：{ $source }
law-meeting = 选出后 { $days } 天内开首次会议，到{ $at }：{ $source }
law-filing = { $days } 天内备案，到{ $at }：{ $source }
why-secret-cap = 做不到秘密：按这条规则，会看出谁受托代几户投票。
why-secret-heads = 做不到秘密：有 { $parties } 位业主的套数与众不同，一看票就知道是谁的。
why-secret-shares = 做不到秘密：有 { $parties } 位业主的面积与众不同，一看票就知道是谁的。
election-for-good = 发起之后日期只能往后移，其余不变；可以说明理由作废。
election-lot = 候选人顺序由抽签决定，抽签校验码现已固定：{ $hash }
election-how = 提名到{ $until }。提名自己：{ $p }提名 { $no } 我；提名邻居，例如：{ $p }提名 { $no } 陈伟。业主凭信里的登记码登记：{ $p }登记
election-how-later = { $since }到{ $until }可以提名。业主凭信里的登记码登记：{ $p }登记
election-called-done = ✅ 已发起，编号 #{ $no }。提名到{ $at }，之后各阶段自动进行。
election-dropped = 没有发起，什么都没发。
election-not-open = { $at }开始投票。
button-call = 发起
button-seats = { $count } 个席位
button-contested = 差额选举
button-uncontested = 等额也可以
button-stand = 我参选
button-candidates = 候选人

phase-called = { $at }开始提名。
phase-nominating = 正在提名，到{ $at }。
phase-vetting = 正在资格审查，到{ $at }。
phase-notice = 名单公示中，到{ $at }，随即开始投票。
phase-voting = 正在投票，到{ $at }。
phase-result-notice = 结果公示中，到{ $at }。
phase-seated = 结果已生效。
phase-stopped = 候选人不够，由组织者决定怎么办。
phase-void = 已作废：{ $reason }

# 提名和参选
nominated =
    { $count ->
        [1] 👥 #{ $no }：{ $name } 已被提名。
       *[other] 👥 #{ $no }：已有 { $count } 人提名 { $name }。
    }
nominated-asked = 我已私信问本人，{ $until }前答复。
nominated-stands = { $name } 已接受。
nominated-not-on-roll = { $name } 不在业主名册上。提名我先留着，有这个姓名的业主登记后就问本人。姓名和信上写的一样吗？写错了就撤回：{ $p }提名 { $no } { $name } --移除
nominated-not-registered = { $name } 还没有登记为业主。提名先留着：请对方发 { $p }登记 和信里的登记码给我，之后我再问本人。
nominated-unreachable = 我没法写信给 { $name }，请转告对方发 { $p }参选 { $no } 给我
nominated-again = 👥 #{ $no }：又有一位邻居提名了您。
nominate-taken-back =
    { $count ->
        [0] ✅ #{ $no }：已撤回，现在没有人提名 { $name }。
       *[other] ✅ #{ $no }：已撤回，还有 { $count } 位邻居提名 { $name }。
    }
nominated-no-more = 👥 #{ $no }：对您的提名已撤回。您自己要参选的话：{ $p }自荐 { $no }
refusal-accept-nobody = ⚠ 现在没有人在 #{ $no } 提名您。要自荐：{ $p }自荐 { $no }
refusal-nominate-none-yours = ⚠ 您在 #{ $no } 里没有提名别人。您自己不参选了：{ $p }退选 { $no }
refusal-nominate-stands = ⚠ { $name } 已经答复，只有本人能改。
nominate-which = 👥 您说的是哪一位？
nominate-near = 👥 名册上没有“{ $name }”。您说的是哪一位？
nominate-how = 要提名，例如：{ $p }提名 { $no } 陈伟、{ $p }提名 { $no } 3-201；提名自己：{ $p }提名 { $no } 我
nominees-none = 还没有人被提名。
nominee-stands =
    { $count ->
        [0] ✓ { $name }
       *[other] ✓ { $name }，{ $count } 位邻居提名
    }
nominee-asked = · { $name }，已去问，还没答复
nominee-stands-unknown = · { $name }，还没登记为业主
nominee-asked-unknown = · { $name }，还没登记为业主
form-nominated = { $names } 提名了您。您参选吗？
form-own = 您要参选。
form-reason = “{ $text }”
form-conditions = 请逐条确认：
form-published = 参选会公布您的姓名、房号、自我介绍和得票。名单公布前可以退出。请在{ $until }前答复。
button-condition = 确认 { $item }
button-condition-set = ✓ { $item }
button-accept = 我参选
button-decline = 我不参选
stand-sent = 👥 #{ $no }：已私信给您。
stand-unreachable = 我还没法写信给您。请打开和我的私信，发 { $p }参选 { $no }
accept-missing = ⚠ 还没有算参选。还要确认：{ $conditions }。逐条按，或一次全部：{ $p }参选 { $no } 全部
accepted = ✅ 您已参选 #{ $no } { $title }。
accepted-organiser = 您是组织者，这次选举里要回避资格审查。
accepted-next = 写几句为什么参选，也可以附照片（最多 { $most } 字），例如：{ $p }自我介绍 { $no } 我在这里住了十二年
accepted-back = 要退出：{ $p }退选 { $no }
declined = 👥 #{ $no }：已记下，您不参选。谢谢您的答复。
withdrawn = 👥 #{ $no }：您已退出。{ $until }前可以改主意：{ $p }自荐 { $no }
nominee-accepted = 👥 #{ $no }：{ $name } 参选了。
nominee-declined = 👥 #{ $no }：{ $name } 不参选。
nominee-withdrew = 👥 #{ $no }：{ $name } 退出了。
statement-kept = ✅ #{ $no }：自我介绍已记下（{ $length }/{ $most } 字）。名单公布前可以改。
statement-with-photo = 附了照片。
statement-no-photo = 没有照片；愿意的话发命令时附一张。

# 资格审查
vetting-begins = 👥 提名结束。
vetting-stand =
    { $count ->
        [0] 没有人参选。
       *[other] 有 { $count } 人参选。
    }
vetting-until = { $at }前由不参选的组织者审查条件。不通过要有两位组织者，并写明理由。
vet-waiting = 有 { $count } 人等待资格审查：
vet-candidate = · { $name }（{ $unit }）
vet-said = { $by }：{ $reason }
vet-reply = { $name } 回应：{ $text }
vet-how = { $until }前：按按钮，或发例如 { $p }审查 { $no } { $name } 通过；不通过的话我会问理由：{ $p }审查 { $no } { $name } 不通过
vet-nobody = 现在没有人等待审查。
told-passes-now = ✅ #{ $no }：有组织者改为让您通过，您参选有效。
vet-stays-rejected = #{ $no }：已记下。已有两位认为 { $name } 不通过，除非其中一位改为通过，仍不在名单上。
vet-passed = ✅ #{ $no }：{ $name }通过。
vet-left = 还有 { $count } 人等待：{ $p }审查 { $no }
vet-all-done = 都审查完了。发 { $p }下一步 { $no } 可以马上公布名单，不发也会按时公布。
vet-rejected = #{ $no }：两位组织者都认为{ $name }不通过。本人会看到理由。
vet-needs-second = #{ $no }：已记下。还要另一位组织者也认为不通过，{ $name }才算不通过。本人会看到您的理由，也可以回应。
vet-second = ⚠ #{ $no }：一位组织者认为{ $name }不符合条件，还要第二位才生效。您怎么看？理由：“{ $reason }”
vet-struck = #{ $no }：两位组织者把{ $name }从候选人名单中除名了。
vet-replied = 👥 #{ $no }：{ $name } 回应：
vet-replied-how = 要再看：{ $p }审查 { $no }
button-pass = ✓ { $name }
button-reject = ✗ { $name }
told-rejection-asked = ⚠ #{ $no }：一位组织者认为您不符合条件。一个人说了不算，要有两位。理由：“{ $reason }”
told-rejected = ⚠ #{ $no }：两位组织者认为您不符合条件，除非其中一位改变意见，您不会列入名单。第二位的理由：“{ $reason }”
told-strike-asked = ⚠ #{ $no }：一位组织者要把您从候选人名单中除名。一个人说了不算，要有两位。理由：“{ $reason }”
told-struck = ⚠ #{ $no }：两位组织者把您从候选人名单中除名了。第二位的理由：“{ $reason }”
told-reply-how = 您可以回应，组织者会看到。例如：{ $p }回应 { $no } 我上夜班，周末都在
told-objection = ⚠ #{ $no }：有人对您列入名单提出异议：
replied = ✅ #{ $no }：您的回应已交给组织者。
vetters-few = ⚠ #{ $no }：组织者里只有 { $able } 位没有参选，而不通过要有两位。要添加：{ $p }组织者 @姓名

# 名单
list-published = 👥 候选人名单公示：
candidate-line = { $number }  { $name }
candidate-line-elected = { $number }  { $name } – 当选
candidate-line-tied = { $number }  { $name } – 最后一席票数相同
candidate-line-alternate = { $number }  { $name } – 候补第 { $place } 位
candidate-marked = ✓ { $number }  { $name }
candidates-lot = 顺序由抽签决定，抽签种子：{ $seed }
list-objections = { $until }前可以提异议：{ $p }异议 { $no }，我会问您对谁、为什么
told-listed = 👥 #{ $no }：您在名单上，{ $number } 号。现在起不能退出，可以回答提问。
candidate-struck = 👥 #{ $no }：{ $number } 号 { $name } 已从候选人名单中除名：有人提出异议，两位组织者决定。其他人号码不变。
candidate-struck-sold = 👥 #{ $no }：{ $number } 号 { $name } 按名册在这里已没有房产，由两位组织者从候选人名单中除名。其他人号码不变。
page-title = 👥 { $number }  { $name }（{ $unit }）
page-title-unlisted = 👥 { $name }（{ $unit }）
page-statement = “{ $text }”
page-silent = 还没有写自我介绍。
page-supporters = 有 { $count } 位邻居提名。
page-reason = { $by }：“{ $text }”
page-sent = 已私信给您。
page-unreachable = 我还没法写信给您。请打开和我的私信，发 { $p }候选人 { $no }
question-ask-how = 要提问：{ $p }提问 { $no } { $about }，我会问您问什么
question-text = 第 { $number } 问：{ $text }
question-answer = 答：{ $text }
question-open = 还没有回答。
question-told = 👥 #{ $no }：{ $by } 问您：
question-how = 按“答复”，或发 { $p }回应 { $no } 问{ $number }，我会问您怎么回答。大家都会看到。
question-put = 👥 第 { $number } 问已交给 { $name }，回答会发到群里。
question-put-untold = 👥 第 { $number } 问已记下。我没法写信给 { $name }，请转告。
question-answered = 👥 #{ $no }：{ $name } 回答了。
question-answered-told = ✅ 您的回答已发到群里。
election-objection-noted = 👥 #{ $no }：您的异议已记下，第 { $number } 条。{ $until }前会答复，否则公示延长。要看：{ $p }看异议
election-objection-told = ⚠ #{ $no }：第 { $number } 条异议，针对{ $about }（{ $by } 提出）：
election-objection-how = 按“答复”，或发 { $p }回应 { $no } 异{ $number }，我会问您怎么答复。
election-strike-how = 如果属实，两位组织者可以将其除名，我会问您理由：{ $p }审查 { $no } { $number } 不通过
objection-to-result = 结果
election-objection-answered-told = 👥 #{ $no }：您的第 { $number } 条异议有答复了：
button-answer = 答复

# 推迟、停止、延期
election-held = 👥 这个阶段延长一天：
held-undecided = 还没审查完：{ $names }
held-objections = 还有 { $count } 条异议要先答复。
held-answer = ⚠ #{ $no }：有 { $count } 条异议等您答复。
held-goes-on = 我每天再试一次，日程随之顺延；这样的消息会越来越少。
held-roll-other = 业主名册还不能作为投票的依据。
held-roll-notice-first = 业主名册还没有公示过。
held-roll-notice-runs-still = 业主名册还在公示。
held-roll-notice-outdated = 业主名册公示之后有了变动。
held-roll-objections-unanswered = 对业主名册的异议还没有答复。
held-roll-why = ⚠ #{ $no } 没能开始投票。原因：
election-stopped-head = 👥 投票没有开始。
election-stopped = { $seats } 个席位，候选人只有 { $count } 位。怎么办由组织者说明。
stopped-why = { $seats } 个席位，候选人只有 { $count } 位，而差额选举要多于席位。怎么办？
stopped-how = 另定提名截止：{ $p }延期 { $no } 5天。不选了，我会问理由：{ $p }作废 { $no }
button-nominate-again = 再提名 7 天
button-fewer = 改为 { $count } 个席位
button-each = 逐人表决同意不同意
reopened = ✅ #{ $no }：提名到{ $at }。
now-fewer = 👥 #{ $no }：现在选 { $count } 个席位。
now-each = 👥 #{ $no }：候选人不多于席位，逐人表决同意不同意。
advanced = ✅ #{ $no }：名单已公布。
election-put-off = 👥 延期：{ $reason }
put-off-receipt = 👥 #{ $no }：现在到{ $at }。
election-voided = 👥 #{ $no } { $title } 已作废（{ $by }）。理由：{ $reason }
void-second = 👥 #{ $no } 要作废，须有另一位没有参选的组织者在一小时内同意。
candidate-departed-late = ⚠ #{ $no }：{ $name } 参选，但按名册在这里已没有房产。若当选，你们两位可以宣布席位空缺。
candidate-departed-how = ⚠ #{ $no }：{ $name }参选，但按名册在这里已没有房产。你们两位可以除名，我会问理由：{ $p }审查 { $no } { $name } 不通过
candidate-departed = 👥 #{ $no }：按名册，{ $name } 在这里已没有房产。不对的话，请告诉组织者。
stands-unanswered = 👥 #{ $no } 的结果生效。还有 { $count } 条异议没人答复，提出的人可以向主管部门反映。
opens-unanswered = 👥 #{ $no } 开始投票。对名单还有 { $count } 条异议没人答复。
second-confirm = 请对方私信我：{ $p }确认 { $code }
second-asks = 📋 { $by } 请您作为另一位组织者过目并确认：
button-second = 同意
vacate-second = 👥 { $name } 的席位要空出，须有另一位组织者在一小时内同意。
void-second-recall = 👥 罢免表决要作废，须有另一位组织者（不是当事委员）在一小时内同意。
void-second-member = 👥 #{ $no } 要作废，须有另一位委员在一小时内同意。
remind-nominations =
    { $count ->
        [0] ⏰ #{ $no } { $title }：提名{ $at }截止，还没有人参选。
       *[other] ⏰ #{ $no } { $title }：提名{ $at }截止，已有 { $count } 人参选。
    }
remind-nominee = ⏰ #{ $no }：您被提名了。参选吗？{ $at }前发 { $p }参选 { $no } 或 { $p }谢绝 { $no }

# 选票
ballot-opened = 👥 开始投票：
ballot-call = 👥 现在可以投票了，{ $at }截止：#{ $no } { $title }
ballot-call-again = ⏰ #{ $no } { $title } { $at }截止，您还没有投票。
ballot-reminder = ⏰ #{ $no } { $title } { $at }截止。
ballot-result = 👥 选举结果：
ballot-each = 对每位选同意、不同意或弃权；共 { $count } 个席位。也可以打字，例如：{ $first }=同意，其他几位也照样写
button-candidate = { $item }  { $name }
button-candidate-set = ✓ { $item }  { $name }
button-review =
    { $count ->
        [0] 核对：一位都没选
       *[other] 核对：选了 { $count } 位
    }
button-back = 回去改
marks-review = 👥 #{ $no }，{ $units }。您选的是（还没有投出）：
secret-change-marks = 要改的话：{ $p }投票 { $no } 1,3 加上回执码。
secret-cast-already-marks = 这一票已经投过。要改的话，请加上回执码再发一次：{ $p }投票 { $no } 1,3 K7QM-2R4T-9XWD
measure-members = 委员
refusal-decision-members = ⚠ #{ $no } 只有委员会委员投票。
marks-none = 一位都不选
marks-none-words = 都不选, 一个都不选, 一位都不选
marks-count = 已选 { $count } 位，最多 { $most } 位
label-election = 在聊天里进行的选举。法律上是否有效要看当地规定，有些城市要求用指定系统或书面签字。

# 结果
result-elected = 当选：{ $names }
result-nobody = 没有人当选。
election-no-quorum = 没有选出结果：参与的业主不够
election-no-quorum-next = 可以再选一次，投票期放长些，再上门走一遍：{ $p }选举 业主委员会
result-tied = 最后 { $count } 席票数相同：{ $names }。不靠运气定：结果生效后在他们之间再选一次。
result-alternates = 候补，依次为：{ $names }
result-open-seats = 还空着 { $count } 个席位。
result-committee = 委员会成立：{ $of } 席已有 { $filled } 席。
result-no-committee = 委员会还没有成立：{ $of } 席只有 { $filled } 席，至少要 { $minimum } 席。
approval-needs-more = 当选（✓）的条件，{ $what }：{ $needed }，即多于 { $amount }
approval-needs-least = 当选（✓）的条件，{ $what }：{ $needed }，即至少 { $amount }
approval-needs-each = 当选（✓）的条件，{ $what }：{ $needed }，即 { $amounts }
election-picture-footer = { $count } 张票，{ $what }
result-notice = 结果公示到{ $until }。有异议：{ $p }异议 { $no }，我会问您哪里不对
told-elected = 👥 #{ $no } { $title }：您当选了。{ $until }公示结束后生效。
told-tied = 👥 #{ $no } { $title }：最后一席您和别人票数相同，你们之间再选一次。
told-alternate = 👥 #{ $no } { $title }：您是候补，第 { $place } 位。
told-not-elected = 👥 #{ $no } { $title }：您没有当选。感谢您参选。
told-undecided = 👥 #{ $no } { $title } 没有选出结果：参与的人不够。感谢您参选。
next-runoff = 👥 #{ $no }：有 { $count } 席要在票数相同的人之间再选：{ $p }决选 { $no }
next-further = 👥 还空着 { $count } 席。要补选：{ $p }选举 { $title } --补选 { $no }
button-runoff = 再选一次
runoff-title = 决选：{ $title }
runoff-called = 👥 在 #{ $no } 票数相同的人之间再选 { $count } 席：
runoff-done = ✅ 决选编号 #{ $no }，{ $at }自动开始投票。
not-seated = 👥 结果已生效，但委员会还没有成立。
not-seated-kept = 👥 结果已生效：没有人因此就任，现任委员会不变。
seated = 👥 委员会选出，结果已生效。
seated-more = 👥 委员会增加了委员。
seated-members = { $count } 位委员：{ $names }
seated-term = 任期到{ $at }。
seated-next = 👥 #{ $no }：接下来是备案材料：{ $p }备案 { $no }。交接给委员会：{ $p }交接
told-seated = 👥 #{ $no }：您是委员会委员了。
told-officers = 推选主任和副主任：{ $p }推选主任
told-handover = 委员会一步接手这里的组织工作：{ $p }交接
button-officers = 推选主任
term-ends = ⏰ 委员会任期到{ $at }，还有半年。
term-over = ⏰ 委员会任期已于{ $at }届满。
term-next = ⏰ 下一次选举：{ $p }选举 业主委员会

# 职务和分工
committee-title = 👥 委员会有 { $count } 位委员，任期到{ $until }：
committee-line = { $name }，{ $office }
committee-line-duty = { $name }，{ $office }：{ $duty }
committee-how = 职务：{ $p }推选主任。分工，例如：{ $p }分工 陈伟 财务
office-chair = 主任
office-vice = 副主任
office-member = 委员
officers-running = #{ $no } 正在推选，到{ $at }：{ $p }投票 { $no }
officers-who = 主任和副主任由委员在委员中推选。
officers-chair-how = 还没有主任。每位委员选一位，要超过全体 { $count } 位的半数，即 { $needed } 位。投票开多久？
officers-vices-how = 副主任要超过全体 { $count } 位委员的半数，即 { $needed } 位。选几位、投票开多久？
button-elect-chair = 主任：{ $length }
button-elect-vices = { $count } 位副主任：{ $length }
title-chair = 委员会主任
title-vices = 委员会副主任 { $count } 位
officers-begun = ✅ #{ $no }：委员投票到{ $at }。
offices-fallen = 👥 委员有变动，#{ $no } { $title } 作废。委员可以重新推选：{ $p }推选主任
offices-fallen-reason = 委员有变动
rule-committee-officers-name = 委员推选
rule-committee-officers = 规则：只有委员投票，一人一票，要超过全体委员的半数。
office-filled-chair = 👥 委员会主任：{ $names }
office-filled-vice = 👥 委员会副主任：{ $names }
office-nobody = 👥 没有人超过全体委员的半数。
office-again = 还缺 { $count } 位：{ $p }推选主任 可以再选一次。
office-next = 接下来推选副主任：{ $p }推选主任
office-duties = 接下来是分工，例如：{ $p }分工 陈伟 财务
duty-told = 👥 { $name } 负责：{ $duty }
duty-done = ✅ { $name } 的分工大家都会看到。
heads-members = { $count } 位委员

# 交接、空缺、罢免
handover-question = 👥 把{ $estate }交接给委员会？
handover-new = 今后的组织者：{ $names }
handover-old = 不再是组织者：{ $names }
handover-silent = 在这里联系不上，所以没有这个身份：{ $names }
handover-means = 一步完成，各群都会看到。
button-handover = 交接
handover-told = 👥 已交接，今后由委员会组织：{ $names }
handover-told-new = 👥 现在由委员会组织{ $estate }，您是其中一位。能做什么：{ $p }帮助
handover-told-old = 👥 { $estate }从现在起由委员会组织，您不再是组织者。谢谢您的付出。
handover-is-done = ✅ 已交接。
resign-question = 👥 您在{ $estate }的任期到{ $until }，现在就退出委员会吗？各群都会看到，由候补递补。
button-resign = 退出委员会
resigned = 👥 您已退出委员会。谢谢您的付出。
vacated = 👥 { $name } 的席位空出；有候补的话，已问下一位。
seat-vacant-term = 👥 { $name } 任期届满，不再是委员。
seat-vacant-resigned = 👥 { $name } 退出了委员会。
seat-vacant-recalled = 👥 { $name } 被业主罢免，不再是委员。
seat-vacant-departed = 👥 { $name } 在这里已没有房产，不再是委员。
seat-vacant-replaced = 👥 新一届委员会就任，{ $name } 不再是委员。
told-next = 👥 { $title }（#{ $no }）空出一席，轮到您递补。愿意吗？
button-take-seat = 我接下
button-decline-seat = 我不接
seat-yours = ✅ 您是委员会委员了，任期到{ $until }。
seat-filled = 👥 { $name } 递补为委员，任期到{ $until }。
seat-declined = 👥 明白了。有下一位的话，就问下一位。
alternates-none = ⚠ 没有候补了。
alternates-tied = ⚠ 下一位候补票数相同：{ $names }。不靠运气定，要补选。
alternate-unreachable = ⚠ 轮到 { $name } 递补，我没法写信给对方。请转告对方发 { $p }递补 给我
member-departed = ⚠ 委员 { $name } 在这里已没有房产。属实的话：{ $p }空缺 { $name }
recall-asked = 👥 { $by } 要求罢免{ $name }：
recall-state = 要求罢免的：{ $heads } 位业主里有 { $behind } 位，{ $members } 位委员里有 { $among } 位。
recall-needed = 达到五分之一业主或三分之一委员，就交业主表决。您也要求的话，请按“我也要求”。要看：{ $p }罢免
recall-told = ⚠ { $name }您好：{ $by } 要求罢免您，理由见下。如果要求的人达到五分之一业主或三分之一委员，您先有七天答复，之后才交业主表决。现在也可以答复：{ $p }申辩
recall-noted = 👥 已记下：您要求罢免 { $name }。
recall-supported-too = 已记下。要求罢免的：{ $heads } 位业主里有 { $behind } 位，{ $members } 位委员里有 { $among } 位。
recall-heard = 👥 要求罢免 { $name } 的人已经够了。{ $until }前本人可以答复，之后业主表决。
recall-answer-how = ⚠ 要求罢免您的人已经够了。{ $until }前您可以答复，会和表决票写在一起：按“答复”，或发 { $p }申辩
recall-unreachable = ⚠ 我没法写信给被要求罢免的{ $name }。请转告对方发 { $p }申辩 来答复
recall-answered = ✅ 您的答复会和表决票写在一起。
recall-dropped = 👥 60 天内要求罢免 { $name } 的人不够，到此为止。
recall-line = 👥 罢免 { $name }：
recall-title = 罢免委员会委员 { $name }
recall-text-reason = 要求的理由：{ $text }
recall-text-answer = 本人的答复：{ $text }
recall-text-silent = 本人没有答复。
recalls-none = 👥 没有人被要求罢免。要提出，例如：{ $p }罢免 陈伟 从不回复
button-recall = 我也要求

# 文件
calendar-here = 📅 #{ $no } 的日程，可以加到自己的日历。
calendar-again = 日期有变，再发一次 { $p }日历 { $no }，新文件会代替旧的。
event-nominate = #{ $no } { $title }：提名
event-nominate-end = #{ $no } { $title }：提名截止
event-nominate-about = 提名邻居，或者自荐。
event-vet = #{ $no } { $title }：资格审查
event-vet-end = #{ $no } { $title }：资格审查结束
event-vet-about = 不参选的组织者审查条件。
event-notice = #{ $no } { $title }：候选人名单公示
event-notice-end = #{ $no } { $title }：开始投票
event-notice-about = 可以对候选人提异议。
event-vote = #{ $no } { $title }：投票
event-vote-end = #{ $no } { $title }：投票截止
event-vote-about = 私信给机器人投票。
event-result = #{ $no } { $title }：结果公示
event-result-end = #{ $no } { $title }：结果生效
event-result-about = 可以对结果提异议。
event-meeting-end = #{ $no } { $title }：首次会议的最后期限
event-meeting-about = 法规要求选出后几天内召开。
event-filing-end = #{ $no } { $title }：备案的最后期限
event-filing-about = 备案材料由组织者和委员用 { $p }备案 取得。
filing-here = 📁 #{ $no } 的备案材料，打成一个包：
filing-what = 各次公告及日期、候选人、会议记录、当选名单、名册合计，以及谁都能重新计票的记录。
filing-notices = { $estate }：选举 #{ $no } { $title } 的公告
filing-candidates = { $estate }：选举 #{ $no } { $title } 的候选人
filing-minutes = { $estate }：选举 #{ $no } { $title } 的记录
filing-elected = { $estate }：#{ $no } { $title } 当选名单
filing-act = 序号
filing-when = 时间
filing-more = 说明
filing-hash = 存证链
filing-unit = 房号：{ $unit }
filing-how = 投票方式
filing-turnout = 参与情况
filing-result = 结果
filing-members = 委员会
filing-roll = 业主名册
filing-not-seated = 委员会还没有成立。
filing-building = 楼栋
filing-units = 户数
filing-owners = 业主数
filing-area = 面积（平方米）
came-out-elected = 当选
came-out-tied = 最后一席票数相同
came-out-alternate = 候补
came-out-not-elected = 未当选
came-out-struck = 已除名

act-called = 征集候选人
act-listed = 公布候选人
act-runoff = 票数相同的人再选一次
act-ballot = 按名单制成选票
act-struck = 候选人除名
act-put-off = 阶段延期
act-seated = 委员就任
act-handed-over = 交接
act-vacated = 席位空出

# 不行的时候
refusal-election-unknown =
    { $running ->
        [none] ⚠ 这里没有 #{ $no } 这个选举。
       *[other] ⚠ 这里没有 #{ $no } 这个选举。正在进行的是 { $running }
    }
refusal-election-phase =
    { $phase ->
        [called] ⚠ #{ $no } 还没有开始提名。什么时候开始：{ $p }候选人 { $no }
        [nominating] ⚠ #{ $no } 正在提名，这一步还没到。看到哪一步了：{ $p }候选人 { $no }
        [vetting] ⚠ #{ $no } 正在资格审查，现在不行。看到哪一步了：{ $p }候选人 { $no }
        [notice] ⚠ #{ $no } 的名单正在公示，现在不行。看到哪一步了：{ $p }候选人 { $no }
        [voting] ⚠ #{ $no } 正在投票，现在不行。要投票：{ $p }投票 { $no }
        [result-notice] ⚠ #{ $no } 已有结果，正在公示。看结果：{ $p }结果 { $no }
        [stopped] ⚠ #{ $no } 候选人不够，等组织者决定。有谁参选：{ $p }候选人 { $no }
       *[other] ⚠ #{ $no } 已经结束。看结果：{ $p }结果 { $no }
    }
refusal-phase-over = ⚠ #{ $no } 这一步到{ $at }为止。
refusal-election-early = ⚠ #{ $no } 还没到时候：{ $at }。
refusal-election-over = ⚠ #{ $no } 已经结束，不能再改。
refusal-election-voting = ⚠ #{ $no } 正在投票。
refusal-election-result = ⚠ 结果要作废，须先有人提出异议，再由两位没有参选的组织者决定。
refusal-election-closes-itself = ⚠ #{ $no } 按日程进行，大家是按这个时间安排的。到哪一步了：{ $p }候选人 { $no }
refusal-election-no-candidates = ⚠ #{ $no } 没有人参选，没有可投的。可以再开放提名。
refusal-election-no-nominations = ⚠ #{ $no } 是决选，不能提名。
refusal-nominations-over = ⚠ #{ $no } 的提名已于{ $at }截止，这次不能再提名或参选了。有谁参选：{ $p }候选人 { $no }
refusal-ballot-is-election = ⚠ #{ $no } 是选举，这个命令只用于一般投票。请看 { $p }候选人 { $no }、{ $p }结果 { $no }
refusal-fewer-seats =
    { $choices ->
        [none] ⚠ { $seats } 个席位不行：没有够小的合规数目。
       *[other] ⚠ { $seats } 个席位不行。可以是：{ $choices }
    }
refusal-seats-unlawful =
    { $source ->
        [none] ⚠ { $seats } 个席位不行，可以是 { $least } 到 { $most } 个。
       *[other] ⚠ { $seats } 个席位不合规定：应为 { $least } 到 { $most } 个（{ $source }）。
    }
refusal-seats-even = ⚠ { $seats } 是双数；委员会应为单数（{ $source }）。
refusal-minimum-unlawful = ⚠ { $minimum } 位委员不够，应为 { $least } 到 { $most } 位（{ $source }）。
refusal-marks-many = ⚠ 一张选票最少选 1 人，最多和席位一样多：{ $most }。
refusal-alternates-many = ⚠ 候补最多 { $most } 位。
refusal-term-years =
    { $source ->
        [none] ⚠ 任期可以是 1 到 { $most } 年。
       *[other] ⚠ 任期可以是 1 到 { $most } 年（{ $source }）。
    }
refusal-conditions-many = ⚠ 条件最多 { $most } 条。
refusal-condition-empty = ⚠ 第 { $condition } 条是空的。
refusal-condition-long = ⚠ 第 { $condition } 条最多 { $most } 字，现在有 { $length } 字。
refusal-how-many = ⚠ “{ $given }”我没看懂，请只写数字，例如 5。
refusal-nominate-short = ⚠ 提名至少要 { $days } 天，最早到{ $earliest }。
refusal-vet-short = ⚠ 资格审查至少要 { $days } 天，最早到{ $earliest }。
refusal-list-notice-short = ⚠ 名单要公示 { $days } 天，最早到{ $earliest }。
refusal-result-short = ⚠ 结果要公示 { $days } 天，最早到{ $earliest }。
refusal-put-off-reason = ⚠ 为什么？大家都会看到。例如：{ $p }延期 { $no } 3天 很多人不在家
refusal-put-off-earlier = ⚠ #{ $no } 只能晚于{ $at }。
refusal-put-off-late = ⚠ #{ $no } 的这个阶段已于{ $at }结束。
refusal-put-off-long = ⚠ 这一阶段总共最多 { $days } 天，最晚到{ $latest }。
refusal-contest-unsound = ⚠ 这个选举这样办不了（{ $what }）。请重新发起。
refusal-fills-running = ⚠ #{ $no } 的结果还没有生效。生效后我会告诉您还要办什么。
refusal-fills-none = ⚠ #{ $no } 的席位都满了。
refusal-fills-rule = ⚠ 同一个委员会补选，用的是 #{ $no } 的规则：请去掉 --规则。
refusal-election-beside = ⚠ #{ $no } { $title }还在进行，委员会只有一个。等它的结果生效，或宣布它作废以后，才能再发起。要作废，我会问理由：{ $p }作废 { $no }
refusal-need-owner = ⚠ 我还不知道您是哪位业主。请先私信我发 { $p }登记 加信里的登记码，例如 { $p }登记 K7QM-2R4T-9XWD
refusal-need-owner-first =
    { $command ->
        [decline] ⚠ 我还不知道您是哪位业主。请先私信我发 { $p }登记 加信里的登记码，例如 { $p }登记 K7QM-2R4T-9XWD，登记后再发 { $p }谢绝 { $no }
       *[accept] ⚠ 我还不知道您是哪位业主。请先私信我发 { $p }登记 加信里的登记码，例如 { $p }登记 K7QM-2R4T-9XWD，登记后再发 { $p }参选 { $no }
    }
refusal-nominate-twice = ⚠ 您已经提名过 { $name }。要撤回：{ $p }提名 { $no } { $name } --移除
refusal-nominate-many = ⚠ 一位业主最多提名 { $most } 人。要撤回一位：{ $p }提名 { $no } 姓名 --移除
refusal-nominate-full = ⚠ 已有 { $most } 人被提名，不能再多。
refusal-nominate-declined = ⚠ { $name } 说过不参选，只有本人能改。
refusal-nominate-withdrawn = ⚠ { $name } 已退出，只有本人能改。
refusal-nominate-rejected = ⚠ { $name } 不能参加这次选举。
refusal-nominate-one = ⚠ 一次提名一位，请分开发。例如：{ $p }提名 { $no } 陈伟 他熟悉小区
refusal-placeholder =
    { $command ->
        [nominate] ⚠ “{ $given }”只是提示，请换成真的姓名或理由。例如：{ $p }提名 { $no } 陈伟 他熟悉小区
        [statement] ⚠ “{ $given }”只是提示，请换成您自己的话。例如：{ $p }自我介绍 { $no } 我在这里住了十二年
        [ask] ⚠ “{ $given }”只是提示，请换成您的问题。例如：{ $p }提问 { $no } 陈伟 账目会公开吗？
        [reply] ⚠ “{ $given }”只是提示，请换成您自己的话。例如：{ $p }回应 { $no } 我上夜班，周末都在
        [question] ⚠ “{ $given }”只是提示，请换成您的回答。例如：{ $p }回应 { $no } 问{ $number } 会的，每月公布
        [objection] ⚠ “{ $given }”只是提示，请换成您的答复。例如：{ $p }回应 { $no } 异{ $number } 已经查过，属实
        [vet] ⚠ “{ $given }”只是提示，请换成真的理由。例如：{ $p }审查 { $no } 不通过 欠一年物业费
        [object] ⚠ “{ $given }”只是提示，请换成真的理由。例如：{ $p }异议 { $no } 在这里没有房产
        [dispute] ⚠ “{ $given }”只是提示，请换成真的理由。例如：{ $p }质疑 { $no } 我的票没算
        [recall] ⚠ “{ $given }”只是提示，请换成真的理由。例如：{ $p }罢免 { $no } 几个月不回复
        [roll] ⚠ “{ $given }”只是提示，请换成您自己的话。例如：{ $p }看异议 { $no } 您说得对，已改正
        [void] ⚠ “{ $given }”只是提示，请换成真的理由。例如：{ $p }作废 { $no } 日期写错了
        [extend] ⚠ “{ $given }”只是提示，请换成真的理由。例如：{ $p }延期 { $no } 3天 很多人不在家
       *[defend] ⚠ “{ $given }”只是提示，请换成您自己的话。例如：{ $p }申辩 当时我在住院
    }
refusal-nominee-unclear = ⚠ 名册上没有“{ $given }”。请写姓名或房号，例如：{ $p }提名 { $no } 陈伟 他熟悉小区
refusal-nominated-not =
    { $phase ->
        [nominating] ⚠ #{ $no } 里还没有人提名您。要自荐：{ $p }自荐 { $no }
       *[other] ⚠ 您没有在 #{ $no } 里参选。
    }
refusal-decline-nothing =
    { $phase ->
        [nominating] ⚠ #{ $no } 里没有人提名您，您不用答复。
       *[other] ⚠ 您没有在 #{ $no } 里参选，不用答复。
    }
refusal-accept-not-yours = ⚠ 这要 { $name } 本人说。
refusal-accept-already = ⚠ 您已经接受，正在参选。要退出：{ $p }退选 { $no }
refusal-accept-declined =
    { $phase ->
        [nominating] ⚠ 您说过不参选。改主意了请发 { $p }自荐 { $no }
       *[other] ⚠ 您说过不参加 #{ $no }，现在提名已经截止了。
    }
refusal-accept-late = ⚠ #{ $no } 的提名已于{ $at }截止，您没有在那之前答复，这次不能参选了。
refusal-accept-rejected = ⚠ #{ $no } 的资格审查没有通过，您这次不能参选。
refusal-accept-struck = ⚠ 您已从 #{ $no } 的候选人名单中除名，这次不能参选。
refusal-accept-not-on-roll = ⚠ { $name } 不在业主名册上。用信里的登记码：{ $p }登记
refusal-conditions-unconfirmed = ⚠ 参选要逐条确认。还差：{ $conditions }
refusal-conditions-unclear = ⚠ “{ $given }”不是条件的号码。例如：{ $p }参选 { $no } { $example } 或 { $p }参选 { $no } 全部
refusal-candidacy-not-yours = ⚠ 这要 { $name } 本人说。
refusal-candidacy-not-standing = ⚠ { $name } 没有参选。
refusal-withdraw-late = ⚠ #{ $no } 的名单已公布，不能退出。当选后可以辞职。
refusal-statement-long = ⚠ 自我介绍最多 { $most } 字，这里有 { $length } 字。
refusal-statement-late = ⚠ #{ $no } 的名单已公布，自我介绍不能再改。您可以回答提问。
refusal-statement-photo = ⚠ 自我介绍只能附照片，不能附别的文件。
refusal-candidate-whom = ⚠ 是哪一位？有：{ $names }
refusal-candidate-unknown = ⚠ 没有找到“{ $given }”。现有：{ $names }
refusal-asked-empty = ⚠ 您要问什么？
refusal-asked-long = ⚠ 提问最多 { $most } 字，这里有 { $length } 字。
refusal-question-unknown = ⚠ 没有第 { $no } 问。
refusal-questions-many = ⚠ 您已有 { $most } 个提问在等对方回答。
refusal-answer-empty = ⚠ 您的答复是什么？
refusal-answer-long = ⚠ 答复最多 { $most } 字，这里有 { $length } 字。
refusal-answer-same = ⚠ 第 { $number } 问已经是这个回答，大家都看到了。
refusal-reply-none = ⚠ { $name }，这里没有人对您提出什么。
refusal-reply-objection-unknown =
    { $known ->
        [none] ⚠ #{ $no } 没有人提异议，没有第 { $number } 条。
       *[other] ⚠ #{ $no } 没有第 { $number } 条异议。现有：{ $known }。例如：{ $p }回应 { $no } 异1 已经查过，属实
    }
refusal-reply-own = ⚠ 第 { $number } 条异议由没有参选的组织者答复。您自己的话他们也会看到，例如：{ $p }回应 { $no } 我上夜班，周末都在
refusal-reply-question = ⚠ 您回答哪一问？还没回答的：{ $numbers }。例如：{ $p }回应 { $no } 问{ $number } 会的，每月公布
refusal-reply-objection = ⚠ 您答复哪一条异议？等答复的：{ $numbers }。例如：{ $p }回应 { $no } 异{ $number } 已经查过，属实
refusal-reply-nothing = ⚠ #{ $no } 里没有等您回答的提问，也没有等您答复的异议。有谁参选：{ $p }候选人 { $no }
refusal-object-when = ⚠ #{ $no } 的名单或结果公示期间可以提异议。{ $p }候选人 { $no }
refusal-object-whom = ⚠ 您对哪一位有异议？请先写姓名或号码：{ $names }。例如：{ $p }异议 { $no } { $example } 在这里没有房产
refusal-vet-stands = ⚠ 您在 #{ $no } 里参选或被提名，要回避，由别人审查。不参选？请发送 { $p }谢绝 { $no }
refusal-vet-verdict = ⚠ { $name }：通过，还是不通过、为什么？例如：{ $p }审查 { $no } { $name } 通过
refusal-vet-reason-missing = ⚠ 不通过要写理由，本人会看到。例如：欠一年物业费
refusal-vet-not-accepted = ⚠ { $name } 没有在等审查。
refusal-vet-undecided = ⚠ 还没审查完：{ $names }
refusal-vet-passed-already = ⚠ { $name } 已经在名单上。
refusal-strike-no-objection = ⚠ { $name } 在公布的名单上，有别人提出异议后才能除名。
refusal-strike-own-objection = ⚠ #{ $no } 的这条异议是您自己提的，对不对由别人判断。
refusal-strike-objection-tied = ⚠ 判断异议的人自己任命的人提的不算：#{ $no } 要有别人的异议。
refusal-strike-not-listed = ⚠ { $name } 不在名单上。
refusal-marks-too-many = ⚠ 最多选 { $most } 位，这里有 { $given } 位。请先去掉一位。
refusal-marks-abstain = ⚠ 每位候选人只有选和不选，没有弃权。“都不选”就是一位都不选。
refusal-marks-unclear = ⚠ 没看懂“{ $given }”。请写候选人的号码，用逗号隔开，例如：{ $p }投票 { $no } { $example }
refusal-marks-answered = ⚠ 这里只写选谁，没写的就是不选，不用写同意、不同意或弃权。例如：{ $p }投票 { $no } { $example }；一位都不选：{ $p }投票 { $no } 都不选
refusal-each-unclear = ⚠ 看不懂“{ $given }”。每位候选人都要选，例如：{ $p }投票 { $no } { $example }；都同意就发 { $p }投票 { $no } 同意
refusal-each-missing = ⚠ 每位候选人都要选，还差 { $items }。例如：{ $p }投票 { $no } { $example }；都同意就发 { $p }投票 { $no } 同意
refusal-runoff-none = ⚠ #{ $no } 最后一席没有票数相同的人。
refusal-runoff-already = ⚠ #{ $no } 的决选是 #{ $other }。
refusal-committee-none = ⚠ 这里还没有委员会。
refusal-member-not = ⚠ 您不是委员。
refusal-member-gone = ⚠ { $name } 不再是委员。
refusal-member-unknown = ⚠ 没有委员“{ $given }”。有：{ $names }
refusal-officers-running = ⚠ #{ $no } 已经在推选。
refusal-officers-not-yours = ⚠ 由委员或组织者发起。
refusal-office-seats = ⚠ 最多选 { $most } 位。
refusal-duty-empty = ⚠ { $name } 负责什么？
refusal-duty-long = ⚠ 分工最多 { $most } 字，这里有 { $length } 字。
refusal-duty-not-yours = ⚠ 分工由主任或组织者安排。
refusal-handover-done = ⚠ 已经是委员会在组织了。
refusal-handover-not-yours = ⚠ 交接由委员或组织者进行。
refusal-vacate-owner = ⚠ { $name } 还是名册上的业主，仍是委员。可以由本人辞职，或由业主罢免。
refusal-seat-taken = ⚠ 现在没有等您接的席位。
refusal-recall-own = ⚠ 不能要求罢免自己。您可以辞职：{ $p }辞职
refusal-recall-running = ⚠ 已有人要求罢免 { $name }。发 { $p }罢免 可以看。
refusal-recall-reason-missing = ⚠ 为什么？本人和大家都会看到。例如：{ $p }罢免 陈伟 从不回复
refusal-recall-over = ⚠ 罢免 { $name } 的要求已经过去。
refusal-recall-supported = ⚠ 您已经要求过。
refusal-recall-state = ⚠ 那次罢免的要求已经过去。
refusal-recall-not-yours = ⚠ 那是关于 { $name } 的，不是您。
refusal-recall-none-yours = ⚠ 没有人要求罢免您。
refusal-recall-answer-late = ⚠ 答复到{ $at }为止。
refusal-recall-hearing = ⚠ { $at }前本人可以答复。
refusal-filing-early = ⚠ #{ $no } 还没有结果，{ $at }投票截止。
refusal-filing-not-yours = ⚠ 这给组织者、委员和监督员用。记录谁都能看：{ $p }记录
remind-meeting = ⏰ 委员会还没有主任，首次会议最晚要在{ $until }前召开：{ $p }推选主任
remind-filing = ⏰ #{ $no }：最晚要在{ $until }前备案：{ $p }备案 { $no }
refusal-fills-tied = ⚠ #{ $no } 最后一席票数相同，要先再选一次：{ $p }决选 { $no }
refusal-election-none = ⚠ 现在没有进行中的选举。组织者可以发起：{ $p }选举 业主委员会
refusal-election-which = ⚠ 哪一个？{ $numbers }
status-election = 👥 #{ $no }  { $title }：{ $phase }
election-seats-left = { $count } 个席位，任期与其他委员相同
metres = { $number } ㎡
advanced-stopped = #{ $no }：候选人不够，没有公布名单。我另发了一条消息，请选怎么办。
marks-mean = 选了算同意，没选算不同意。达到规则的人里，按人数、再按面积从多到少当选。
reveals-unanimous-marks = ⚠ 对有的候选人大家选的都一样，所以每张票里这一点都看得出来。
ballot-for-member = 您以委员身份投票。
refusal-ballot-not-yet = ⚠ #{ $no } 是选举，还没开始投票，要到{ $at }。{ $p }候选人 { $no }
election-why-not-secret = 做不到秘密：这种数据库会留下先后顺序。
election-roll-notice = ⚠ 投票前名册要公示完，最晚到{ $at }：{ $p }公示 7天
vetters-none = ⚠ #{ $no }：组织者都参选或被提名了，没有人能审查。请添加一位没有参选的：{ $p }组织者 @姓名
nominations-open = 👥 开始提名：
vet-said-pass = 通过
strike-needs-second = #{ $no }：已记下。还要另一位组织者也同意，{ $name }才会除名。本人会看到您的理由，也可以回应。
strike-second = ⚠ #{ $no }：一位组织者要把{ $name }从候选人名单中除名，还要第二位才生效。您怎么看？理由：“{ $reason }”
button-answer-number = 答复 { $number }
question-put-told = 👥 第 { $number } 问已交给 { $name }。回答会连同您的问题发到群里。
argument-nominate-who = 姓名、房号或“我”，可以加理由
argument-candidates-who = 姓名或号码
argument-duty-who = 姓名 加分工
argument-vacate-who = 姓名
argument-recall-who = 姓名 加理由
argument-ask-question = 姓名 加问题
nominated-register = 👥 #{ $no }：{ $by } 提名了您。参选要先登记为业主：请发 { $p }登记 和信里的登记码给我。
stand-aliases = 自荐, 我参选
stand-summary = 自己参选
stand-example = { $p }自荐 9
refusal-stand-not =
    { $phase ->
        [nominating] ⚠ 您没有在 #{ $no } 里参选。要参选：{ $p }自荐 { $no }
       *[other] ⚠ 您没有在 #{ $no } 里参选。
    }
withdrawn-for-good = 👥 #{ $no }：您已退出。
election-replaces = ⚠ 现任委员会任期到{ $until }。这次结果生效后由新一届接任。
button-somebody-else = 是别人：{ $name }
nominees-unknown = · 另有 { $count } 个姓名不在业主名册上
refusal-candidate-which = ⚠ 有几位都叫 { $given }：{ $names }。是哪一位？
refusal-candidate-one = ⚠ 一次只能说一位。如果只指 { $name }，请写成“{ $name }：”，后面加您的话；要说 { $other }，请另外发。
refusal-object-why-result = ⚠ 为什么？例如：{ $p }异议 { $no } 我的票没算
refusal-objection-own = ⚠ 这条异议是您自己提的，由别的组织者答复。
refusal-second-appointed = ⚠ 这要两位互不相干的组织者。您和 { $name } 在这里只算一位：不久前其中一位让另一位当了组织者。
refusal-second-changed = ⚠ 名册在这之间变了，和看过的不一样了。请提出的人重新来一次。
election-objections = 选举 #{ $no }：对候选人或结果的异议 { $count } 条，已答复 { $answered } 条。
election-objections-how = 要答复请按按钮，或例如：{ $p }回应 { $no } 异{ $number } 已经查过，属实
election-objection-yours = #{ $no }：您的第 { $number } 条异议，针对{ $about }：
objection-waits = 还没有答复。
role-changed = { $change }（由 { $by }）
turnout-no-building = 没有楼栋：业主 { $voted }/{ $of }
filing-done = 事项
filing-opened = 开始投票：{ $at }
filing-closed = 投票截止：{ $at }
filing-notice = 结果公示到：{ $at }
refusal-election-own = ⚠ 您在 #{ $no } 里参选或被提名，要回避，由别人决定。不参选？请发送 { $p }谢绝 { $no }
refusal-election-own-helper = ⚠ { $name } 参选 #{ $no }，而您是公告以后由这位参选人请来当组织者的：请由其他组织者处理。
refusal-members-only = ⚠ #{ $no } 是委员们自己的选举，只由委员决定。
refusal-recall-concerned = ⚠ 这事关您自己，由别人决定。您可以申辩：{ $p }申辩
refusal-recall-helper = ⚠ 这事关 { $name }，您是由对方请来当组织者的，所以要由别的组织者来办。
refusal-nominate-sits = ⚠ { $name } 已经当选。
refusal-opens-far = ⚠ 太远了。提名最晚{ $latest }开始。
refusal-objections-enough = ⚠ 这件事您已提了 { $most } 次异议，每人最多 { $most } 次。
refusal-replaces-rule = ⚠ 现任委员会任期还没到。要换届，只能按选出它时的规则：请去掉 --规则。
refusal-fills-asking = ⚠ 正在问候补是否接下这个席位。席位空出 { $days } 天还没人接，就可以补选。
