"""What the browser gets: settings, addresses, the frame of every page, and the guards at the door."""
