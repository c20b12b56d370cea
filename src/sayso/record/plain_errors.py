"""What a database complains of, as an error that says what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, DataError, InterfaceError, OperationalError

from sayso.errors import InputRefused, NotARecord, RecordBusy, RecordDamaged, RecordError


@contextmanager
def told_clearly(address: str) -> Iterator[None]:
    """Turn what a database complains of into an error that says what to do.

    Raises:
        RecordBusy: another process holds the record for too long.
        NotARecord: the file is something else.
        RecordDamaged: the file was damaged.
        InputRefused: a value cannot be kept, such as a lone surrogate.
        RecordError: the disk is full, the folder cannot be written, the server does not answer.

    """
    try:
        yield
    except (DataError, InterfaceError, UnicodeEncodeError) as error:
        raise InputRefused(f"the record cannot keep it: {error.__cause__ or error}") from error
    except OperationalError as error:
        raise clear_error(address, " ".join(str(error.orig).split())) from error
    except DatabaseError as error:
        reason = str(error.orig)
        if "not a database" in reason:
            raise NotARecord(
                f"{address} is no sayso record ({reason}); give the path of a record, or of a "
                "file that does not exist yet"
            ) from error
        if "malformed" in reason:
            raise RecordDamaged(
                f"{address} was damaged ({reason}); take it from a backup, or read the reports "
                "into a new record"
            ) from error
        raise RecordError(f"the record {address} could not be used: {reason}") from error


def clear_error(address: str, reason: str) -> RecordError:
    """Give the error for what a database says of the outside world."""
    lowered = reason.lower()
    if any(word in lowered for word in ("locked", "busy", "lock timeout", "deadlock")):
        return RecordBusy(
            f"another process is writing to {address}; wait until it is done, or stop it"
        )
    if any(word in lowered for word in ("is full", "disk i/o", "no space left")):
        return RecordError(
            f"the disk is full or fails ({reason}); free some space and run the same command "
            "again: what was confirmed before is kept"
        )
    if any(word in lowered for word in ("readonly", "read-only", "unable to open")):
        return RecordError(
            f"{address} cannot be written ({reason}); ask for access to the file and its folder"
        )
    if "connection" in lowered or "resolve host" in lowered:
        return RecordError(
            f"the database {address} does not answer ({reason}); check that the server runs and "
            "that host, name and password are right"
        )
    return RecordError(f"the record {address} could not be used: {reason}")
