# 要花些時間製作的檔案。

refusal-files-busy = ⚠ 現在要製作的檔案太多，請過半分鐘再要。
