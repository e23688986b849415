# 投票:发起、投票、结果、管理。

group-polls = 投票
group-running = 管理投票

poll-aliases = 发起投票, 投票发起, 新投票, 意见征集
poll-summary = 向大家发起一个投票
poll-example = { $p }发起投票 大门要重刷吗？ | 同意 | 不同意 --截止 周五 20:00
vote-aliases = 投票
vote-summary = 投票，或看看有哪些投票
vote-example = { $p }投票 7 2
unvote-aliases = 撤票, 撤回投票, 取消投票
unvote-summary = 撤回自己的投票
unvote-example = { $p }撤票 7
results-aliases = 结果, 查看结果, 投票结果
results-summary = 看票数
results-example = { $p }结果 7
results-names-words = 名单, 姓名, 名字
close-aliases = 结束投票, 关闭投票, 结束
close-summary = 现在就结束一个投票
close-example = { $p }结束投票 7
extend-aliases = 延期, 延长
extend-summary = 延长投票时间
extend-example = { $p }延期 7 2天
void-aliases = 作废
void-summary = 宣布投票作废，并说明理由
void-example = { $p }作废 7 问题写得不清楚
nudge-aliases = 催票, 催一催
nudge-summary = 提醒还没投票的邻居
nudge-example = { $p }催票 7
export-aliases = 导出
export-summary = 把投票结果存成文件
export-example = { $p }导出 7 csv
add-aliases = 添加选项, 加选项
add-summary = 给投票添加一个选项
add-example = { $p }添加选项 7 过两年再说
edit-aliases = 修改投票, 改投票
edit-summary = 修改还没人投过的投票
edit-example = { $p }修改投票 7 五月份重刷大门？ | 同意 | 不同意

flag-multi-aliases = 多选
flag-ranked-aliases = 排序
flag-dates-aliases = 日期
flag-anonymous-aliases = 匿名, 不署名, 不具名, 不记名
flag-hidden-aliases = 隐藏
flag-until-aliases = 截止
flag-add-aliases = 可加选项
flag-remind-aliases = 提醒
flag-now-aliases = 马上

flag-multi-summary = 可以选几项，或最多几项（--多选 2）
flag-ranked-summary = 把选项按先后排序
flag-dates-summary = 对每个日期答可以、也许、不行
flag-anonymous-summary = 谁选了什么，没有人知道
flag-hidden-summary = 结束后才公布票数
flag-until-summary = 什么时候截止（--截止 3天）
flag-add-summary = 邻居可以添加选项
flag-remind-summary = 截止前多久提醒（--提醒 2小时）
flag-now-summary = 不再多问，马上开始

ask-question = 🗳 您想问大家什么？
ask-options = 🗳 有哪些选项？用 | 隔开，或者一行一个。
ask-how = 🗳 大家怎么投？
ask-ballot = 🗳 是哪一个？请发编号。
ask-choice = 🗳 您选哪一项？请发编号。
ask-extend-until = 🗳 延长到什么时候？例如：2天，或 周五 20:00
ask-void-reason = 🗳 为什么作废？大家都会看到理由。例如：日期写错了
ask-add-option = 🗳 您想添加什么选项？
ask-edit-question = 🗳 问题改成什么？

button-open-now = 马上开始
button-until-three-days = 开放三天
button-multi = 可选多项
button-ranked = 按先后排序
button-anonymous = 匿名
button-hidden = 结束后公布票数
button-yes-no = 同意 / 不同意
button-yes-no-abstain = 同意 / 不同意 / 弃权
options-yes-no = 同意 | 不同意
options-yes-no-abstain = 同意 | 不同意 | 弃权
button-rank = 排先后
button-dates = 逐个日期回答
button-clear = 撤回我的选择
button-cast = 投出
button-again = 重新排
button-picture = 看图

