"""How PINs and passphrases are kept: argon2id at the cost of one sign-in.

Half of what opening the hub costs: it is paid at every sign-in, and by every guess of a flood.
"""

from django.contrib.auth.hashers import Argon2PasswordHasher


class SignInHasher(Argon2PasswordHasher):
    """64 MiB, three passes, four lanes: a sixth of a second. Source: security reference 3.1."""

    time_cost = 3
    memory_cost = 64 * 1024
    parallelism = 4
