"""Photos of business cards in, right contacts out."""

import os

# onnxruntime would gather what it does for Microsoft and keep an id of this machine; nothing leaves it here.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
