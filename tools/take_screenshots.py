"""Take the pictures of the local page that the docs show: ``python -m tools.take_screenshots``.

The bundled demo reports are read into a record that is thrown away afterwards, two people review a
few claims, and Chromium looks at the pages. Writes PNG files into ``docs/pictures``.
"""

import re
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from playwright.sync_api import Browser, Page, sync_playwright

import sayso
from sayso.demo import reports_folder
from sayso.web.desk import Desk
from sayso.web.security import Door
from sayso.web.server import make_server

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
TITLE = "Palmyra, a demonstration"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DESKTOP = {"width": 1080, "height": 720}
PHONE = {"width": 390, "height": 780}


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its file's name, the page, and how to look at it."""

    name: str
    path: str
    phone: bool = False


@contextmanager
def served(path: Path) -> Iterator[Door]:
    """Serve a record on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        door = Door(port=probe.getsockname()[1])
    server = make_server(Desk(path, door, title=TITLE))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield door
    server.should_exit = True
    thread.join(10)


class Person:
    """Somebody who reviews, without a browser."""

    def __init__(self, door: Door, name: str) -> None:
        """Come in, and give a name."""
        self.door = door
        self.base = f"http://127.0.0.1:{door.port}"
        self.opener = build_opener(HTTPCookieProcessor())
        self.get(f"/?token={door.token}")
        self.post("/name", name=name)

    def get(self, path: str) -> str:
        """Give a page."""
        with self.opener.open(f"{self.base}{path}") as answer:
            return str(answer.read().decode())

    def post(self, path: str, **form: str) -> None:
        """Post a form."""
        body = urlencode({"token": self.door.form_token, **form}).encode()
        self.opener.open(Request(f"{self.base}{path}", body)).close()  # noqa: S310 - our own server


def review(door: Door) -> list[Picture]:
    """Have two people review, and choose what to look at."""
    first, second = Person(door, "Amal"), Person(door, "Bilal")
    queue = re.findall(r'href="/review\?claim=([^"&]+)"', first.get("/review"))
    claims = list(dict.fromkeys(queue))[:6]
    for number, claim in enumerate(claims):
        first.post("/review/act", kind="accept", claim=claim)
        if number % 3:
            second.post("/review/act", kind="accept", claim=claim)
        else:
            second.post("/review/act", kind="correct", claim=claim, field="stance",
                        value="planned", reason="it is announced, not done")  # fmt: skip
    disputed = first.get("/search?what=incidents&disputed=1")
    incident = re.findall(r'href="(/incident/[^"]+)"', disputed)
    reports = re.findall(r'href="(/report/[^"?]+)', first.get("/search?what=reports&q=Palmyra"))
    report = max(dict.fromkeys(reports), key=lambda path: first.get(path).count('class="anchor"'))
    return [
        Picture("overview", "/"),
        Picture("overview-phone", "/", phone=True),
        Picture("overview-arabic", "/?lang=ar"),
        Picture("place", "/place/Palmyra"),
        Picture("incident", rival_figures(first, incident)),
        Picture("report", report),
        Picture("review", f"/review?claim={claims[0]}"),
        Picture("agreement", "/agreement"),
    ]


def rival_figures(person: Person, incidents: list[str]) -> str:
    """Give the incident on whose page most rival figures are drawn."""

    def rivals(path: str) -> int:
        plots = person.get(path).split('class="dots is-disputed"')[1:]
        return max((plot.split("</figure>")[0].count('class="value"') for plot in plots), default=0)

    return max(dict.fromkeys(incidents), key=rivals)


def take(browser: Browser, door: Door, picture: Picture) -> None:
    """Take one picture."""
    context = browser.new_context(
        viewport=PHONE if picture.phone else DESKTOP,  # type: ignore[arg-type]
        color_scheme="light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(door.address)
    here = f"http://127.0.0.1:{door.port}"
    context.add_cookies([{"name": f"sayso-name-{door.port}", "value": "Amal", "url": here}])
    page.goto(f"{here}{picture.path}")
    settle(page)
    page.screenshot(path=PICTURES / f"{picture.name}.png")
    context.close()


def settle(page: Page) -> None:
    """Wait until the map is painted, where the page has one and WebGL works."""
    page.wait_for_load_state("networkidle")
    has_map = page.locator("[data-map]").count() > 0
    if has_map and page.evaluate("Boolean(document.createElement('canvas').getContext('webgl2'))"):
        page.wait_for_selector("[data-painted]", timeout=20_000)


def take_published(browser: Browser, page_file: Path) -> None:
    """Take the published page, which stands alone, down to its first incidents."""
    page = browser.new_page(viewport={"width": 1080, "height": 1500}, reduced_motion="reduce")
    page.goto(page_file.as_uri())
    page.screenshot(path=PICTURES / "demo.png")
    print("docs/pictures/demo.png")
    page.close()


def main() -> None:
    """Read, publish, serve, look."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        with sayso.open(path) as record:
            record.read(reports_folder())
            published = record.publish(Path(folder) / "demo.html", title=TITLE)
        with served(path) as door, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
            take_published(browser, published)
            for picture in review(door):
                take(browser, door, picture)
                print(f"docs/pictures/{picture.name}.png")
            browser.close()


if __name__ == "__main__":
    main()
