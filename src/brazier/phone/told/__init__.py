"""What a device may tell, one function for each kind, and what each becomes."""
