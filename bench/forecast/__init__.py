"""The forecast, measured: `python -m bench.forecast WHAT`. See bench/README.md."""
