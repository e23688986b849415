# 終端機裡的演練:這些話是演練自己說的,不是機器人說的。

rehearsal-welcome =
    演練：終端機裡的一個住戶群組。所有人的話都由您來說，內容不會離開這台電腦。
    每一行先寫是誰在說話。請依序試試：
      a101> /發起投票 腳踏車停哪裡？ | 車棚 | 中庭
      b202> :tap 1
      c303> /投票 1 2
      a101> /結束投票 1
    不寫名字，就由上一位接著說。：help 查看還能輸入什麼，：quit 結束。
rehearsal-help =
    這裡可以輸入：
      a101> 內容          a101 在群組裡說話；最先說話的人是群組管理員
      a101#花園> 內容     a101 在另一個群組裡說話
      a101@ 內容          a101 傳私訊給機器人
      a101> :tap 2        a101 按下那裡最近一則帶按鈕的訊息的第 2 個按鈕
      a101> :leave        a101 離開群組
      a101@ :file lamp.jpg 這裡很暗
                          a101 傳這個資料夾裡的照片或檔案，可以帶話，也可以不帶
      :clock +3d          時間過去三天，其間到期的事逐一發生
      :clock 2026-12-01 19:00
      :quit               結束演練
    內容裡的 \n 表示換行，\\ 表示一個反斜線。以 # 開頭的行是備註。
    以 ！開頭的行是演練的提示，真正的群組裡看不到。
rehearsal-line-unclear =
    這句話是誰說的？請在前面寫上名字和 >。
    例如：a101> /發起投票 重漆大門？ | 同意 | 不同意
rehearsal-order-unclear =
    可以用的有 :clock、:help 和 :quit；:tap 前面要寫是誰按的。
    例如：a101> :tap 1
rehearsal-line-empty =
    { $name } 還沒有說話。
    例如：{ $name }> /說明
rehearsal-name-bot =
    bot 是機器人自己的名字，請換一個。
    例如：a101> /說明
rehearsal-tap-unclear =
    按哪個按鈕？請在 :tap 後面寫編號。
    例如：a101> :tap 2
rehearsal-tap-none =
    這裡現在沒有帶按鈕的訊息。
    想要按鈕，例如：a101> /發起投票 重漆大門？ | 同意 | 不同意
rehearsal-tap-beyond =
    這裡沒有按鈕 { $number }：那則訊息的按鈕數是 { $most }。
    例如：a101> :tap 1
rehearsal-file-unclear =
    哪個檔案？請寫檔名，名字裡有空格就加引號。
    例如：a101@ :file lamp.jpg 2 號門很暗
rehearsal-file-missing =
    這裡沒有檔案「{ $name }」。
    例如：a101@ :file lamp.jpg 2 號門很暗
rehearsal-clock-unclear =
    要調到什麼時間？
    例如 :clock +3d，或 :clock 2026-12-01 19:00
rehearsal-clock-back =
    時間只能往前走：發生過的事不會撤銷。
    例如 :clock +3d
rehearsal-clock-far =
    這超過了十年，請選近一點的時間。
    例如 :clock +3d
rehearsal-failed =
    程式出錯了（{ $kind }），這一行沒有執行，或只執行了一部分。後面的照常進行。
