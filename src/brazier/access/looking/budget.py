"""How many records outside one's own assignment somebody may open in 24 hours. Pure.

Source: the security architecture, 3.11. No hour of the day, no order and no pace goes into it, only how many.
"""

from dataclasses import dataclass
from datetime import timedelta

RECORDS, ROWS, MORE = 25, 60, 25
ROLLING = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Load:
    """What one organizer looked at outside their own assignment in the last 24 hours. records: distinct people
    opened; rows: distinct people in lists; exempt: opened in review or in a charting circle, not counted; granted:
    how many more records a lead allowed."""

    records: int = 0
    rows: int = 0
    exempt: int = 0
    granted: int = 0

    @property
    def records_left(self) -> int:
        """Records that may still be opened."""
        return max(0, RECORDS + self.granted - self.records)

    @property
    def rows_left(self) -> int:
        """Rows that lists may still show; a grant widens lists in the same measure."""
        return max(0, ROWS + self.granted * ROWS // RECORDS - self.rows)
