"""Files in, reports or refusals out: every trouble has a sentence with the cure."""

import base64
import json
import os
import quopri
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import BadSetting
from sayso.ingest.columns import ColumnMapping
from sayso.ingest.receive import receive
from sayso.nouns.report import Refusal, Report

ARABIC = "قال المرصد إن عشرة مقاتلين قتلوا يوم الاثنين في معارك قرب المدينة القديمة."
PAGE = """<html><head><title>Bridge lost - The Courier</title>
<meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2019-05-04T10:00:00Z"></head><body><article>
<h1>Bridge lost in night attack</h1>
<p>Fighters of the Northern Front took the bridge at Sarrin on Friday, a spokesman said.</p>
<figure><figcaption>The bridge in an earlier year. Photo: A. Nother</figcaption></figure>
<p>The army did not comment on the loss of the bridge, which carries the only road.</p>
<p>Families who had fled the fighting said that they had seen lorries cross in the afternoon.</p>
<p>It is the third time in a year that the bridge has changed hands between the two sides.</p>
<p>Nobody has counted the dead, and the hospital in the next town has been shut since March.</p>
</article><div id="comments" class="comments"><ol class="commentlist">
<li><p>I was there and nobody took anything, do not believe this.</p></li></ol></div>
</body></html>"""


def receive_one(folder: Path, name: str, content: bytes | str) -> Report | Refusal:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (item,) = receive([path])
    return item


def test_plain_text_is_kept_as_decoded(tmp_path: Path) -> None:
    """No line end or blank of a text file is changed, only the byte order mark goes."""
    words = "  Town falls\r\n\r\n\tThe army left. \r"
    item = receive_one(tmp_path, "a.txt", b"\xef\xbb\xbf" + words.encode())
    assert isinstance(item, Report)
    assert (item.id, item.text, item.rendition) == ("a", words, "plain/1")
    assert item.original.content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("utf-16", "Rebels took the town."),
        ("utf-16-le", "Rebels took the town."),
        ("utf-16-be", "Rebels took the town."),
        ("cp1256", ARABIC),
        ("cp1252", "Les rebelles ont attaqué la cité, près d’Alep."),
        ("latin-1", "Les rebelles ont attaqué la cité."),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, words: str) -> None:
    """Text in an old or wide encoding comes out right."""
    item = receive_one(tmp_path, "a.txt", words.encode(encoding))
    assert isinstance(item, Report)
    assert item.text == words


def test_a_page_is_read_in_its_declared_charset(tmp_path: Path) -> None:
    """The charset that a page states is believed, and no guess is noted."""
    page = f"<html><head><meta charset=windows-1256></head><body><p>{ARABIC}</p></body></html>"
    item = receive_one(tmp_path, "a.html", page.encode("cp1256"))
    assert isinstance(item, Report)
    assert ARABIC in item.text
    assert not any("guessed" in note for note in item.notes)


def test_a_page_keeps_captions_and_comments_marked(tmp_path: Path) -> None:
    """A page gives title, outlet and date, and its captions and comments are told apart."""
    item = receive_one(tmp_path, "a.html", PAGE)
    assert isinstance(item, Report)
    assert (item.outlet, item.published.known) == ("The Courier", "metadata")
    assert str(item.published.day) == "2019-05-04"
    marked = {passage.kind: item.text[passage.start : passage.end] for passage in item.markup}
    assert marked["headline"] == "Bridge lost in night attack"
    assert "earlier year" in marked["caption"]
    assert marked["comment"].startswith("I was there")


def test_a_page_nested_very_deep_is_read(tmp_path: Path) -> None:
    """A hundred thousand open elements neither crash nor hang the reader."""
    page = "<html><body>" + "<div>" * 100_000 + "<p>The army left the town.</p>"
    item = receive_one(tmp_path, "a.html", page)
    assert isinstance(item, Report)
    assert item.text == "The army left the town."


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n", "empty"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG image"),
        ("a", b"SQLite format 3\x00" + bytes(80), "SQLite"),
        ("a.pdf", b"%PDF-1.4", "PDF"),
        ("a", bytes(range(256)) * 20, "no text"),
        ("a.txt", b"x" * 5_000_001, "5.0 MB"),
        ("a.csv", b"who,what\nA,B\n", "--map text=COLUMN"),
        ("a.csv", b"", "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.json", b"{", "no JSON"),
    ],
)
def test_refusals_name_the_cause(tmp_path: Path, name: str, content: bytes, cause: str) -> None:
    """What cannot be read is refused with a sentence that names the cause."""
    item = receive_one(tmp_path, name, content)
    assert isinstance(item, Refusal)
    assert cause in item.reason


