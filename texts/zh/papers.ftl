### 公文：通报、曝光、约谈等。市城管委办审批，镇街签阅。

paper-card =
    📄 <b>{ $title }</b>

    { $body }

    { $steps }
line-paper-step = · { $at } { $name }：{ $action }
line-paper-step-why = · { $at } { $name }：{ $action }（{ $why }）
line-paper-words = 💬 附言：{ $words }
line-paper-file = 📎 已换成修改过的 Word 稿
line-paper-second = ✍️ 还要另一个人同意，才会发出
line-paper-send-at = ⏰ 同意后，{ $at }发出
line-paper-read = 📬 已阅 { $read }/{ $count }
line-paper-silent = ⚠️ { $unit }：没有能收到的工作人员

paper-action-make = 起草
paper-action-edit = 修改
paper-action-sign = 同意（第一人）
paper-action-approve = 同意
paper-action-drop = 作废
paper-action-send = 发出

paper-status-draft = 待审批
paper-status-approved = 待发出
paper-status-sent = 已发出
paper-status-dropped = 已作废

papers-list =
    📄 <b>等着处理的公文 { $count } 份</b>

    { $lines }
line-paper = · { $title } · { $status } · { $at }起草
papers-none = 👍 没有等着处理的公文。
papers-received = 📬 最近收到的公文 { $count } 份，点一下再看：
papers-received-none = 还没有收到过公文。

paper-waiting =
    📄 <b>{ $title }还没有审批</b>
    { $since }起草。同意之前，不会发出。
paper-overdue =
    ⚠️ <b>{ $title }一直没有审批</b>
    { $since }起草，至今没有人同意或作废，所以没有发出。
paper-unread = 📬 <b>{ $title }还没有签阅</b>，请看下面一条，看完按“已阅”或“收到”。
paper-many = 📬 <b>{ $title }</b>：您负责的 { $count } 个单位都有一份。点开看，看完按“已阅”或“收到”。
paper-silent =
    ⚠️ <b>{ $title }</b>：{ $count } 个单位没有能收到的工作人员

    { $lines }

    请管理员给这些单位添加工作人员；添加后，未阅提醒会把公文补发给他们。

ask-paper-words = ✍️ 要给“{ $title }”加什么附言？下一条消息就是；会随公文一起发出。
ask-paper-words-or-file = ✍️ 修改“{ $title }”：把改好的 Word 稿（.docx，不超过 10 MB）发过来；或者写几句附言，会随公文一起发出。
ask-paper-drop = “{ $title }”为什么作废？下一条消息就是原因。
ask-paper-override = ⚖️ “{ $title }”的先进和落后数量不相等。仍要发布的话，请写明理由，下一条消息就是；理由会记录在案。

paper-edited = ✅ “{ $title }”已修改，请再看一遍，然后同意。
paper-dropped = 已作废：{ $title }
paper-approved = 已同意，到时间自动发出
paper-sent = 已同意，并已发出
paper-signed = 已记下您的同意；还要另一个人同意
paper-file-below = 文件在下面
paper-read-first = 已签阅，谢谢
paper-read-already = 您单位已经签阅过了

city-only = 只有市城管委办可以这样做。这次操作已记录。
paper-not-now = 这份公文{ $status }，这一步做不了了。
paper-changed = 这份公文刚被别人动过。请看最新的卡片，再按一次。
paper-words-too-long = 附言最多 { $most } 个字。请写短一些；可以附 Word 稿的，长的写进稿子里。
paper-reason-wanted = 作废要写明原因。
paper-override-wanted = 先进和落后数量不相等，要写明理由才能发布。
paper-second-wanted = 您已经同意过或改过。还要另一个人同意；市城管委办只有一个人时，管理员也可以。

button-paper-open = { $title }
button-paper-approve = ✅ 同意
button-paper-edit = ✍️ 修改
button-paper-drop = 作废
button-paper-file = 📎 Word 稿
button-paper-read = 已阅
button-paper-received = 收到

command-papers = 公文：审批或查阅
button-paper-of = { $unit }
