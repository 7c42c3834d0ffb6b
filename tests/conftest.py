"""What all tests share: how hard Hypothesis tries.

`HYPOTHESIS_PROFILE` chooses: `fast` (the default) while writing, `steady` and `ci` before a change lands, `nightly` to
look for failures that nobody has seen yet.
"""

import os

from hypothesis import HealthCheck, settings

# A busy machine, or an unlucky draw, is not a mistake.
_PATIENT = (HealthCheck.too_slow, HealthCheck.filter_too_much)
_USUAL = settings(max_examples=20, deadline=None, suppress_health_check=_PATIENT)
# Derandomised: a change must not fail, or land, by luck.
_STEADY = settings(_USUAL, derandomize=True, print_blob=True)
settings.register_profile("fast", _USUAL)
settings.register_profile("steady", _STEADY)
settings.register_profile("ci", _STEADY, max_examples=50)
settings.register_profile("nightly", _USUAL, max_examples=1000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))
