"""Django's PostgreSQL backend that lends nothing while the hub is sealed.

The disk is the operator's to encrypt; sealing drops our keys and our connections.
"""

from typing import Any

from django.db.backends.postgresql import base as postgresql
from django.utils.asyncio import async_unsafe
from django.utils.functional import cached_property

from brazier.storage.hub import here
from brazier.storage.trouble import Told


class DatabaseWrapper(postgresql.DatabaseWrapper):
    """Asks the hub before it connects."""

    @cached_property
    def wrap_database_errors(self) -> Told:
        return Told(self)

    @async_unsafe
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        here.opened_keys()
        return super().get_new_connection(conn_params)
