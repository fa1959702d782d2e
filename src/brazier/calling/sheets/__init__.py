"""Packets on paper."""
