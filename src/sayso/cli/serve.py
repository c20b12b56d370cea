"""``sayso serve``: the page on this machine."""

import tempfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.options import RecordArgument
from sayso.cli.show import say


def run(
    record: RecordArgument,
    port: Annotated[int, typer.Option("--port", help="0 takes any that is free.")] = 8021,
) -> None:
    """Show the record's page on this machine alone, until Ctrl-C."""
    import sayso

    with tempfile.TemporaryDirectory() as folder:
        with sayso.open(record, create=False) as opened:
            opened.publish(Path(folder) / "index.html")
        handler = partial(SimpleHTTPRequestHandler, directory=folder)
        with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
            say(f"http://127.0.0.1:{server.server_port}/  (Ctrl-C ends)")
            server.serve_forever()
