### Staff: /invite, /staff

invite-how =
    Write <code>/invite ROLE AREA [TRADE] [duty]</code>
    For example <code>/invite chief Daning</code>
    Roles, written either way:
    { $roles }
line-invite-role = • { $code } or “{ $role }”
invite-link =
    🔗 <b>Invitation: { $role }, { $area }</b>
    Send this link to the person. It works once, for { $minutes } minutes:

    { $link }

    When they open it you see the name of their account, and nothing holds before you confirm.
invite-waiting = Thank you. Once your inviter confirms, you are { $role } for { $area }.
invite-redeemed =
    👤 <b>{ $account }</b> opened the invitation: { $role }, { $area }.
    Is that the person you meant?
invite-granted = ✅ { $name } is now { $role } for { $area }.
invite-declined = Declined. { $name } was given nothing.
invite-welcome = ✅ Confirmed: you are now { $role } for { $area }. Send /help to see what you can do.
invite-not-granted = Your inviter did not confirm, so this invitation is void.
invite-settled = This invitation is settled already.

button-invite-yes = ✅ Yes, confirm
button-invite-no = ❌ No

staff-list =
    <b>Staff</b>
    Tap an entry to take it away.
staff-remove-sure = Take { $role } for { $area } from { $name }? It holds from their next action on.
staff-removed = { $name } is no longer { $role } for { $area }.
last-admin = This is the last admin and cannot be removed. Appoint another one first.

button-remove = { $name } · { $role }, { $area }
button-remove-sure = Yes, take it away
button-staff-list = ‹ Back to the list

area-unknown = There is no area “{ $words }”. Write the name or the code of a town, sector or village.
area-unclear =
    “{ $words }” may be:
    { $areas }
    Please write the full name, or the town before it.
line-area = { $area }
line-area-in = { $area }, { $unit }
