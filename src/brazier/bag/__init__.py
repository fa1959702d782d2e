"""The rest of the bag: leaflets, posters, cards and sheets of paper, and where leaflets were given out.

What a form says lies in `texts/`, one file a language; what stands where on it in `shapes.py`; what is law in it
comes from the law packs. Words: form, leaflet, message, ask, word of a co-worker, gate.
"""
