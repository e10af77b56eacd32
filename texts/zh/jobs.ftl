### 到点自动发生的事：没人接单的案件、紧急情况、没填完的上报。

told-escalated =
    🔔 <b>到时间还没人接单，请您接手</b>
    <code>{ $code }</code> { $category }
    📍 { $place }
    ⏰ 最迟{ $due }办好

told-escalated-many =
    🔔 <b>{ $count } 宗案件到时间还没人接单，请您接手</b>

    { $lines }

    点下面的按钮，打开每一宗的卡片接单。

told-nobody-appointed =
    ⚠️ <b>这里还没有安排人员，案件没人接</b>
    <code>{ $code }</code> { $category }
    📍 { $place }
    请安排人员，或者直接派给别人。

told-ringing =
    🚨 <b>紧急情况还没人接手，请马上处理</b>
    <code>{ $code }</code> { $category }
    📍 { $place }
    有人接单前，会一直提醒。

line-unanswered = <code>{ $code }</code> { $category } · { $place }
line-unanswered-more = ……还有 { $count } 宗

draft-expired = 您上次的上报没有填完，放了太久，已经清掉了，照片也不会保留。还想上报的话，重新发一张照片就行。
