### What waits for a member of staff: /todo

todo-none = ☕ Nothing waits for you just now. You will hear at once when something does.
todo-list =
    <b>{ $count ->
        [one] 1 case waits for you
       *[other] { $count } cases wait for you
    }</b>{ $overdue ->
        [0] {""}
       *[other] , { $overdue } overdue
    }

    { $lines }

    Tap a code to get its card once more.

line-todo = • <code>{ $code }</code> { $category } · { $place } · { $task } by { $due }
line-todo-overdue = 🔴 <code>{ $code }</code> { $category } · { $place } · { $task }, <b>overdue</b> since { $due }
line-todo-undue = • <code>{ $code }</code> { $category } · { $place } · { $task }

task-accept = to accept
task-fix = to fix
task-file = to file
task-dispatch = to dispatch
task-unaccepted = accepted by nobody
task-delay = more time asked for
task-check = to check

card-below = The card of { $code } is below
card-in-private = The card of { $code } is in your private chat with me

button-code = { $code }
button-previous-page = ‹ Back
