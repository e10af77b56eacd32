"""The schedule, and one of its jobs by hand."""

import json

from tests.bot.cli.conftest import Jiejing, failed

NIGHT = ("--at", "2026-01-15T04:00")


def test_the_schedule_tells_when_each_job_runs_next(jiejing: Jiejing) -> None:
    rows = json.loads(jiejing("jobs", "--json").out)

    assert {"ring", "escalate", "drafts", "prune"} <= {row["name"] for row in rows}
    assert all(row.keys() == {"name", "when", "last", "next"} for row in rows)
    assert [row["last"] for row in rows] == [None] * len(rows)
    lines = jiejing("jobs").out.splitlines()
    assert lines[0].split() == ["name", "when", "last", "next"]
    assert len(lines) == len(rows) + 1


def test_the_same_period_twice_does_nothing_the_second_time(jiejing: Jiejing) -> None:
    first = json.loads(jiejing("job", "prune", *NIGHT, "--json").out)
    again = json.loads(jiejing("job", "prune", *NIGHT, "--json").out)

    assert (first["ran"], again["ran"]) == (True, False)
    assert first["period"] == again["period"] == "2026-01-15"
    done = {row["name"]: row["last"] for row in json.loads(jiejing("jobs", "--json").out)}
    assert done["prune"] is not None


def test_a_dry_run_leaves_the_period_to_be_done(jiejing: Jiejing) -> None:
    tried = json.loads(jiejing("job", "prune", *NIGHT, "--dry-run", "--json").out)

    assert (tried["ran"], tried["dry_run"]) == (True, True)
    assert json.loads(jiejing("job", "prune", *NIGHT, "--json").out)["ran"] is True


def test_without_json_the_result_is_read_line_by_line(jiejing: Jiejing) -> None:
    said = jiejing("job", "prune", *NIGHT)

    assert (said.code, said.err) == (0, "")
    assert "period: 2026-01-15" in said.out.splitlines()


def test_what_cannot_run_is_told_in_one_line(jiejing: Jiejing) -> None:
    unknown = jiejing("job", "dance")
    ahead = jiejing("job", "prune", "--at", "2999-01-01T00:00Z")

    assert (unknown.code, unknown.err.count("\n")) == (1, 1)
    assert unknown.err.startswith("jiejing: there is no job 'dance'; there are ring, escalate, ")
    assert ahead == failed(
        "2999-01-01T00:00:00+00:00 is still to come: what erases may look ahead only with --dry-run"
    )
    assert jiejing("job", "prune", "--at", "soon") == failed(
        "--at: 'soon' is not a moment like 2026-11-21T08:00+08:00"
    )
