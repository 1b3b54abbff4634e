"""A demo workspace: three projects, people, and past work stored by the same rules as live work.

The texts were written for Truemark and are dedicated to the public domain (CC0 1.0). The photos
are scikit-image's, each with its own licence: see photos.py.
"""
