"""The command line: arguments in, one function of the API, results out."""

from policydiff.cli.main import app, run

__all__ = ["app", "run"]
