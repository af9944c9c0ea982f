"""Python, Markdown and TOML source text: expressions, layout, escaping, pages."""
