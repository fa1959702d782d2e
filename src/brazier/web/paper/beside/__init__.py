"""The photo of a sheet beside the form it is typed into."""
