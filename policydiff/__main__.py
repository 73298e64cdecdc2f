"""`python -m policydiff` does what `policydiff` does."""

from policydiff.cli import run

run()
