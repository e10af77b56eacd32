### The privacy notice. Whoever changes -privacy-body raises VERSION in handlers/privacy.py, so that everybody is asked again.

-privacy-body =
    <b>Who and why</b>: the city management office, only to deal with what you report and tell you the outcome.
    <b>What is kept</b>: your Telegram id, name and language; the photos, words and place you send; how the case was handled. Hidden data inside photos is removed first.
    <b>Location is optional</b>: type an address, or choose town and village.
    <b>Who sees it</b>: those who fix it see the problem, never who reported it. Nobody outside the office learns who you are. Only an administrator can look it up, and each look is logged.
    <b>How long</b>: your contact details are wiped 365 days after closing; the case stays, anonymous.
    <b>Your rights</b>: /mydata for a copy, /forget to erase at any time, /privacy to read this again.

privacy-notice =
    <b>Before we start: your privacy</b>

    { -privacy-body }

    Agree, and we go on with what you just sent. Decline, and it is erased. (Version 1)

privacy-reminder = What you sent is waiting, not yet handled. Please read the privacy notice above: agree, and we go on; decline, and it is erased.

privacy-told =
    <b>Your privacy</b> (version 1)

    { -privacy-body }

privacy-accepted = Thank you! Now to what you just sent.
privacy-accepted-send-photo = Thank you! Send a photo and your report begins.
privacy-declined = All right. What you sent has been erased and nothing is left. If you want to report something later, just send a photo.
privacy-settled = You have agreed already, so just go on. To erase everything, send /forget.
privacy-first = Please read the privacy notice and press “Agree” first.

button-notice-accept = Agree and go on
button-notice-decline = Decline
