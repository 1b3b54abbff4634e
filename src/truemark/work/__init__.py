"""The rules of the loop. A rule takes a connection and values and gives values; it never sees a request."""
