"""`client.library.books.loans`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.sync.stream import Stream
from .._runtime.unset import UNSET, Unset
from ..operations import library_books_loans as operations


class LibraryBooksLoans(Resource):
    """Available as `client.library.books.loans`."""

    def list(
        self, *, filter: models.ListLoansFilter | models.ListLoansFilterDict | Unset = UNSET
    ) -> Stream[models.Loan]:
        """Send `GET /loans`.

        Returns:
            Loans, one a line.

        Example:
            for event in client.library.books.loans.list():
                print(event)
        """
        return self._stream(operations.LIST, query={"filter": filter})
