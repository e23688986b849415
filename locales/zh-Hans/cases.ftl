# 建议和事项:意见箱、查询码、组织者的处理、支持、列表。

group-cases = 建议
group-casework = 处理建议

suggest-aliases = 建议, 提建议
suggest-summary = 提建议，署名或不署名都行
suggest-example = { $p }建议 2号门的灯坏了
case-aliases = 事项, 查询
case-summary = 看一条建议，用编号或查询码
case-example = { $p }事项 417
case-details =
    用查询码：{ $p }事项 您的查询码
    看全文：{ $p }事项 417 全部
    自己提的：撤回、重开
    组织者：受理、办理中、办结、不采纳（加理由）、重开、隐藏、显示、禁言、解封
    或者改类别：环境卫生、安全、车辆、公共设施、其他
cases-aliases = 事项列表, 全部建议, 所有事项
cases-summary = 所有建议的进展
cases-example = { $p }事项列表 安全
support-aliases = 支持, 附议
support-summary = 支持一条建议
support-example = { $p }支持 417
unsupport-aliases = 取消支持, 不支持
unsupport-summary = 收回自己的支持
unsupport-example = { $p }取消支持 417
answer-aliases = 答复
answer-summary = 答复一条建议
answer-example = { $p }答复 417 新灯已经订好了。
assign-aliases = 指派, 交给
assign-summary = 把建议交给某人办理
assign-example = { $p }指派 417 @小安
merge-aliases = 合并, 并入
merge-summary = 把一条建议并入另一条
merge-example = { $p }合并 417 212
publish-aliases = 公开, 公布
publish-summary = 把建议公开给大家看
publish-example = { $p }公开 417

flag-suggest-anonymous-summary = 不署名（私信里本来就会问）
flag-area-aliases = 类别, 关于
flag-area-summary = 关于什么（--类别 安全）
argument-case = 编号
argument-suggest-text = 内容
argument-case-case = 编号或查询码
argument-word = 进展
argument-into = 编号
argument-answer-text = 答复
argument-wording = 公开的文字
argument-only = 类别 进展|csv|json

ask-suggest-text = 💡 您想提什么建议？
ask-case = 💡 哪一条建议？请发编号。
ask-case-case = 💡 哪一条建议？请发编号，或者您的查询码。
ask-answer-text = 💡 您怎么答复？
ask-into = 💡 并入哪一条？请发编号。
ask-reason = 💡 为什么？提议人和能看到它的人都会看到理由。

area-environment = 环境卫生
area-security = 安全
area-vehicles = 车辆
area-facilities = 公共设施
area-other = 其他
status-new = 新提出
status-accepted = 已受理
status-doing = 办理中
status-done = 已办结
status-declined = 不采纳
status-merged = 并入 #{ $no }
status-merged-some = 已合并
status-withdrawn = 已撤回

case-environment-words = 环境卫生, 环境, 卫生, 绿化, 垃圾
case-security-words = 安全, 治安, 安保, 消防
case-vehicles-words = 车辆, 停车, 车
case-facilities-words = 公共设施, 设施, 电梯
case-other-words = 其他, 其它
case-new-words = 新提出, 新, 未处理
case-accepted-words = 已受理, 受理, 接受
case-doing-words = 办理中, 办理, 处理中
case-done-words = 已办结, 办结, 完成
case-declined-words = 不采纳, 不受理, 拒绝
case-merged-words = 已合并
case-withdrawn-words = 已撤回
case-reopen-words = 重开, 重新打开
case-withdraw-words = 撤回
case-hide-words = 隐藏
case-show-words = 显示, 取消隐藏
case-mute-words = 禁言, 封
case-unmute-words = 解除禁言, 解封
case-all-words = 全部, 全文

