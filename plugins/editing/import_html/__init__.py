"""Articles of the old site, saved as HTML, into ``content/news/``; nothing is overwritten, what is left out is told.

================  ==========================================================================================
``saved_page``    the file's bytes into a tree whose elements know their lines
``tree``          its elements, and the words in them
``limits``        what no text may hold, told before it is worked on
``linked_data``   what schema.org says on a page
``page_facts``    title, language, addresses, day, summary, author: of several sources the surest
``dates``         a day as machines and as people write it
``article``       which element holds the text
``sweeping``      boxes, scripts and hidden parts that are no text
``shortcodes``    what WordPress left between square brackets
``embeds``        players, maps and posts of other sites into links
``figures``       captions and galleries into pictures with what is said of them
``pictures``      which of the saved files a picture is, who made it, and what it shows
``links``         where a link of the old site leads on this one
``blocks``        what the dialect can say; ``headings``, ``tables`` and ``footnotes`` help it
``dialect``       the tree into Markdown (markdownify), escaped as Python-Markdown reads it
``tags``          which of the old tags are topics and cities here
``bundle``        the files of a new article, one language or both
``plan``          all of it together, for all the pages
``account``       what is done, in words; ``messages`` has those of notes and mistakes
================  ==========================================================================================
"""
