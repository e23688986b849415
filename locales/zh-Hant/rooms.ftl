# 群組:設定、連結群組和帳號、語言、組織者、狀態。

group-room = 本群組

platform-telegram = Telegram
platform-matrix = Matrix
platform-console = 終端機
estate-unnamed = 本社區（還沒有取名）
room-untitled = 沒有名稱的群組

start-who =
    我是鄰里，幫鄰居們投票、提建議、定提醒。
    投票在群組裡發起，您在群組裡或這裡都能投。
    有建議，直接在這裡寫給我；可以不具名。
    我會做的事：{ $p }說明
start-room = { $p }發起投票 可以向大家提一個問題。我會做的事：{ $p }說明
start-estate = 現在說的是：{ $estate }
start-next = 看看有哪些投票：{ $p }投票
start-other-estates = 您住在不止一個社區。要說別的社區，請點它：
start-nowhere =
    我還不知道您住哪個社區。
    請先在鄰居群組裡發一次 { $p }狀態，再回來找我。
    如果我不在那個群組裡，請像加新成員一樣把我拉進去。
start-nowhere-linked = 您已經在別的應用程式裡用過我？請在那邊發給我：{ $p }連結 我
estate-switched = 現在說的是：{ $estate }。看看有哪些投票：{ $p }投票

setup-aliases = 設定社區, 初始設定
setup-summary = 給社區取名，選語言和時區
setup-example = { $p }設定社區 陽光花園 | 繁體 | 台北
ask-setup-name = 社區叫什麼名字？
ask-setup-language = 鄰居們看哪種文字？
ask-setup-zone = 社區在哪個時區？請發城市名，例如：台北。也可以就用這個：
setup-done = { $estate } 設定好了。
setup-language = 語言：{ $language }
setup-zone = 時區：{ $zone }（當地現在是 { $now }）
setup-first-organiser = 組織者：{ $name }。再加一位：{ $p }組織者 @名字
setup-next =
    接下來：{ $p }發起投票 提一個問題，{ $p }連結 把另一個群組接進來。
    想改就再發一次 { $p }設定社區
refusal-name-empty = ⚠ 社區要有一個名字。
refusal-name-too-long = ⚠ 名字有 { $length } 個字，最多 { $most } 個，請改短一點。
refusal-zone-unknown = ⚠ 不知道「{ $given }」在哪裡。請發同一時區的大城市，例如：台北、香港、柏林。
refusal-zone-unknown-near = ⚠ 不知道「{ $given }」。您指的是 { $near } 嗎？是的話請發：{ $near }

link-aliases = 連結, 關聯
link-summary = 接入另一個群組，或自己的另一個帳號
link-example = { $p }連結
link-me-words = 我, 我自己, 本人, 自己
link-how-me = 您在兩個應用程式裡都用我？發 { $p }連結 我 會得到一個連結碼，讓兩個帳號算作一個人，只有一票。
link-how-room = 要把另一個群組接到社區，請組織者在群組裡發 { $p }連結
link-room-code = 把另一個群組接到 { $estate } 的連結碼：{ $code }
link-room-use =
    請另一個群組的管理員在那邊發：{ $p }連結 { $code }
    只能用一次，24 小時內有效。拿到它的人都能接入一個群組，請不要給別人。
link-code-sent = 連結碼已經私訊給您。
link-own-code = 您的連結碼：{ $code }
link-own-use =
    請用另一個帳號私訊發給我，兩個帳號就算作一個人，只有一票。
    只能用一次，24 小時內有效，請不要給別人看。
link-room-done =
    { $rooms ->
        [1] 這個群組現在屬於 { $estate }。進行中的意見調查會顯示在這裡。
       *[other] 這個群組現在屬於 { $estate }，一共 { $rooms } 個群組。進行中的意見調查在各群組都會顯示。
    }
    這裡也由它的組織者管理。
link-room-polls-left = 這裡以前結束的意見調查，上面還能看到，但不能再用編號查詢。
link-room-told = { $title } 已經接入本社區，以後意見調查也會顯示在那邊。
refusal-room-already = ⚠ 這個群組本來就屬於 { $estate }。請在另一個群組裡發這個連結碼，它還有效。
link-person-done = 好了：您的 { $accounts } 個帳號現在算作一個人，只有一票。
link-person-dropped = { $polls } 您用兩個帳號都投過。現在只算一票：後投的那一票（匿名的算給出連結碼的帳號那一票）。查看：{ $p }投票
link-person-stood = { $elections } 裡您的兩個帳號都在參選。現在合為一份，推薦都算在裡面。
refusal-code-shape = ⚠ 「{ $given }」不是連結碼。連結碼的樣子是 K7QM-2R4T。
    接入另一個群組發 { $p }連結，接入自己的另一個帳號發 { $p }連結 我
