"""Operations: parameters, bodies, responses, servers and security."""
