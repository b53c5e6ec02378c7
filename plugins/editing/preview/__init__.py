"""The site on this machine: built, served, and shown anew when a file changes; a mistake leaves the last good site.

What is edited is shown from memory at once. The whole site is built and checked beside it, when nobody edits.

===========  ==================================================================================================
``serving``  from the first build until somebody stops it: what is watched, and what a change begins
``server``   the site as it was built, served as a good server would
``handler``  the newer one in memory, and the pages that the preview puts around it
``gate``     who may ask
``routes``   what stands beside the site, by the beginning of its path
``moment``   when the site is looked at, and whether with what readers do not see: a part of the address
``showing``  the last good site at each moment that is looked at, and what is wrong now
``marks``    drafts, what is still to appear and what has expired, marked in titles
``pages``    the bar, the banner and the problems around a page, and pages of the preview's own
``status``   one of these: how the content stands, with every warning
``excerpt``  a problem with the lines around it
===========  ==================================================================================================
"""
