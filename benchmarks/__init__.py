"""Benchmarks. Each result is a ratio to something else that was measured in the same run.

A ratio of medians of interleaved runs is comparable across machines and on shared ones. These are
not tests, and no test is timed.
"""
