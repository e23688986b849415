# 帮助:命令列表、每个命令的写法,以及各部分的叫法。

group-help = 帮助

start-aliases = 开始
start-summary = 我是谁，先做什么
start-example = { $p }开始
help-aliases = 帮助, 说明, 命令, 怎么用
help-summary = 我会做的事，或某个命令的用法
help-example = { $p }帮助 发起投票
cancel-aliases = 取消, 算了
cancel-summary = 停下我正在问的事
cancel-example = { $p }取消

help-line = { $p }{ $name } – { $summary }
help-line-alias = { $p }{ $name } · { $p }{ $alias } – { $summary }
help-more = 看某个命令的用法：{ $p }帮助 发起投票
help-usage = 写法：{ $usage }
help-also = 也可以写：{ $aliases }
help-flag = { $names }：{ $summary }
cancel-done = 已停下，什么都没有记录。
cancel-nothing = 我没有在等您回答，不用取消。

argument-question = 问题
argument-options = 选项 | 选项 | …
argument-ballot = 编号
argument-choice = 选项
argument-names = 名单
argument-form = csv|json
argument-until = 时间
argument-reason = 理由
argument-option = 选项
argument-occasion = 时间
argument-text = 内容
argument-reminder = 编号
argument-name = 名称
argument-language = 语言
argument-zone = 城市
argument-language-code = 语言
argument-link-code = 连接码
argument-setting = 设置项
argument-value = 内容
argument-who = @名字
argument-topic = 命令
argument-payload = …

refusal-help-unknown = ⚠ 没有 { $p }{ $given } 这个命令。全部命令：{ $p }帮助
refusal-help-unknown-near = ⚠ 没有 { $p }{ $given } 这个命令。您是不是想看 { $p }帮助 { $near }？
