"""`make judge-wire`: the requests of generated clients, judged by tools of other projects.

Not part of `make test`: it installs Node and npm packages into `.judges/`.
"""
