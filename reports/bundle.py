"""Pack a report and all that it takes to repeat it into one archive."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from policydiff.stages.reports.folder.report_folder import encoded
from policydiff.stages.reports.shared.run_provenance import RunFacts, powershell_line, shell_line
from policydiff.stages.reports.shared.zip_archive import zip_bytes
from policydiff.stages.support.resources import shipped_text

SUMS = "SHA256SUMS"
REPORT = "report"  # folder of the report inside
_SHELL = """#!/bin/sh
# Repeats the report, then holds it against the digests of the first run.
set -e
cd "$(dirname "$0")"
rm -rf {report}
{command} ||
  echo "policydiff ended with status $?: 2 tells that some files cannot be read" >&2
if command -v sha256sum >/dev/null; then sha256sum --quiet --check {sums}
else shasum -a 256 --check {sums} >/dev/null; fi
echo "the same files, byte by byte"
"""
_POWERSHELL = """# Repeats the report, then holds it against the digests of the first run.
$ErrorActionPreference = 'Stop'
Set-Location -LiteralPath $PSScriptRoot
if (Test-Path {report}) {{ Remove-Item -Recurse -Force {report} }}
{command}
if ($LASTEXITCODE) {{ "policydiff ended with status ${{LASTEXITCODE}}: some files cannot be read" }}
Get-Content -Encoding UTF8 {sums} | ForEach-Object {{
  $digest, $name = $_ -split '  ', 2
  $now = (Get-FileHash -Algorithm SHA256 -LiteralPath $name).Hash
  if ($now -ne $digest) {{ throw "$name differs" }}
}}
'the same files, byte by byte'
"""


def bundle_bytes(
    inputs: Mapping[str, bytes], report: Mapping[str, bytes], *, facts: RunFacts
) -> bytes:
    """The archive: inputs, the report, their digests, and scripts that repeat and check it.

    Args:
        inputs: Documents and settings, by their paths inside the archive.
        report: The report's files, by their paths inside its folder.
        facts: Of the run; its command names the inputs as the archive does.
    """
    held = {**inputs, **{f"{REPORT}/{name}": data for name, data in report.items()}}
    held = {name: held[name] for name in sorted(held)}
    script = {"sums": SUMS, "report": REPORT}
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in held.items())
    shell, powershell = shell_line(facts.command), powershell_line(facts.command)
    about = shipped_text("reports", "data", "bundle.md")
    packages = ", ".join(f"{name} {version}" for name, version in facts.packages)
    return zip_bytes(
        {
            "README.md": encoded(
                about.format(version=facts.version, packages=packages, command=shell)
            ),
            "repeat.sh": encoded(_SHELL.format(command=shell, **script)),
            "repeat.ps1": encoded(_POWERSHELL.format(command=powershell, **script), bom=True),
            SUMS: encoded(sums),
            **held,
        }
    )
