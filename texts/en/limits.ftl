### How much one person may report

quota-reached = You have reported a lot, thank you! So that every case gets looked at, please submit this one after { $again }. It is kept as it is.
