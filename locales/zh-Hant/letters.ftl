# 給業主送登記碼的信。

letter-title = 您在{ $estate }的登記碼
letter-what = { $estate }的業主在大家已有的群組裡共同決定社區的事，由機器人「鄰里」計票。為了每一票都是業主的，每位業主用這個碼登記一次。
letter-how =
    用手機相機掃一掃下面的圖，再把打開的訊息傳出去。
    也可以私訊機器人：/登記 { $code }   （Matrix 上傳：！登記 { $code }）
letter-how-typed = 請私訊機器人：/登記 { $code }   （Matrix 上傳：！登記 { $code }）
letter-until = 登記碼{ $expires }前有效，只能用一次。
letter-secret = 這個碼只屬於您：誰有它，誰就能替您投票。不會有人打電話或在群組裡向您要它。遺失了，或者哪裡不對，請找組織者換一個。
letter-column-owner = 業主
letter-column-units = 戶號
letter-column-building = 樓棟
letter-column-code = 登記碼
