"""Paper: sheets with codes for the pocket and the wall, the key apart, and typing them back in by row code."""
