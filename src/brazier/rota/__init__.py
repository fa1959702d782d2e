"""What those who were at the tent, the gate or a table leave for those who come next. Who stands where and when
will come here. Words: hand-over note, station.
"""
