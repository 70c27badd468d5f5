"""The clock: thin, idempotent Prefect flows that call the verbs. Our database is the truth, Prefect the schedule."""
