"""The files around the package: README, reference pages, sample calls, project files."""
