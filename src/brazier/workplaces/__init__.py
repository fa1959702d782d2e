"""The building before the names: worksites, departments, shifts, and how many people work in each cell.

A cell is one department on one shift at one worksite. Its headcount is an estimate with a date and a source;
every estimate is kept, one is chosen, and the slots of people we do not know yet count from the first day.
Words: worksite, department, shift, cell, headcount, hole owner.
"""