suggest-plain = 💡 要把这句话作为建议转给组织者吗？
suggest-plain-else = 现在什么都还没有记下。想做别的？发 { $p }帮助
plain-command = ⚠ 这样还没有办成。命令要以 { $p } 开头，请发：{ $p }{ $typed }
plain-vote = ⚠ 这样还没有投票。要投票请发：{ $p }投票 { $no } { $typed }
thanks-words = 谢谢, 谢谢您, 谢谢你, 谢谢啦, 多谢, 感谢, 好, 好的, 好的谢谢, 好滴, 行, 可以, 知道了, 收到, 明白了, 嗯, 嗯嗯
thanks-answer = 不客气。我还能做什么：{ $p }帮助
codename-slip =
    ⚠ 这很像查询码，但有一处不对。我什么都没有记下，也没有转给任何人。
    请和您记下的对一对：五个字（英文是五个词），顺序也要一样。
    如果这就是建议，请发：{ $p }建议 内容
suggest-question = 💡 不署名发送吗？
suggest-hidden = 邻居和组织者不会知道是谁写的，我们事后也查不出来。
suggest-seen-telegram = 但 Telegram，以及掌握本机器人密钥的人，在消息经过时有可能看到。
suggest-seen-matrix = 但您的 Matrix 服务器，以及掌握本机器人密钥的人，在消息经过时有可能看到。
suggest-seen-console = 但这个终端，以及运行它的人，在消息经过时有可能看到。
suggest-when = 组织者明天 { $hour } 才看到，和其他建议混在一起。事情紧急的话，最好署名，或者打电话。
suggest-codename =
    您的查询码，凭它看答复：{ $codename }
    请记下来：只在这里显示，以后不会再给。
suggest-named-question = 💡 署名发送吗？
suggest-named-only = 本小区只收署名的建议。
suggest-no-hiding = 这里不能不署名：本机器人用的数据库会留下先后顺序。
suggest-enough = 一天之内您已经不署名发了 { $most } 条，明天可以再发。
suggest-area = 💡 关于哪方面？
suggest-dropped = 没有发送，什么都没有记下。
case-left = #{ $no } 保持原样。
suggest-named-done = 💡 已署名发送：#{ $no }。有进展我会告诉您。
suggest-sealed = 💡 已不署名发送：#{ $no }。
suggest-sealed-codename =
    看答复：{ $p }事项 { $codename }
    补充：{ $p }建议 { $codename } 要补充的话
suggest-sealed-chat = 您自己发的那条消息还在这个聊天里。
button-seal = 不署名发送
button-named = 署名发送
button-veil = 不署名发送…
button-drop = 不发了
button-leave-case = 保持原样
button-area = 类别：{ $area }…
button-erase = 删掉我的消息
button-add = 补充上去
button-withdraw = 撤回
button-reopen = 重新打开
button-support = 👍 支持
erase-done = 删掉了。请先记下上面的查询码：它还留在这个聊天里，谁拿到手机都看得到。记下之后，请把那条消息也删掉。
erase-kept = ⚠ 我在这个聊天里没有权限删您的消息。请长按那条消息，自己删除。

case-title = 💡 #{ $no } · { $area } · { $status }
case-unnamed = 未署名
case-by = { $name } · { $day }
case-shortened = 写着“…”的地方，由组织者删节。
case-reason = 理由：{ $reason }
case-reason-before = 在那之前的理由：{ $reason }
case-assignee = { $name } 负责跟进
case-notes-earlier =
    { $count ->
        [0] 有的太长，这里没有显示全。全文：{ $p }事项 { $no } 全部
       *[other] 更早的 { $count } 条没有显示。全文：{ $p }事项 { $no } 全部
    }
case-notes-earlier-own =
    { $count ->
        [0] 有的太长，这里没有显示全。全文：{ $p }事项 您的查询码 全部
       *[other] 更早的 { $count } 条没有显示。全文：{ $p }事项 您的查询码 全部
    }
case-in-file = 全文在这个文件里。
case-answer = ➜ { $name }（{ $day }）：{ $text }
case-added = + 提议人（{ $day }）：{ $text }
case-added-unshown = + 提议人（{ $day }），大家还看不到：{ $text }
case-reopened = ↺ { $name } 重新打开了这一条（{ $day }）。
case-reopened-author = ↺ 提议人重新打开了这一条（{ $day }）。
case-supporters =
    { $count ->
        [0] { $heads } 位邻居里还没有人支持。
       *[other] { $heads } 位邻居里有 { $count } 位支持。
    }
