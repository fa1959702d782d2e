"""Somebody lost their phone: others see them in person, and bring them back in."""
