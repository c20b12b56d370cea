"""When a happening is said to have been."""

import time
from dataclasses import replace
from datetime import date

import pytest
from builders import make_report

from sayso.claims.sign_blocks import Scales
from sayso.claims.time_candidates import TimeCandidate
from sayso.claims.time_of import (
    chances_of,
    days_of,
    likeliest,
    possible_times,
    time_of,
    times_of,
    totals_of,
)
from sayso.claims.time_rules import at_beginning, by_rules
from sayso.claims.time_signs import signs_of
from sayso.language.read import read_report
from sayso.lexicon.time_weights import time_weights
from sayso.nouns.claim import ClaimType, Stance
from sayso.nouns.evidence import Span
from sayso.nouns.happening import Happening
from sayso.nouns.moment import Moment
from sayso.nouns.reading import Reading

TUESDAY = date(2016, 12, 13)


def read(text: str, published: date | None = TUESDAY) -> Reading:
    """Read a report with a given date."""
    return read_report(make_report(text, published=published))


def happening_of(
    reading: Reading, trigger: str, type: ClaimType = "clash", stance: Stance = "asserted"
) -> Happening:
    """Give the happening with this trigger; its clause is its sentence."""
    start = reading.text.index(trigger)
    position = max(i for i, s in enumerate(reading.sentences) if s.start <= start)
    clause = reading.sentences[position].span
    return Happening(type, Span(start, start + len(trigger)), clause, position, stance)


def days_of_trigger(
    reading: Reading, trigger: str, type: ClaimType = "clash", stance: Stance = "asserted"
) -> tuple[str, str] | None:
    """Give first and last day of the happening with this trigger."""
    happening = happening_of(reading, trigger, type, stance)
    moment, _ = time_of(happening, reading)
    return (moment.start.isoformat(), moment.end.isoformat()) if moment else None


def days_by_rules(
    reading: Reading, trigger: str, type: ClaimType = "clash", stance: Stance = "asserted"
) -> tuple[str, str] | None:
    """Give first and last day that the rules alone give the happening with this trigger."""
    _, answer = by_rules(happening_of(reading, trigger, type, stance), reading)
    return (answer[0].start.isoformat(), answer[0].end.isoformat()) if answer else None


def test_the_time_told_in_the_clause_counts() -> None:
    """The words beside the trigger date it, not those of another sentence."""
    reading = read("Rebels took the silo on Sunday. Gunmen attacked the mill on Monday.")
    assert days_of_trigger(reading, "attacked") == ("2016-12-12", "2016-12-12")


def test_the_day_of_a_statement_gives_way_to_that_of_the_happening() -> None:
    """A day beside "said" is that of the statement where another day is told."""
    reading = read("A medic said on Tuesday that shells wounded nine on Saturday.")
    assert days_of_trigger(reading, "wounded", "casualty") == ("2016-12-10", "2016-12-10")


def test_a_day_of_a_statement_does_not_date_another_sentence() -> None:
    """Where only a statement is dated, the news is of the day before the report or of its day."""
    reading = read("Shells hit the ward. The mayor said on Tuesday.")
    assert days_by_rules(reading, "hit", "shelling") == ("2016-12-12", "2016-12-13")


def test_the_story_goes_on_at_the_day_told_last() -> None:
    """A sentence without a time takes the news day of the sentence before."""
    reading = read("Gunmen stormed the depot on Sunday. Nine guards were killed.")
    assert days_of_trigger(reading, "killed", "casualty") == ("2016-12-11", "2016-12-11")


def test_a_headline_takes_the_lead() -> None:
    """A sentence before any told time takes the first news day of the report."""
    reading = read("Gunmen storm depot in the hills\n\nGunmen stormed the depot on Sunday.")
    assert days_of_trigger(reading, "storm") == ("2016-12-11", "2016-12-11")


def test_a_state_is_as_of_the_report() -> None:
    """Who holds a place is told as it is on the report's day, whatever day was told before."""
    reading = read("Gunmen stormed the depot on Sunday. The army still holds the ridge.")
    assert days_of_trigger(reading, "holds", "control") == ("2016-12-13", "2016-12-13")


def test_a_plan_is_as_of_the_report() -> None:
    """A threat without a day is told on the report's day."""
    reading = read("Gunmen stormed the depot on Sunday. They vowed to attack the town.")
    assert days_by_rules(reading, "attack", "clash", "planned") == ("2016-12-13", "2016-12-13")


def test_news_without_a_day_is_no_older_than_the_day_before() -> None:
    """Where nothing dates the news, both days are given, never the publication date alone."""
    reading = read("Jets bombed a market in the old town.")
    assert days_by_rules(reading, "bombed", "airstrike") == ("2016-12-12", "2016-12-13")


def test_without_any_date_the_time_is_open() -> None:
    """No date of the report and none told leaves the time open."""
    reading = read("Jets bombed a market in the old town.", None)
    assert days_of_trigger(reading, "bombed", "airstrike") is None


