### 案件的进展：告诉上报人（每一步一条）和处置人员，以及案件的样子。

told-accepted =
    🧹 <code>{ $code }</code> 已有人接手
    { $who }正在处理。
    ⏰ 最迟{ $due }办好

told-rectified =
    🔍 <code>{ $code }</code> 处理好了，正在审核
    由另一个人核对现场照片，通过后请您评价。

told-filed =
    🔔 <code>{ $code }</code> 已立案
    { $category }
    已派给{ $who }
    ⏰ 最迟{ $due }办好

told-refused =
    ⚠️ <code>{ $code }</code> 不予受理
    原因：{ $reason }
    如果情况有变，欢迎再发一张照片上报。

told-merged =
    🔔 <code>{ $code }</code> 和 <code>{ $other }</code> 是同一个问题，已合并处理。
    您仍是上报人，进展照样告诉您。

told-delayed =
    ⏰ <code>{ $code }</code> 需要更多时间
    新的期限：{ $due }

told-rework =
    🔁 <code>{ $code }</code> 审核没有通过，已退回重做
    原因：{ $reason }
    ⏰ 最迟{ $due }办好

told-reopened-others =
    🔁 <code>{ $code }</code> 重新处置
    有人反映还没解决：{ $reason }
    ⏰ 最迟{ $due }办好

told-question =
    💬 <b>关于 { $code }，工作人员想问您：</b>
    <blockquote>{ $words }</blockquote>
    直接回复这条消息就行，文字、照片都可以。

told-reassigned = 🔔 <code>{ $code }</code> 已改派{ $who }，您不用再跟了。
told-withdrawn =
    🔔 <code>{ $code }</code> 已由上报人撤回，不用处理了。
    原因：{ $reason }
told-delay-granted = ⏰ <code>{ $code }</code> 同意延期，新的期限：{ $due }
told-delay-denied = ⏰ <code>{ $code }</code> 不同意延期，仍须在{ $due }前办好。
told-passed = ✅ <code>{ $code }</code> 审核通过，已办结。辛苦了！
told-failed =
    🔁 <code>{ $code }</code> 审核不通过，请重新处理
    原因：{ $reason }
    ⏰ 最迟{ $due }办好；处理好后，回复这条消息发一张现场照片。
told-reopened =
    🔁 <code>{ $code }</code> 重新处置，请再去看看
    原因：{ $reason }
    ⏰ 最迟{ $due }办好；处理好后，回复这条消息发一张现场照片。
told-added =
    💬 <code>{ $code }</code> 上报人补充：
    <blockquote>{ $words }</blockquote>
told-added-photo =
    📷 <code>{ $code }</code> 上报人补充了照片
    { $words }

my-list =
    <b>您的上报</b>

    { $lines }
my-none = 您还没有上报过。看到哪里脏了、乱了、坏了，拍一张照片发来就行。
line-case = <code>{ $code }</code> { $category } · { $status }

case-shown =
    <b>{ $title }</b>
    { $lines }
line-category = 🏷 { $category }
line-place = 📍 { $place }
line-photos = 📷 { $count } 张照片
line-note = <blockquote>{ $note }</blockquote>
line-step = { $at }　{ $action }

added = 💬 已补充到 { $code }，跟进的人马上看到。
ask-more = 💬 请发文字或照片，下一条消息会补充到 { $code }。
left-case = 好的，{ $code } 不再通知您；别人也报了，案件继续办理。
