"""Signing in: a phone shows its key and a PIN, a desk a passkey or a passphrase with a code from an app.

Nothing goes by text message or mail. Who lost everything is helped by others, in person. No tables of its own
here: they stand in access.models.
"""
