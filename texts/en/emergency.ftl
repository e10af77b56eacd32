### Danger: safety first, then the telephone, then the report.

emergency-gas =
    🚨 <b>Leave first, report afterwards</b>

    • Get out now, into the open air
    • No flames; touch no light switches or appliances
    • Do not telephone on the spot; once you are safe outside, ring:

    { $numbers }

    When you are safe, finish the report here. The duty officer gets it at once.

emergency-other =
    🚨 <b>Danger: keep away</b>

    • Stay well clear and warn the people around you
    • Touch no cables; keep off cracks and edges
    • If somebody is hurt or it is urgent, ring now:

    { $numbers }

    When you are safe, finish the report here. The duty officer gets it at once.

line-number = 📞 <b>{ $number }</b> { $label }
gas-line = Gas emergency line
