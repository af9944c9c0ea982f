"""The contract of an operation: what it puts on the wire and reads from it, in no language.

Used by the tests, fakes and documentation of every target.
"""
