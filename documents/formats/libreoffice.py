"""Formats that LibreOffice must convert first: .doc, .wps, .rtf, .odt, .ofd."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from policydiff.stages.support.errors import DocumentError
from policydiff.stages.support.limits import Limits
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PROGRAMS: tuple[str, ...] = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
# Nothing is fetched and nothing runs: no links of the document, no macros, a proxy that is none.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """A format that is read by way of another one."""

    name: Notice  # "an old Office file (.doc, .wps)"
    suffix: str  # by which LibreOffice knows it
    media_type: str
    target: str  # what it is converted to
    programs: str = "Word, WPS or LibreOffice"  # that open it


_OLD_OFFICE = Foreign(
    name=Notice.of(NoticeCode.FORMAT_OLD_OFFICE),
    suffix=".doc",
    media_type="application/msword",
    target="docx",
)
_RTF = Foreign(
    name=Notice.of(NoticeCode.FORMAT_RTF),
    suffix=".rtf",
    media_type="application/rtf",
    target="docx",
)
_ODT = Foreign(
    name=Notice.of(NoticeCode.FORMAT_OPEN_DOCUMENT),
    suffix=".odt",
    media_type="application/vnd.oasis.opendocument.text",
    target="docx",
)
_OFD = Foreign(
    name=Notice.of(NoticeCode.FORMAT_OFD),
    suffix=".ofd",
    media_type="application/ofd",
    target="pdf",
    programs="an OFD reader or WPS",
)


def foreign_format(path: Path, data: bytes) -> Foreign | None:
    """Which format of these the bytes are; None: one that is read as it is, or no document.

    Raises:
        DocumentError: An old Office file that holds no text, or an encrypted one.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        _check_old_office(path, data)
        return _OLD_OFFICE
    if data.startswith(b"{\\rtf"):
        return _RTF
    if not data.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist()[:10_000])
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return None
    if "OFD.xml" in names or (path.suffix.lower() == ".ofd" and "word/document.xml" not in names):
        return _OFD
    return _ODT if "content.xml" in names and "word/document.xml" not in names else None


def _check_old_office(path: Path, data: bytes) -> None:
    """Refuse what has the container of old Office files and no text: encrypted files, tables."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise DocumentError(
            path,
            "is an encrypted Office file",
            why=NoticeCode.UNREAD_LOCKED,
            hint="save it without a password",
        )
    if "WordDocument".encode("utf-16-le") not in data and path.suffix.lower() != ".wps":
        what = "is an old Office file without a text: a presentation, or damaged"
        raise DocumentError(
            path,
            what,
            why=NoticeCode.UNREAD_WITHOUT_TEXT,
            hint="give a document, saved as .docx",
        )


def convert(path: Path, data: bytes, foreign: Foreign, *, limits: Limits) -> bytes:
    """The file in the format that it is read in, made by LibreOffice in a folder of its own.

    Raises:
        DocumentError: LibreOffice is not installed, cannot read the file, or takes too long.
    """
    hint = f"open it in {foreign.programs} and save it as .{foreign.target}"
    reason = Notice.of(NoticeCode.UNREAD_CONVERSION, format=foreign.name)
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        what = f"is {foreign.name}, and LibreOffice, which would convert it, is not installed"
        raise DocumentError(path, what, hint=f"install LibreOffice, or {hint}", why=reason)
    with tempfile.TemporaryDirectory(prefix="policydiff-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        settings = place / "profile" / "user"
        settings.mkdir(parents=True)
        (settings / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        source = place / f"document{foreign.suffix}"
        source.write_bytes(data)
        finished = _run(program, place, source, foreign.target, seconds=limits.conversion_seconds)
        made = place / f"document.{foreign.target}"
        if finished and made.is_file():
            return made.read_bytes()
    if finished:
        raise DocumentError(
            path, f"is {foreign.name} that LibreOffice cannot convert", hint=hint, why=reason
        )
    what = f"LibreOffice took more than {limits.conversion_seconds} s to convert it"
    raise DocumentError(
        path, what, hint=f"{hint}, or allow more: --limit conversion_seconds=600", why=reason
    )


def _run(program: str, place: Path, source: Path, target: str, *, seconds: int) -> bool:
    """Whether LibreOffice ended in time; it and all that it started are stopped otherwise."""
    arguments = [
        program,
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        f"-env:UserInstallation={(place / 'profile').as_uri()}",
        *("--convert-to", target, "--outdir", str(place), str(source)),
    ]
    with subprocess.Popen(
        arguments,
        cwd=place,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            _stop(process)
            return False
        except BaseException:  # Ctrl-C does not reach a session of its own
            _stop(process)
            raise
    return True


def _stop(process: subprocess.Popen[bytes]) -> None:
    if sys.platform != "win32":
        os.killpg(process.pid, signal.SIGKILL)  # its own session: the program and its children
    else:
        process.kill()
    process.wait()