case-agenda-from = 有 { $needed } 位支持，就提请列入议程；够不够，要看业主人数和面积。
case-agenda-from-owners = 业主人数和面积都到 20 %，就列入议程。
case-agenda = 提请列入议程：{ $day } 达到 20 %。够不够，要看业主人数和面积（建房〔2009〕274号第二十一条）。
case-agenda-was = { $day } 达到过 20 %。
case-agenda-source =
    依据《业主大会和业主委员会指导规则》（建房〔2009〕274号）第二十一条：经专有部分占建筑物总面积 20 % 以上且占总人数 20 % 以上业主提议，应当召开业主大会临时会议。
    这里只数了群里的邻居；是不是业主、面积够不够，要按业主名册核对。
case-hidden = 组织者已把这一条隐藏。
case-see = 查看：{ $p }事项 { $no }
case-held = 现在除了您，谁都还看不到。组织者要到第二天早上才能看到。
case-held-withdrawn = 在别人看到之前您就撤回了，以后也没有人会看到。
case-own-kept = 只有组织者和您能看到。
case-own-queued = 下一次早上九点起，大家都能看到。
case-own-public = 大家都能看到。
case-own-hidden = 组织者已隐藏，大家看不到了。
case-own-shortened = 大家看到的是删节过的：{ $text }
case-add-how = 要补充，请发：{ $p }建议 您的查询码 要补充的话
case-add-named-how = 要补充，请发：{ $p }建议 { $no } 要补充的话
case-muted-note = 组织者已关闭这一条的补充。可以另提一条新的建议。
case-add-question = 💡 补充到 #{ $no } 吗？组织者从明天起能看到；组织者公开之后，大家才能看到。
case-add-named-question = 💡 署名补充到 #{ $no } 吗？组织者能看到；组织者公开之后，大家才能看到。
case-add-done = 已补充到 #{ $no }。组织者从明天起能看到。
case-add-named-done = 已补充到 #{ $no }。组织者能看到。
case-add-named-shown = 已补充到 #{ $no }。
case-withdraw-question = 💡 要撤回 #{ $no } 吗？
case-withdraw-done = #{ $no } 已撤回。
case-withdraw-unread = #{ $no } 已撤回。没有人看到过，以后也没有人会看到。
case-withdraw-asked = #{ $no } 将在明天早上撤回，这样没人能从时间上猜出您是谁。
case-reopen-question = 💡 要重新打开 #{ $no } 吗？
case-reopen-done = #{ $no } 已重新打开。
case-reopen-unread = #{ $no } 已重新打开。组织者要到第二天早上才能看到。
case-reopen-asked = #{ $no } 将在明天早上重新打开，这样没人能从时间上猜出您是谁。
case-area-done = #{ $no } 的类别改为：{ $area }。
case-step-done = #{ $no }：{ $status }。
case-hide-done = #{ $no } 已隐藏，大家看不到了，组织者还能看到。恢复：{ $p }事项 { $no } 显示
case-show-done = #{ $no } 不再隐藏，大家又能看到了。
case-unqueued = #{ $no } 明天不公开了。还是要公开：{ $p }公开 { $no }
case-mute-done = #{ $no }：提议人不能再补充；别的建议不受影响。恢复：{ $p }事项 { $no } 解封
case-unmute-done = #{ $no }：提议人又可以补充了。
case-showing-held = 还没有到时间。
case-showing-kept = 只有组织者和提议人能看到。公开给大家：{ $p }公开 { $no }
case-showing-queued = 明天早上公开给大家。
case-showing-public = 大家都能看到。
case-showing-hidden = 已隐藏。恢复：{ $p }事项 { $no } 显示
case-unshown = 有 { $count } 条补充只有组织者能看到。公开给大家：{ $p }公开 { $no }
case-work-how =
    接下来：{ $p }答复 { $no } 要说的话
    { $p }事项 { $no } 受理、办理中、办结，或者：不采纳 理由
case-work-over = 已经了结。要重新办理：{ $p }事项 { $no } 重开
case-work-withdrawn = 提议人已撤回，只有提议人能重新打开。
case-assigned-you = 由您负责跟进。进展请告诉组织者：{ $p }组织者

