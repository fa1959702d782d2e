"""The unit of work: one worker talks with another, listens, asks for one thing, and agrees on a next step.

A talk yields what she cares about, an ask with its answer, an assessment with its basis, and a follow-up with
an owner and a date. What is written stays; a later word stands beside it, never over it. Words: conversation,
concern, ask, assessment, act, follow-up.
"""
