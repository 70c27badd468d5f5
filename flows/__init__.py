"""The clock: thin, idempotent Prefect flows that call the verbs. Our database is the truth, Prefect the schedule."""

import warnings

# Prefect looks for its home when it is imported; ours is made when a server starts, together with the data.
warnings.filterwarnings("ignore", "Failed to create the Prefect home directory", UserWarning)
