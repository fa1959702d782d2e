"""What happens when something fails: power, disk, a killed program, a hostile file. Real programs, real files."""
