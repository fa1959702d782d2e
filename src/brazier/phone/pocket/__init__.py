"""The quick log as an app of its own on a phone: it opens without a network, and while the hub is sealed."""
