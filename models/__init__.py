"""The tables, the engine and the migrations; no decisions.

Importing the package brings every table into ``Base.metadata``.
"""

from models.audit_event import AuditEvent
from models.base import Base
from models.campaign import Assignment, Campaign, KeyTask, QuarterTarget
from models.certificate import Certificate, Imprint
from models.checkpoint import Checkpoint, CheckpointHead
from models.circular import CircularEdition
from models.delivery import Delivery
from models.escalation import Escalation
from models.extension import Extension
from models.flag import Flag
from models.flow_run import FlowRun
from models.idempotency import IdempotencyKey
from models.indicator import Indicator
from models.login import Login
from models.office import Office, Roster, Unit, UnitEnd, UnitName
from models.period import Period
from models.person import Delegation, Person, RoleGrant
from models.signature import Receipt, Signature
from models.submission import Draft, Revision, Submission

__all__ = [
    "Assignment",
    "AuditEvent",
    "Base",
    "Campaign",
    "Certificate",
    "Checkpoint",
    "CheckpointHead",
    "CircularEdition",
    "Delegation",
    "Delivery",
    "Draft",
    "Escalation",
    "Extension",
    "Flag",
    "FlowRun",
    "IdempotencyKey",
    "Imprint",
    "Indicator",
    "KeyTask",
    "Login",
    "Office",
    "Period",
    "Person",
    "QuarterTarget",
    "Receipt",
    "Revision",
    "RoleGrant",
    "Roster",
    "Signature",
    "Submission",
    "Unit",
    "UnitEnd",
    "UnitName",
]
