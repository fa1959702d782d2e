"""Addresses of packets, and of whoever opened one."""

from django.urls import path

from brazier.calling import views
from brazier.calling.volunteer import views as volunteer

urlpatterns = [
    path("packets/", views.packets, name="packets"),
    path("packets/<int:packet>", views.one, name="packet"),
    path("packets/<int:packet>.pdf", views.printed, name="print-packet"),
    path("packets/<int:packet>/link", views.link, name="link-packet"),
    path("packets/<int:packet>/revoke", views.revoke, name="revoke-packet"),
    path("packets/<int:packet>/log", views.log, name="log-packet"),
    path("packets/<int:packet>/unlog/<int:place>", views.unlog, name="unlog-packet"),
    path("calls/", volunteer.calls, name="calls"),
    path("calls/log", volunteer.log, name="log-call"),
    path("calls/<str:code>", volunteer.door, name="open-packet"),
]
