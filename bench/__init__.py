"""What is measured, and against what: `make bench`, or `python -m bench NAME…` for some of it.

Everything runs in a private practice ward that is made for it and removed afterwards, on 127.0.0.1 only. Ratios hold
better than times: a baseline is measured in the same run, in turns with ours.
"""