def test_broken_lines_are_refused_one_by_one(tmp_path: Path) -> None:
    """A broken, foreign or overlong line is refused under its number, and the rest goes on."""
    lines = [b'{"text": "One."}', b"{broken", b"[1]", b'{"text": "' + b"x" * 5_000_001 + b'"}',
             b'{"title": "no text"}', b'{"text": "Two.", "id": 7}']  # fmt: skip
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    items = list(receive([tmp_path]))
    assert [item.text for item in items if isinstance(item, Report)] == ["One.", "Two."]
    refused = [item.origin.rpartition(":")[2] for item in items if isinstance(item, Refusal)]
    assert refused == ["2", "3", "4", "5"]


@pytest.mark.parametrize("day", ["2016-02-31", "9999-01-01", "0000-00-00", "soon", "03/04/2016"])
def test_impossible_dates_are_unknown(tmp_path: Path, day: str) -> None:
    """A date that is none, or could be two, leaves the report undated and says why."""
    item = receive_one(tmp_path, "a.jsonl", json.dumps({"text": "One.", "date": day}))
    assert isinstance(item, Report)
    assert (item.published.day, item.published.known) == (None, "unknown")
    assert day in item.published.words


def test_surrogates_and_nul_are_replaced(tmp_path: Path) -> None:
    """Characters that no database keeps are replaced one for one, and a note says so."""
    item = receive_one(tmp_path, "a.jsonl", rb'{"text": "x\ud800y\u0000z"}')
    assert isinstance(item, Report)
    assert item.text == "x\ufffdy\ufffdz"
    assert item.notes


def test_csv_keeps_each_record_and_long_fields(tmp_path: Path) -> None:
    """A record over several lines keeps its own bytes; a long field is no trouble."""
    long = "z" * 300_000
    content = f'Inhalt,Datum\n"one\ntwo",2016-02-03\n"{long}",2016-02-04\n'
    (tmp_path / "a.csv").write_text(content)
    first, second = receive([tmp_path], ColumnMapping.parse("text=Inhalt,date=Datum"))
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.text, first.original.content) == ("one\ntwo", b'"one\ntwo",2016-02-03\n')
    assert second.text == long


def test_a_mapping_that_means_nothing_is_refused() -> None:
    """A mapping of an unknown field says which fields there are."""
    with pytest.raises(BadSetting, match="title"):
        ColumnMapping.parse("words=Inhalt")


def test_folders_are_sorted_and_hidden_files_left_out(tmp_path: Path) -> None:
    """A folder is read in order; a file name used twice gets a second id of its own."""
    (tmp_path / "b").mkdir()
    for name in ("b/x.txt", "x.txt", "a.txt", ".hidden.txt"):
        (tmp_path / name).write_text(f"Text of {name}.")
    items = list(receive([tmp_path]))
    assert [item.id.partition("~")[0] for item in items if isinstance(item, Report)] == [
        "a", "x", "x"]  # fmt: skip
    assert len({item.id for item in items if isinstance(item, Report)}) == 3


def test_missing_paths_and_empty_patterns_are_refused(tmp_path: Path) -> None:
    """A path that is not there and a pattern without a match are named."""
    items = list(receive([tmp_path / "none.txt", str(tmp_path / "*.txt")]))
    assert all(isinstance(item, Refusal) for item in items)
    assert len(items) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may open everything")
def test_a_folder_without_permission_is_refused(tmp_path: Path) -> None:
    """A folder that may not be opened is refused, and the rest goes on."""
    (tmp_path / "shut").mkdir(mode=0)
    (tmp_path / "z.txt").write_text("Open.")
    items = list(receive([tmp_path]))
    assert sorted(type(item).__name__ for item in items) == ["Refusal", "Report"]


@settings(max_examples=60, derandomize=True, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=200).map(lambda words: words.encode("utf-8", "surrogatepass")),
    ),
    st.sampled_from([".txt", ".html", ".jsonl", ".json", ".csv", ".tsv", ""]),
)  # fmt: skip
def test_any_bytes_give_reports_or_refusals(tmp_path: Path, content: bytes, suffix: str) -> None:
    """Whatever bytes a file holds, reading it raises nothing."""
    path = tmp_path / f"any{suffix}"
    path.write_bytes(content)
    for item in receive([path]):
        assert isinstance(item, Report | Refusal)


