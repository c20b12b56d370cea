"""The door of the local page: who may come in, and what each answer carries against misuse.

Every request passes ``Guard`` before any route sees it:

1. the Host header must be ours (a page elsewhere cannot reach us under its own name),
2. what is posted must come from our own pages (Origin, Sec-Fetch-Site) with the form's token,
3. the visitor must have come by the printed address, or by the password where one is set.
"""

import hashlib
import hmac
import ipaddress
import secrets
import time
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, parse_qsl, quote, urlencode, urlsplit

from sayso.errors import BadSetting

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

MOST_POSTED_BYTES = 256 * 1024
MOST_FORM_FIELDS = 400
TRIES_A_MINUTE = 10
"""How many wrong passwords a minute are heard before the door stays shut for the rest of it."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; worker-src blob:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""``worker-src blob:`` because MapLibre makes its worker out of its own script."""
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # not "no-referrer": with it browsers post "Origin: null", and the Origin is what we check
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
OPEN_TO_ALL = ("/enter", "/static/")
"""What may be fetched before coming in: the door itself and our own style and script files."""


@dataclass
class Door:
    """The secrets of one run of the server, and the names it answers to.

    ``token`` is in the printed address. ``password`` is empty where only this machine can
    connect. ``host`` and ``port`` are what the server is bound to. Nothing here is kept on disk.
    """

    host: str = "127.0.0.1"
    port: int = 8021
    password: str = ""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    wrong_tries: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not is_loopback(self.host) and not self.password:
            raise BadSetting(
                f"{self.host} can be reached from other machines; give a password "
                "(--password), or leave --host at 127.0.0.1"
            )

    @property
    def session(self) -> str:
        """What the cookie of a visitor who came in holds."""
        return self.sign("session")

    @property
    def form_token(self) -> str:
        """What every form of ours carries, and no page elsewhere can know."""
        return self.sign("form")

    @property
    def cookie_name(self) -> str:
        """One name a port, because browsers send cookies to all ports of a host."""
        return f"sayso-{self.port}"

    @property
    def address(self) -> str:
        """The address to print: with the token, which the first request trades for a cookie."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/?token={self.token}"

    def sign(self, purpose: str) -> str:
        """Give a value that only this run of the server can make."""
        message = f"{purpose}:{self.token}:{self.password}".encode()
        return hmac.new(self.secret, message, hashlib.sha256).hexdigest()

    def knows_host(self, host: str) -> bool:
        """Whether a Host header names us. Bound to all addresses, any bare address is ours."""
        name, port = split_host(host)
        if port != self.port:
            return False
        if name in {self.host, "localhost", "127.0.0.1", "::1"}:
            return True
        # a name that someone else's server answers for could be pointed at us; an address cannot
        return self.host in {"0.0.0.0", "::"} and is_address(name)  # noqa: S104

    def opens_for(self, password: str) -> bool:
        """Whether this is the password; slow to answer when many were wrong."""
        now = time.monotonic()
        self.wrong_tries = [moment for moment in self.wrong_tries if now - moment < 60]
        if len(self.wrong_tries) >= TRIES_A_MINUTE:
            return False
        if self.password and hmac.compare_digest(password.encode(), self.password.encode()):
            return True
        self.wrong_tries.append(now)
        return False


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server bound to this host."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_address(name: str) -> bool:
    """Whether a host is a bare IP address."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def split_host(host: str) -> tuple[str, int]:
    """Give name and port of a Host header; port 80 where none is given, -1 where it is broken."""
    try:
        parts = urlsplit(f"//{host}")
        port = parts.port or 80
    except ValueError:
        return "", -1
    return parts.hostname or "", port


