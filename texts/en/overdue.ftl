### Cases that are nearly due, overdue, or looked at by nobody: who is reminded, and how.

overdue-soon =
    ⏰ <b>Nearly due, please see to it</b>
    <code>{ $code }</code> { $category }
    📍 { $place }
    To be fixed by { $due }. If that is too soon, press “Ask for more time”.

overdue-late =
    🔴 <b>The time is up and it is not fixed. Please act now</b>
    <code>{ $code }</code> { $category }
    📍 { $place }
    It was due { $due }, { $late } ago.

overdue-below =
    🔴 <b>A case is overdue, please press for it</b>
    <code>{ $code }</code> { $category }
    📍 { $place }
    It was due { $due }, { $late } ago.
    { $status } · { $who }

overdue-nobody =
    ⚠️ <b>Nobody is on this case now, please find somebody</b>
    <code>{ $code }</code> { $category }
    📍 { $place }
    Due: { $due }

overdue-waiting =
    🔔 <b>Nobody has looked at this case yet, please decide</b>
    <code>{ $code }</code> { $category }
    📍 { $place }
    Status: { $status }

overdue-many =
    ⏰ <b>{ $count } cases need attention</b>, the longest due first:

    { $lines }

line-overdue-soon = ⏰ <code>{ $code }</code> { $category } · { $place } · due { $due }
line-overdue-late = 🔴 <code>{ $code }</code> { $category } · { $place } · { $late } overdue
line-overdue-nobody = ⚠️ <code>{ $code }</code> { $category } · { $place } · nobody is on it, due { $due }
line-overdue-waiting = 🔔 <code>{ $code }</code> { $category } · { $place } · { $status }, for you to decide

line-overdue-since = 🔴 <b>Overdue</b> since { $due }

button-todo = 📋 My cases
