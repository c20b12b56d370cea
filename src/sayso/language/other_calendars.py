"""Days of the Islamic and the Persian calendar, in the Gregorian one.

The Islamic calendar is reckoned by the tabular rule (30 years with 11 leap years, civil epoch);
the moon as sighted may differ by a day either way. The Persian year is taken to begin on
21 March, which is right or off by one day. Source: Reingold and Dershowitz, Calendrical
Calculations.
"""

from datetime import date, timedelta

ISLAMIC_EPOCH = 227_015  # day 1 of the Islamic era as a proleptic Gregorian ordinal
PERSIAN_OFFSET = 621
LONG_MONTHS = 6


def islamic_day(year: int, month: int, day: int) -> date:
    """Give the Gregorian day of an Islamic date by the tabular rule."""
    days = day + 29 * (month - 1) + (6 * month - 1) // 11
    days += (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(ISLAMIC_EPOCH - 1 + days)


def islamic_month(year: int, month: int) -> tuple[date, date]:
    """Give first and last day of an Islamic month."""
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    return islamic_day(year, month, 1), islamic_day(*following, 1) - timedelta(days=1)


def islamic_year_of(day: date) -> int:
    """Give the Islamic year that a day lies in, or one beside it near New Year."""
    return int((day.toordinal() - ISLAMIC_EPOCH) * 30 / 10_631) + 1


def persian_month(year: int, month: int) -> tuple[date, date]:
    """Give first and last day of a Persian month, a day off at most."""
    new_year = date(year + PERSIAN_OFFSET, 3, 21)
    before = 31 * (month - 1) if month <= LONG_MONTHS else 186 + 30 * (month - 7)
    length = 31 if month <= LONG_MONTHS else (30 if month < 12 else 29)
    first = new_year + timedelta(days=before)
    return first, first + timedelta(days=length - 1)


def month_near(name: str, month: int, anchor: date) -> tuple[date, date]:
    """Give the latest such month that had begun by the anchor."""
    if name == "persian":
        year, reckon = anchor.year - PERSIAN_OFFSET, persian_month
    else:
        year, reckon = islamic_year_of(anchor), islamic_month
    begun = [reckon(y, month) for y in (year - 1, year, year + 1)]
    return max((span for span in begun if span[0] <= anchor), default=begun[0])
