"""Union cards: a worker says in her own hand that she wants the union, once, with a date.

A card is paper or electronic, in one exact wording, and stands until it is void or too old to rely on. Who had it
in their hands is written down with each hand-over. One card a person stands at a time. Words: card, wording,
signer, custody, confirmation.
"""
