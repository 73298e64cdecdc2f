"""The environment of other programs that the benchmarks hold policydiff against."""

from __future__ import annotations

import os
import subprocess
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCRIPTS = HERE / ".venv" / ("Scripts" if os.name == "nt" else "bin")


def rival(command: str) -> str:
    """The path of a command in benchmarks/.venv, installed there at the first call."""
    path = SCRIPTS / command
    if not path.exists():
        venv.create(HERE / ".venv", with_pip=True)
        pip = [str(SCRIPTS / "python"), "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, "-r", str(HERE / "requirements.txt")], check=True)
    return str(path)
