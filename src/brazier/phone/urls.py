"""Addresses for devices, and for what they brought."""

from django.urls import path

from brazier.phone import views
from brazier.phone.pocket import views as pocket
from brazier.phone.reading import views as reading

urlpatterns = [
    path("drop", views.drop, name="drop"),
    path("wipe", views.wipe, name="wipe"),
    path("more/aside", views.aside, name="aside"),
    path("more/aside/<int:box>", views.decide, name="decide-aside"),
    path("pocket/", pocket.pocket, name="pocket"),
    path("pocket/sign/", pocket.sign, name="pocket-sign"),
    path("pocket/rights/", pocket.rights, name="pocket-rights"),
    path("pocket/book/", pocket.book, name="pocket-book"),
    path("pocket/why/", pocket.why, name="pocket-why"),
    path("pocket/practice/", pocket.practice, name="pocket-practice"),
    path("pocket/count/", pocket.count, name="pocket-count"),
    path("pocket/more/", pocket.more, name="pocket-more"),
    path("pocket/door/", pocket.door, name="pocket-door"),
    path("pocket/mine/", pocket.mine, name="pocket-mine"),
    path("pocket/mine/stands", reading.stands, name="pocket-mine-stands"),
    path("pocket/mine/begin", reading.begin, name="pocket-mine-begin"),
    path("pocket/mine/open", reading.open_list, name="pocket-mine-open"),
    path("pocket/mine/gate", reading.gate, name="pocket-mine-gate"),
    path("pocket/manifest.json", pocket.manifest, name="pocket-manifest"),
    path("worker.js", pocket.worker, name="pocket-worker"),
]
