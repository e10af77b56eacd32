### Buttons: at most 64 letters, no HTML. Those of places and of the privacy notice are in their own files.

button-submit = Submit
button-cancel = Cancel
button-back = Back
button-add-note = Add note
button-add-photo = Add photo
button-enough = That’s all
button-change-category = Change category
button-change-place = Change place
button-group = { $emoji } { $category }
button-category = { $emoji } { $category }
button-same = Yes, the same
button-another = No, another one
button-copy-code = Copy the code
button-withdraw = Withdraw
button-add = Add something
button-case = { $code } { $category }
button-next-page = More

button-verdict-yes = ✅ Fixed
button-verdict-no = ❌ Not fixed
button-stars = { $count } ★

button-accept = Accept
button-send-back = Send back
button-rectify = Fixed
button-ask-delay = Ask for more time
button-ask = Ask the reporter
button-grant-delay = Grant more time
button-deny-delay = Deny more time
button-dispatch = Dispatch
button-reassign = Reassign
button-refuse = Refuse
button-merge = Merge
button-file = File
button-pass = Pass
button-fail = Fail

button-reason = { $reason }
button-own-words = In my own words
button-days = { $count ->
        [one] 1 day
       *[other] { $count } days
    }, until { $until }
button-handler = { $name } ({ $role }, { $area })

button-language-zh = 中文
button-language-en = English
