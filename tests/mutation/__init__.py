"""How much of ``reading`` and ``publishing`` the tests guard: each mutant is the program with one small fault in it."""
