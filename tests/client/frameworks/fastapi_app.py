"""Receive a webhook with FastAPI."""

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import PlainTextResponse
from petshop import models, webhooks

app = FastAPI()
signature = webhooks.Twilio("12345")  # your auth token


@app.post("/replies")
async def replies(request: Request) -> PlainTextResponse:
    try:
        reply = webhooks.receive(
            models.Reply,
            signature,
            url=str(request.url),  # behind a proxy: the public URL
            headers=request.headers,
            body=await request.body(),
        )
    except webhooks.SignatureError:
        raise HTTPException(403, "not signed") from None
    except webhooks.WebhookPayloadError:
        raise HTTPException(400, "not understood") from None
    return PlainTextResponse(f"{reply.status}: {reply.body}")
