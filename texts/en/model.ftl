### Model cases: proposed by towns, decided by the city office, read by everybody.

model-list =
    🌟 <b>Model cases</b>

    { $lines }

    To search, send /model and what you look for.
model-line = · { $day } { $unit } <code>{ $code }</code>: { $words }
model-none = No model case yet.
model-none-found = No model case speaks of “{ $words }”.
model-words-wanted = Write behind the code what others can learn, like <code>/model { $code } swept by day, washed by night</code>
model-already = { $code } was proposed before, or is a model case already.
model-proposed = 🌟 { $code } was proposed to the city office: { $words }
model-asked =
    🌟 <b>{ $unit } proposes a model case</b> <code>{ $code }</code>
    <blockquote>{ $words }</blockquote>
model-decided = Somebody has decided it already.
model-published = 🌟 { $code } is a model case ({ $day }): { $words }
model-public =
    🌟 <b>Model case</b> ({ $unit })
    { $words }
model-told-published = 🎉 { $code } became a model case ({ $day }): { $words }
model-ask-reason = Why is { $code } none? Write it as your next message.
model-declined = { $code } does not become a model case: { $reason }
model-told-declined = { $code } did not become a model case this time: { $reason }

model-button-yes = 🌟 Make it one
model-button-no = No
command-model = Model cases

kept-model_case = A model case you proposed
field-proposed_at = Proposed at
