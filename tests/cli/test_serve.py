"""The page on this machine, and on this machine alone."""

import sys
import threading
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest

from sayso.cli.serve import make_server, published_page


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """A server that shows one page."""
    server = make_server(b"<p>the page</p>", 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


def get(port: int, path: str, host: str | None = None) -> tuple[int, bytes, dict[str, str]]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Host": host or f"127.0.0.1:{port}"})
    answer = connection.getresponse()
    found = answer.status, answer.read(), dict(answer.getheaders())
    connection.close()
    return found


def test_the_page_is_served(port: int) -> None:
    """The page comes with headers that keep it from being read as something else or kept."""
    status, body, headers = get(port, "/")
    assert (status, body) == (200, b"<p>the page</p>")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/../etc/passwd", "/.", "/record.db", "//evil.example/"])
def test_nothing_else_is_served(port: int, path: str) -> None:
    """There is one page, and no folder behind it."""
    assert get(port, path)[0] == 404


def test_a_name_from_elsewhere_is_refused(port: int) -> None:
    """A page elsewhere that points its name at this machine is told nothing."""
    assert get(port, "/", host="evil.example")[0] == 403


def test_a_taken_port_says_the_cure(command, demo_record, port: int) -> None:
    """A port that another programme has is named, with how to take another."""
    done = command("serve", demo_record, "--port", port)
    assert done.status == 2
    assert "--port 0" in done.err


def test_the_published_page_is_what_is_served(demo_record) -> None:
    """What is shown is the page that ``publish`` writes."""
    assert b"Content-Security-Policy" in published_page(str(demo_record))


def test_beyond_this_machine_a_password_is_asked_for(command, demo_record) -> None:
    """Binding to every address without a password is wrong usage, and says the cure."""
    done = command("serve", demo_record, "--host", "0.0.0.0")  # noqa: S104
    assert done.status == 2
    assert "--password" in done.err


def test_without_the_extra_the_published_page_is_served(
    command, demo_record, monkeypatch, port: int
) -> None:
    """Where the extra is not installed that is said, and the page to read is served instead."""
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "sayso.web.server", raising=False)
    done = command("serve", demo_record, "--port", port)
    assert done.status == 2
    assert "sayso[web]" in done.err
