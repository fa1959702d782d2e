"""Addresses of signing in, and of one's own devices and ways in."""

from django.urls import path

from brazier.web.seats import views
from brazier.web.seats.newcomer import views as newcomer
from brazier.web.seats.own import views as own
from brazier.web.seats.stepping import views as stepping

urlpatterns = [
    path("sign-in", views.sign_in, name="sign-in"),
    path("sign-in/pin", views.by_pin, name="sign-in-pin"),
    path("sign-in/code", views.by_code, name="sign-in-code"),
    path("sign-in/passkey", views.by_passkey, name="sign-in-passkey"),
    path("sign-in/full", views.full, name="sign-in-full"),
    path("join/", newcomer.typed, name="join-code"),
    path("join/words", newcomer.words, name="join-words"),
    path("join/wait", newcomer.wait, name="join-wait"),
    path("join/stage", newcomer.stage, name="join-stage"),
    path("join/pin", newcomer.pin, name="join-pin"),
    path("join/in", newcomer.inside, name="join-in"),
    path("join/<str:code>", newcomer.opened, name="join-open"),
    path("seat", own.seat, name="seat"),
    path("seat/proof", views.proof, name="proof"),
    path("seat/step-up", stepping.step_up, name="step-up"),
    path("seat/first", own.first, name="seat-first"),
    path("seat/pin", own.pin, name="seat-pin"),
    path("seat/device", own.device, name="seat-device"),
    path("seat/device/end", own.end_device, name="seat-device-end"),
    path("seat/passkey", own.passkey, name="seat-passkey"),
    path("seat/passkey/end/<int:passkey>", own.end_passkey, name="seat-passkey-end"),
    path("seat/passphrase", own.passphrase, name="seat-passphrase"),
    path("seat/codes", own.codes, name="seat-codes"),
    path("seat/codes/end", own.end_codes, name="seat-codes-end"),
    path("seat/recovery/stop", own.stop_recovery, name="seat-recovery-stop"),
]
