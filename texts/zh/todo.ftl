### 待办：/todo

todo-none = ☕ 现在没有等您处理的案件。有新的，马上告诉您。
todo-list =
    <b>待办 { $count } 宗</b>{ $overdue ->
        [0] {""}
       *[other] ，其中超期 { $overdue } 宗
    }

    { $lines }

    点编号，案件卡片就再发一次。

line-todo = • <code>{ $code }</code> { $category } · { $place } · { $task }，{ $due }前
line-todo-overdue = 🔴 <code>{ $code }</code> { $category } · { $place } · { $task }，<b>超期</b>（{ $due }）
line-todo-undue = • <code>{ $code }</code> { $category } · { $place } · { $task }

task-accept = 待接单
task-fix = 待整改
task-file = 待立案
task-dispatch = 待派遣
task-unaccepted = 无人接单
task-delay = 申请延期
task-check = 待审核

card-below = { $code } 的卡片在下面
card-in-private = { $code } 的卡片已发到您和我的私聊

button-code = { $code }
button-previous-page = ‹ 上一页
