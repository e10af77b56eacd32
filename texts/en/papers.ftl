### Papers: bulletins, exposure, summons and so on. The city office approves, the units say that they have read.

paper-card =
    📄 <b>{ $title }</b>

    { $body }

    { $steps }
line-paper-step = · { $at } { $name }: { $action }
line-paper-step-why = · { $at } { $name }: { $action } ({ $why })
line-paper-words = 💬 Added: { $words }
line-paper-file = 📎 With an edited Word file
line-paper-second = ✍️ Another person has to approve before it goes out
line-paper-send-at = ⏰ Once approved, it goes out { $at }
line-paper-read = 📬 Read: { $read }/{ $count }
line-paper-silent = ⚠️ { $unit }: no officer can be reached

paper-action-make = drafted
paper-action-edit = changed
paper-action-sign = approved (first of two)
paper-action-approve = approved
paper-action-drop = dropped
paper-action-send = sent

paper-status-draft = waiting for approval
paper-status-approved = waiting to be sent
paper-status-sent = sent
paper-status-dropped = dropped

papers-list =
    📄 <b>{ $count ->
        [one] 1 paper waits
       *[other] { $count } papers wait
    }</b>

    { $lines }
line-paper = · { $title } · { $status } · drafted { $at }
papers-none = 👍 No paper is waiting.
papers-received = 📬 { $count ->
        [one] The newest paper
       *[other] The newest { $count } papers
    }; tap to see one again:
papers-received-none = No papers yet.

paper-waiting =
    📄 <b>{ $title } waits for approval</b>
    Drafted { $since }. It is not sent before somebody approves.
paper-overdue =
    ⚠️ <b>{ $title } is still not approved</b>
    Drafted { $since }. Nobody has approved or dropped it, so it was not sent.
paper-unread = 📬 <b>{ $title } has not been read yet.</b> It follows below; please press “Read” or “Received” afterwards.
paper-many = 📬 <b>{ $title }</b>: there is a page for each of your { $count } units. Open them below, and press “Read” or “Received” afterwards.
paper-silent =
    ⚠️ <b>{ $title }</b>: { $count ->
        [one] 1 unit has
       *[other] { $count } units have
    } no officer who can be reached

    { $lines }

    Please have officers added there; the reminder for unread papers will bring it to them.

ask-paper-words = ✍️ What should be added to “{ $title }”? Your next message is it, and goes out with the paper.
ask-paper-words-or-file = ✍️ To change “{ $title }”: send the edited Word file (.docx, at most 10 MB), or write some words that go out with the paper.
ask-paper-drop = Why is “{ $title }” dropped? Your next message is the reason.
ask-paper-override = ⚖️ “{ $title }” does not show best and worst at equal length. To publish it all the same, please write why; your next message is the reason and stays on the record.

paper-edited = ✅ “{ $title }” is changed. Please look at it once more and approve.
paper-dropped = Dropped: { $title }
paper-approved = Approved; it goes out at its time
paper-sent = Approved and sent
paper-signed = Your approval is noted; another person has to approve too
paper-file-below = The file is below
paper-read-first = Noted as read, thank you
paper-read-already = Your unit has read it already

city-only = Only the city office may do this. The try has been noted.
paper-not-now = This paper is { $status }; this step is over.
paper-changed = Somebody has just changed this paper. Please look at the newest card and press again.
paper-words-too-long = At most { $most } letters, please. Where there is a Word file, longer words go there.
paper-reason-wanted = Dropping it needs a reason.
paper-override-wanted = Best and worst are not at equal length: publishing it needs a reason.
paper-second-wanted = You have approved or changed it already. Another person has to approve; where the city office has only one, an admin may.

button-paper-open = { $title }
button-paper-approve = ✅ Approve
button-paper-edit = ✍️ Change
button-paper-drop = Drop
button-paper-file = 📎 Word file
button-paper-read = Read
button-paper-received = Received

command-papers = Papers to approve or read
button-paper-of = { $unit }
