"""Keys stay out of swap and core dumps."""

import resource
import subprocess
import sys

from brazier.storage import memory

SWAPS = "Filename Type Size Used Priority\n"


def test_swap_on_disk_is_noticed_and_swap_in_memory_is_not() -> None:
    assert memory.swap_is_on(SWAPS + "/swapfile file 2097148 0 -2\n")
    assert not memory.swap_is_on(SWAPS + "/dev/zram0 partition 8388604 0 100\n")
    assert not memory.swap_is_on(SWAPS)
    assert not memory.swap_is_on("")


def test_a_guarded_process_leaves_no_core_dump() -> None:
    program = (
        "from brazier.storage import memory; memory.guard(); import resource; "
        "print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "(0, 0)"
    assert resource.getrlimit(resource.RLIMIT_CORE)  # this process is left alone


def test_a_blanked_key_is_gone_where_it_lay() -> None:
    secret = bytes(range(1, 33))
    beside = bytes(bytearray(secret))
    memory.blank([secret])
    assert secret == bytes(32)
    assert beside == bytes(range(1, 33))
