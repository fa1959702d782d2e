"""Addresses of copies that are opened and words that are changed."""

from django.urls import path

from brazier.web.keys import views

urlpatterns = [
    path("start/restore", views.restore, name="restore"),
    path("start/restore/shares", views.restore_shares, name="restore-shares"),
    path("start/restore/going", views.restoring, name="restore-going"),
    path("more/words", views.new_words, name="new-words"),
]