refusal-code-typo = ⚠ 「{ $given }」裡有打錯的地方，請對照收到的連結碼再發一次。
refusal-code-unknown = ⚠ 這個碼不能用，或者已經失效。每個碼只能用一次，連結碼 24 小時內有效。要新的連結碼請發 { $p }連結 或 { $p }連結 我；如果是確認碼，請找給您碼的人。
refusal-codes-shut = ⚠ 您已有五個碼不能用。十分鐘內我不再看您發的碼，對的也不看。
refusal-codes-shut-all = ⚠ 剛才有人發來很多不能用的碼。十分鐘內我不看任何碼，對的也不看。
refusal-code-for-room = ⚠ 這個碼是用來接入群組的，請到那個群組裡發 { $p }連結 加上這個碼。
link-code-burnt = ⚠ 這個碼大家都看到了，所以已經失效。請用 { $p }連結 我 再要一個，並用另一個帳號私訊發給我。
refusal-code-own = ⚠ 在這裡您本來就是同一個人。請用另一個帳號來發這個碼。
refusal-code-needs-private = ⚠ 連結碼只能給您一個人看，而我還不能私訊您。請先私訊我並點「開始」，再發一次 { $p }連結
refusal-room-has-polls = ⚠ 這裡的 { $open } 還在進行，接過去會丟掉投票人。請先結束它，再來接入。
    例如：{ $p }結束投票 { $no }

language-aliases = 語言, 切換語言
language-summary = 我說哪種語言
language-example = { $p }語言 繁體
ask-language-code = 哪種語言？
language-choose = 我和您說哪種語言？
language-choose-room = 我在這個群組裡說哪種語言？
language-own = 以後我和您說繁體中文。
language-room = 以後我在這個群組裡說繁體中文。
refusal-language-of-room = ⚠ 群組的語言由組織者來選。只改您自己的，請私訊發給我 { $p }語言

settings-aliases = 設定, 查看設定
settings-summary = 名稱、語言、時區、各群組、組織者
settings-example = { $p }設定 時區 台北
settings-name-words = 名稱, 名字, 社區名
settings-language-words = 語言
settings-zone-words = 時區, 時間
settings-polls-words = 投票樣式, 投票
settings-polls-app-words = 內建, 原生
settings-polls-text-words = 文字, 訊息
settings-title = 社區：{ $estate }
settings-language = 語言：{ $language }
settings-zone = 時區：{ $zone }（當地現在是 { $now }）
settings-room = 群組：{ $title }（{ $platform }）
settings-room-left = 群組：{ $title }（{ $platform }），我已經不在裡面
settings-organisers = 組織者：{ $names }
settings-no-organiser = 組織者：還沒有。群組管理員發 { $p }設定社區 就會成為組織者
settings-auditors = 監督員：{ $names }
settings-how = 組織者可以修改，例如：{ $p }設定 時區 台北
settings-name-set = 社區現在叫 { $estate }。
settings-zone-set = 時區：{ $zone }（當地現在是 { $now }）。已經定好的截止時間不變。
settings-language-set = 社區的語言現在是{ $language }。只改一個群組的：{ $p }語言
settings-polls-app-set = 這個群組裡的一般投票，以後用聊天軟體內建的投票顯示，最多 { $most } 個選項。
    匿名和隱藏票數的投票不這樣做：軟體內建的投票裡，誰選了什麼大家都查得到。
    改回來：{ $p }設定 投票樣式 文字
settings-polls-text-set = 這個群組裡的投票，以後還是由我發訊息顯示。已經開始的保持原樣。
settings-room-polls =   那裡的一般投票用軟體內建的投票顯示。要改：{ $p }設定 投票樣式 文字
refusal-settings-polls-elsewhere = ⚠ 只有 Matrix 的群組有我能用的內建投票。這裡的投票還是由我發訊息顯示。
refusal-settings-polls-unknown = ⚠ 投票樣式可以是「內建」或「文字」，沒有「{ $given }」。
    例如：{ $p }設定 投票樣式 內建
refusal-settings-unknown = ⚠ 沒有「{ $given }」這一項設定。可以改的是名稱、語言、時區、投票樣式、意見箱、人數、權重。
    例如：{ $p }設定 時區 台北
