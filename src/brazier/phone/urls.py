"""Addresses for devices, and for what they brought."""

from django.urls import path

from brazier.phone import views
from brazier.phone.pocket import views as pocket

urlpatterns = [
    path("drop", views.drop, name="drop"),
    path("wipe", views.wipe, name="wipe"),
    path("more/aside", views.aside, name="aside"),
    path("more/aside/<int:box>", views.decide, name="decide-aside"),
    path("pocket/", pocket.pocket, name="pocket"),
    path("pocket/sign/", pocket.sign, name="pocket-sign"),
    path("pocket/rights/", pocket.rights, name="pocket-rights"),
    path("pocket/manifest.json", pocket.manifest, name="pocket-manifest"),
    path("worker.js", pocket.worker, name="pocket-worker"),
]
