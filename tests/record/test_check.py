"""Every kind of disagreement within a record is found and told in a sentence."""

from pathlib import Path

import pytest
from record.kept import keep_all

import sayso
from sayso.reconcile_kept import reconcile_record
from sayso.record.store import Store

HARMS = [
    ("UPDATE original SET content = X'78'", "bytes have another SHA-256"),
    ("UPDATE original SET content = 'words'", "bytes have another SHA-256"),
    ("UPDATE claim SET noun = '{}' WHERE id = 'c-1'", "claim c-1 cannot be read"),
    ("UPDATE incident SET noun = 'x'", "cannot be read"),
    ("UPDATE holding SET noun = '[]'", "cannot be read"),
    ("UPDATE report SET text = text || ' More.' WHERE id = 'courier'", "courier was changed"),
    ("UPDATE claim SET quote = 'It rained' WHERE id = 'c-1'", "claim c-1 quotes words"),
    ("UPDATE claim SET incident = 'i-none' WHERE id = 'c-1'", "incident i-none, which is not"),
    ("UPDATE claim SET incident = '' WHERE id = 'c-1'", "claim c-1 is in no incident"),
    ("DELETE FROM incident", "which is not there"),
    ("INSERT INTO redirect VALUES ('i-old', 'i-none')", "i-old leads to incident i-none"),
    ("UPDATE passage SET \"end\" = 9999 WHERE report = 'ledger'", "ends at 9999"),
    ("DELETE FROM log WHERE about = 'ledger'", "the log does not say"),
    ("UPDATE report SET runs = 7 WHERE id = 'ledger'", "filed runs"),
    (
        "UPDATE holding SET noun = replace(noun, '\"c-1\"', '\"c-gone\"')",
        "rests on claim c-gone",
    ),
]


@pytest.mark.parametrize(("harm", "words"), HARMS, ids=[harm[:40] for harm, _ in HARMS])
def test_finds(tmp_path: Path, harm: str, words: str) -> None:
    """What was changed by hand is told; a sound record has nothing to tell."""
    with sayso.open(tmp_path / "war.db") as record:
        keep_all(record.store)
        reconcile_record(record.store, record.settings)
        assert record.check() == []
        with record.store.writing() as connection:
            connection.exec_driver_sql(harm)
        assert any(words in problem for problem in record.check()), record.check()


def test_judgements_on_nothing(address: str) -> None:
    """A judgement on a claim that is not there is told, on either database."""
    store = Store(address)
    keep_all(store)
    store.close()
    with sayso.open(address) as record:
        reconcile_record(record.store, record.settings)
        record.judge("c-1", "c-2", "same", by="Editor")
        assert record.check() == []
        with record.store.writing() as connection:
            connection.exec_driver_sql("UPDATE judgement SET \"left\" = 'c-9'")
        assert record.check() == ["judgement 1 is on claim c-9, which is not there"]
