"""Findings about a document: the catalogue of rules, located findings, and their reports."""
