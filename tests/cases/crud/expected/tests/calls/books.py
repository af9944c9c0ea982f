"""Calls of `client.books`, and their requests."""

from __future__ import annotations

from ..support import Request

REQUESTS = [
    Request(
        "CreateBook",
        lambda client: client.books.create(title="title", author={"name": "name"}),
        method="POST",
        url="https://library.example/v1/books",
        headers={"accept": "application/json"},
        media_type="application/json",
        json={"title": "title", "author": {"name": "name"}},
    ),
    Request(
        "CreateBook",
        lambda client: client.books.create(
            title="title", author={"name": "name", "born": 1}, genre="novel", published="2026-01-31"
        ),
        method="POST",
        url="https://library.example/v1/books",
        headers={"accept": "application/json"},
        media_type="application/json",
        json={
            "title": "title",
            "author": {"name": "name", "born": 1},
            "genre": "novel",
            "published": "2026-01-31",
        },
    ),
    Request(
        "FetchBook",
        lambda client: client.books.fetch("id"),
        method="GET",
        url="https://library.example/v1/books/id",
        headers={"accept": "application/json"},
    ),
    Request(
        "FetchBook",
        lambda client: client.books.fetch("a/b ü?#%:@+"),
        method="GET",
        url="https://library.example/v1/books/a%2Fb%20%C3%BC%3F%23%25%3A%40%2B",
        headers={"accept": "application/json"},
    ),
    Request(
        "UpdateBook",
        lambda client: client.books.update("id"),
        method="PATCH",
        url="https://library.example/v1/books/id",
        headers={"accept": "application/json"},
    ),
    Request(
        "UpdateBook",
        lambda client: client.books.update("a/b ü?#%:@+", title="title", genre="novel"),
        method="PATCH",
        url="https://library.example/v1/books/a%2Fb%20%C3%BC%3F%23%25%3A%40%2B",
        headers={"accept": "application/json"},
        media_type="application/json",
        json={"title": "title", "genre": "novel"},
    ),
    Request(
        "DeleteBook",
        lambda client: client.books.delete("id"),
        method="DELETE",
        url="https://library.example/v1/books/id",
        headers={"accept": "application/json"},
    ),
    Request(
        "DeleteBook",
        lambda client: client.books.delete("a/b ü?#%:@+"),
        method="DELETE",
        url="https://library.example/v1/books/a%2Fb%20%C3%BC%3F%23%25%3A%40%2B",
        headers={"accept": "application/json"},
    ),
]
