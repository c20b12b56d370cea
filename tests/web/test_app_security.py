"""The door: who comes in, what is refused, and what every answer carries."""

import httpx
import pytest
from desk_record import Site, serving, small_record

from sayso.errors import BadSetting, NotARecord
from sayso.web.security import HEADERS, MOST_POSTED_BYTES, Door, split_host
from sayso.web.server import greeting, serve

PAGES = ["/", "/search", "/sources", "/review", "/log", "/agreement", "/api", "/api/overview",
         "/place/Palmyra", "/report/courier", "/source/SANA", "/nowhere"]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A small record, served on this machine."""
    with serving(small_record(tmp_path_factory.mktemp("security") / "war.db")) as site:
        yield site


def test_printed_address_lets_in_and_the_token_leaves_the_address(site: Site) -> None:
    """The first request trades the token for a cookie that scripts and other sites never see."""
    answer = httpx.get(f"{site.address}/search?q=army&token={site.door.token}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=army")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert site.door.token not in cookie


def test_the_way_in_never_leads_to_another_site(site: Site) -> None:
    """An address that begins with two slashes stays on this site."""
    answer = httpx.get(f"{site.address}//elsewhere.example/?token={site.door.token}")
    assert answer.headers["location"] == "/elsewhere.example/"


@pytest.mark.parametrize("path", PAGES)
def test_without_the_token_nothing_is_shown(site: Site, path: str) -> None:
    """Every page refuses who has not come in, says what to do, and tells nothing of the record."""
    answer = httpx.get(f"{site.address}{path}")
    assert answer.status_code == 401
    assert "sayso serve" in answer.text
    assert "Palmyra" not in answer.text


@pytest.mark.parametrize(
    "path", [*PAGES, "/static/page.css", "/static/land.json", "/static/nothing"]
)
def test_every_answer_carries_the_headers(site: Site, path: str) -> None:
    """Each security header is on every answer, errors and files too; nothing unsafe is allowed."""
    answer = site.client().get(path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "server" not in answer.headers


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "evil.example:{port}", "[", ""])
def test_other_hosts_names_are_refused(site: Site, host: str) -> None:
    """A page elsewhere cannot reach us under its own name (DNS rebinding)."""
    answer = site.client().get("/", headers={"host": host.format(port=site.door.port)})
    assert answer.status_code in {400, 421}


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"},
     {"sec-fetch-site": "same-site"}],
)  # fmt: skip
def test_posts_from_other_sites_are_refused(site: Site, headers: dict[str, str]) -> None:
    """A form that another site posts is not done, even with cookie and token."""
    form = {"token": site.door.form_token, "name": "Mallory"}
    answer = site.client().post("/name", data=form, headers=headers)
    assert answer.status_code == 403


def test_posts_without_the_form_token_are_refused(site: Site) -> None:
    """The cookie alone does not post."""
    client = site.client("Amal")
    form = {"kind": "accept", "claim": "c-sana"}
    assert client.post("/review/act", data=form).status_code == 403
    assert client.post("/review/act", data={**form, "token": "wrong"}).status_code == 403
    assert "c-sana" not in client.get("/log").text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(site: Site, method: str) -> None:
    """Only reading and posting are known."""
    assert site.client().request(method, "/").status_code == 405


def test_reading_changes_nothing(site: Site) -> None:
    """What acts can only be posted: asking for its address does nothing."""
    for path in ("/review/act?kind=accept&claim=c-sana", "/review/undo?act=1", "/name?name=x"):
        assert site.client().get(path).status_code == 405


def test_too_much_and_other_kinds_are_refused(site: Site) -> None:
    """A post has an upper limit and is a plain form in UTF-8."""
    client = site.client()
    big = {"token": site.door.form_token, "name": "x" * MOST_POSTED_BYTES}
    assert client.post("/name", data=big).status_code == 413
    assert client.post("/name", json={"name": "x"}).status_code == 415
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/name", content=b"\xff\xfe&&", headers=form).status_code in {400, 403}
    assert client.post("/name", content=b"a=1&" * 5000, headers=form).status_code == 400


@pytest.mark.parametrize(
    "name", ["../app.py", "..%2Fapp.py", "page.html", "data/basemap.json", "%00"]
)
def test_only_known_files_are_given(site: Site, name: str) -> None:
    """No path leads out of the list of our own files."""
    assert site.client().get(f"/static/{name}").status_code == 404


def test_forms_never_lead_to_another_site(site: Site) -> None:
    """Where a form goes on to is one of our own pages, whatever was posted."""
    for target in (
        "//evil.example",
        "https://evil.example/x",
        "\\\\evil.example",
        "/\\evil.example",
    ):
        client = site.client()
        form = {"token": site.door.form_token, "name": "Amal", "next": target}
        answer = client.post("/name", data=form, follow_redirects=False)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/")
        assert not answer.headers["location"].startswith(("//", "/\\"))


def test_beyond_this_machine_a_password_is_required() -> None:
    """Binding to other addresses without a password is refused, with one it is warned about."""
    with pytest.raises(BadSetting, match="password"):
        Door(host="0.0.0.0")  # noqa: S104
    said = greeting(Door(host="0.0.0.0", password="long enough"), "War")  # noqa: S104, S106
    assert any(line.startswith("Warning") for line in said)
    assert not any("token" in line for line in said)


def test_bound_to_all_addresses_only_bare_addresses_are_ours() -> None:
    """A name could be pointed at us by its owner; an address could not."""
    door = Door(host="0.0.0.0", port=8021, password="long enough")  # noqa: S104, S106
    assert door.knows_host("192.168.1.7:8021")
    assert not door.knows_host("evil.example:8021")
    assert split_host("[::1]:8021") == ("::1", 8021)


def test_the_password_lets_in_and_the_token_does_not(tmp_path) -> None:
    """With a password the printed address opens nothing, and many wrong ones shut the door."""
    path = small_record(tmp_path / "war.db")
    with serving(path, password="sesame") as site:  # noqa: S106
        client = site.stranger()
        client.follow_redirects = True
        assert client.get(f"/?token={site.door.token}").status_code == 401
        assert client.get("/enter").status_code == 200
        assert client.post("/enter", data={"password": "x"}).status_code == 403
        assert client.post("/enter", data={"password": "sesame"}).status_code == 200
        assert "Palmyra" in client.get("/").text
        stranger = site.stranger()
        for _ in range(12):
            stranger.post("/enter", data={"password": "x"})
        assert stranger.post("/enter", data={"password": "sesame"}).status_code == 403


def test_a_record_that_is_not_there_is_told_of_before_serving(tmp_path) -> None:
    """Serving what is no record, or at an impossible port, stops with a sentence."""
    with pytest.raises(NotARecord, match="no record"):
        serve(tmp_path / "nothing.db")
    with pytest.raises(BadSetting, match="port"):
        serve(tmp_path / "nothing.db", port=70_000)
