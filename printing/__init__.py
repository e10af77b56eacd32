"""Pictures and papers, made of facts at the moment they are sent, in the reader's language.

One file for each kind of paper; `catalogue.py` knows them all, `press.py` runs them. Heavy libraries are
imported when a paper first needs them, never at start.
"""
