"""Django's SQLite backend on SQLCipher, with connections lent by the pool and the key never in settings."""

import datetime
import decimal
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from django.db.backends.sqlite3 import base as sqlite
from django.db.backends.sqlite3._functions import register as register_functions
from django.utils.asyncio import async_unsafe
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from django.utils.functional import cached_property

from brazier.storage import guarded, pool
from brazier.storage.hub import here
from brazier.storage.trouble import Told

sqlcipher.register_converter("bool", b"1".__eq__)
sqlcipher.register_converter("date", sqlite.decoder(parse_date))
sqlcipher.register_converter("time", sqlite.decoder(parse_time))
sqlcipher.register_converter("datetime", sqlite.decoder(parse_datetime))
sqlcipher.register_converter("timestamp", sqlite.decoder(parse_datetime))
sqlcipher.register_adapter(decimal.Decimal, str)
sqlcipher.register_adapter(datetime.date, sqlite.adapt_date)
sqlcipher.register_adapter(datetime.datetime, sqlite.adapt_datetime)


class Cursor(guarded.Cursor):
    """SQLCipher's cursor with Django's placeholders. Django's own is bound to the standard module's cursor."""

    convert_query = sqlite.SQLiteCursorWrapper.convert_query

    def execute(self, query: str, params: Any = None) -> Any:
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, dict) else None
        return super().execute(self.convert_query(query, param_names=names), params)

    def executemany(self, query: str, params: Any) -> Any:
        return super().executemany(self.convert_query(query), params)


def opener() -> pool.Raw:
    """One keyed connection that knows Django's SQL functions, for the pool."""
    types = sqlcipher.PARSE_DECLTYPES | sqlcipher.PARSE_COLNAMES
    raw = pool.open_raw(here.database, here.opened_keys().database, detect_types=types)
    register_functions(raw)
    return raw


class DatabaseWrapper(sqlite.DatabaseWrapper):
    """Borrows its connection at the start of a request and gives it back at the end."""

    display_name = "SQLCipher"
    Database = sqlcipher

    @cached_property
    def wrap_database_errors(self) -> Told:
        return Told(self)

    @async_unsafe
    def get_new_connection(self, conn_params: dict[str, Any]) -> pool.Raw:
        self._lender = here.opened_pool()
        return self._lender.lend()

    def create_cursor(self, name: str | None = None) -> Cursor:
        cursor: Cursor = self.connection.cursor(factory=Cursor)
        return cursor

    def _close(self) -> None:
        if self.connection is not None:
            self._lender.give_back(self.connection)
