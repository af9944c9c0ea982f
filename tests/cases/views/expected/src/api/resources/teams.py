"""`client.teams`."""

from __future__ import annotations

from collections.abc import Mapping

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import teams as operations


class Teams(Resource):
    """Available as `client.teams`."""

    def replace(
        self,
        *,
        lead: models.UserInput | models.UserInputDict,
        members: Mapping[str, models.UserInput | models.UserInputDict] | Unset = UNSET,
        any_of_us: models.TeamAnyOfUsInput | models.TeamAnyOfUsInputDict | Unset = UNSET,
    ) -> models.Team:
        """Send `PUT /teams`.

        Returns:
            The team.

        Example:
            team = client.teams.replace(lead={"name": "name", "password": "password"})
        """
        return self._send(
            operations.REPLACE, body={"lead": lead, "members": members, "any_of_us": any_of_us}
        )
