"""Addresses of my list today."""

from django.urls import path

from brazier.today import views

urlpatterns = [
    path("today", views.today, name="today"),
    path("today/dates.ics", views.dates, name="dates"),
    path("today/me", views.say_own, name="say-own"),
    path("today/<str:code>/pass", views.pass_on, name="pass-on"),
    path("today/<str:code>/again", views.take_again, name="take-again"),
]
