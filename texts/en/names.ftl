### Statuses, roles, actions and who has a case: names that other texts use.

status-collected = collected
status-filed = filed
status-dispatched = dispatched
status-handling = being fixed
status-checking = being checked
status-closed = closed
status-refused = refused
status-merged = merged
status-withdrawn = withdrawn

role-resident = resident
role-shop = shopkeeper
role-rectifier = rectifier
role-chief = sector chief
role-deputy = deputy chief
role-town = town office
role-inspector = inspector
role-leader = leader
role-city = city office
role-admin = administrator

action-collect = Report received
action-file = Filed
action-refuse = Refused
action-merge = Merged into another case
action-withdraw = Withdrawn by the reporter
action-dispatch = Dispatched
action-accept = Accepted, being fixed
action-send-back = Sent back, to be dispatched anew
action-reassign = Reassigned
action-escalate = Not accepted, taken one level up
action-rectify = Fixed, to be checked
action-ask-delay = More time asked for
action-grant-delay = More time granted
action-deny-delay = More time denied
action-pass = Check passed, closed
action-fail = Check failed, to be fixed again
action-verdict = Verdict of the reporter
action-rate = Rated by the reporter
action-reopen = Opened again
action-join = One more reporter
action-add = The reporter added to it
action-ask = The reporter was asked
action-locate = Village confirmed
action-solve = Way of solving noted

who-trade = the crew for { $area }
who-chief = the sector chief of { $area }
who-town = the city management staff of { $area }

reason-and-words = { $reason }: { $words }
