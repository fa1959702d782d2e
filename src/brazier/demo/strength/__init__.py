"""Harbor's two tests of strength: a button day that did not pass, and a petition that goes round now."""
