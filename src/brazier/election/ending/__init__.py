"""The campaign is over: words and who said them go, public counts stay."""
