"""The zoo: one document with every kind of parameter, in each version of OpenAPI, and its oracle."""
