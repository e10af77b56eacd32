"""The plugin of `.ci/run` that lets no test of PostgreSQL or the browser be skipped."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

STORY = """
import pytest

@pytest.fixture
def server():
    pytest.skip("no server")

@pytest.mark.postgres
def test_skipped_by_its_fixture(server):
    pass

@pytest.mark.browser
def test_skipped_in_its_middle():
    pytest.skip("no browser")

@pytest.mark.postgres
def test_that_runs():
    pass

def test_that_needs_nothing():
    pytest.skip("another reason")
"""


@pytest.mark.parametrize(
    ("options", "code", "summary"),
    [
        ([], 0, "1 passed, 3 skipped"),
        (["-p", "tests.required"], 1, "1 failed, 1 passed, 1 skipped, 1 error"),
    ],
)
def test_only_with_the_plugin_a_skip_of_what_is_required_fails_the_run(
    options: list[str], code: int, summary: str, tmp_path: Path
) -> None:
    (tmp_path / "test_story.py").write_text(STORY)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n  postgres\n  browser\n")
    command = [sys.executable, "-m", "pytest", "-c", str(tmp_path / "pytest.ini"), *options, str(tmp_path)]
    environ = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": ""}

    done = subprocess.run(  # noqa: S603  our own command
        command, capture_output=True, text=True, cwd=Path(__file__).parent.parent, env=environ, check=False
    )

    assert (done.returncode, summary in done.stdout) == (code, True), done.stdout
