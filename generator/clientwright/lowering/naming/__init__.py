"""Names of types, before a target spells them: words found in the document."""
