"""Would we win, how sure can we be, what would change it: the forecast, drawn from the wall chart."""
