"""A program that has everything loaded and forks a hub for each order it gets: starting anew takes seconds.

Orders come one JSON object a line on stdin, answers one a line on stdout. A child is Brazier as it always is; what
it prints goes to the file the order names. Run as: python -m tests.faults.zygote
"""

import functools
import json
import os
import resource
import signal
import sys
import time
from pathlib import Path

LONGEST_LIFE = 600.0
"""Seconds; the longest test takes a list of 200,000 rows."""


def _command(args: list[str]) -> None:
    from brazier.cli.commands import brazier  # noqa: PLC0415

    brazier(args)


def _call(name: str, args: list[object]) -> None:
    from tests.faults import inside  # noqa: PLC0415

    sys.stdout.write(json.dumps(getattr(inside, name)(*args)) + "\n")


def _live(order: dict[str, object]) -> None:
    """Be the child: talk to a file, forget the zygote's signals, do the work, end."""
    for sign in (signal.SIGTERM, signal.SIGQUIT, signal.SIGHUP):  # a shell's background ignores some of them
        signal.signal(sign, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, key in ((1, "out"), (2, "err")):
        os.dup2(os.open(str(order[key]), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
    os.environ.update(order.get("env", {}))  # type: ignore[call-overload]
    os.chdir(str(order["cwd"]))
    resource.setrlimit(
        resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2
    )  # core dumps may be
    code = 70
    try:
        if "args" in order:
            _command(order["args"])  # type: ignore[arg-type]
        else:
            _call(str(order["call"]), order.get("with", []))  # type: ignore[arg-type]
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(bool(end.code))
    except BaseException:
        import traceback  # noqa: PLC0415

        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _end_of(pid: int) -> int:
    """How a child ended; one that does not end is ended, so that its test fails instead of waiting for ever."""
    late = time.monotonic() + LONGEST_LIFE
    while time.monotonic() < late:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.005)
    os.kill(pid, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def main() -> None:
    """Load Brazier, then serve orders until stdin ends."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brazier.web.settings")
    import django  # noqa: PLC0415

    django.setup()
    from django.urls import reverse  # noqa: PLC0415

    import brazier.cli.commands  # noqa: PLC0415
    import brazier.web.asgi  # noqa: PLC0415
    import brazier.web.urls  # noqa: F401, PLC0415
    from brazier.storage import keyring, keys  # noqa: PLC0415
    from tests.faults import inside  # noqa: PLC0415

    reverse("home")  # all addresses are known
    keys.stretch = functools.cache(keys.stretch)  # a folder that was warmed opens at once in every child
    for line in sys.stdin:
        order = json.loads(line)
        if "warm" in order:
            keyring.unlock(keyring.read(Path(order["warm"])), inside.WORDS)
            answer = {}
        elif "wait" in order:
            answer = {"code": _end_of(order["wait"])}
        else:
            pid = os.fork()
            if pid == 0:
                _live(order)
            answer = {"pid": pid}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
