# 群:设置、连接群和账号、语言、组织者、状态。

group-room = 本群

platform-telegram = Telegram
platform-matrix = Matrix
platform-console = 终端
estate-unnamed = 本小区（还没有起名）
room-untitled = 没有名称的群

start-who =
    我是邻里，帮邻居们投票、提建议、定提醒。
    投票在群里发起，您在群里或这里都能投。
    有建议，直接在这里写给我；可以不署名。
    我会做的事：{ $p }帮助
start-room = { $p }发起投票 可以向大家提一个问题。我会做的事：{ $p }帮助
start-estate = 现在说的是：{ $estate }
start-next = 看看有哪些投票：{ $p }投票
start-other-estates = 您住在不止一个小区。要说别的小区，请点它：
start-nowhere =
    我还不知道您住哪个小区。
    请先在邻居群里发一次 { $p }状态，再回来找我。
    如果我不在那个群里，请像加新成员一样把我拉进去。
start-nowhere-linked = 您已经在别的应用里用过我？请在那边发给我：{ $p }连接 我
estate-switched = 现在说的是：{ $estate }。看看有哪些投票：{ $p }投票

setup-aliases = 设置小区, 初始设置
setup-summary = 给小区起名，选语言和时区
setup-example = { $p }设置小区 阳光花园 | 简体 | 北京
ask-setup-name = 小区叫什么名字？
ask-setup-language = 邻居们看哪种文字？
ask-setup-zone = 小区在哪个时区？请发城市名，例如：北京。也可以就用这个：
setup-done = { $estate } 设置好了。
setup-language = 语言：{ $language }
setup-zone = 时区：{ $zone }（当地现在是 { $now }）
setup-first-organiser = 组织者：{ $name }。再加一位：{ $p }组织者 @名字
setup-next =
    接下来：{ $p }发起投票 提一个问题，{ $p }连接 把另一个群接进来。
    想改就再发一次 { $p }设置小区
refusal-name-empty = ⚠ 小区要有一个名字。
refusal-name-too-long = ⚠ 名字有 { $length } 个字，最多 { $most } 个，请改短一点。
refusal-zone-unknown = ⚠ 不知道“{ $given }”在哪里。请发同一时区的大城市，例如：北京、香港、柏林。
refusal-zone-unknown-near = ⚠ 不知道“{ $given }”。您指的是 { $near } 吗？是的话请发：{ $near }

link-aliases = 连接, 关联
link-summary = 接入另一个群，或自己的另一个账号
link-example = { $p }连接
link-me-words = 我, 我自己, 本人, 自己
link-how-me = 您在两个应用里都用我？发 { $p }连接 我 会得到一个连接码，让两个账号算作一个人，只有一票。
link-how-room = 要把另一个群接到小区，请组织者在群里发 { $p }连接
link-room-code = 把另一个群接到 { $estate } 的连接码：{ $code }
link-room-use =
    请另一个群的管理员在那边发：{ $p }连接 { $code }
    只能用一次，24 小时内有效。拿到它的人都能接入一个群，请不要给别人。
link-code-sent = 连接码已经私信给您。
link-own-code = 您的连接码：{ $code }
link-own-use =
    请用另一个账号私信发给我，两个账号就算作一个人，只有一票。
    只能用一次，24 小时内有效，请不要给别人看。
link-room-done =
    { $rooms ->
        [1] 这个群现在属于 { $estate }。进行中的投票会显示在这里。
       *[other] 这个群现在属于 { $estate }，一共 { $rooms } 个群。进行中的投票在各群都会显示。
    }
    这里也由它的组织者管理。
link-room-polls-left = 这里以前结束的投票，上面还能看到，但不能再用编号查询。
link-room-told = { $title } 已经接入本小区，以后投票也会显示在那边。
refusal-room-already = ⚠ 这个群本来就属于 { $estate }。请在另一个群里发这个连接码，它还有效。
link-person-done = 好了：您的 { $accounts } 个账号现在算作一个人，只有一票。
link-person-dropped = { $polls } 您用两个账号都投过。现在只算一票：后投的那一票（匿名投票算给出连接码的账号那一票）。查看：{ $p }投票
link-person-stood = { $elections } 里您的两个账号都在参选。现在合为一份，推荐都算在里面。
refusal-code-shape = ⚠ “{ $given }”不是连接码。连接码的样子是 K7QM-2R4T。
    接入另一个群发 { $p }连接，接入自己的另一个账号发 { $p }连接 我
