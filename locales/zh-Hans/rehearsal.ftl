# 终端里的演练:这些话是演练自己说的,不是机器人说的。

rehearsal-welcome =
    演练：终端里的一个业主群。所有人的话都由您来说，内容不会离开这台电脑。
    每一行先写是谁在说话。请依次试试：
      a101> /发起投票 自行车停哪里？ | 车棚 | 院子
      b202> :tap 1
      c303> /投票 1 2
      a101> /结束投票 1
    不写名字，就由上一位接着说。：help 查看还能输入什么，：quit 结束。
rehearsal-help =
    这里可以输入：
      a101> 内容          a101 在群里说话；最先说话的人是群管理员
      a101#花园> 内容     a101 在另一个群里说话
      a101@ 内容          a101 给机器人发私信
      a101> :tap 2        a101 按下那里最近一条带按钮的消息的第 2 个按钮
      a101> :leave        a101 离开群
      a101@ :file lamp.jpg 这里很暗
                          a101 发这个文件夹里的照片或文件，可以带话，也可以不带
      :clock +3d          时间过去三天，其间到期的事逐一发生
      :clock 2026-12-01 19:00
      :quit               结束演练
    内容里的 \n 表示换行，\\ 表示一个反斜杠。以 # 开头的行是备注。
    以 ！开头的行是演练的提示，真正的群里看不到。
rehearsal-line-unclear =
    这句话是谁说的？请在前面写上名字和 >。
    例如：a101> /发起投票 重刷大门？ | 同意 | 不同意
rehearsal-order-unclear =
    可以用的有 :clock、:help 和 :quit；:tap 前面要写是谁按的。
    例如：a101> :tap 1
rehearsal-line-empty =
    { $name } 还没有说话。
    例如：{ $name }> /帮助
rehearsal-name-bot =
    bot 是机器人自己的名字，请换一个。
    例如：a101> /帮助
rehearsal-tap-unclear =
    按哪个按钮？请在 :tap 后面写编号。
    例如：a101> :tap 2
rehearsal-tap-none =
    这里现在没有带按钮的消息。
    想要按钮，例如：a101> /发起投票 重刷大门？ | 同意 | 不同意
rehearsal-tap-beyond =
    这里没有按钮 { $number }：那条消息的按钮数是 { $most }。
    例如：a101> :tap 1
rehearsal-file-unclear =
    哪个文件？请写文件名，名字里有空格就加引号。
    例如：a101@ :file lamp.jpg 2 号门很暗
rehearsal-file-missing =
    这里没有文件“{ $name }”。
    例如：a101@ :file lamp.jpg 2 号门很暗
rehearsal-clock-unclear =
    要调到什么时间？
    例如 :clock +3d，或 :clock 2026-12-01 19:00
rehearsal-clock-back =
    时间只能往前走：发生过的事不会撤销。
    例如 :clock +3d
rehearsal-clock-far =
    这超过了十年，请选近一些的时间。
    例如 :clock +3d
rehearsal-failed =
    程序出错了（{ $kind }），这一行没有执行，或只执行了一部分。后面的照常进行。
