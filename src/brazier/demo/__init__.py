"""Harbor, the sample union: 8,325 invented workers and 90 days of work, made by the same actions as people use.

Nobody in it is real. It stands in a folder of its own and can be thrown away at any time.
"""