told-step = 💡 #{ $no } 现在：{ $status }。
told-step-reason = 💡 #{ $no } 现在：{ $status }。理由：{ $reason }
told-answer = 💡 #{ $no }：{ $name } 答复：{ $text }
told-merged = 💡 #{ $no } 并入了内容相同的 { $into }。
told-published = 💡 #{ $no } 已公开给所有邻居。
told-added = 💡 #{ $no }：您的补充已公开给所有邻居。
told-reopened = 💡 #{ $no } 已重新打开。
told-assigned = 💡 { $by } 请您办理 #{ $no }。
told-assignee = 💡 #{ $no }：由 { $name } 负责跟进。

answer-done = #{ $no } 的答复已记下；如果联系得上提议人，我会告诉他。
answer-done-unnamed = #{ $no } 的答复已记下。提议人凭查询码可以看到。
assign-done = #{ $no }：由 { $name } 负责跟进。
merge-done = #{ $no } 并入了 { $into }，支持它的人也算过去。
publish-done = #{ $no } 已公开给大家。
publish-added = #{ $no }：{ $count } 条补充已公开给大家。
publish-added-how = 提议人的 { $count } 条补充没有一起公开。也要公开：{ $p }公开 { $no }
publish-with = 提议人的 { $count } 条补充也一起公开。
publish-queued = #{ $no } 明天早上和其他的一起、打乱顺序公开，这样从时间上看不出什么。
support-done = 您支持了 #{ $no }。收回：{ $p }取消支持 { $no }
support-already = 您已经支持过 #{ $no }。收回：{ $p }取消支持 { $no }
unsupport-done = 您不再支持 #{ $no }。
unsupport-nothing = 您没有支持过 #{ $no }。
agenda-told = 💡 #{ $no } 提请列入议程：{ $heads } 位邻居里有 { $count } 位支持。

cases-none = 💡 还没有建议。发 { $p }建议 就能提；不想署名，请私信发给我。
cases-title = 💡 建议：{ $estate }
cases-status = { $status }：{ $count } 条
cases-area =
    { $days ->
        [0] { $area }：{ $count } 条未了结，最早的是今天提的
       *[other] { $area }：{ $count } 条未了结，最早的已有 { $days } 天
    }
cases-median =
    { $days ->
        [0] 一半的答复当天就有。
       *[other] 一半的答复在 { $days } 天之内。
    }
cases-some =
    { $count ->
        [0] 这一类没有。
       *[other] 这一类有 { $count } 条。
    }
cases-line = #{ $no } · { $area } · { $status }：{ $text }
cases-more = 还有 { $count } 条
cases-unpublished = 没有公开的只计数，不列出。
cases-how = 看其中一条：{ $p }事项 加编号。要文件：{ $p }事项列表 csv
cases-exported = 共 { $count } 条建议。没有公开的不带内容。

digest-title = 💡 今早的建议
digest-new = 新提出 { $count } 条：
digest-line = #{ $no } · { $area }：{ $text }
digest-more = 还有 { $count } 条：{ $p }事项列表 新
digest-added = 提议人有补充：{ $cases }
digest-withdrawn = 提议人已撤回：{ $cases }
digest-reopened = 提议人重新打开：{ $cases }
digest-overdue = 等答复或进展太久了：{ $cases }
digest-numbers-more = { $cases }，还有 { $count } 条
digest-how = 查看：{ $p }事项 { $no }
digest-unread = 💡 有建议在等组织者，但我一位也联系不上。组织者请私信我，比如发 { $p }事项列表

settings-box-words = 意见箱, 建议箱, 建议
settings-box-open-words = 开放, 匿名, 全部
settings-box-named-words = 署名, 实名
settings-box-closed-words = 关闭, 关
settings-box-open = 建议：署名、不署名都收
settings-box-named = 建议：只收署名的
settings-box-closed = 建议：不收
settings-box-open-set = 现在署名和不署名的建议都收。
settings-box-named-set = 现在只收署名的建议。以前的都保留，查询码照样能用。
settings-box-closed-set = 现在不收建议了。以前的都保留，查询码照样能用。
refusal-settings-box-unknown = ⚠ 意见箱可以是：开放、署名、关闭，没有“{ $given }”。
    例如：{ $p }设置 意见箱 署名
