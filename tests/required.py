"""A pytest plugin for `.ci/run`: there, a test that needs PostgreSQL or a browser must not be skipped.

Load it with `-p tests.required`.
"""

from collections.abc import Generator

import pytest

REQUIRED = ("postgres", "browser")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turns a skip of a test that bears one of the REQUIRED marks into a failure."""
    report = yield
    marks = [name for name in REQUIRED if item.get_closest_marker(name)]
    if report.skipped and marks and not hasattr(report, "wasxfail"):
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} needs {' and '.join(marks)} and was skipped: {reason}"
    return report