refusal-code-typo = ⚠ “{ $given }”里有打错的地方，请对照收到的连接码再发一次。
refusal-code-unknown = ⚠ 这个码不能用，或者已经失效。每个码只能用一次，连接码 24 小时内有效。要新的连接码请发 { $p }连接 或 { $p }连接 我；如果是确认码，请找给您码的人。
refusal-codes-shut = ⚠ 您已有五个码不能用。十分钟内我不再看您发的码，对的也不看。
refusal-codes-shut-all = ⚠ 刚才有人发来很多不能用的码。十分钟内我不看任何码，对的也不看。
refusal-code-for-room = ⚠ 这个码是用来接入群的，请到那个群里发 { $p }连接 加上这个码。
link-code-burnt = ⚠ 这个码大家都看到了，所以已经失效。请用 { $p }连接 我 再要一个，并用另一个账号私信发给我。
refusal-code-own = ⚠ 在这里您本来就是同一个人。请用另一个账号来发这个码。
refusal-code-needs-private = ⚠ 连接码只能给您一个人看，而我还不能私信您。请先私信我并点“开始”，再发一次 { $p }连接
refusal-room-has-polls = ⚠ 这里的 { $open } 还在进行，接过去会丢掉投票人。请先结束它，再来接入。
    例如：{ $p }结束投票 { $no }

language-aliases = 语言, 切换语言
language-summary = 我说哪种语言
language-example = { $p }语言 简体
ask-language-code = 哪种语言？
language-choose = 我和您说哪种语言？
language-choose-room = 我在这个群里说哪种语言？
language-own = 以后我和您说简体中文。
language-room = 以后我在这个群里说简体中文。
refusal-language-of-room = ⚠ 群里的语言由组织者来选。只改您自己的，请私信发给我 { $p }语言

settings-aliases = 设置, 查看设置
settings-summary = 名称、语言、时区、各群、组织者
settings-example = { $p }设置 时区 北京
settings-name-words = 名称, 名字, 小区名
settings-language-words = 语言
settings-zone-words = 时区, 时间
settings-polls-words = 投票样式, 投票
settings-polls-app-words = 自带, 原生
settings-polls-text-words = 文字, 消息
settings-title = 小区：{ $estate }
settings-language = 语言：{ $language }
settings-zone = 时区：{ $zone }（当地现在是 { $now }）
settings-room = 群：{ $title }（{ $platform }）
settings-room-left = 群：{ $title }（{ $platform }），我已经不在里面
settings-organisers = 组织者：{ $names }
settings-no-organiser = 组织者：还没有。群管理员发 { $p }设置小区 就会成为组织者
settings-auditors = 监督员：{ $names }
settings-how = 组织者可以修改，例如：{ $p }设置 时区 北京
settings-name-set = 小区现在叫 { $estate }。
settings-zone-set = 时区：{ $zone }（当地现在是 { $now }）。已经定好的截止时间不变。
settings-language-set = 小区的语言现在是{ $language }。只改一个群的：{ $p }语言
settings-polls-app-set = 这个群里的普通投票，以后用聊天软件自带的投票显示，最多 { $most } 个选项。
    匿名和隐藏票数的投票不这样做：软件自带的投票里，谁选了什么大家都查得到。
    改回来：{ $p }设置 投票样式 文字
settings-polls-text-set = 这个群里的投票，以后还是由我发消息显示。已经开始的保持原样。
settings-room-polls =   那里的普通投票用软件自带的投票显示。要改：{ $p }设置 投票样式 文字
refusal-settings-polls-elsewhere = ⚠ 只有 Matrix 的群有我能用的自带投票。这里的投票还是由我发消息显示。
refusal-settings-polls-unknown = ⚠ 投票样式可以是“自带”或“文字”，没有“{ $given }”。
    例如：{ $p }设置 投票样式 自带
refusal-settings-unknown = ⚠ 没有“{ $given }”这一项设置。可以改的是名称、语言、时区、投票样式、意见箱、人数、权重。
    例如：{ $p }设置 时区 北京
refusal-settings-value = ⚠ “{ $setting }”要改成什么？
    例如：{ $p }设置 时区 北京

