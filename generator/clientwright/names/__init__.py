"""Names, independent of any language: words, and the assignment of unique names."""