refusal-settings-value-box = ⚠ 意见箱可以是：开放、署名、关闭。
    例如：{ $p }设置 意见箱 署名

refusal-case-number = ⚠ “{ $given }”不是建议的编号。编号写在建议前面，比如 #417。
refusal-case-key = ⚠ “{ $given }”既不是编号，也不是查询码。查询码有五个字（英文是五个词），和我给您的一样。
refusal-case-word = ⚠ 不明白“{ $given }”。可以写：受理、办理中、办结、不采纳（加理由）、重开、撤回、隐藏、显示、禁言、解封，或者一个类别；看全文写“全部”。
refusal-area-unknown = ⚠ 没有“{ $given }”这个类别。有：环境卫生、安全、车辆、公共设施、其他。
refusal-cases-filter = ⚠ “{ $given }”不是类别，也不是进展。类别和进展可以各写一个，比如：车辆 新
refusal-case-empty = ⚠ 建议还没有内容。例如：{ $p }建议 2号门的灯坏了
refusal-case-too-long = ⚠ 有 { $length } 个字，最多 { $most } 个。请分几次发。
refusal-case-unknown = ⚠ 没有您能看的 #{ $no }。看看有哪些：{ $p }事项列表
refusal-case-in-private = ⚠ #{ $no } 还没有公开。请私信问我：{ $p }事项 { $no }
refusal-case-already = ⚠ #{ $no } 已经是这样了。
refusal-case-closed = ⚠ #{ $no } 已经了结。要接着办：{ $p }事项 { $no } 重开
refusal-case-over = ⚠ #{ $no } 已经了结。
refusal-case-closed-codename = ⚠ #{ $no } 已经了结。您可以重新打开一次：{ $p }事项 您的查询码 重开
refusal-case-still-open = ⚠ #{ $no } 还没有了结。
refusal-case-reopened = ⚠ #{ $no } 您已经重新打开过一次，再要打开只能由组织者来。有新的情况：{ $p }建议
refusal-case-needs-reason = ⚠ 为什么？提议人和能看到它的人都会看到理由。
    例如：{ $p }事项 { $no } 不采纳 今年没有这笔钱
refusal-case-merge-self = ⚠ #{ $no } 不能并入它自己，请写另一条的编号。
refusal-case-muted = ⚠ 组织者已关闭 #{ $no } 的补充。可以另提一条：{ $p }建议
refusal-case-notes-many = ⚠ #{ $no } 已有 { $most } 条记录，放不下了。请另提一条：{ $p }建议
refusal-case-added-enough = ⚠ #{ $no } 今天已有 { $most } 条补充，明天可以再补充。
refusal-case-not-yours = ⚠ #{ $no } 不是您提的。撤回、重新打开要由提议人来。
refusal-case-taken-back = ⚠ #{ $no } 已由提议人撤回，只有提议人能重新打开。
refusal-case-not-hidden = ⚠ #{ $no } 没有隐藏。
refusal-case-not-shown = ⚠ #{ $no } 没有公开过，不用隐藏。
refusal-case-already-hidden = ⚠ #{ $no } 已经隐藏了。恢复：{ $p }事项 { $no } 显示
refusal-case-already-public = ⚠ #{ $no } 大家已经能看到。
refusal-publish-withdrawn = ⚠ #{ $no } 已由提议人撤回，不能公开。
refusal-shorten-visibly = ⚠ 建议里没有“{ $part }”。可以删字，用“…”代替，但不能改字。
    例如：{ $p }公开 417 2号门…坏了