def test_a_report_without_a_date_goes_by_its_own_story() -> None:
    """In an undated page a sentence without a time takes the day told last."""
    reading = read("On 5 November 1905 the corps stormed the ford. Nine men were killed.", None)
    assert days_of_trigger(reading, "killed", "casualty") == ("1905-11-05", "1905-11-05")


def test_the_present_is_as_of_the_report() -> None:
    """What is told in the present is of the report's day, not of a day told before."""
    reading = read("Gunmen stormed the depot on Sunday. They are still fighting the guards.")
    assert days_by_rules(reading, "fighting") == ("2016-12-13", "2016-12-13")


def test_a_toll_of_a_whole_war_lasts_from_its_beginning() -> None:
    """Millions displaced in Syria are those of the war, which has a first day."""
    reading = read("In Syria, near Aleppo and Homs, the war has displaced millions.")
    assert days_by_rules(reading, "displaced", "displacement") == ("2011-03-15", "2016-12-13")


def test_the_age_of_a_war_begins_with_it() -> None:
    """Let "the five-year war" begin on the first day of the war, not five years ago to the day."""
    reading = read("Aleppo, in Syria, saw the worst fighting of the five-year war.")
    assert days_by_rules(reading, "fighting") == ("2011-03-15", "2016-12-13")


def test_what_began_is_dated_by_the_beginning() -> None:
    """Let "since the truce took force in May" date the truce to May, and the rest since then."""
    reading = read("Shelling has eased since the truce took force in May 2016.")
    assert days_of_trigger(reading, "truce", "agreement") == ("2016-05-01", "2016-05-31")
    assert days_of_trigger(reading, "Shelling", "shelling") == ("2016-05-01", "2016-12-13")


def test_what_began_some_days_ago_goes_on() -> None:
    """The toll of "fighting that began on Thursday" is that of the days since."""
    reading = read("Some 40 guards were killed in the fighting that began on Thursday.")
    assert days_by_rules(reading, "killed", "casualty") == ("2016-12-08", "2016-12-13")


@pytest.mark.parametrize(
    ("rest", "days"),
    [
        (" to reopen the road which rebels cut on Thursday.", ("2016-12-12", "2016-12-13")),
        (" the road on Thursday.", ("2016-12-08", "2016-12-08")),
    ],
)
def test_a_clause_of_its_own_keeps_its_time(rest: str, days: tuple[str, str]) -> None:
    """The time of "the road which was cut on Thursday" does not date the main clause."""
    reading = read(f"Soldiers attacked{rest}")
    start = reading.text.index("Soldiers")
    told = happening_of(reading, "attacked")
    _, answer = by_rules(replace(told, clause=Span(start, told.trigger.end)), reading)
    assert answer is not None
    assert (answer[0].start.isoformat(), answer[0].end.isoformat()) == days


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("from Friday", ("2016-12-16", "2016-12-16")),
        ("by Friday", ("2016-12-13", "2016-12-16")),
        ("within four days", ("2016-12-13", "2016-12-17")),
    ],
)
def test_what_is_planned_lies_ahead(words: str, days: tuple[str, str]) -> None:
    """A weekday that sets a date for a plan is the next one; a deadline begins with the report."""
    reading = read(f"The miners are to hand over the bridge {words}.")
    assert days_by_rules(reading, "hand over", "transfer", "planned") == days


def test_what_is_told_again_has_the_time_told_elsewhere() -> None:
    """A capture without a day is dated by the one clause of the report that dates a capture."""
    reading = read(
        "Rebels seized the silo on Friday. Shells hit the mill on Monday. "
        "After the silo was taken, the miller fled."
    )
    told = [
        happening_of(reading, "seized", "capture"),
        happening_of(reading, "hit", "shelling"),
        happening_of(reading, "taken", "capture"),
    ]
    friday = date(2016, 12, 9)
    assert [days_of(moment) for moment, _ in times_of(told, reading)][2] == (friday, friday)


def test_a_plan_is_not_dated_by_what_was_done() -> None:
    """The capture of one place does not date the capture that is planned of another."""
    reading = read("Rebels seized the silo on Friday. They intend to take the ford.")
    done = happening_of(reading, "seized", "capture")
    plan = happening_of(reading, "take", "capture", "planned")
    assert times_of([done, plan], reading)[1] == time_of(plan, reading)


def test_two_captures_date_no_third() -> None:
    """Where clauses date two happenings of a type, neither dates another one."""
    reading = read(
        "Rebels seized the silo on Friday. They captured the ford on Saturday. "
        "They overran a third post, too."
    )
    told = [happening_of(reading, word, "capture") for word in ("seized", "captured", "overran")]
    alone = [time_of(happening, reading) for happening in told]
    assert times_of(told, reading) == alone


