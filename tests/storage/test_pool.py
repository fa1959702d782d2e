"""The few connections: lent, warm, and closed as a whole."""

import threading
import time
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from brazier.storage import pool
from brazier.terms import Broken

KEY = bytes(range(32))


@pytest.fixture
def lender(tmp_path: Path) -> pool.Pool:
    path = tmp_path / "hub.db"
    raw = pool.open_raw(path, KEY)
    raw.execute("CREATE TABLE told (word TEXT)")
    raw.close()
    return pool.Pool(lambda: pool.open_raw(path, KEY), path)


def test_a_hundred_page_loads_open_at_most_four(lender: pool.Pool) -> None:
    def load() -> None:
        connection = lender.lend()
        connection.execute("SELECT count(*) FROM told").fetchone()
        lender.give_back(connection)

    threads = [threading.Thread(target=load) for _ in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 1 <= lender.opened <= 4
    lender.close()


def test_what_was_begun_and_not_finished_is_undone_on_return(lender: pool.Pool) -> None:
    connection = lender.lend()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO told VALUES ('half')")
    lender.give_back(connection)
    again = lender.lend()
    assert again.execute("SELECT count(*) FROM told").fetchone() == (0,)
    lender.give_back(again)
    lender.close()


def test_naming_how_transactions_begin_keeps_nothing(lender: pool.Pool) -> None:
    connection = lender.lend()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO told VALUES ('half')")
    connection.isolation_level = None  # as Django says it at the end of each transaction
    assert connection.in_transaction
    with pytest.raises(sqlcipher.NotSupportedError):
        connection.isolation_level = ""
    connection.rollback()
    assert connection.execute("SELECT count(*) FROM told").fetchone() == (0,)
    lender.give_back(connection)
    lender.close()


def test_a_closed_pool_lends_nothing_and_closes_what_is_lent(lender: pool.Pool) -> None:
    lent = lender.lend()
    began = time.monotonic()
    lender.close()
    assert time.monotonic() - began < 2
    with pytest.raises(pool.Sealed):
        lender.lend()
    with pytest.raises(sqlcipher.ProgrammingError, match="closed"):
        lent.execute("SELECT 1")
    lender.give_back(lent)


def test_a_long_read_is_cut_short_by_closing(lender: pool.Pool) -> None:
    lent = lender.lend()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    caught: list[Exception] = []

    def read() -> None:
        try:
            lent.execute(endless).fetchone()
        except sqlcipher.Error as error:
            caught.append(error)
        lender.give_back(lent)

    thread = threading.Thread(target=read)
    thread.start()
    time.sleep(0.2)
    lender.close()
    thread.join(timeout=5)
    assert caught
    assert not thread.is_alive()


def test_closing_while_others_read_and_write_ends_them_and_not_the_program(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    raw = pool.open_raw(path, KEY)
    raw.execute("CREATE TABLE told (word TEXT)")
    raw.executemany("INSERT INTO told VALUES (?)", [(str(n),) for n in range(20_000)])
    raw.close()
    for round_ in range(20):
        lender = pool.Pool(lambda: pool.open_raw(path, KEY), path)
        lent = [lender.lend() for _ in range(3)]
        ended: list[str] = []

        def use(connection: pool.Raw, ended: list[str] = ended, lender: pool.Pool = lender) -> None:
            try:
                while True:
                    connection.execute("SELECT word FROM told WHERE word LIKE '%77%' ORDER BY word").fetchall()
                    connection.execute("SELECT word FROM told").fetchmany(50)
            except sqlcipher.Error as error:
                ended.append(str(error))
            lender.give_back(connection)

        threads = [threading.Thread(target=use, args=(connection,)) for connection in lent]
        for thread in threads:
            thread.start()
        time.sleep(0.001 * (round_ % 10))
        lender.close()
        for thread in threads:
            thread.join(timeout=5)
        assert len(ended) == 3


def test_nobody_waits_for_ever_for_a_connection(lender: pool.Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "LEND_SECONDS", 0.1)
    lent = [lender.lend() for _ in range(4)]
    with pytest.raises(Broken, match="too busy"):
        lender.lend()
    for connection in lent:
        lender.give_back(connection)
    lender.close()


def test_giving_back_twice_does_no_harm(lender: pool.Pool) -> None:
    connection = lender.lend()
    lender.give_back(connection)
    lender.give_back(connection)
    assert lender.lend() is lender.lend() or lender.opened <= 4
    lender.close()


def test_another_key_is_refused_in_words(tmp_path: Path) -> None:
    pool.open_raw(tmp_path / "hub.db", KEY).execute("CREATE TABLE told (word TEXT)")
    with pytest.raises(Broken, match="does not open with this key file"):
        pool.open_raw(tmp_path / "hub.db", b"x" * 32)


def test_a_file_that_is_no_database_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "hub.db").write_bytes(b"JPEG" * 2000)
    with pytest.raises(Broken):
        pool.open_raw(tmp_path / "hub.db", KEY)


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("temp_store", 2),
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
    ],
)
def test_every_connection_keeps_what_it_acknowledges(lender: pool.Pool, pragma: str, value: object) -> None:
    connection = lender.lend()
    assert connection.execute(f"PRAGMA {pragma}").fetchone()[0] == value
    lender.give_back(connection)
    lender.close()


def test_the_cache_grows_with_the_database_within_reason(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    assert pool.cache_kib(path) == pool.LEAST_CACHE_KIB
    with path.open("wb") as out:
        out.truncate(100 * 1024 * 1024)
    assert pool.cache_kib(path) == 128_000
    with path.open("wb") as out:
        out.truncate(10 * 1024**3)
    assert pool.cache_kib(path) == pool.MOST_CACHE_KIB


def test_the_cache_of_an_open_connection_grows_with_the_database(
    lender: pool.Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = lender.lend()
    assert connection.execute("PRAGMA cache_size").fetchone() == (-pool.LEAST_CACHE_KIB,)
    lender.give_back(connection)
    monkeypatch.setattr(pool, "cache_kib", lambda _path: 99_000)
    assert lender.lend().execute("PRAGMA cache_size").fetchone() == (-99_000,)
    lender.close()


def test_another_file_under_the_key_is_closed_with_the_rest(lender: pool.Pool, tmp_path: Path) -> None:
    with lender.beside(tmp_path / "copy.part", KEY) as raw:
        raw.execute("CREATE TABLE told (word TEXT)")
        lender.close()
        with pytest.raises(sqlcipher.ProgrammingError, match="closed"):
            raw.execute("SELECT 1")


def test_the_key_stands_in_no_statement_a_connection_remembers(tmp_path: Path) -> None:
    seen: list[str] = []

    class Traced(sqlcipher.Connection):  # type: ignore[misc]
        def execute(self, statement: str, *given: object) -> object:
            seen.append(statement)
            return super().execute(statement, *given)

    pool.open_raw(tmp_path / "hub.db", KEY, factory=Traced).close()
    assert seen
    assert not [statement for statement in seen if KEY.hex() in statement]
