"""A plugin of pytest: which lines the tests of this process reach, kept where COVERAGE_FILE says.

Other processes and browsers that the tests start are not counted.
"""

import coverage

MEASURED = coverage.Coverage()
MEASURED.start()


def pytest_unconfigure() -> None:
    """Keep what was measured, once the tests have ended."""
    MEASURED.stop()
    MEASURED.save()