def test_the_stamp_of_the_report_tells_no_happening() -> None:
    """The report's own printed date dates nothing by itself."""
    reading = read("Jets bombed a market.\nThe Herald, 2016-12-13\n\nNine people died.")
    assert days_by_rules(reading, "bombed", "airstrike") == ("2016-12-12", "2016-12-13")


@pytest.mark.parametrize(
    ("words", "end"),
    [("since May 2016", "2016-05-31"), ("since 2016", "2016-12-31"), ("since 1 May", "2016-05-01")],
)
def test_beginnings_keep_their_grain(words: str, end: str) -> None:
    """A beginning told by month lasts that month, one told by year that year."""
    first = date(2016, 1, 1) if words == "since 2016" else date(2016, 5, 1)
    assert at_beginning(Moment(first, TUESDAY), words).end == date.fromisoformat(end)


def test_a_state_is_as_of_the_statement_that_tells_it() -> None:
    """Who holds a place is told as it was on the day of the statement, where it has one."""
    reading = read("The army holds the ridge, a clerk said on Sunday.")
    assert days_by_rules(reading, "holds", "control") == ("2016-12-11", "2016-12-11")


def test_a_statement_of_some_days_ago_dates_what_it_tells() -> None:
    """What was said on Saturday had happened by Saturday."""
    reading = read("Shells had hit the ward, a clerk said on Saturday.")
    assert days_by_rules(reading, "hit", "shelling") == ("2016-12-10", "2016-12-10")


def test_the_chances_of_all_times_add_up_to_one() -> None:
    """Every time that a happening may have gets its share, an open one among them."""
    reading = read("Gunmen stormed the depot on Sunday. Nine guards were killed on Monday.")
    candidates, telling = possible_times(happening_of(reading, "stormed"), reading)
    chances = chances_of(candidates, telling, Scales.of(time_weights()))
    assert sum(chances) == pytest.approx(1)
    assert {"clause", "day", "eve", "open"} <= {candidate.kind for candidate in candidates}


def test_candidates_of_the_same_days_stand_together() -> None:
    """Two weak candidates of one day outweigh a stronger one of another."""
    day, other = Moment(TUESDAY, TUESDAY), Moment(date(2016, 12, 12), date(2016, 12, 12))
    candidates = [TimeCandidate("a", other), TimeCandidate("b", day), TimeCandidate("c", day)]
    assert likeliest(candidates, [0.4, 0.3, 0.3]).moment == day


def test_a_time_is_left_open_only_where_that_is_likely() -> None:
    """A time that can be had is taken unless leaving it open is likelier than not."""
    day = Moment(TUESDAY, TUESDAY)
    candidates = [TimeCandidate("open", None), TimeCandidate("day", day)]
    assert likeliest(candidates, [0.55, 0.45]).moment == day
    assert likeliest(candidates, [0.7, 0.3]).moment is None


def test_many_times_in_one_sentence_take_linear_time() -> None:
    """A sentence with thousands of dates is dated in a moment."""
    reading = read("Gunmen fought " + "on Monday " * 4_000 + "near the mill.")
    began = time.process_time()
    days_of_trigger(reading, "fought")
    assert time.process_time() - began < 1


def test_months_after_a_fall_date_the_fall() -> None:
    """A loss that comes eight months after a flight leaves those months to the flight."""
    reading = read("The loss of the ridge comes eight months after the garrison fled.")
    assert days_by_rules(reading, "fled", "withdrawal") == ("2016-04-01", "2016-04-30")
    assert days_by_rules(reading, "loss", "capture") != ("2016-04-01", "2016-04-30")


def test_a_recent_loss_lies_some_weeks_back() -> None:
    """What is called recent is not of the report's day, nor of the news around it."""
    reading = read("Gunmen shelled the ridge on Sunday. The army mourned its recent loss.")
    assert days_of_trigger(reading, "loss", "capture") == ("2016-11-22", "2016-12-13")


def test_estimates_side_by_side_have_one_time() -> None:
    """Two counts of one force, told one after the other without a day, are of the same days."""
    text = "A clerk counted 400 gunmen. A medic put them at 90."
    reading = read(f"Gunmen stormed the depot on Sunday. {text}")
    one, other = (happening_of(reading, words, "strength") for words in ("400 gunmen", "90"))
    (first, _), (second, _) = times_of([one, other], reading)
    assert first == second


def test_times_weigh_what_their_signs_weigh() -> None:
    """What is summed by blocks, kept or met first, is the sum over the signs one by one."""
    reading = read("Gunmen stormed the depot on Sunday. Nine guards were killed on Monday.")
    candidates, telling = possible_times(happening_of(reading, "killed"), reading)
    known = time_weights()
    scales = Scales.of(known)
    for _ in range(2):
        totals = totals_of(candidates, telling, scales.weigh_in_odds)
        for candidate, total in zip(candidates, totals, strict=True):
            signs = signs_of(candidate, telling)
            assert total == pytest.approx(sum(known.get(sign, 0.0) for sign in signs))
    assert len(set(totals)) > 1
