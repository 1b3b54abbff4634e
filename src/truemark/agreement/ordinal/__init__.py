"""Agreement on numbers, grades and orders: rank coefficients and intraclass correlations."""