class Guard:
    """Let in who may come in, refuse the rest with a reason, add the headers to every answer."""

    def __init__(self, app: Application, door: Door) -> None:
        self.app = app
        self.door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it here."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        guarded = add_headers(send, cached=scope["path"].startswith("/static/"))
        headers = {name.decode("latin-1"): value.decode("latin-1")
                   for name, value in scope["headers"]}  # fmt: skip
        refused = self.refuse_stranger(scope, headers)
        if refused:
            await answer(guarded, *refused)
            return
        if scope["method"] not in {"GET", "HEAD"}:
            body = await read_body(receive)
            refused = self.refuse_post(scope, headers, body)
            if refused:
                await answer(guarded, *refused)
                return
            receive = replay(body or b"")
        if self.is_printed_address(scope):
            await self.trade_token(scope, guarded)
            return
        await self.app(scope, receive, guarded)

    def refuse_stranger(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        """Refuse another host's name, an unknown method, and who has not come in."""
        if not self.door.knows_host(headers.get("host", "")):
            return 421, "This address is not served here. Open the address that sayso printed."
        if scope["method"] not in {"GET", "HEAD", "POST"}:
            return 405, "Only reading (GET) and posting (POST) are known here."
        path = scope["path"]
        if path.startswith(OPEN_TO_ALL) or self.has_session(headers):
            return None
        if self.is_printed_address(scope):
            return None
        if self.door.password:
            return 401, "Come in by the password first: open /enter."
        return 401, (
            "Open the address that `sayso serve` printed, with its token; "
            "it lets this browser in until the server stops."
        )

    def has_session(self, headers: dict[str, str]) -> bool:
        """Whether the visitor carries this run's cookie."""
        value = read_cookie(headers.get("cookie", ""), self.door.cookie_name)
        return hmac.compare_digest(value.encode(), self.door.session.encode())

    def is_printed_address(self, scope: Scope) -> bool:
        """Whether the address carries the token; with a password set, the token opens nothing."""
        if self.door.password or scope["method"] != "GET":
            return False
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        return hmac.compare_digest(given.encode(), self.door.token.encode())

    def refuse_post(
        self, scope: Scope, headers: dict[str, str], body: bytes | None
    ) -> tuple[int, str] | None:
        """Refuse what was not posted from our own pages; keep the form for the routes."""
        if body is None:
            return 413, f"More than {MOST_POSTED_BYTES:,} bytes were posted; shorten the text."
        if not self.is_own_origin(headers):
            return 403, "This was posted from another site, so it was not done."
        kind = headers.get("content-type", "").split(";")[0].strip().lower()
        if kind != "application/x-www-form-urlencoded":
            return 415, "Post an application/x-www-form-urlencoded form."
        try:
            words = body.decode("utf-8")
            pairs = parse_qsl(words, keep_blank_values=True, max_num_fields=MOST_FORM_FIELDS)
        except ValueError:
            return 400, "The form could not be read; it must be UTF-8 with few fields."
        form: dict[str, list[str]] = {}
        for name, value in pairs:
            form.setdefault(name, []).append(value)
        given = form.get("token", [headers.get("x-sayso-token", "")])[0]
        entering = scope["path"] == "/enter"
        if not entering and not hmac.compare_digest(given.encode(), self.door.form_token.encode()):
            return 403, "The form is from an earlier run of the server. Load the page again."
        scope["sayso.form"] = form
        return None

    def is_own_origin(self, headers: dict[str, str]) -> bool:
        """Whether a post comes from our own pages; a script without a browser sends neither."""
        origin = headers.get("origin")
        if origin is not None:
            return urlsplit(origin).netloc == headers.get("host", "") and origin.startswith("http")
        return headers.get("sec-fetch-site", "same-origin") in {"same-origin", "none"}

    async def trade_token(self, scope: Scope, send: Send) -> None:
        """Set the cookie and send the visitor on to the same page without the token."""
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        kept = urlencode([(name, value) for name, value in query if name != "token"])
        # collapse leading slashes: "//elsewhere" would lead to another site
        target = "/" + quote(scope["path"].lstrip("/\\")) + (f"?{kept}" if kept else "")
        headers = [(b"location", target.encode()), (b"set-cookie", give_cookie(self.door).encode())]
        await send({"type": "http.response.start", "status": 303, "headers": headers})
        await send({"type": "http.response.body", "body": b""})


def give_cookie(door: Door) -> str:
    """Give the Set-Cookie value: not for scripts, not for other sites, gone with the browser."""
    return f"{door.cookie_name}={door.session}; Path=/; HttpOnly; SameSite=Strict"


def read_cookie(header: str, name: str) -> str:
    """Give one cookie's value; the empty string where there is none or the header is broken."""
    try:
        jar = SimpleCookie(header)
    except CookieError:
        return ""
    return jar[name].value if name in jar else ""


def add_headers(send: Send, *, cached: bool) -> Send:
    """Wrap ``send`` so that every answer carries the security headers."""
    extra = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
    keep = b"private, max-age=3600" if cached else b"no-store"
    extra.append((b"cache-control", keep))

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            names = {name for name, _ in extra}
            own = [pair for pair in message.get("headers", ()) if pair[0].lower() not in names]
            message = {**message, "headers": [*own, *extra]}
        await send(message)

    return guarded


async def read_body(receive: Receive) -> bytes | None:
    """Read what was posted; None when it is too much."""
    parts, size = [], 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b""
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > MOST_POSTED_BYTES:
            return None
        if not message.get("more_body"):
            return b"".join(parts)


def replay(body: bytes) -> Receive:
    """Give a ``receive`` that hands out a body that was read already."""

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


async def answer(send: Send, status: int, words: str) -> None:
    """Answer in plain text."""
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{words}\n".encode()})
