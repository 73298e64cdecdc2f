"""An archive is the same bytes whenever it is made."""

from __future__ import annotations

import io
import zipfile

from policydiff.stages.reports.shared.zip_archive import rezipped, zip_bytes


def test_the_content_alone_decides_the_bytes() -> None:
    files = {"b/甲.txt": b"1" * 5000, "a.txt": b""}
    data = zip_bytes(files)
    assert data == zip_bytes(dict(files))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_archive_made_elsewhere_loses_its_time() -> None:
    made = []
    for day in (1, 2):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(zipfile.ZipInfo("a", date_time=(2020, 1, day, 0, 0, 0)), b"x")
        made.append(rezipped(out.getvalue()))
    assert made[0] == made[1]
