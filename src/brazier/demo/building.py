"""Harbor's building: 14 departments and six shifts of a place that never closes. Pure."""

SHIFTS = (
    ("Front days", "Sun to Wed, 07:00"),
    ("Back days", "Wed to Sat, 07:00"),
    ("Front nights", "Sun to Wed, 18:30"),
    ("Back nights", "Wed to Sat, 18:30"),
    ("Weekend", "Fri to Sun, 07:00"),
    ("Flex", "hours change"),
)

# people per shift, in the order of SHIFTS; 0: there is no such shift. They add up to 8,325.
DEPARTMENTS = {
    "Inbound dock": (173, 148, 154, 123, 70, 51),
    "Receive": (138, 151, 108, 127, 52, 41),
    "Stow": (339, 357, 238, 248, 137, 118),
    "Pick": (393, 343, 361, 258, 165, 105),
    "Pack singles": (143, 130, 121, 144, 54, 49),
    "Pack multis": (151, 125, 115, 96, 45, 37),
    "Sort": (174, 146, 121, 134, 60, 44),
    "Ship dock": (204, 181, 132, 150, 70, 61),
    "Counts": (89, 69, 76, 56, 30, 26),
    "Problem solve": (54, 56, 41, 52, 25, 18),
    "Returns": (74, 56, 56, 0, 25, 19),
    "Robot floor": (51, 48, 35, 38, 14, 14),
    "Yard": (26, 27, 22, 18, 13, 4),
    "Cleaning": (24, 26, 20, 20, 9, 9),
}
WORKERS = 8325

# How each cell leans before anybody talks: departments with a strong committee, and doors that stay shut.
WARMTH = {
    "Inbound dock": 0.55, "Receive": 0.42, "Stow": 0.24, "Pick": 0.66, "Pack singles": 0.6, "Pack multis": 0.5,
    "Sort": 0.42, "Ship dock": 0.38, "Counts": 0.6, "Problem solve": 0.68, "Returns": 0.5, "Robot floor": 0.42,
    "Yard": 0.45, "Cleaning": 0.55,
}  # fmt: skip
REACH = (1.0, 0.95, 0.75, 0.42, 0.7, 0.3)
"""How well the union reaches each shift: nights at the back of the week and flex are the holes."""
