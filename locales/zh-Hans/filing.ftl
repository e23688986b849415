# 要花些时间制作的文件。

refusal-files-busy = ⚠ 现在要制作的文件太多，请过半分钟再要。
