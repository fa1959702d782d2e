"""Your sign-in: one's own devices, PIN, passkeys, passphrase and codes, for whoever sits here."""
