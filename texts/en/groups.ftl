### Groups: /bind, /unbind

bind-how = Write <code>/bind AREA</code>, for example <code>/bind Daning</code>
bind-in-group = Send this in the group or topic that is to receive the cards.
bound = 📌 The cards of { $area } come here from now on. /unbind stops them.
unbound = 📌 No more cards come here.
not-bound = No area is bound to this place.
bind-public-how = In a group send <code>/bind public</code>; for a channel send <code>/bind public NUMBER</code> here, its number begins with -100. The bot has to be an administrator of the channel.
bound-public = 📢 What is published goes there from now on.
