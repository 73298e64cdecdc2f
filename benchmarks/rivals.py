"""The environment of other programs that the benchmarks hold policydiff against."""

from __future__ import annotations

import os
import subprocess
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent


def rival(command: str) -> str:
    """The path of a command in benchmarks/.venv, installed there at the first call."""
    return str(environment("requirements.txt", ".venv") / command)


def environment(requirements: str, folder: str) -> Path:
    """Where the commands of an environment stand, which is made at the first call."""
    scripts = HERE / folder / ("Scripts" if os.name == "nt" else "bin")
    done = HERE / folder / "installed"
    if not done.exists():
        venv.create(HERE / folder, with_pip=True)
        pip = [str(scripts / "python"), "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, "-r", str(HERE / requirements)], check=True)
        done.touch()
    return scripts
