"""`python -m brazier` is the `brazier` command."""

from brazier.cli.main import main

main()