poll-title = 🗳 #{ $no }  { $question }
poll-count = { $count }票（{ $share }）
poll-rule-any = 可以选任意多项。
poll-rule-multi = 最多选 { $most } 项。
poll-rule-ranked = 请按先后排序：点下面的按钮，或发 { $p }投票 { $no } 2>1
poll-rule-dates = 点按钮表示“可以”。也许或不行请发：{ $p }投票 { $no } 1=可以 2=也许
poll-rule-add = 还缺什么？{ $p }添加选项 { $no } 您的选项
poll-rule-hidden = 结束后公布票数。
poll-rule-anonymous = 匿名：谁选了什么，没有人知道。但运行本机器人的人和聊天平台，技术上看得到票送来的那一刻。
poll-footer-open =
    { $voters ->
        [0] 还没有人投票 · 没有截止时间
       *[other] 已有 { $voters } 人投票 · 没有截止时间
    }
poll-footer-until =
    { $voters ->
        [0] 还没有人投票 · { $at } 截止
       *[other] 已有 { $voters } 人投票 · { $at } 截止
    }
poll-open-until = { $at } 截止
poll-footer-closed =
    { $voters ->
        [0] { $at } 已结束 · 没有人投票
       *[other] { $at } 已结束 · 共 { $voters } 人投票
    }
poll-footer-void = 已作废，不算数。理由：{ $reason }
poll-label = 这是意见征集，不是正式表决。
poll-opened = 🗳 #{ $no } 已经开始，在 { $rooms } 个群里可以看到。
poll-reworded = 🗳 #{ $no } 已经改好。
option-added = 🗳 #{ $no } 多了一个选项 { $number }：{ $option }

outcome-none = 没有人投票，所以没有结果。
outcome-one = 支持最多的是：{ $option }
outcome-tied = 票数相同：{ $options }
ranked-round = 第 { $round } 轮：{ $counts }
ranked-round-out = 第 { $round } 轮：{ $counts } → 淘汰：{ $out }
ranked-exhausted = 有 { $count } 票没有选到仍在的选项

vote-none-open = 目前没有进行中的投票。发送 { $p }发起投票 可以发起一个。
vote-open-list = 🗳 正在进行：
vote-open-line = #{ $no }  { $question }
vote-open-line-until = #{ $no }  { $question }（{ $at } 截止）
vote-recorded = 已记下 #{ $no }：{ $choice }。{ $more }
vote-same = #{ $no } 还是：{ $choice }。{ $more }
vote-changed = #{ $no } 已从“{ $before }”改为“{ $choice }”。{ $more }
vote-may-change = 结束之前都可以改。
vote-may-change-until = { $at } 前可以改。
unvote-done = #{ $no }：已撤回您的投票（{ $choice }）。可以重新投。
unvote-nothing = #{ $no }：您还没投过，不用撤回。
ballot-sent = #{ $no } 的选票已经私信给您。
ballot-unreachable = 要给 #{ $no } 投票，请先私信我并点“开始”，再回来点一次。
ballot-yours = 您选的是：{ $choice }
ballot-order = 您目前的顺序：{ $choice }
ballot-cast = 已记下 #{ $no }：{ $choice }。结束之前都可以改。

results-by-name = 🗳 #{ $no }  { $question }
results-name-line = { $name }：{ $choice }
picture-caption = 🗳 #{ $no }
picture-footer = 共 { $voters } 人投票
refusal-pictures-busy = ⚠ 现在要画的图太多，请过半分钟再点。
export-done = 🗳 #{ $no } 的文件：{ $votes } 票。
export-done-anonymous = 🗳 #{ $no } 的文件：{ $votes } 票，不含姓名。
poll-closed-receipt = 🗳 #{ $no } 已结束，结果已发到各群。
poll-extended = 🗳 #{ $no }  { $question }
    现在延长到 { $at } 截止。
poll-extended-receipt = 🗳 #{ $no } 已延长到 { $at }。
poll-voided = 🗳 #{ $no }  { $question }
    已作废，不算数。理由：{ $reason }
poll-voided-receipt = 🗳 #{ $no } 已作废，理由已发到各群。
nudge-done = 已私信提醒 { $told } 位邻居给 #{ $no } 投票。{ $silent ->
        [0] 所有人都联系上了。
       *[other] 另有 { $silent } 位没有和我私聊过，联系不上。
    }
