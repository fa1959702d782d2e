"""Django's PostgreSQL backend that lends nothing while the hub is sealed, and tells the server who looks.

The disk is the operator's to encrypt; sealing drops our keys and our connections. Whose rows the server shows is
`storage.sight`; the walls themselves stand in the migrations called `wall`.
"""

from typing import Any

from django.db.backends.postgresql import base as postgresql
from django.utils.asyncio import async_unsafe
from django.utils.functional import cached_property
from psycopg.pq import TransactionStatus

from brazier.storage import sight
from brazier.storage.hub import here
from brazier.storage.trouble import Told

READER = "'brazier_' || substr(md5(current_database() || '.' || current_schema()), 1, 16)"
"""The role that owns nothing and can not look over the walls: one a schema, because roles belong to the server."""
TELL = (
    f"SELECT set_config('role', CASE WHEN %s THEN 'none' ELSE {READER} END, false), "
    "set_config('brazier.sees', %s, false), set_config('brazier.cells', %s, false), "
    "set_config('brazier.records', %s, false), set_config('brazier.languages', %s, false)"
)


class DatabaseWrapper(postgresql.DatabaseWrapper):
    """Asks the hub before it connects, and says before a statement whose rows it may see, if that changed."""

    _told: sight.Sight | None = None

    @cached_property
    def wrap_database_errors(self) -> Told:
        return Told(self)

    @async_unsafe
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        here.opened_keys()
        self._told = None  # another thread may have had this line before, and seen more
        return super().get_new_connection(conn_params)

    @async_unsafe
    def create_cursor(self, name: str | None = None) -> Any:
        wanted = sight.current()
        # a transaction that failed takes nothing in but its end
        can_be_told = self.connection.info.transaction_status != TransactionStatus.INERROR
        if wanted != self._told and can_be_told:
            self._told = None
            self.connection.execute(TELL, _settings(wanted))
            self._told = wanted
        return super().create_cursor(name)

    def _rollback(self) -> None:
        super()._rollback()  # type: ignore[misc]  # the stubs leave it out
        self._told = None  # what was said in a transaction is taken back with it

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc]
        self._told = None


def _settings(wanted: sight.Sight) -> list[object]:
    cells, records = (",".join(map(str, numbers)) for numbers in (wanted.cells, wanted.records))
    return [wanted.sees == "owner", wanted.sees, cells, records, wanted.languages]
