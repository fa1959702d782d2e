"""Bringing co-workers in, and stepping up when the group has grown: what organizers see of it."""
