"""What a volunteer sees who opened a packet: names, numbers, the script, and how a call may end."""