organiser-aliases = 组织者, 添加组织者
organiser-summary = 看组织者名单，或请谁当组织者
organiser-example = { $p }组织者 @安娜
auditor-aliases = 监督员, 添加监督员
auditor-summary = 看监督员名单，或请谁当监督员
auditor-example = { $p }监督员 @安娜
flag-remove-aliases = 移除, 撤销
flag-remove-summary = 收回这个身份
organiser-list = 组织者：{ $names }
organiser-none = 还没有组织者。群管理员发 { $p }设置小区 就会成为组织者。
organiser-how = 组织者可以再加一位：{ $p }组织者 @名字，或回复那个人的消息发 { $p }组织者
organiser-given = { $name } 现在是组织者了。
organiser-already = { $name } 本来就是组织者。
organiser-taken = { $name } 不再是组织者。
organiser-told = { $by } 请您担任 { $estate } 的组织者。您可以做的事：{ $p }帮助
organiser-told-taken = { $by } 收回了您在 { $estate } 的组织者身份。
auditor-list = 监督员：{ $names }
auditor-none = 还没有监督员。
auditor-how = 组织者可以加一位：{ $p }监督员 @名字。监督员监督正式表决，不改动任何内容。
auditor-given = { $name } 现在是监督员，名字列在 { $p }设置 里。监督员不改动任何内容。
auditor-already = { $name } 本来就是监督员。
auditor-taken = { $name } 不再是监督员。
auditor-told = { $by } 请您担任 { $estate } 的监督员。您可以做的事：{ $p }帮助
auditor-told-taken = { $by } 收回了您在 { $estate } 的监督员身份。
refusal-role-whom = ⚠ 要收回谁的身份？请写上名字，或回复那个人的消息。
    例如：{ $p }组织者 @安娜 --移除
refusal-person-unknown = ⚠ 我在这里不认识“{ $given }”。请那个人在群里给我发一次消息（比如 { $p }状态），或者回复他的一条消息来发。
refusal-person-ambiguous = ⚠ 叫“{ $given }”的邻居不止一位：{ $names }。请回复您指的那位的消息来发。
refusal-organiser-not = ⚠ { $name } 不是组织者。名单：{ $p }组织者
refusal-organiser-last = ⚠ { $name } 是唯一的组织者。请先再加一位：{ $p }组织者 @名字
refusal-organiser-elected = ⚠ { $name } 是业主选出的委员，在任时就是组织者。要罢免须由业主表决：{ $p }罢免 { $name } 加理由
refusal-auditor-not = ⚠ { $name } 不是监督员。名单：{ $p }监督员

status-aliases = 状态, 概况
status-summary = 正在进行什么、接下来有什么、有多少人
status-example = { $p }状态
status-title = { $estate }
status-size =
    { $rooms ->
        [0] 没有群
       *[other] { $rooms } 个群
    } · 见过 { $residents } 位邻居
status-no-polls = 现在没有开着的快速投票。{ $p }发起投票 可以发起一个。
status-polls = 正在进行 { $count } 个投票：
status-poll = #{ $no }  { $question }
status-poll-until = #{ $no }  { $question }（{ $at } 截止）
status-polls-more = 还有 { $count } 个：{ $p }投票
status-reminder = 下一个提醒 { $at }：{ $text }
status-last-closed = 最近结束：#{ $no }  { $question }
status-room-left = 我已经不在 { $title } 里。要我在那边继续，请再把我加进去。

flag-organiser-until-summary = 到这一天为止（--截止 6月30日）
flag-auditor-until-summary = 到这一天为止（--截止 6月30日）
role-by-room = 群管理员
role-by-election = 选举
role-line = · { $name }，由{ $by }于{ $since }指定
role-line-until = · { $name }，由{ $by }于{ $since }指定，到{ $until }为止
role-kept = { $name } 的身份不变。
role-until = 到{ $at }为止。
role-without-end = 没有期限。
role-last = 您的组织者任期到了。因为没有别人，您先继续担任，直到指定另一位：{ $p }组织者 @名字
organiser-ended = { $name } 的组织者任期到了。
organiser-told-ended = 您在{ $estate }的组织者任期到了，谢谢您。
auditor-ended = { $name } 的监督员任期到了。
auditor-told-ended = 您在{ $estate }的监督员任期到了，谢谢您。
