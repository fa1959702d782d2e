"""Call packets: an evening's names and numbers for a volunteer from outside, and what came of the calls.

A packet holds a few names with numbers, a script and codes for how a call ended; no ratings, no notes, no places.
It is a link that opens once, or a sheet of paper, and it is over in the evening. What a volunteer logs is somebody
else's word: it comes back as a next step to whoever looks after the person. Words: packet, volunteer, outcome.
"""