def test_companion_folder_is_left_out(tmp_path: Path) -> None:
    """What a browser saved beside a page is no report; the same folder, named, is read."""
    (tmp_path / "Bridge.html").write_text(PAGE, encoding="utf-8")
    beside = tmp_path / "Bridge_files"
    beside.mkdir()
    (beside / "frame.html").write_text(PAGE, encoding="utf-8")
    (beside / "show.js").write_text("advertise()", encoding="utf-8")
    (tmp_path / "case_files").mkdir()
    (tmp_path / "case_files" / "one.txt").write_text("Town falls.", encoding="utf-8")
    items = list(receive([tmp_path]))
    assert [item.id for item in items if isinstance(item, Report)] == ["Bridge", "one"]
    assert [item.id for item in receive([beside]) if isinstance(item, Report)] == ["frame"]


def test_links_are_named(tmp_path: Path) -> None:
    """A link that leads nowhere, and a linked folder, are refused by name and not passed over."""
    (tmp_path / "a.txt").write_text("Town falls.", encoding="utf-8")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    reasons = {
        Path(item.origin).name: item.reason
        for item in receive([tmp_path])
        if isinstance(item, Refusal)
    }
    assert "leads to no file" in reasons["gone.txt"]
    assert "name that folder itself" in reasons["round"]


@pytest.mark.parametrize(
    ("name", "content", "cure"),
    [
        ("note.rtf", "{\\rtf1\\ansi Town falls.}", "RTF document"),
        ("feed.xml", "<?xml version='1.0'?><rss><channel/></rss>", "save its articles as pages"),
        ("show.js", "advertise()", "part of a page"),
        ("wide.jsonl", '{"text": "Town falls."}\n'.encode("utf-16"), "save it as UTF-8"),
        ("twice.csv", "text,text\none,other\n", "2 columns are called 'text'"),
    ],
)
def test_what_is_no_report(tmp_path: Path, name: str, content: bytes | str, cure: str) -> None:
    """What would be read as noise is refused once, with what to do about it."""
    item = receive_one(tmp_path, name, content)
    assert isinstance(item, Refusal)
    assert cure in item.reason


def packed(page: bytes, charset: str, way: str) -> bytes:
    body = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}[way](page)
    return (
        b"From: <Saved>\r\nDate: Fri, 1 Mar 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\tboundary="--cut"\r\n\r\n\r\n'
        b"----cut\r\nContent-Type: text/html; charset=" + charset.encode() + b"\r\n"
        b"Content-Transfer-Encoding: " + way.encode() + b"\r\n"
        b"Content-Location: https://courier.example/bridge\r\n\r\n" + body + b"\r\n"
        b"----cut\r\nContent-Type: text/css\r\n\r\nbody {}\r\n----cut--\r\n"
    )


