"""What a good editor would see: warnings about content that is valid. They stop nothing.

A warning that is wrong costs more than one that is missing: where a rule cannot be sure, it says nothing.
"""
