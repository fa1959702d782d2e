"""The pages of lists that leave; what they ask for is made in exports."""
