"""Request and response bodies by media type, and files."""
