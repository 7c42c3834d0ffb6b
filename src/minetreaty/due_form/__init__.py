"""Whether treaty law admits an act: one plain function for each rule, with its article (VCLT Art. 77(1)(d)).

It imports `standing` and what lies below.
"""
