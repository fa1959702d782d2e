"""Photos of sheets that came back from the floor, to type from; each goes when its sheet is typed in."""
