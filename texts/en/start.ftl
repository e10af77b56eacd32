### Greeting, help, language, descriptions of the commands.

bot-short-description = Something dirty, untidy or broken in the street? Send a photo and somebody will see to it.
bot-description =
    Something dirty, untidy or broken in the street?
    Send a photo, say where it is, and it is reported.

    You will hear who is dealing with it and by when, and see the place before and after. The last word is yours: is it fixed or not?

welcome =
    Hello, this is Jiejing, keeping { $city } clean.

    📷 Seen something dirty, untidy or broken? <b>Send me a photo of it.</b> That’s all.

    I’ll ask where it is and what it is, then tell you who will fix it and by when.

help =
    { $parts }

help-resident =
    <b>Reporting</b>
    Just send a photo, or several at once. No photo to hand yet? Start with /report.
    /my your reports
    /case CODE look at one case
    /nearby what is being fixed near you
    /cleanday Clean City Day: venues and signing up
    /model model cases; /chain CODE all that happened at a place
    /cancel drop what you are filling in
    Reply to any message about a case to add words or photos.

    <b>Your data</b>
    /privacy what we keep and why
    /mydata get a copy of your data
    /forget erase your data
    /language 语言 Language

help-field =
    {""}
    <b>Field staff</b>
    /todo your cases, the most urgent first
    Press “Accept” when a case reaches you; if it is not yours, “Send back” and say why.
    Once it is fixed, <b>reply to the card with a photo of the place</b>. That reports the fix.
    Need longer? “Ask for more time”. Words in a reply to the card go to the reporter.

help-chief =
    {""}
    <b>Sector chiefs</b>
    /today figures of today
    /digest when and of what the daily digest comes
    /overdue overdue cases
    /area NAME your sector or village
    /hotspots places under special care: codes, photos, cancelling
    /suggest suggest something to the city office

help-town =
    {""}
    <b>Town and city office</b>
    /today figures of today
    /digest when and of what the daily digest comes
    /overdue overdue cases
    /area NAME one town or village
    /todo cases waiting for your decision
    /papers papers to approve or read; /bulletin the weekly bulletin
    /hotspots places under special care: codes, photos, cancelling
    /lookback looks back at listed places and closed cases
    /suggest suggest something to the city office
    /patrol start an inspection round, /done end it
    /invite ROLE AREA invite chiefs and field staff (town office)
    Dispatching, reassigning, merging, refusing and granting time are buttons on each card.

help-inspector =
    {""}
    <b>Inspectors</b>
    /patrol start a round; from then on each photo with its place is a finding
    /done end the round
    /todo cases waiting for your check
    /hotspots places under special care: codes, photos, cancelling
    /lookback looks back at listed places and closed cases
    Compare the photos before and after, then press “Pass” or “Fail”.

help-leader =
    {""}
    <b>Leaders</b>
    Seen something on a walk? Just send a photo; it is marked as found on a leader’s walk.
    /today figures of today
    /digest when and of what the daily digest comes
    /overdue overdue cases
    /area NAME one town or village
    /hotspots places under special care: codes, photos, cancelling

help-admin =
    {""}
    <b>Administrators</b>
    /invite ROLE AREA make an invitation link that works once
    /staff who works for you, and taking a role away
    /bind AREA show the cards of an area in this group or topic
    /today figures of today
    /digest when and of what the daily digest comes

ask-language = 请选择语言 / Please choose a language
done-language = Right, English from now on.

link-unknown = This link is not valid or has expired. Scan the code again, or just send a photo to report.

command-help = How to use this bot
command-report = Report a problem (or just send a photo)
command-my = My reports
command-case = Look up a case by its code
command-nearby = What is being fixed near you
command-language = 语言 Language
command-privacy = What we keep and why
command-mydata = Get a copy of my data
command-forget = Erase my data
command-cancel = Drop what I am filling in
command-todo = My open cases
command-patrol = Start an inspection round
command-done = End the inspection round
command-today = Figures of today
command-digest = Daily digest: times and areas
command-overdue = Overdue cases
command-area = Look at a town or village
command-invite = Invite a member of staff
command-bind = Bind this group to an area
command-staff = Members of staff
