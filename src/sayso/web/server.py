"""Serve a record on this machine: ``sayso serve RECORD``."""

import sys
import webbrowser
from pathlib import Path
from threading import Timer

import uvicorn

from sayso.errors import BadSetting
from sayso.settings import Settings
from sayso.web.app import make_app
from sayso.web.desk import Desk
from sayso.web.security import Door, is_loopback


def serve(  # noqa: PLR0913 - one parameter for every flag of the command
    address: str | Path,
    host: str = "127.0.0.1",
    port: int = 8021,
    password: str | None = None,
    *,
    open_browser: bool = False,
    settings: Settings | None = None,
    title: str = "",
) -> None:
    """Serve a record until the process is stopped. What to open is printed.

    Raises:
        NotARecord: there is none at this address.
        BadSetting: the host can be reached from elsewhere and no password is given, or the port
            cannot be used.

    """
    if not 1 <= port <= 65_535:
        raise BadSetting(f"a port is a number from 1 to 65535; got {port}")
    door = Door(host=host, port=port, password=password or "")
    desk = Desk(address, door, settings, title)
    for line in greeting(door, desk.title):
        print(line, file=sys.stderr, flush=True)  # noqa: T201 - the command's own output
    entrance = door.address if not door.password else door.address.split("?", maxsplit=1)[0]
    if open_browser:
        Timer(1.0, webbrowser.open, (entrance,)).start()
    make_server(desk).run()


def make_server(desk: Desk, log_level: str = "warning") -> uvicorn.Server:
    """Make the server of a desk, bound as its door says."""
    door = desk.door
    return uvicorn.Server(
        uvicorn.Config(
            make_app(desk),
            host=door.host,
            port=door.port,
            log_level=log_level,
            server_header=False,
            timeout_graceful_shutdown=3,
        )
    )


def greeting(door: Door, title: str) -> list[str]:
    """Say where the page is, who can reach it, and how to stop."""
    if door.password:
        lines = [f"{title} is served at {door.address.split('?', maxsplit=1)[0]} by password."]
    else:
        lines = [f"{title} is served at {door.address}"]
    if not is_loopback(door.host):
        lines.append(
            "Warning: other machines can reach this address. What is typed and read travels "
            "unencrypted; use it in a network that you trust, or behind a proxy with TLS."
        )
    return [*lines, "Press Ctrl-C to stop."]
