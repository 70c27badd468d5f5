"""The prepared report: typeset, with two empty signature fields."""

from collections.abc import Mapping
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm, SigFieldSpec, append_signature_field

from documents.check import check_content
from documents.fonts import Fonts
from documents.refusals import UnknownSchema
from documents.report.claim import CODE, DATED
from documents.report.shape import REPORT, SCHEMA
from documents.report.templates import TEMPLATES
from documents.report.view import view
from documents.signing.fields import MARK, PRINCIPAL, SEAL, SEAL_WIDTH
from documents.signing.update import Update, open_update, written
from documents.typesetting import Place, typeset_with_places

MARKS = ("principal", "seal")


def prepared(content: Mapping[str, Any], fonts: Fonts) -> bytes:
    """The PDF of ``ducha.report/1`` with the fields ``PrincipalSignature`` and ``UnitSeal``, both empty.

    The same content and fonts give the same bytes. Raises ``UnknownSchema``, ``MalformedContent``,
    ``UnprintableCharacter``, ``MissingGlyph``, ``TextTooLong`` or ``TypesettingRefused``.
    """
    if content.get("schema") != SCHEMA:
        raise UnknownSchema(found=content.get("schema"), known=SCHEMA)
    check_content(content, REPORT, fonts)
    page, (principal, seal) = typeset_with_places(TEMPLATES / "report.typ", view(content), fonts, MARKS)
    update = open_update(page)
    append_signature_field(update, _principal(update, principal))
    append_signature_field(update, _seal(update, seal))
    _name(update, content)
    return written(update)


def _principal(update: Update, corner: Place) -> SigFieldSpec:
    """The field whose upper left corner the template marks."""
    left, top = corner.x, _height(update, corner) - corner.y
    # The library says int where it takes any number.
    box: Any = (left, top - MARK.height, left + MARK.width, top)
    return SigFieldSpec(PRINCIPAL, on_page=corner.page - 1, box=box, readable_field_name="主要负责人签字")


def _seal(update: Update, centre: Place) -> SigFieldSpec:
    """The field around the point between unit and date; whoever seals closes the file."""
    x, y, reach = centre.x, _height(update, centre) - centre.y, SEAL_WIDTH / 2
    box: Any = (x - reach, y - reach, x + reach, y + reach)
    return SigFieldSpec(
        SEAL,
        on_page=centre.page - 1,
        box=box,
        field_mdp_spec=FieldMDPSpec(FieldMDPAction.ALL),
        doc_mdp_update_value=MDPPerm.NO_CHANGES,
        readable_field_name="单位公章",
    )


def _height(update: Update, place: Place) -> float:
    """The height of the page, for a PDF counts from below."""
    page = update.find_page_for_modification(place.page - 1)[0].get_object()  # type: ignore[no-untyped-call]
    return float(page["/MediaBox"][3])


def _name(update: Update, content: Mapping[str, Any]) -> None:
    """Code and day among the metadata, as plain bytes that anybody finds again."""
    info = update.trailer["/Info"]
    for key, value in ((CODE, content["code"]), (DATED, content["dated"])):
        info[f"/{key}"] = generic.ByteStringObject(value.encode())
    update.update_container(info)
