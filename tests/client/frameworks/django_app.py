"""Receive a webhook with Django."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from petshop import models, webhooks

signature = webhooks.Twilio("12345")  # your auth token


@csrf_exempt
@require_POST
def replies(request: HttpRequest) -> HttpResponse:
    try:
        reply = webhooks.receive(
            models.Reply,
            signature,
            url=request.build_absolute_uri(),  # behind a proxy: the public URL
            headers=request.headers,
            body=request.body,
        )
    except webhooks.SignatureError:
        return HttpResponse("not signed", status=403)
    except webhooks.WebhookPayloadError:
        return HttpResponse("not understood", status=400)
    return HttpResponse(f"{reply.status}: {reply.body}")


urlpatterns = [path("replies", replies)]
