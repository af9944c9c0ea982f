"""`client.houses`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import houses as operations


class Houses(Resource):
    """Available as `client.houses`."""

    def replace(
        self,
        *,
        door: models.HouseDoor | models.HouseDoorDict | Unset = UNSET,
        window: models.HouseWindow | models.HouseWindowDict | Unset = UNSET,
        tree: models.Tree | models.TreeDict | Unset = UNSET,
        identified: models.Roof | models.RoofDict | Unset = UNSET,
        stricter: models.HouseStricter | models.HouseStricterDict | Unset = UNSET,
        described: models.HouseWindow | models.HouseWindowDict | Unset = UNSET,
        shared_name: models.GardenDoor | models.GardenDoorDict | Unset = UNSET,
        limited: str | Unset = UNSET,
        garden: models.Garden | models.GardenDict | Unset = UNSET,
    ) -> models.House:
        """Send `PUT /houses`.

        Args:
            stricter: A window with panes.
            described: The window to the street.
            limited: 1 to 3 characters.

        Returns:
            The house, as it was sent.

        Example:
            house = client.houses.replace()
        """
        return self._send(
            operations.REPLACE,
            body={
                "door": door,
                "window": window,
                "tree": tree,
                "identified": identified,
                "stricter": stricter,
                "described": described,
                "shared_name": shared_name,
                "limited": limited,
                "garden": garden,
            },
        )
