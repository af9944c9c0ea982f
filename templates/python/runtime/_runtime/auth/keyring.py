"""The credentials of a client, and which of them a call uses."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ...errors import ConfigurationError
from .credentials import Credential, Secret


@dataclass(frozen=True, slots=True)
class Keyring:
    """The credentials of a client, by scheme name."""

    credentials: Mapping[str, Credential] = field(default_factory=dict[str, Credential])

    def check(self, security: tuple[tuple[str, ...], ...], *, required: bool) -> None:
        """Raise `ConfigurationError` for a half-passed credential, or if none can be used."""
        incomplete = self._find_incomplete()
        if incomplete is not None:
            argument, missing = incomplete
            raise ConfigurationError(
                f"`{argument.argument}=` was passed without {missing.describe()}"
            )
        if required and security and self.choose(security) is None:
            alternatives = [
                " and ".join(
                    self.credentials[name].describe()
                    for name in alternative
                    if name in self.credentials
                )
                for alternative in security
            ]
            listed = "; or ".join(text for text in alternatives if text)
            raise ConfigurationError(f"Missing credentials: pass {listed}")

    def choose(self, security: tuple[tuple[str, ...], ...]) -> dict[str, Credential] | None:
        """The credentials of the best alternative whose values are all there; None if none is.

        Arguments take precedence over the environment, and credentials over none. Of equals, the
        first is chosen: the document lists them in this order.
        """
        complete = [names for names in security if all(self._is_complete(name) for name in names)]
        if not complete:
            return None
        best = max(complete, key=self._rank)  # the first of equals
        return self._get_all(best)

    def choose_passed(self) -> dict[str, Credential]:
        """All credentials that are complete. Of two for one header, the first is sent."""
        return self._get_all(
            name for name in reversed(tuple(self.credentials)) if self._is_complete(name)
        )

    def warn_of_unused(self, schemes: Iterable[str]) -> None:
        """Warn of arguments for schemes that no operation requires."""
        for name in schemes:
            for secret in self.credentials[name].secrets if name in self.credentials else ():
                if secret.is_argument:
                    warnings.warn(
                        f"`{secret.argument}=` has no effect: no operation of the API requires it",
                        UserWarning,
                        stacklevel=4,  # the caller of the client's constructor
                    )

    def _get_all(self, names: Iterable[str]) -> dict[str, Credential]:
        """Credentials by scheme name, in the order in which they are applied."""
        found = {name: self.credentials[name] for name in names if name in self.credentials}
        return dict(sorted(found.items(), key=lambda item: item[1].signs_request))

    def _find_incomplete(self) -> tuple[Secret, Secret] | None:
        """A secret that was passed, and one that is missing beside it."""
        incomplete: tuple[Secret, Secret] | None = None
        for credential in self.credentials.values():
            passed = [secret for secret in credential.secrets if secret.is_argument]
            missing = [secret for secret in credential.secrets if secret.value is None]
            if passed and not missing:
                return None
            if passed and incomplete is None:
                incomplete = passed[0], missing[0]
        return incomplete

    def _is_complete(self, name: str) -> bool:
        # A scheme without a credential here (mutual TLS) is up to the HTTP client or a hook.
        credential = self.credentials.get(name)
        return credential is None or all(s.value is not None for s in credential.secrets)

    def _rank(self, alternative: tuple[str, ...]) -> int:
        known = [self.credentials[name] for name in alternative if name in self.credentials]
        passed = any(secret.is_argument for credential in known for secret in credential.secrets)
        return 2 if passed else 1 if known else 0
