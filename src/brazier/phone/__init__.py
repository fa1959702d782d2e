"""What comes from devices that are not at the desk. A device seals each thing it is told into a box for the hub,
keeps it until the hub says kept, and shows it as waiting till then; it can not read it back itself. A sealed hub
lets boxes lie unread. An open one reads them, keeps what is in order once, puts aside what is not, and says so.
"""
