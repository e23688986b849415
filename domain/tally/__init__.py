"""Counting methods, one a file, one public function each.

Options are numbered from 1. Every count is exact, does not depend on the order of the papers, treats all
options alike whatever their number, and returns the evidence for what it found. Papers are checked by whoever
takes them; a paper that cannot be (an unknown option, an option ranked twice) raises `ValueError` here, for
it is a mistake of ours.
"""
