"""From the petition to the certificate: what happened on which day, and by when the law wants what."""
