### One’s own data: /mydata, /forget

mydata-page =
    <b>What we keep of you</b> ({ $page }/{ $pages })
    { $lines }
mydata-kind =
    {""}
    <b>{ $kind }</b>
mydata-line = { $name }: { $value }

kept-person = Account
kept-post = Post
kept-draft = The report you are making
kept-question = A question that waits for your answer
kept-patrol = Round
kept-invite = An invitation you opened
kept-audit = The access log, about what you did
kept-room = A group you bound
kept-photo = A photo you sent
kept-history = Something you did
kept-report = Your report

field-telegram_id = Telegram id
field-name = Name
field-language = Language
field-notice = Version of the privacy notice you accepted
field-datum = Coordinates of your phone
field-created_at = First used
field-role = Role
field-area = Area
field-trade = Trade
field-duty = On duty
field-since = Since
field-source = Source
field-started_at = Begun
field-category = Category
field-note = Note
field-unit = Town
field-village = Village
field-latitude = Latitude
field-longitude = Longitude
field-address = Address
field-kind = Kind
field-case_id = Case number
field-asked_at = Asked
field-ended_at = Ended
field-findings = Findings
field-used_at = Used
field-granted = Confirmed
field-chat = Group
field-thread = Topic
field-bound_at = Bound
field-received_at = Received
field-taken_at = Taken
field-sha256 = Fingerprint of the photo (SHA-256)
field-at = Time
field-action = Action
field-subject = About
field-reason = Reason
field-words = Words
field-code = Code
field-status = Status
field-reported_at = Reported
field-joined_at = Joined
field-verdict = Verdict
field-rating = Rating

forget-sure =
    <b>Erase everything about you?</b>

    • Your account number, name, words, posts and whatever you have not submitted are erased for good
    • Cases that you reported go on, with their photos as evidence, but nobody knows that they were yours, and you will hear no more of them
    • Messages already in other people’s chats cannot be taken back
    • Our chat itself you can only delete in Telegram
forget-done = Everything is erased. Our chat itself you can delete in Telegram. You are welcome to report again at any time.
forget-not = Nothing was erased.
forget-work-first = You still have { $count ->
        [one] 1 case
       *[other] { $count } cases
    } to finish ({ $codes }). Finish them or have the town hand them to somebody else, then erase your data.

button-forget-yes = Erase everything
button-forget-no = Keep it
