"""python -m truemark"""

from truemark.cli import main

main()
