"""The wall chart on paper: what people stand round when there is no screen. Codes and counts, never a name."""
