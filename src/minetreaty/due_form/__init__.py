"""Whether a treaty allows an act: one plain function for each rule, with its article (VCLT Art. 77(1)(d)).

Each rule is registered beside its function. `case` is what the functions look at; `deposits` applies the rules of all
other modules. The folder imports `standing` and what is below it.
"""