nudge-nobody = 我认识的邻居都已经给 #{ $no } 投过票了。
nudge-text = ⏰ 您还没有投票：#{ $no }  { $question }
nudge-text-until = ⏰ #{ $no } { $at } 截止，您还没有投票：{ $question }
poll-reminder =
    ⏰ #{ $no }  { $question }
    { $voters ->
        [0] 还没有人投票。
       *[other] 已有 { $voters } 人投票。
    }还有{ $left }截止。
said-late = （本来应在 { $at } 发出，当时我没有运行。）

answer-yes-words = 可以, 是, 行, 能, 好, 同意, 可
answer-maybe-words = 也许, 可能, 不一定, 看情况
answer-no-words = 不行, 不, 否, 不能, 不可以

refusal-question-empty = ⚠ 投票要有一个问题。
    例如：{ $p }发起投票 大门要重刷吗？ | 同意 | 不同意
refusal-question-too-long = ⚠ 问题有 { $length } 个字，最多 { $most } 个。请改短一点再发。
refusal-options-too-few = ⚠ 至少要有两个选项，用 | 隔开。
    例如：{ $p }发起投票 大门要重刷吗？ | 同意 | 不同意
refusal-options-too-many = ⚠ 一共 { $given } 个选项，最多只能有 { $most } 个。
refusal-option-empty = ⚠ 有一个选项是空的，看看是不是连着打了两个 |。
    例如：{ $p }发起投票 大门要重刷吗？ | 同意 | 不同意
refusal-option-too-long = ⚠ 每个选项最多 { $most } 个字，这个太长了：{ $option }…
refusal-option-twice = ⚠ 已经有“{ $option }”这个选项了。
refusal-poll-closed = ⚠ #{ $no } 已经结束。看结果：{ $p }结果 { $no }
refusal-poll-void = ⚠ #{ $no } 已作废。理由：{ $reason }
refusal-option-unknown = ⚠ #{ $no } 只有选项 1 到 { $last }。
    例如：{ $p }投票 { $no } 1
refusal-choice-empty = ⚠ 您选哪一项？例如：{ $p }投票 { $no } 1
refusal-choice-one-only = ⚠ #{ $no } 只能选一项。
    例如：{ $p }投票 { $no } 1
refusal-choice-too-many = ⚠ #{ $no } 最多选 { $most } 项，这样就有 { $given } 项了。请先撤回一项，或一次发齐：{ $p }投票 { $no } 1,2
refusal-choice-repeats = ⚠ 每个选项只能排一次。
    例如：{ $p }投票 { $no } 2>1
refusal-choice-unclear = ⚠ 看不出您选的是哪一项。#{ $no } 有选项 1 到 { $last }。
    例如：{ $p }投票 { $no } 1
refusal-choice-unclear-said = ⚠ #{ $no } 的选项 1 到 { $last } 里没有“{ $said }”。
    例如：{ $p }投票 { $no } 1
refusal-choice-ambiguous = ⚠ 您指的是“{ $first }”还是“{ $second }”？请发编号。
    例如：{ $p }投票 { $no } 1
refusal-extend-earlier = ⚠ #{ $no } 本来就到 { $at } 才截止，请说一个更晚的时间。
    例如：{ $p }延期 { $no } 2天
refusal-reason-missing = ⚠ 请写明理由，大家都会看到。
    例如：{ $p }作废 { $no } 问题写得不清楚
refusal-options-fixed = ⚠ #{ $no } 的选项是定好的，发起人可以添加。
refusal-words-fixed = ⚠ 已有 { $votes } 人给 #{ $no } 投了票，再改文字就不是大家投的那件事了。
    可以作废后重新发起：{ $p }作废 { $no } 改写问题
