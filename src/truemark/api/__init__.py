"""HTTP: one file a resource. Shapes of requests and answers are here, rules are in work/."""
