"""Serve a record on this machine: ``sayso serve RECORD``."""

import errno
import socket
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


def serve(
    address: str | Path,
    host: str = "127.0.0.1",
    port: int = 8021,
    password: str | None = None,
    *,
    open_browser: bool = False,
    settings: Settings | None = None,
) -> None:
    """Serve a record until the process is stopped. What to open is printed.

    ``port`` 0 takes any that is free.

    Raises:
        NotARecord: there is none at this address.
        BadSetting: the host can be reached from elsewhere and no password is given, or the port
            cannot be used.

    """
    Door(host=host, password=password or "")  # refuses before anything is opened
    with bind(host, port) as listening:
        door = Door(host=host, port=listening.getsockname()[1], password=password or "")
        desk = Desk(address, door, settings)
        for line in greeting(door, desk.title):
            print(line, file=sys.stderr, flush=True)  # noqa: T201 - the command's own output
        if open_browser:
            Timer(1.0, webbrowser.open, (entrance(door),)).start()
        make_server(desk).run(sockets=[listening])


def bind(host: str, port: int) -> socket.socket:
    """Take a port, before anything else is done.

    Raises:
        BadSetting: the port is taken, may not be used, or is none.

    """
    if not 0 <= port <= 65_535:
        raise BadSetting(f"a port is a number from 0 to 65535; got {port}")
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        if error.errno not in {errno.EADDRINUSE, errno.EACCES, errno.EADDRNOTAVAIL}:
            raise
        raise BadSetting(
            f"port {port} of {host} cannot be used ({error.strerror}); take another with --port, "
            "or any free one with --port 0"
        ) from error
    return listening


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


def entrance(door: Door) -> str:
    """Give the address to open: with the token, or without where a password is asked for."""
    return door.address.split("?", maxsplit=1)[0] if door.password else door.address


def greeting(door: Door, title: str) -> list[str]:
    """Say where the page is, who can reach it, and how to stop."""
    by = " by password" if door.password else ""
    lines = [f"{title} is served{by} at {entrance(door)}"]
    if not is_loopback(door.host):
        lines.append(
            "Warning: other machines can reach this address. What is typed and read travels "
            "unencrypted; use it in a network that you trust, or behind a proxy with TLS."
        )
    return [*lines, "Ctrl-C ends."]
