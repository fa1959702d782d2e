"""Addresses of leaflets."""

from django.urls import path

from brazier.bag.leaflets import views

urlpatterns = [
    path("", views.leaflets, name="leaflets"),
    path("words", views.words, name="bag-words"),
    path("words/<int:word>/no", views.withdraw, name="withdraw-words"),
    path("words/<int:word>/yes", views.agree_again, name="agree-words"),
    path("<int:leaflet>.pdf", views.printed, name="print-leaflet"),
    path("<int:leaflet>.png", views.picture, name="look-leaflet"),
    path("<int:leaflet>/away", views.end, name="end-leaflet"),
    path("<int:leaflet>/back", views.use_again, name="use-leaflet"),
]
