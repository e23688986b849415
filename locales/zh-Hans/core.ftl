# 每个命令都要用到的:提问、意外情况,以及看不明白的输入。

for-example = 例如：{ $example }
ask-or-cancel = 请直接回答。不想继续就发 { $p }取消
not-understood = 我没看明白。发 { $p }帮助 看看我能做什么。
command-unknown = ⚠ 没有 { $p }{ $name } 这个命令。全部命令：{ $p }帮助
command-unknown-near = ⚠ 没有 { $p }{ $name } 这个命令。您是不是想发 { $p }{ $near }？
incident = ⚠ 我们这边出了点问题，什么都没有记下。请再试一次。如果还是不行，请把这个代码告诉组织者：{ $code }
storage-trouble = ⚠ 我现在没法记录，刚才发的还没有记下。不用重发：我会一直重试，记好后就回复。
storage-trouble-tap = ⚠ 我现在没法记录，这一下还没有记上。不用再点：我会一直重试，记好后会显示出来。
answer-in-direct-message = 不想让别人看到，请私信我回答。
answer-by-typing = { $most } 号以后的，请打字回答。
cut-short = …… 内容太长，后面的放不下了。

welcome-room =
    我是邻里，在这个群里帮邻居们投票、提建议、定提醒。
    发起投票：{ $p }发起投票。提建议：{ $p }建议。我会做的事：{ $p }帮助
    群管理员可以用 { $p }设置小区 给小区起名；不设置也都能用。
encrypted-room = ⚠ 这个群是加密的，我暂时读不到消息。请邀请我加入没有加密的群。
unreadable-no-key = ⚠ 这条消息我读不到：解密的钥匙还没有传来。如果我一直没有回应，请您再发一次。
unreadable-unsigned = ⚠ 这条消息我读不到：您用的设备还没有验证。请在 Element 里打开“设置 → 会话”，验证这台设备，然后再发一次。
anonymous-admin = ⚠ 您现在以群的名义发言，我看不出您是谁，所以不能计入。请在管理员权限里关掉“匿名”，再发一次。

refusal-ballot-number = ⚠ “{ $given }”不是投票编号。编号写在问题前面，比如 #7。
refusal-vote-number = ⚠ “{ $given }”是投哪一个的？编号写在前面，空一格再写选什么。现在有：{ $numbers }。例如：{ $p }投票 { $no } 2
refusal-item-number = ⚠ “{ $given }”不是编号。发 { $p }提醒列表 可以看到每个提醒的编号。
refusal-time-unclear = ⚠ 看不懂“{ $given }”这个时间。可以这样写：3天、19:00、明天 19:00、2026-12-01 19:00
refusal-time-past = ⚠ { $at } 已经过去了，请换一个以后的时间。
refusal-duration-unclear = ⚠ 看不懂“{ $given }”是多久。可以这样写：30分钟、2小时、3天
refusal-language-unknown = ⚠ 我还不会“{ $given }”。我会简体中文（zh-Hans）、繁体中文（zh-Hant）和英语（en）。
refusal-too-much = ⚠ 不明白“{ $extra }”是什么意思。
refusal-flag-unknown = ⚠ 这里没有 --{ $flag } 这一项。
refusal-flag-unknown-near = ⚠ 这里没有 --{ $flag } 这一项。您是不是想写 --{ $near }？
refusal-flag-value = ⚠ --{ $flag } 后面还少了内容。
refusal-need-resident = ⚠ 我还没有在小区的群里见过您。请在群里给我发一次 { $p }状态，再回来试试。
refusal-need-room-admin = ⚠ 这件事要由群管理员来做。请他们来发。
refusal-need-organiser = ⚠ 这件事要由组织者来做。组织者是谁：{ $p }组织者
refusal-need-organiser-yet = ⚠ 这件事要由组织者来做，这里还没有组织者。
    在有组织者之前，群管理员可以在群里做。
refusal-room-only = ⚠ 这个命令要在邻居群里用，请到群里发。
refusal-private-only = ⚠ 这件事只和您有关，请私信发给我。
refusal-no-estate = ⚠ 我还不知道您住哪个小区。请先在邻居群里发一次 { $p }状态，再回来找我。
    如果我还不在那个群里，请像加新成员一样把我拉进去。
refusal-button-old = ⚠ 这个按钮已经失效了，请重新发一次命令。
refusal-too-fast = ⚠ 请慢一点，这条我没有读。一分钟后我再接着读。
refusal-too-fast-tap = ⚠ 点得太快了，这一下不算。请等几秒再点。
