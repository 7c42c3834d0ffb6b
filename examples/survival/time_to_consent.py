"""How long States took to consent to the Mine Ban Convention: the Kaplan-Meier estimate, and a Cox regression."""

# needs: narwhals, pandas, statsmodels

from statsmodels.duration.hazard_regression import PHReg
from statsmodels.duration.survfunc import SurvfuncRight

import minetreaty as mt

frame = mt.tables.spells("APMBC", event="consent").to_pandas()
frame = frame[(frame["spell"] == 1) & frame["event"].notna()]
days, event = frame["days"].astype(float), frame["event"].astype(int)

curve = SurvfuncRight(days, event)
print(f"Half of the States had consented after {curve.quantile(0.5):.0f} days.")

european = (frame["region"] == "Europe").astype(float)
model = PHReg(days + 0.5, european.to_numpy()[:, None], status=event).fit()  # half a day, for spells of no length
print(f"Log hazard ratio of European States: {model.params[0]:.2f} (standard error {model.bse[0]:.2f}).")
