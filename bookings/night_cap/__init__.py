"""How many nights of a year a primary residence may be let, over all the places it is let on."""
