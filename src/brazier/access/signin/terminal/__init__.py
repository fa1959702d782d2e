"""Signing in at the command line of the hub: a person's name, passphrase and code, as at a desk in any browser.

The command line is one of their devices and waits a day like any other. A PIN or a passkey opens nothing there. No
tables of its own.
"""