@pytest.mark.parametrize("way", ["quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "cp1252"])
def test_page_in_one_file(tmp_path: Path, charset: str, way: str) -> None:
    """A page saved as a single file reads as the page itself; the day of saving is no date."""
    page = PAGE.replace("Families", "Familiés").replace("2019-05-04T10:00:00Z", "")
    content = packed(page.encode(charset), charset, way)
    item = receive_one(tmp_path, "bridge.mhtml", content)
    assert isinstance(item, Report)
    assert "took the bridge at Sarrin on Friday" in item.text
    assert "Familiés who had fled" in item.text
    assert item.url == "https://courier.example/bridge"
    assert item.published.day is None
    assert item.original.content == content


def test_page_in_one_file_without_a_page(tmp_path: Path) -> None:
    """A packed file without a page, or packed wrongly or very deep, is refused with the cure."""
    deep = b'Content-Type: multipart/related; boundary="c"\r\n\r\n--c\r\n' * 5000
    for content in (b"hello", deep, packed(b"", "utf-8", "base64")):
        item = receive_one(tmp_path, "bridge.mht", content)
        assert isinstance(item, Refusal)
        assert "save" in item.reason or "fetch it again" in item.reason


def test_page_under_another_suffix(tmp_path: Path) -> None:
    """A page saved as ``story.php`` is read as a page, and a .txt file never is."""
    page = receive_one(tmp_path, "story.php", PAGE)
    text = receive_one(tmp_path, "story.txt", PAGE)
    assert isinstance(page, Report)
    assert isinstance(text, Report)
    assert page.outlet == "The Courier"
    assert text.text == PAGE


def test_separator_stated_as_excel_does(tmp_path: Path) -> None:
    """A first line ``sep=;`` is taken for what it is, and a row that ends early is told apart."""
    path = tmp_path / "table.csv"
    path.write_text("sep=;\r\ntitle;text\r\nOne;Town falls.\r\nTwo\r\n", encoding="utf-8")
    good, short = receive([path])
    assert isinstance(good, Report)
    assert (good.title, good.text) == ("One", "Town falls.")
    assert isinstance(short, Refusal)
    assert "holds no text" in short.reason


@pytest.mark.parametrize(
    ("order", "days"),
    [
        ("", [None, "2016-12-31", None]),
        ("order=dmy", ["2016-05-04", "2016-12-31", "2016-05-06"]),
        ("order=mdy", ["2016-04-05", None, "2016-06-05"]),
    ],
)
def test_the_order_of_dates_is_a_persons_to_say(
    tmp_path: Path, order: str, days: list[str | None]
) -> None:
    """Dates that could be either way round are unknown until a person says how they are meant."""
    path = tmp_path / "table.csv"
    path.write_text(
        "text,date\none,04/05/2016\ntwo,31/12/2016\nthree,06.05.2016\n", encoding="utf-8"
    )
    found = [item.published for item in receive([path], ColumnMapping.parse(order))
             if isinstance(item, Report)]  # fmt: skip
    assert [each.day and each.day.isoformat() for each in found] == days
    assert all(each.day or "04/05" in each.words or "/12/" in each.words or "06.05" in each.words
               for each in found)  # fmt: skip


def test_an_order_that_is_none_is_refused() -> None:
    """The order of dates is one of two, and a slip is said to be one."""
    with pytest.raises(BadSetting, match="dmy or mdy"):
        ColumnMapping.parse("order=ymd")


def test_an_answer_of_a_news_service(tmp_path: Path) -> None:
    """A list wrapped in an object is read, with an outlet that is an object and joined names."""
    article = {
        "source": {"id": None, "name": "The Courier"},
        "title": "Town falls",
        "publishedAt": "2019-05-04T10:00:00Z",
        "content": "Rebels took the town, the army said.",
    }
    answer = json.dumps({"status": "ok", "totalResults": 1, "articles": [article]})
    (item,) = [receive_one(tmp_path, "answer.json", answer)]
    assert isinstance(item, Report)
    assert (item.outlet, item.title) == ("The Courier", "Town falls")
    assert str(item.published.day) == "2019-05-04"
    alone = receive_one(tmp_path, "alone.json", json.dumps({**article, "tags": [{"name": "war"}]}))
    assert isinstance(alone, Report)
    assert alone.text == article["content"]


KILLED = "A car bomb killed five people in Homs on Tuesday, SANA said."
TAKEN = "Government forces captured the Masaken Hanano quarter on Saturday."
DENIED = "Rebels denied it, and a spokesman for them said that the fighting went on."


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        (
            f"<div>Home | World</div><h1>Bomb in Homs</h1><p>{KILLED}</p><div>By X News</div>",
            ["Home | World", "Bomb in Homs", KILLED, "By X News"],
        ),
        (
            f"<table><tr><td><b>Quarter lost</b><br><br>{TAKEN}<br><br>{DENIED}</td></tr></table>",
            ["Quarter lost", TAKEN, DENIED],
        ),
        (
            f"<article><p>{TAKEN}<br>{DENIED}</p><p>{KILLED}</p><p>{DENIED}</p></article>",
            [TAKEN, DENIED, KILLED, DENIED],
        ),
        (
            (
                f"<article><p>{TAKEN.replace(' quarter', '<br>quarter')}</p><p>{KILLED}</p>"
                f"<p>{DENIED} {TAKEN} {KILLED}</p></article>"
            ),
            [TAKEN, KILLED, f"{DENIED} {TAKEN} {KILLED}"],
        ),
    ],
    ids=["short", "table", "breaks between sentences", "break inside one"],
)
def test_words_of_two_blocks_are_not_glued(tmp_path: Path, page: str, blocks: list[str]) -> None:
    """A short page, one laid out with a table, and one with breaks keep their blocks apart."""
    item = receive_one(tmp_path, "page.html", f"<html><body>{page}</body></html>")
    assert isinstance(item, Report)
    assert item.text.split("\n\n") == blocks
