"""Sealed pictures: a photo of a paper card, of a sheet that was written on.

Each is decoded, written anew without what the camera hid in it, and sealed under a key of its own, which is itself
sealed under the hub's: on a server's disk lies nothing that opens without the hub. With the key the picture is
gone; only copies of before still hold both, until they go. The area knows nothing of whose a picture is: whoever
keeps its name says who may see it. Words: picture, doubt, seal, destroy.
"""
