"""One rendering of the sample in every form, shared by the tests of this room."""

import io
from collections.abc import Iterator

import pdfplumber
import pytest
from pdfplumber.pdf import PDF

from documents import FORMS, Fonts, default_fonts, render
from tests.documents.sample import content
from tests.documents.sample_figures import with_figures


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    return default_fonts()


@pytest.fixture(scope="session")
def rendered(fonts: Fonts) -> dict[str, bytes]:
    return {form: render(content(), form, fonts) for form in FORMS}


@pytest.fixture(scope="session")
def rendered_figures(fonts: Fonts) -> dict[str, bytes]:
    """The sample with its third annex."""
    return {form: render(with_figures(), form, fonts) for form in FORMS}


@pytest.fixture(scope="session")
def paper(rendered: dict[str, bytes]) -> Iterator[PDF]:
    with pdfplumber.open(io.BytesIO(rendered["pdf"])) as opened:
        yield opened
