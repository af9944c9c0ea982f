"""How fast things are, always as a ratio against something else measured in the same run.

Machines differ and are shared; a ratio of two medians, taken in turns, survives both. Nothing here
is a test, and no test is timed.
"""
