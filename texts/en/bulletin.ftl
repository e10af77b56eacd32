### The Friday bulletin: the city office approves it, the units say that they have read it.

bulletin-title = Weekly bulletin (to { $until })
bulletin-preview =
    🕒 { $since } to { $until }

    { $total }
    { $causes }

    { $units }
bulletin-letter =
    📋 <b>Weekly bulletin · { $unit }</b>
    { $since } to { $until }

    { $lines }

    { $total }
    All of it is in the file. The city management office
bulletin-file = 📎 { $title }: the part that every unit gets. Edit it in Word, press “Change” on the card and send the file back.
bulletin-every-page = 📎 { $title }: the pages of all units, for the city office only.
bulletin-file-taken =
    ✅ Your edited Word file is taken.
    Each unit will get your file with its own page (at the line kept for it, or at the end if that line is gone). No unit gets the page or the photos of another.
    Please look at it once more and approve.
bulletin-none = There is no bulletin yet. It is drafted on Friday afternoons and sent once approved.
bulletin-nobody-visited = No unit was checked this week, so none needs causes of its own.

line-bulletin-total = <b>Whole city</b>: { $found } found, fixed { $rate }, { $overdue } overdue
line-bulletin-unit = · { $unit }: { $found } found, fixed { $rate }, { $overdue } overdue
line-bulletin-unvisited = · { $unit }: not checked this week
line-bulletin-not-checked = Not checked this week
line-bulletin-owed = Found earlier and overdue: { $overdue }
line-bulletin-figures = { $found } found, fixed { $rate }, { $overdue } overdue
line-bulletin-more = { $count } more than last week ({ $last })
line-bulletin-less = { $count } fewer than last week ({ $last })
line-bulletin-same = As many as last week ({ $last })
line-bulletin-no-last = Not checked last week, so there is nothing to compare with
line-bulletin-places = Places checked: { $visits }, problems there: { $problems }
line-bulletin-indicator = · { $category }: { $count }
line-bulletin-other = · Other: { $count }
line-bulletin-repeat = 🔁 { $place }: { $category }, { $count } times in { $weeks } weeks
line-bulletin-cause = Cause: { $reason }

ask-bulletin-causes = 🔍 <b>{ $area }</b>: what are the causes? You may choose several; press again to take one out.
ask-bulletin-unit =
    🔍 Which unit has causes of its own? The others get those of the whole city.

    { $lines }

bulletin-word-title = City management: weekly bulletin
bulletin-word-span = { $since } to { $until }
bulletin-word-city = 1. The whole city
bulletin-word-causes = 2. Causes
bulletin-word-no-causes = (Please write about the causes here)
bulletin-word-words = 3. What is asked of the units
bulletin-word-here = [Each unit’s own page goes here, please leave this line]
bulletin-word-unit = { $unit }
bulletin-word-pictures = Before and after
bulletin-word-signed = The city management office
bulletin-word-made = Figures as of { $until }.

word-too-large = The file is too large. Please send a Word file (.docx) of at most 10 MB.
word-not-word = This is no Word file that can be used. Please save it as .docx in Word and send it again.
word-with-programs = The file holds macros or controls and cannot be taken. Please save it as .docx without macros and send it again.
word-unavailable = The file could not be fetched. Please send it again.
word-coming = 📎 Received; it is checked within seconds.

button-bulletin-causes = 🔍 Causes
button-bulletin-pages = 📎 All units
button-bulletin-units = For each unit
button-bulletin-unit = { $unit }
button-bulletin-cause-chosen = ✓ { $reason }

command-bulletin = The weekly bulletin