refusal-key-lost = ⚠ #{ $no } 是匿名投票，用来区分投票人的密钥已经没有了（备份里从不包含它），不能再投或再改。发起人可以结束它或宣布作废。
refusal-ballot-unknown = ⚠ 这里没有 #{ $no }。正在进行：{ $open }
refusal-ballot-none = ⚠ 这里没有 #{ $no }，目前也没有进行中的投票。发送 { $p }发起投票 可以发起一个。
refusal-need-poll-manager = ⚠ 只有 #{ $no } 的发起人、组织者或群管理员可以这样做。
refusal-vote-in-private = ⚠ 在群里投 #{ $no }，大家都会看到您的选择，所以这一票没有计入。
    请私信发给我：{ $p }投票 { $no }
refusal-button-reworded = ⚠ #{ $no } 的文字改过了，请在最新的消息下面投票：{ $p }投票 { $no }
refusal-results-hidden = ⚠ #{ $no } 结束后才公布票数。
refusal-results-hidden-until = ⚠ #{ $no } 的票数结束后公布：{ $at }。
refusal-names-anonymous = ⚠ #{ $no } 是匿名的，谁选了什么没有人能看到。看票数：{ $p }结果 { $no }
refusal-export-form = ⚠ 可以导出 csv（表格用）或 json，不认识“{ $given }”。
refusal-multi-too-few = ⚠ 多选至少是 2 项。
    例如：{ $p }发起投票 哪几天合适？ | 周一 | 周二 | 周三 --多选 2
refusal-remind-needs-until = ⚠ 要在截止前提醒，得先有截止时间。例如加上：--截止 周五 20:00
refusal-remind-too-early = ⚠ { $until } 截止，这个提醒会早于投票开始。请改短一点。
refusal-kinds-exclude = ⚠ 投票只能是多选、排序、日期当中的一种。--多选、--排序、--日期 请只留一个。

# 用聊天软件自带的投票显示(Matrix)。
adopt-aliases = 接管, 接管投票
adopt-summary = 接管用软件自带按钮发起的投票，由我来计票
adopt-example = { $p }发起投票 接管
adopt-done =
    { $votes ->
        [0] 这个投票现在由我计票。还没有人投票。
       *[other] 这个投票现在由我计票，已经投的 { $votes } 票算在内。
    }
    照旧在投票里点选，或发 { $p }投票 { $no } 1
adopt-unread = 之前有 { $count } 票是加密的，我读不到。投过的邻居请再投一次。
adopt-close = 要结束：{ $p }结束投票 { $no }
adopt-no-end = { $p }结束投票 { $no } 只在我这里结束。软件里的要由发起人结束，或者先让我当管理员。
native-how = 在软件的投票里点选，或发 { $p }投票 { $no } 1
native-not = 没有用软件自带的投票：那里谁选了什么，大家都查得到。
native-closed =
    { $voters ->
        [0] #{ $no } 已结束，没有人投票。
       *[other] #{ $no } 已结束，各群合计 { $voters } 人投票。
    }
native-void = #{ $no } 已作废，不算数。理由：{ $reason }
refusal-adopt-elsewhere = ⚠ 只有 Matrix 群里的投票可以接管。请改用我来发起。
    例如：{ $p }发起投票 大门要重刷吗？ | 同意 | 不同意
refusal-adopt-which = ⚠ 要接管哪个投票？请回复那个投票，发：{ $p }发起投票 接管
refusal-adopt-none = ⚠ 您回复的不是软件自带的投票，或者我读不到它。请回复投票本身，发：{ $p }发起投票 接管
refusal-adopt-already = ⚠ 这个投票已经由我计票，是 #{ $no }：{ $p }结果 { $no }
refusal-adopt-ended = ⚠ 这个投票已经结束，不能接管了。要再问一次：{ $p }发起投票
refusal-adopt-hidden = ⚠ 这个投票不显示票数，可是在软件里谁选了什么大家都查得到。这样的投票我不接管。
    由我发起，票数到结束才公布：{ $p }发起投票 大门要重刷吗？ | 同意 | 不同意 --隐藏
refusal-options-in-app = ⚠ #{ $no } 是在软件里发起的，文字改不了。要问别的：{ $p }发起投票
