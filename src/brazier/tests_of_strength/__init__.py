"""Tests of strength: an act that many are asked for on the same days, counted cell by cell.

A rating is a guess until somebody acts where others see it. A test has one ask, days, a goal and somebody who sees
to it in each cell. What people say was done and what a second person saw, or paper shows, are told apart; only the
second counts, becomes an act of whoever did it, and answers the ratings of before. After it comes the next rung of
the ladder, or the same one again. Words: ladder, rung, test, goal, claimed, verified, debrief.
"""
