"""Tables, migrations, queries and blobs. Knows no rules: those are in work/."""
