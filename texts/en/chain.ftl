### The chain of five steps: inspect, expose, follow up, serve, promote.

chain =
    🔗 <b>{ $title }</b> ({ $unit })
    { $lines }
chain-title = { $place } { $code }
chain-line = { $day } { $step }: { $what } · { $office }
chain-line-missing = ▫️ { $step }: not yet
chain-code-wanted = Write a code, of a case, a hotspot or a place, like <code>/chain HM-261121-0042</code>
chain-unknown = “{ $code }” was not found, or nothing of it is public yet.

chain-step-inspect = Inspect
chain-step-expose = Expose
chain-step-follow-up = Follow up
chain-step-serve = Serve
chain-step-promote = Promote

chain-problem = problem { $code } { $category }
chain-worst = worst list of { $month }
chain-best = best list of { $month }
chain-coded = coded as { $code } ({ $status })
chain-passed = look-back: still clean
chain-failed = look-back: dirty again
chain-model = model case: { $words }

chain-office-city = city office
chain-office-resident = resident
chain-office-inspector = inspection team
chain-office-leader = leader’s walk
chain-office-device = device
chain-office-petition = petition
chain-office-hotline = hotline

command-chain = All that happened at a place