refusal-settings-value = ⚠ 「{ $setting }」要改成什麼？
    例如：{ $p }設定 時區 台北

organiser-aliases = 組織者, 新增組織者
organiser-summary = 看組織者名單，或請誰當組織者
organiser-example = { $p }組織者 @安娜
auditor-aliases = 監督員, 新增監督員
auditor-summary = 看監督員名單，或請誰當監督員
auditor-example = { $p }監督員 @安娜
flag-remove-aliases = 移除, 撤銷
flag-remove-summary = 收回這個身分
organiser-list = 組織者：{ $names }
organiser-none = 還沒有組織者。群組管理員發 { $p }設定社區 就會成為組織者。
organiser-how = 組織者可以再加一位：{ $p }組織者 @名字，或回覆那個人的訊息發 { $p }組織者
organiser-given = { $name } 現在是組織者了。
organiser-already = { $name } 本來就是組織者。
organiser-taken = { $name } 不再是組織者。
organiser-told = { $by } 請您擔任 { $estate } 的組織者。您可以做的事：{ $p }說明
organiser-told-taken = { $by } 收回了您在 { $estate } 的組織者身分。
auditor-list = 監督員：{ $names }
auditor-none = 還沒有監督員。
auditor-how = 組織者可以加一位：{ $p }監督員 @名字。監督員監督正式表決，不改動任何內容。
auditor-given = { $name } 現在是監督員，名字列在 { $p }設定 裡。監督員不改動任何內容。
auditor-already = { $name } 本來就是監督員。
auditor-taken = { $name } 不再是監督員。
auditor-told = { $by } 請您擔任 { $estate } 的監督員。您可以做的事：{ $p }說明
auditor-told-taken = { $by } 收回了您在 { $estate } 的監督員身分。
refusal-role-whom = ⚠ 要收回誰的身分？請寫上名字，或回覆那個人的訊息。
    例如：{ $p }組織者 @安娜 --移除
refusal-person-unknown = ⚠ 我在這裡不認識「{ $given }」。請那個人在群組裡給我發一次訊息（例如 { $p }狀態），或者回覆他的一則訊息來發。
refusal-person-ambiguous = ⚠ 叫「{ $given }」的鄰居不止一位：{ $names }。請回覆您指的那位的訊息來發。
refusal-organiser-not = ⚠ { $name } 不是組織者。名單：{ $p }組織者
refusal-organiser-last = ⚠ { $name } 是唯一的組織者。請先再加一位：{ $p }組織者 @名字
refusal-organiser-elected = ⚠ { $name } 是業主選出的委員，在任時就是組織者。要罷免須由業主表決：{ $p }罷免 { $name } 加理由
refusal-auditor-not = ⚠ { $name } 不是監督員。名單：{ $p }監督員

status-aliases = 狀態, 概況
status-summary = 正在進行什麼、接下來有什麼、有多少人
status-example = { $p }狀態
status-title = { $estate }
status-size =
    { $rooms ->
        [0] 沒有群組
       *[other] { $rooms } 個群組
    } · 見過 { $residents } 位鄰居
status-no-polls = 目前沒有進行中的意見調查。{ $p }發起投票 可以發起一個。
status-polls = 正在進行 { $count } 個意見調查：
status-poll = #{ $no }  { $question }
status-poll-until = #{ $no }  { $question }（{ $at } 截止）
status-polls-more = 還有 { $count } 個：{ $p }投票
status-reminder = 下一個提醒 { $at }：{ $text }
status-last-closed = 最近結束：#{ $no }  { $question }
status-room-left = 我已經不在 { $title } 裡。要我在那邊繼續，請再把我加進去。

flag-organiser-until-summary = 到這一天為止（--截止 6月30日）
flag-auditor-until-summary = 到這一天為止（--截止 6月30日）
role-by-room = 群組管理員
role-by-election = 選舉
role-line = · { $name }，由{ $by }於{ $since }指定
role-line-until = · { $name }，由{ $by }於{ $since }指定，到{ $until }為止
role-kept = { $name } 的身分不變。
role-until = 到{ $at }為止。
role-without-end = 沒有期限。
role-last = 您的組織者任期到了。因為沒有別人，您先繼續擔任，直到指定另一位：{ $p }組織者 @名字
organiser-ended = { $name } 的組織者任期到了。
organiser-told-ended = 您在{ $estate }的組織者任期到了，謝謝您。
auditor-ended = { $name } 的監督員任期到了。
auditor-told-ended = 您在{ $estate }的監督員任期到了，謝謝您。
