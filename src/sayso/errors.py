"""Everything sayso raises on purpose.

SaysoError
├── InputRefused          a file, page, row or report that could not be read; names the cure
├── RecordError
│   ├── NotARecord        the file is something else
│   ├── NewerRecord       written by a later version of sayso
│   ├── RecordBusy        another process holds the record
│   └── RecordDamaged     what is stored does not agree with itself
├── UnknownName           no such report, claim, incident, place or actor in the record
└── BadSetting            a setting or option has a value that cannot be used

Every message gives the value, what was expected, and what to do about it.
"""

import errno

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system calls a full disk, a used-up quota, and a file too large."""


class SaysoError(Exception):
    """The root of all errors that sayso raises on purpose."""


class InputRefused(SaysoError):
    """A file, page, row or report that could not be read, with the reason and the cure."""


class RecordError(SaysoError):
    """Something is wrong with the record as a whole."""


class NotARecord(RecordError):
    """The file exists but is no sayso record."""


class NewerRecord(RecordError):
    """The record was written by a later version of sayso."""


class RecordBusy(RecordError):
    """Another process is writing to the record."""


class RecordDamaged(RecordError):
    """What is stored does not agree with itself: offsets, hashes or references."""


class UnknownName(SaysoError):
    """No report, claim, incident, place or actor of that name or id."""


class BadSetting(SaysoError):
    """A setting or option has a value that cannot be used."""
