"""Receive a webhook with Flask."""

from flask import Flask, request
from petshop import models, webhooks

app = Flask(__name__)
signature = webhooks.Twilio("12345")  # your auth token


@app.post("/replies")
def replies() -> tuple[str, int]:
    query = request.query_string.decode()  # as sent; `request.url` is re-encoded
    url = f"{request.base_url}?{query}" if query else request.base_url
    try:
        reply = webhooks.receive(
            models.Reply,
            signature,
            url=url,  # behind a proxy: the public URL
            headers=request.headers,
            body=request.get_data(),
        )
    except webhooks.SignatureError:
        return "not signed", 403
    except webhooks.WebhookPayloadError:
        return "not understood", 400
    return f"{reply.status}: {reply.body}", 200
