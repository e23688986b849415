# 给业主送登记码的信。

letter-title = 您在{ $estate }的登记码
letter-what = { $estate }的业主在大家已有的群里共同决定小区的事，由机器人“邻里”计票。为了每一票都是业主的，每位业主用这个码登记一次。
letter-how =
    用手机相机扫一扫下面的图，再把打开的消息发出去。
    也可以私信机器人：/登记 { $code }   （Matrix 上发：！登记 { $code }）
letter-how-typed = 请私信机器人：/登记 { $code }   （Matrix 上发：！登记 { $code }）
letter-until = 登记码{ $expires }前有效，只能用一次。
letter-secret = 这个码只属于您：谁有它，谁就能替您投票。不会有人打电话或在群里向您要它。丢了，或者哪里不对，请找组织者换一个。
letter-column-owner = 业主
letter-column-units = 房号
letter-column-building = 楼栋
letter-column-code = 登记码