refusal-support-unpublished = ⚠ #{ $no } 还没有公开，暂时不能支持。
refusal-suggest-in-private = ⚠ 在这里大家已经看到是您写的，所以我没有记下。请私信发给我，就可以不署名。
refusal-suggest-enough-named = ⚠ 您今天已经提了 { $most } 条建议，明天可以再提。
refusal-box-closed = ⚠ 本小区现在不通过我收建议。组织者是谁：{ $p }组织者
refusal-box-full = ⚠ 今天不署名的建议太多，明天才能再收。署名的还收。
refusal-draft-gone = ⚠ 那条草稿我已经没有了：过了一小时，或者我重新启动过。如果您点过“发送”，凭查询码能看到它；如果没有，就什么都没有记下，请再发一次。
refusal-draft-sent = ⚠ 这已经办好了。
refusal-draft-enough = ⚠ 一天之内您已经不署名发了 { $most } 条，这一条没有记下。明天可以再发。
refusal-codename-in-room = ⚠ 这里大家都能看到查询码，拿到它的人就能以您的身份补充。请删掉那条消息，私信发给我。
refusal-codename-for-number = ⚠ 这是查询码，拿到它的人就能以提议人的身份补充。如果这里别人也看得到，请删掉那条消息。这里要写建议的编号，比如 #417。
refusal-codename-unknown = ⚠ 没有建议用这个查询码。请和您记下的对一对：五个字（英文是五个词），顺序也要一样。
refusal-codenames-shut = ⚠ 您有五个查询码不对。十分钟之内我不再看您的查询码，对的也不看。
refusal-codenames-shut-all = ⚠ 有人发来很多不对的查询码。十分钟之内我谁的都不看，对的也不看。

suggest-files = 📷 附 { $count } 张照片或文件。
suggest-files-apart = 前面的照片或文件是跟着上一段话的。这一段也要附的话，请再发一次。
suggest-photos = 相机记下的地点、时间、型号不会一起送出；画面里看得见的会，请再看一眼。
suggest-file-names = 带这个文件只能署名送出：文件里可能写着作者是谁。照片可以不署名。
file-words = 📷 收到 { $count } 张照片或文件。您想建议什么？请用一两句话写下来。目前我什么都没有保存。
file-left-out = 照片或文件没有保存：只能随建议一起送。{ $p }建议
file-of-case = 📷 #{ $no }，第 { $place } 件，共 { $count } 件
files-sent = 已私信发给您。
button-files = 📷 看 { $count } 张照片或文件
case-add-file-names = ⚠ 这个文件不能不署名地补充：里面可能写着作者是谁。照片可以。什么都没有保存。
publish-photos-how = 照片和文件只有组织者看得到。也要公开：{ $p }公开 { $no } --照片
flag-photos-aliases = 照片, 附件
flag-photos-summary = 连照片和文件一起
refusal-file-large = ⚠ 文件太大，最多 { $most } MB。什么都没有保存。照片请按“照片”发，不要按“文件”发，就够小了。
refusal-file-lost = ⚠ 没有拿到照片或文件（最多 { $most } MB）。什么都没有保存。请全部重发一次。
refusal-file-broken = ⚠ 有一张照片打不开。什么都没有保存。请给它截个图，连同文字重发一次。
refusal-file-not-bare = ⚠ 其中有一件不是照片，里面可能写着作者是谁。什么都没有保存。请署名送出，或者只附照片。
refusal-file-not-now = ⚠ 我刚才问的是别的事，那里用不上照片或文件。不想继续：{ $p }取消
refusal-files-many = ⚠ 一条建议最多附 { $most } 张照片或文件。
refusal-files-full = ⚠ 本小区现在放不下更多照片和文件。什么都没有保存。请去掉附件再发。
refusal-files-gone = ⚠ #{ $no } 的照片和文件已经不在了：建议办结 90 天后就删除。
refusal-files-none = ⚠ #{ $no } 没有尚未公开的照片或文件。
refusal-files-in-private = ⚠ 我还不能给您发私信。请先私信我：{ $p }事项 { $no }

case-supporters-owners =
    { $count ->
        [0] 还没有人支持。
       *[other] { $count } 位邻居支持；其中业主：人数 { $heads }/{ $of }，面积 { $area }/{ $whole } ㎡。
    }
case-agenda-owners = 必须列入议程：{ $day } 人数和面积都达到 20 %（建房〔2009〕274号第二十一条）。
case-agenda-source-owners =
    依据《业主大会和业主委员会指导规则》（建房〔2009〕274号）第二十一条：经专有部分占建筑物总面积 20% 以上且占总人数 20% 以上的业主提议，应当召开业主大会临时会议。
    这里按名册上已登记的业主计算。
agenda-told-owners = 💡 #{ $no } 必须列入议程：{ $count } 位邻居支持；其中业主：人数 { $heads }/{ $of }，面积 { $area }/{ $whole } ㎡。
