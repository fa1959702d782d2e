"""Would we win, how sure can we be, and what would change it: the honest forecast of a vote.

Three parts that are always shown apart: what public elections say of one like ours (`fitting`, `predicting`),
what our own ratings and cards add, with the erosion they hide (`assessing`, `pooling`), and what to do next
(`talks`).
`outlook` puts them together, `wording` says them with their caps. Nothing here knows a person: cells are numbers.
"""
