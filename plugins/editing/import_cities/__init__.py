"""A table of cities into ``content/cities/``: what is new is added, what is missing filled in, no word overwritten.

================  ==========================================================================================
``table``         the file's bytes into cells, each with its line and column
``columns``       which columns there are
``rows``          a line of the table into the facts, names and sources of one city; ``sources`` helps it
``matching``      which city of ``content/`` a row is about
``comparison``    what a row says beside what is there: the same, more, or something else
``front_matter``  a change of one key of a file that leaves every other byte
``new_city``      the files of a city that is not there yet
``edited_city``   the files of one that is
``plan``          all of it together: the files to be written, the notes, the problems
``trial``         the whole content as it would be, read as ``validate`` reads it
``writing``       all the files, or none
``account``       what is done, in words; ``messages`` has those of mistakes
================  ==========================================================================================
"""
