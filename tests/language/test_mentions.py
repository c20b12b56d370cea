"""Whom a report names: parties of many wars, states' forces, generic words settled by the story."""

from datetime import date
from itertools import pairwise

import pytest
from builders import make_report
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.mentions import find_actors
from sayso.language.read import read_report
from sayso.language.sentences import split_sentences
from sayso.nouns.passage import Passage
from sayso.nouns.reading import ActorMention


def read_actors(text: str) -> tuple[ActorMention, ...]:
    """The mentions of a text that is one passage."""
    sentences = split_sentences(text, (Passage("body", 0, len(text)),))
    return find_actors(text, sentences)


def named(text: str) -> dict[str, str]:
    """The canonical name by the words of each mention."""
    return {text[m.start : m.end]: m.actor.name for m in read_actors(text)}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Syrian army units took the mill.", "Syrian army units", "Syrian government forces"),
        ("Syrias army took the mill.", "Syrias army", "Syrian government forces"),
        ("SUDAN'S ARMY SHELLED OMDURMAN AT DAWN.", "SUDAN'S ARMY", "Sudanese government forces"),
        (
            "Gadhafi's tanks rolled into Zawiya, Libya.",
            "Gadhafi's tanks",
            "Libyan government forces",
        ),
        ("Turkish jets hit a ridge.", "Turkish jets", "Turkish forces"),
        ("Bolivian soldiers closed the road.", "Bolivian soldiers", "Bolivian forces"),
        ("Colombian police found the van.", "Colombian police", "Colombian police"),
        ("Da’esh held the bridge near Mosul, Iraq.", "Da’esh", "Islamic State"),
        ("Fighters of the M23 left Goma in Congo.", "M23", "M23"),
        ("The RSF looted shops in Khartoum, Sudan.", "RSF", "Rapid Support Forces"),
        ("Moscow denied the raid.", "Moscow", "Russia"),
        ("The Tatmadaw burned huts in Myanmar.", "Tatmadaw", "Myanmar military"),
    ],
)
def test_plain_names(text: str, words: str, name: str) -> None:
    """A party or a state's force is found under its canonical name, however it is written."""
    assert named(text)[words] == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("In Libya rebels took Ras Lanuf.", "rebels", "Libyan rebels"),
        ("SAN VICENTE, EL SALVADOR. GUERRILLAS BURNED TWO BUSES.", "GUERRILLAS", "FMLN"),
        ("In Chad rebels crossed the river.", "rebels", "Chadian rebels"),
        ("In Yemen the coalition struck a depot.", "coalition", "Saudi-led coalition"),
        ("In Mali the army withdrew.", "army", "Malian government forces"),
    ],
)
def test_generic_words_follow_the_country(text: str, words: str, name: str) -> None:
    """The rebels, the army, the coalition are those of the country that the report is about."""
    assert named(text)[words] == name


def test_a_party_tells_the_war_where_no_state_is_named() -> None:
    """Where no state is named, a party that fights in one state only says whose army it is."""
    assert named("Jaish al-Islam shelled a post and the army fired back.")["army"] == (
        "Syrian government forces"
    )


def test_one_sides_words_mean_the_party_named_last() -> None:
    """The word terrorists is resolved to the party named before; words and reason are kept."""
    text = "Boko Haram raided a village in Nigeria. The terrorists burned the market."
    mention = next(m for m in read_actors(text) if m.actor.text == "terrorists")
    assert mention.actor.name == "Boko Haram"
    assert "named last" in mention.actor.reason


def test_one_sides_words_stay_open() -> None:
    """With nobody named, "terrorists" are left unspecified, and the reason says so."""
    mention = read_actors("Terrorists fired at the depot.")[0]
    assert mention.actor.name == "terrorists (unspecified)"
    assert mention.actor.reason


def test_unknown_groups_are_kept_as_written() -> None:
    """A capitalised group that nobody has listed is kept, and its acronym means it from then on."""
    text = "The Free Highland Front (FHF) attacked a post. On Monday the FHF withdrew."
    names = [m.actor.name for m in read_actors(text)]
    assert names.count("Free Highland Front") == 2


@pytest.mark.parametrize(
    "text",
    ["US-backed plans were dropped.", "The anti-government mood grew.", "He flew to Turkey."],
)
def test_names_that_are_anothers_attribute(text: str) -> None:
    """A name that only describes another ("US-backed"), or a land gone to, is no actor."""
    assert not read_actors(text)


def test_common_words_are_no_acronyms() -> None:
    """In a text in capitals the word IS is a verb, and US a pronoun."""
    assert not named("THE ROAD IS OPEN, THEY TOLD US IN BAGHDAD, IRAQ.").get("IS")


def test_apposition_is_one_mention() -> None:
    """A kind of group before its name is no second actor."""
    text = "In Somalia the militant group al-Shabaab took a town."
    assert [m.actor.name for m in read_actors(text)] == ["al-Shabaab"]


def test_pronouns_say_so() -> None:
    """A pronoun is a mention of the one named last, and its reason begins with pronoun."""
    text = "The Houthis fired on Marib in Yemen. They lost a truck."
    mention = next(m for m in read_actors(text) if m.actor.text == "They")
    assert mention.actor.name == "Houthis"
    assert mention.actor.reason.startswith("pronoun")


