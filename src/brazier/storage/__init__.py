"""The sealed box the campaign lives in: one encrypted file, its keys, and the few connections to it.

Open means that somebody gave the passphrase and the keys are in memory. Sealed means that they are not,
and nothing can be read. Power off is sealed. Everything above asks this area for a connection and gets
none while the hub is sealed.
"""
