"""Firefox by its own protocol, Marionette: JSON over a socket, so that no driver is needed."""

from __future__ import annotations

import json
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FIREFOX = Path("/usr/bin/firefox-esr")
_PATIENCE_SECONDS = 90
# No proxy answers on port 9: whatever a page asked of the network would fail, and be seen.
_PREFERENCES = {
    "marionette.port": 0,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}


class Firefox:
    """A session; commands are those of WebDriver with Marionette's names."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection, self._number = connection, 0
        self._receive()  # what the browser says of itself
        self.command("WebDriver:NewSession", {})

    def command(self, name: str, parameters: dict[str, Any]) -> Any:
        """Send a command and wait for what comes of it."""
        self._number += 1
        message = json.dumps([0, self._number, name, parameters]).encode()
        self._connection.sendall(b"%d:%s" % (len(message), message))
        _, _, error, value = self._receive()
        assert error is None, error
        return value

    def go(self, address: str) -> None:
        """Open a page and wait until its scripts have painted it."""
        self.command("WebDriver:Navigate", {"url": address})
        done = "!document.querySelector('[data-page]:not([data-ready])')"
        end = time.monotonic() + _PATIENCE_SECONDS
        while not self.run(f"return {done}"):
            assert time.monotonic() < end, f"{address} was not painted"
            time.sleep(0.05)

    def run(self, script: str) -> Any:
        """What a script returns in the page."""
        return self.command("WebDriver:ExecuteScript", {"script": script, "args": []})["value"]

    def complaints(self) -> list[str]:
        """Errors and violated policies that the console tells of file addresses; read once."""
        self.command("Marionette:SetContext", {"value": "chrome"})
        script = """
            const found = Services.console.getMessageArray().map(String);
            Services.console.reset();
            return found.filter((message) => message.includes("file:///"));
        """
        try:
            found: list[str] = self.run(script)
        finally:
            self.command("Marionette:SetContext", {"value": "content"})
        return [message for message in found if "Error" in message or "Content-Security" in message]

    def _receive(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._connection.recv(1)
        data = b""
        while len(data) < int(length[:-1]):
            data += self._connection.recv(int(length[:-1]) - len(data))
        return json.loads(data)


@contextmanager
def started(profile: Path) -> Iterator[Firefox]:
    """Firefox without a window, with a profile of its own in an empty folder."""
    lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in _PREFERENCES.items())
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    arguments = ["--headless", "--marionette", "--remote-allow-system-access", "--no-remote"]
    process = subprocess.Popen(
        [str(FIREFOX), *arguments, "--profile", str(profile)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        with socket.create_connection(("127.0.0.1", _port(profile)), timeout=120) as connection:
            yield Firefox(connection)
    finally:
        process.terminate()
        process.wait(timeout=60)


def _port(profile: Path) -> int:
    place = profile / "MarionetteActivePort"
    end = time.monotonic() + _PATIENCE_SECONDS
    while not (place.is_file() and place.read_text().strip()):
        assert time.monotonic() < end, "Firefox did not start"
        time.sleep(0.1)
    return int(place.read_text())
