### 隐私说明。改动 -privacy-body 的内容时，要提高 handlers/privacy.py 的 VERSION，让大家重新确认。

-privacy-body =
    <b>谁在用</b>：本市城市管理部门，只用来处理您上报的问题、告诉您结果。
    <b>保存什么</b>：您的 Telegram 账号编号、名字和语言；您发来的照片、文字和位置；案件的办理记录。照片里隐藏的拍摄信息会先抹掉。
    <b>位置可以不给</b>：打字写地址，或者选镇街、村（社区）都行。
    <b>谁能看到</b>：处置人员看得到问题，看不到是谁上报的；部门以外的人都看不到您是谁。只有管理员在必要时可以查，每次都有记录。
    <b>保存多久</b>：案件办结 365 天后，删除您的联系方式；案件匿名留存。
    <b>您的权利</b>：/mydata 取回资料，/forget 随时删除，/privacy 再看本说明。

privacy-notice =
    <b>开始之前，请看一下隐私说明</b>

    { -privacy-body }

    同意后继续；您刚才发的内容会保留，不用重发。不同意就全部删除。（第 1 版）

privacy-reminder = 您发来的内容先放着，还没有处理。请先看上面的隐私说明，同意就继续，不同意就全部删除。

privacy-told =
    <b>隐私说明</b>（第 1 版）

    { -privacy-body }

privacy-accepted = 谢谢！这就处理您刚才发来的内容。
privacy-accepted-send-photo = 谢谢！现在发一张照片，就可以上报了。
privacy-declined = 好的，您发来的内容已全部删除，什么都没有留下。以后想上报，再发一张照片就行。
privacy-settled = 您已经同意过了，直接用就行。想删除全部资料，请发 /forget。
privacy-first = 请先看隐私说明，按“同意”后再继续。

button-notice-accept = 同意，继续
button-notice-decline = 不同意
