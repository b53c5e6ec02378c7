"""A new thing in ``content/``: asked for, or taken from flags; a draft that is valid from the first moment.

=============  ==============================================================================================
``checking``   one answer against the schema and against what is there
``asking``     where answers come from: a flag, a person at a terminal, or nobody
``interview``  what is asked for of each kind of thing
``texts``      the files that are made of it, with help for what was not asked
=============  ==============================================================================================
"""
