"""Django speaks to a union's own PostgreSQL through this backend, which a sealed hub keeps shut."""
