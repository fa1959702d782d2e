"""Harbor some days before its vote: the petition is filed, the company's list is here, plans are half made."""
