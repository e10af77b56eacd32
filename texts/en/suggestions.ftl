### Suggestions of the grass roots: with a number, a state and an answer.

suggestion-ask =
    💡 What do you suggest? Write it as your next message; the city office will read and answer it.

    { $lines }
suggestion-line-own = · Suggestion { $code } ({ $state }) { $words } { $answer }
suggestion-received =
    💡 Received as <b>suggestion { $code }</b>
    You will hear what the city office says.
suggestion-card =
    💡 <b>Suggestion { $code }</b> { $area } · { $state }
    <blockquote>{ $words }</blockquote>
    { $answer }
suggestion-list =
    💡 <b>Suggestions to answer: { $count }</b>

    { $lines }
suggestion-line = · Suggestion { $code }, { $area } ({ $at }): { $words }
suggestion-none = 👍 No suggestion waits for an answer.
suggestion-ask-answer = ✍️ What is the answer to suggestion { $code }? Write it as your next message.
suggestion-ask-take = 👍 Suggestion { $code } is taken up: how? Write it as your next message.
suggestion-ask-decline = ✍️ Why is suggestion { $code } declined? Write it as your next message.
suggestion-done = 💡 Suggestion { $code }: { $state }; { $area } was told.
suggestion-over = Suggestion { $code } was decided by somebody already.
suggestion-answered =
    💡 <b>Suggestion { $code }: { $state }</b>
    <blockquote>{ $words }</blockquote>
    City office: { $answer }
suggestion-month =
    💡 <b>Suggestions of { $month }: { $count }</b>
    Without an answer: { $waiting }

    { $lines }
suggestion-line-month = · Suggestion { $code }, { $area } ({ $state }): { $words }
suggestion-line-more = … and { $count } more

suggestion-state-received = received
suggestion-state-answered = answered
suggestion-state-taken-up = taken up
suggestion-state-declined = declined

suggestion-button-open = Suggestion { $code }
suggestion-button-list = 💡 To be answered
suggestion-button-answer = ✍️ Answer
suggestion-button-take = 👍 Take up
suggestion-button-decline = Decline
command-suggest = Suggest something to the city office

kept-suggestion = A suggestion of yours
field-made_at = Made at
field-answer = Answer