PIECES = st.sampled_from(
    [
        "Syrian", "army", "ISIS", "the", "rebels", "US-led", "coalition", "'s", "(", ")", "-", " ",
        "\n", ".", "Front", "Al", "Nusra", "GADHAFI", "forces", "they", "é", "’", "U.S.", "Liwa",
    ]
)  # fmt: skip


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.lists(PIECES, max_size=40).map(" ".join))
def test_mentions_are_slices_in_order(text: str) -> None:
    """Mentions never overlap, stand in text order, and keep the very words of the text."""
    mentions = read_actors(text)
    for mention in mentions:
        assert mention.actor.text == text[mention.start : mention.end]
        assert mention.start < mention.end
        assert mention.actor.name
    for left, right in pairwise(mentions):
        assert left.end <= right.start


def test_hostile_input_is_linear() -> None:
    """A line of a hundred thousand names is read without hanging."""
    assert len(read_actors("Syrian army " * 20_000)) > 1_000
    assert read_actors("Free " * 50_000) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On Friday Zardad's fighters shot at a bus.", "Zardad's fighters"),
        ("At dusk Lantan gunners opened fire on the mill.", "Lantan gunners"),
        ("The 131st Harrow Brigade left the ridge.", "131st Harrow Brigade"),
        ("Men of 2 Para held the gorse line.", "2 Para"),
        ("A spokesman of the QLF said the bridge was theirs.", "QLF"),
    ],
)
def test_groups_that_no_list_knows(text: str, words: str) -> None:
    """A name before armed people, a numbered unit and an unknown acronym are kept as written."""
    assert named(text)[words] == words


@pytest.mark.parametrize(
    "text",
    [
        "On Monday rebels took the mill.",
        "Masked gunmen stopped a bus.",
        "In Tarn rebels took the mill.",
        "They had 30 RPGs and an APC, seen on TV at 5 PM GMT.",
        f"The {'A' + 'b' * 9_999} Brigade attacked a post.",
    ],
)
def test_what_is_no_groups_name(text: str) -> None:
    """Days, plain words, lands, common capitals and ten thousand letters are no group's name."""
    assert not [m for m in read_actors(text) if "not in the lexicon" in m.actor.reason]


@pytest.mark.parametrize(
    ("text", "day", "words", "name"),
    [
        ("Soldiers shot at a farm in Algeria.", date(1957, 3, 9), "Soldiers", "French forces"),
        ("Soldiers shot at a farm in Algeria.", date(1997, 3, 9), "Soldiers",
         "Algerian government forces"),
        ("Soviet tanks crossed the river.", date(1942, 8, 1), "Soviet tanks", "Soviet forces"),
        ("Rebels crossed into Sierra Leone.", date(1999, 1, 9), "Rebels",
         "Revolutionary United Front"),
        ("The rebels of Mozambique left.", date(1986, 1, 9), "rebels", "RENAMO"),
    ],
)  # fmt: skip
def test_the_day_says_whose_army_it_is(text: str, day: date, words: str, name: str) -> None:
    """Which army, which state and which rebels are meant hangs on when the report was made."""
    sentences = split_sentences(text, (Passage("body", 0, len(text)),))
    found = {text[m.start : m.end]: m.actor.name for m in find_actors(text, sentences, day)}
    assert found[words] == name


def test_a_party_of_the_past_is_not_named_later() -> None:
    """A common word that was once a party's name names it only in its years and its land."""
    text = "The Partisans took the town in Yugoslavia."
    sentences = split_sentences(text, (Passage("body", 0, len(text)),))
    then = find_actors(text, sentences, date(1943, 5, 1))
    assert "Yugoslav Partisans" in {m.actor.name for m in then}
    now = find_actors(text, sentences, date(2016, 5, 1))
    assert "Yugoslav Partisans" not in {m.actor.name for m in now}


def test_the_syrian_coalition_is_the_oppositions() -> None:
    """The opposition's Syrian Coalition is not the coalition that bombs from the air."""
    text = "The Syrian Coalition condemned the raid, and the US-led coalition denied it."
    found = named(text)
    assert found["Syrian Coalition"] == "Syrian National Coalition"
    assert found["US-led coalition"] == "US-led coalition"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("OSTREL (VNA) - Fighters of the QLF left the mill on Monday.", "OSTREL"),
        ("OSTREL (VNA) - Fighters of the QLF left the mill on Monday.", "VNA"),
        ("A miner told an VNA reporter that the QLF had left.", "VNA"),
        ("The QLF lost three BMPs on the road.", "BMPs"),
    ],
)
def test_capitals_that_name_no_party(text: str, words: str) -> None:
    """A dateline, an agency and a weapon in capitals are no group; an acronym beside them is."""
    found = named(text)
    assert words not in found
    assert found["QLF"] == "QLF"


def test_a_name_and_its_short_form_are_one_mention() -> None:
    """A short form in brackets belongs to the name before it; another party's does not."""
    text = (
        "Hill Courier, 2016-05-11\n\nThe Free Syrian Army (FSA) took Odawa. "
        "The Islamic State (IS) fighters left. Rebels (and the Syrian army) met."
    )
    mentions = read_report(make_report(text)).actors
    words = [mention.span.words(text) for mention in mentions]
    assert "Free Syrian Army (FSA)" in words
    assert "Islamic State (IS) fighters" in words
    assert "Syrian army" in words
    assert all(mention.actor.text == mention.span.words(text) for mention in mentions)


def test_militia_beside_an_army_is_of_its_side() -> None:
    """Two words before one noun name one side; two nouns name two."""
    text = (
        "Hill Courier, 2016-05-11\n\nIslamic State attacked Odawa. "
        "The number of Syrian army and militia personnel had gone down. "
        "The Syrian army and militia clashed."
    )
    found = [m for m in read_report(make_report(text)).actors if m.span.words(text) == "militia"]
    assert [mention.actor.id for mention in found][:1] == ["state:SY"]
    assert found[-1].actor.id != "state:SY"
