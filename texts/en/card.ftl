### The staff’s card: one for each case, always in its newest state.

card =
    { $title }
    { $lines }

card-title-handler =
    🧹 <b>Please fix: { $category }</b> <code>{ $code }</code>
    <i>Once it is fixed, reply to this message with a photo of the place.</i>
card-title-deputy =
    🔔 <b>Not accepted yet, please step in: { $category }</b> <code>{ $code }</code>
    <i>Once it is fixed, reply to this message with a photo of the place.</i>
card-title-town = 🏢 <b>For the town office: { $category }</b> <code>{ $code }</code>
card-title-unaccepted = 🔔 <b>Not accepted yet, for the town office: { $category }</b> <code>{ $code }</code>
card-title-duty = 🔔 <b>For the duty officer: { $category }</b> <code>{ $code }</code>
card-title-checker = 🔍 <b>Please check: { $category }</b> <code>{ $code }</code>
card-title-past = 📁 { $category } <code>{ $code }</code>

line-emergency = 🚨 <b>Emergency: act at once</b>
line-map = 🗺 <a href="{ $link }">Show on the map</a>
line-reporters = 👥 { $count ->
        [one] 1 reporter
       *[other] { $count } reporters
    }
line-rework = 🔁 Back for rework: { $count ->
        [one] once
        [2] twice
       *[other] { $count } times
    }
line-due = ⏰ Due: <b>{ $due }</b>
line-delay = ⏰ More time asked for, until { $until }: { $reason }
line-datum = <i>The point may be some hundred metres off: go by photo and address.</i>
line-photo-early = ⚠️ The after-photo was taken before the report
line-photo-far = ⚠️ The after-photo was taken more than { $metres } metres from here
line-status = Status: { $status } · { $who }
line-status-alone = Status: { $status }
