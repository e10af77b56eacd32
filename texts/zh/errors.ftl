### 办不到的时候：哪里不对，该怎么做。会作为弹窗显示，不用 HTML，最多 200 个字。

not-allowed = 这个操作不对您开放。发 /help 看看您能用什么。
command-unknown = 没有 /{ $word } 这个命令。发 /help 看看有哪些。
button-unknown = 这个按钮已不能用。请发 /my 或 /todo，打开最新的内容。
button-old = 这个按钮已过时。请按最新消息里的按钮，或重新发一次。
case-moved = 这宗案件刚被别人动过。请看最新的卡片，再按一次。
case-code-wanted = 请在命令后面写上编号，例如：/case HM-261121-0042
case-not-found = 没有找到 { $code }。请核对编号；您上报的都在 /my 里。
move-not-now = { $code } 现在是“{ $status }”，这一步做不了了。发 /case { $code } 看最新情况。
reason-wanted = { $code } 需要一个原因。请点一个，或写几句。
answer-wanted = 这个我看不懂。请发文字或照片；不想发了，发 /cancel。
words-wanted = 请发文字，图片和表情转不了。
after-photo-wanted = { $code } 需要一张处理后的现场照片。请拍一张发来，或发 /cancel 取消。
verdict-unclear = { $code } 已办结。请回复“解决了”或“没解决”；没解决的话，也可以发一张照片。
nobody-to-ask = { $code } 没有可以询问的上报人。
check-not-own = 自己处理的案件，要由别人来审核。
delay-asked-already = { $code } 已经申请过延期，请等镇街答复。
delay-not-later = 新的期限要比现在的晚，请另选一个。
delay-not-asked = { $code } 现在没有延期申请，也许已经有人答复了。
reopen-too-late = { $code } 办结已超过 { $days } 天，不能重新处置。请发一张照片，重新上报。
merge-gone = 那宗案件刚刚有了变化。请再按一次“合并”。
merge-nothing-near = { $metres } 米内没有其他未办结的案件，不用合并。
merge-nothing-alike = { $place }没有其他还在办的同类案件，没有可以合并的。
handler-gone = 这个人现在不能接，或已经在负责。请再按一次，另选一位。
nobody-to-dispatch = 这个镇街还没有处置人员。请联系管理员添加。

alert-update-quarantined = ⚠️ 有一条消息无法处理，已隔离。编号 { NUMBER($update, useGrouping: 0) }，错误：{ $error }
alert-letter-given-up = ⚠️ 有一条通知发不出去，已放弃。编号 { NUMBER($letter, useGrouping: 0) }，内容 { $key }，原因：{ $reason }
