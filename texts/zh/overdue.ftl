### 期限快到了、已经超期，或者没有人看的案件：提醒谁、怎么说。

overdue-soon =
    ⏰ <b>期限快到了，请抓紧处理</b>
    <code>{ $code }</code> { $category }
    📍 { $place }
    最迟{ $due }办好。来不及，可以按“申请延期”。

overdue-late =
    🔴 <b>期限已到，还没有办好，请马上处理</b>
    <code>{ $code }</code> { $category }
    📍 { $place }
    期限：{ $due }，已超 { $late }。

overdue-below =
    🔴 <b>有案件超期，请督促办理</b>
    <code>{ $code }</code> { $category }
    📍 { $place }
    期限：{ $due }，已超 { $late }。
    { $status } · { $who }

overdue-nobody =
    ⚠️ <b>这宗案件现在没有人在办，请尽快安排</b>
    <code>{ $code }</code> { $category }
    📍 { $place }
    期限：{ $due }

overdue-waiting =
    🔔 <b>这宗案件一直没有人看，请您决定</b>
    <code>{ $code }</code> { $category }
    📍 { $place }
    进度：{ $status }

overdue-many =
    ⏰ <b>{ $count } 宗案件要抓紧</b>，最早到期的在前：

    { $lines }

line-overdue-soon = ⏰ <code>{ $code }</code> { $category } · { $place } · { $due }到期
line-overdue-late = 🔴 <code>{ $code }</code> { $category } · { $place } · 超期 { $late }
line-overdue-nobody = ⚠️ <code>{ $code }</code> { $category } · { $place } · 没有人在办，{ $due }到期
line-overdue-waiting = 🔔 <code>{ $code }</code> { $category } · { $place } · { $status }，等您决定

line-overdue-since = 🔴 <b>已超期</b>：从{ $due }起

button-todo = 📋 我的待办
