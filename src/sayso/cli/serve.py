"""``sayso serve``: the page on this machine."""

import errno
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.looking import looking_at
from sayso.cli.options import RecordArgument
from sayso.cli.show import say

if TYPE_CHECKING:
    from http.server import ThreadingHTTPServer

HERE = "127.0.0.1"


def run(
    record: RecordArgument,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")
    ] = 8021,
    host: Annotated[
        str, typer.Option("--host", help="Beyond this machine it takes a password.")
    ] = HERE,
    password: Annotated[
        str,
        typer.Option("--password", envvar="SAYSO_PASSWORD", help="Asked for at the door.",
                     show_envvar=True),
    ] = "",
    open_browser: Annotated[bool, typer.Option("--open", help="Open the browser.")] = False,
) -> None:  # fmt: skip
    """Serve the record's pages to look, question and correct, until Ctrl-C."""
    try:
        from sayso.web.server import serve
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("sayso"):
            raise
        say(f"{missing.name} is not installed, so this is the published page, to read only; "
            "for review, search and all else: pip install 'sayso[web]'")  # fmt: skip
        serve_published(record, port)
        return
    from sayso.settings import settings_from

    try:
        serve(record, host, port, password, open_browser=open_browser, settings=settings_from())
    except KeyboardInterrupt:
        say("stopped")


def serve_published(record: str, port: int) -> None:
    """Show the published page on this machine alone, until Ctrl-C."""
    from sayso.errors import BadSetting

    page = published_page(record)
    try:
        server = make_server(page, port)
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise
        raise BadSetting(
            f"port {port} cannot be used ({error.strerror}); take another with --port, "
            "or any free one with --port 0"
        ) from error
    with server:
        say(f"http://{HERE}:{server.server_port}/  (Ctrl-C ends)")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("stopped")


def published_page(record: str) -> bytes:
    """Give the published page as it is now."""
    with tempfile.TemporaryDirectory() as folder, looking_at(record) as opened:
        return opened.publish(Path(folder) / "index.html").read_bytes()


def make_server(page: bytes, port: int) -> "ThreadingHTTPServer":
    """Give a server that knows one page and answers only to this machine's own names.

    A page elsewhere that points its name at this machine (DNS rebinding) is told nothing.
    """
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = self.headers.get("Host", "").rsplit(":", 1)[0]
            if host not in {HERE, "localhost"}:
                self.send_error(403)
            elif self.path.split("?")[0] not in {"/", "/index.html"}:
                self.send_error(404)
            else:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(page)))
                self.send_header("X-Content-Type-Options", "nosniff")
                self.send_header("Referrer-Policy", "no-referrer")
                self.send_header("Cache-Control", "no-store")
                self.end_headers()
                self.wfile.write(page)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            """Stay quiet: what was looked at is nobody's business."""

    return ThreadingHTTPServer((HERE, port), Page)
