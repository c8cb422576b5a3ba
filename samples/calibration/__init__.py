"""How sure a value is, learnt from drawn photographs: `python -m samples.calibration`."""
