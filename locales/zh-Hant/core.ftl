# 每個指令都會用到的:提問、意外情況,以及看不明白的輸入。

for-example = 例如：{ $example }
ask-or-cancel = 請直接回答。不想繼續就發 { $p }取消
not-understood = 我沒看明白。發 { $p }說明 看看我能做什麼。
command-unknown = ⚠ 沒有 { $p }{ $name } 這個指令。全部指令：{ $p }說明
command-unknown-near = ⚠ 沒有 { $p }{ $name } 這個指令。您是不是想發 { $p }{ $near }？
incident = ⚠ 我們這邊出了點問題，什麼都沒有記下。請再試一次。如果還是不行，請把這個代碼告訴組織者：{ $code }
storage-trouble = ⚠ 我現在沒辦法記錄，剛才發的還沒有記下。不用重發：我會一直重試，記好後就回覆。
storage-trouble-tap = ⚠ 我現在沒辦法記錄，這一下還沒有記上。不用再點：我會一直重試，記好後會顯示出來。
answer-in-direct-message = 不想讓別人看到，請私訊我回答。
answer-by-typing = { $most } 號以後的，請打字回答。
cut-short = …… 內容太長，後面的放不下了。

welcome-room =
    我是鄰里，在這個群組裡幫鄰居們投票、提建議、定提醒。
    發起投票：{ $p }發起投票。提建議：{ $p }建議。我會做的事：{ $p }說明
    群組管理員可以用 { $p }設定社區 給社區取名；不設定也都能用。
encrypted-room = ⚠ 這個群組是加密的，我暫時讀不到訊息。請邀請我加入沒有加密的群組。
unreadable-no-key = ⚠ 這則訊息我讀不到：解密的金鑰還沒有傳來。如果我一直沒有回應，請您再發一次。
unreadable-unsigned = ⚠ 這則訊息我讀不到：您用的裝置還沒有驗證。請在 Element 裡打開「設定 → 工作階段」，驗證這台裝置，然後再發一次。
anonymous-admin = ⚠ 您現在以群組的名義發言，我看不出您是誰，所以不能計入。請在管理員權限裡關掉「匿名」，再發一次。

refusal-ballot-number = ⚠ 「{ $given }」不是投票編號。編號寫在問題前面，例如 #7。
refusal-vote-number = ⚠ 「{ $given }」是投哪一個的？編號寫在前面，空一格再寫選什麼。現在有：{ $numbers }。例如：{ $p }投票 { $no } 2
refusal-item-number = ⚠ 「{ $given }」不是編號。發 { $p }提醒列表 可以看到每個提醒的編號。
refusal-time-unclear = ⚠ 看不懂「{ $given }」這個時間。可以這樣寫：3天、19:00、明天 19:00、2026-12-01 19:00
refusal-time-past = ⚠ { $at } 已經過去了，請換一個以後的時間。
refusal-duration-unclear = ⚠ 看不懂「{ $given }」是多久。可以這樣寫：30分鐘、2小時、3天
refusal-language-unknown = ⚠ 我還不會「{ $given }」。我會繁體中文（zh-Hant）、簡體中文（zh-Hans）和英語（en）。
refusal-too-much = ⚠ 不明白「{ $extra }」是什麼意思。
refusal-flag-unknown = ⚠ 這裡沒有 --{ $flag } 這一項。
refusal-flag-unknown-near = ⚠ 這裡沒有 --{ $flag } 這一項。您是不是想寫 --{ $near }？
refusal-flag-value = ⚠ --{ $flag } 後面還少了內容。
refusal-need-resident = ⚠ 我還沒有在社區的群組裡見過您。請在群組裡給我發一次 { $p }狀態，再回來試試。
refusal-need-room-admin = ⚠ 這件事要由群組管理員來做。請他們來發。
refusal-need-organiser = ⚠ 這件事要由組織者來做。組織者是誰：{ $p }組織者
refusal-need-organiser-yet = ⚠ 這件事要由組織者來做，這裡還沒有組織者。
    在有組織者之前，群組管理員可以在群組裡做。
refusal-room-only = ⚠ 這個指令要在鄰居群組裡用，請到群組裡發。
refusal-private-only = ⚠ 這件事只和您有關，請私訊發給我。
refusal-no-estate = ⚠ 我還不知道您住哪個社區。請先在鄰居群組裡發一次 { $p }狀態，再回來找我。
    如果我還不在那個群組裡，請像加新成員一樣把我拉進去。
refusal-button-old = ⚠ 這個按鈕已經失效了，請重新發一次指令。
refusal-too-fast = ⚠ 請慢一點，這則我沒有讀。一分鐘後我再接著讀。
refusal-too-fast-tap = ⚠ 點得太快了，這一下不算。請等幾秒再點。
