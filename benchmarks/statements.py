"""The SQL that raw runs: by hand, on our schema; ``%s`` stands for a value on both engines."""

from benchmarks.ready import COLUMNS

_CASE = """
SELECT s.subject, s.head, s.seq, s.state, s.revision, s.taken_up_by, u.code, u.name, c.doc_number, c.rules,
       p.quarter, c.office_id, {more}
  FROM submission s
  JOIN unit u ON u.id = s.unit_id
  JOIN period p ON p.id = s.period_id
  JOIN campaign c ON c.id = p.campaign_id
"""
SUBMIT_FACTS = (
    _CASE.format(more="g.digest, w.code, r.content")
    + """
  LEFT JOIN signature g ON g.submission_id = s.id AND g.kind = 'seal' AND g.voided_at IS NULL
  LEFT JOIN person w ON w.id = g.person_id
  LEFT JOIN revision r ON r.submission_id = s.id AND r.number = s.revision
 WHERE s.id = %s"""
)
#: Who has signed or sealed it last, for whom, and who drafted it.
_HANDS = (
    "(SELECT e.actor || ' ' || COALESCE(e.on_behalf_of, '') || ' ' || e.payload FROM audit_event e"
    " WHERE e.subject = s.subject AND e.action = '{}' ORDER BY e.seq DESC LIMIT 1)"
)
REVIEW_FACTS = (
    _CASE.format(
        more="EXISTS (SELECT 1 FROM receipt t WHERE t.submission_id = s.id AND t.revision = s.revision),"
        " (SELECT COUNT(*) FROM flag f WHERE f.submission_id = s.id AND f.status IN ('open', 'answered')),"
        f" {_HANDS.format('sign')}, {_HANDS.format('seal')}"
    )
    + " WHERE s.id = %s"
)
EVENT = f"INSERT INTO audit_event ({', '.join(COLUMNS)}) VALUES ({', '.join(['%s'] * len(COLUMNS))})"
HEAD = "UPDATE submission SET head = %s, seq = %s, state = %s WHERE subject = %s AND head = %s"
KEY = "INSERT INTO idempotency_key (caller, key, request, at) VALUES (%s, %s, %s, %s)"
_ONE = """
WITH facts AS (SELECT s.id, s.head {facts} AND c.office_id = %s FOR UPDATE OF s),
     event AS (INSERT INTO audit_event ({columns}) SELECT {typed} FROM facts RETURNING hash, seq, target, previous),
     key AS (INSERT INTO idempotency_key (caller, key, request, at) SELECT %s, %s, %s, %s FROM facts RETURNING key)
UPDATE submission s SET head = event.hash, seq = event.seq, state = event.target
  FROM facts, event, key WHERE s.id = facts.id AND facts.head = event.previous"""


def _one(facts: str, condition: str) -> str:
    where = facts[facts.index("  FROM submission") :] + condition
    typed = ", ".join("%s::integer" if name == "seq" else "%s::text" for name in COLUMNS)
    return _ONE.format(facts=where, columns=", ".join(COLUMNS), typed=typed)


_SEALED = " AND s.state = 'sealed' AND encode(sha256(convert_to(r.content, 'UTF8')), 'hex') = g.digest"
_READABLE = """ AND s.state = 'submitted'
   AND (c.rules NOT LIKE '%%"paper"%%'
        OR EXISTS (SELECT 1 FROM receipt t WHERE t.submission_id = s.id AND t.revision = s.revision))
   AND NOT EXISTS (SELECT 1 FROM flag f WHERE f.submission_id = s.id AND f.status IN ('open', 'answered'))
   AND NOT EXISTS (SELECT 1 FROM audit_event e WHERE e.subject = s.subject AND e.action IN ('sign', 'seal')
                   AND strpos(concat_ws(' ', e.actor, e.on_behalf_of, e.payload), %s) > 0)"""
ONE_SUBMIT = _one(SUBMIT_FACTS, _SEALED)
ONE_REVIEW = _one(REVIEW_FACTS, _READABLE)
COUNTED = """
SELECT (SELECT COUNT(*) FROM submission WHERE state = 'reviewed'),
       (SELECT COUNT(*) FROM audit_event WHERE action IN ('submit', 'review'))"""
