"""Agreement on categories: alpha over any distance, kappas, and coefficients of many raters."""
