"""Due form: what treaty law admits, as one plain function per rule (VCLT Art. 77(1)(d))."""
