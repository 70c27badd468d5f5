"""The tables, the engine and the migrations; no decisions.

Importing the package brings every table into ``Base.metadata``.
"""

from models.audit_event import AuditEvent
from models.base import Base
from models.campaign import Assignment, Campaign, KeyTask, QuarterTarget
from models.circular import CircularEdition
from models.delivery import Delivery
from models.escalation import Escalation
from models.flag import Flag
from models.flow_run import FlowRun
from models.office import Office, Unit
from models.period import Period
from models.person import Person, RoleGrant
from models.signature import Receipt, Signature
from models.submission import Draft, Revision, Submission

__all__ = [
    "Assignment",
    "AuditEvent",
    "Base",
    "Campaign",
    "CircularEdition",
    "Delivery",
    "Draft",
    "Escalation",
    "Flag",
    "FlowRun",
    "KeyTask",
    "Office",
    "Period",
    "Person",
    "QuarterTarget",
    "Receipt",
    "Revision",
    "RoleGrant",
    "Signature",
    "Submission",
    "Unit",
]
