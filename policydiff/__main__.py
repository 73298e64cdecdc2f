"""`python -m policydiff` does what the command `policydiff` does.

It serves where the command is not on the path: in a virtual environment that is not activated,
or in a script that must use the Python that runs it.

Example:
    python -m policydiff report fixtures/*.txt -o report
"""

from __future__ import annotations

from policydiff.cli import run

if __name__ == "__main__":
    run()
