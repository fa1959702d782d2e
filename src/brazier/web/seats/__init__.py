"""Taking a seat: the sign-in page, the proof every minute, stepping up, and one's own devices and ways in."""
