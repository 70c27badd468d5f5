"""The code is found on scans as they come in: turned, grey, noisy, stamped over, on one page or on all."""

import pytest
from PIL import Image

import intake.scan
from intake.picture_refusals import PictureTooHard
from intake.scan import read_scan
from tests.intake.hostile_pictures import sixteen_bits
from tests.intake.scans import CODE, PLACE, SIDE, jpeg, pdf_of, png, printed, scanned, stamped

OTHER = CODE.replace("/1/", "/2/")
MIDDLE = (PLACE[0] + SIDE / 2, PLACE[1] + SIDE / 2)


@pytest.mark.parametrize(("dpi", "turned"), [(150, 0), (150, 4), (150, 90), (150, 180), (200, 268), (300, -7)])
def test_a_grey_turned_and_noisy_scan_is_read(dpi: int, turned: float) -> None:
    page = scanned(printed(dpi=dpi), turned)
    assert read_scan(jpeg(page)) == ("image/jpeg", "jpg", 1, (CODE,))


def test_a_red_seal_over_the_code_does_not_hide_it_on_a_scan_in_colour() -> None:
    for right, down in ((30, 0), (16, -8)):
        page = scanned(stamped(printed(), (MIDDLE[0] + right, MIDDLE[1] + down)), 2, grey=False)
        assert read_scan(jpeg(page, 60)).codes == (CODE,), (right, down)
        assert read_scan(pdf_of([page])).codes == (CODE,), (right, down)
    squarely = scanned(stamped(printed(), MIDDLE), 2, grey=False)
    assert read_scan(jpeg(squarely, 85, subsampling=0)).codes == (CODE,)


def test_in_grey_a_seal_beside_the_code_does_no_harm() -> None:
    page = scanned(stamped(printed(dpi=150), (MIDDLE[0] + 32, MIDDLE[1]), 150), 2)
    assert read_scan(jpeg(page)).codes == (CODE,)


def test_pages_with_a_code_each_or_on_one_only_are_one_report() -> None:
    plain, coded = scanned(printed(dpi=150, coded=False)), scanned(printed(dpi=150), 1)
    for pages in ([coded, coded, coded], [plain, plain, coded], [coded, plain]):
        assert read_scan(pdf_of(pages, 150)) == ("application/pdf", "pdf", len(pages), (CODE,))
    assert read_scan(pdf_of([coded, scanned(printed(OTHER, 150)), coded], 150)).codes == (CODE, OTHER)


def test_a_picture_is_read_whatever_its_colours_and_size() -> None:
    page = printed(dpi=150)
    assert read_scan(png(page.convert("1"))) == ("image/png", "png", 1, (CODE,))
    assert read_scan(png(page.convert("P"))).codes == (CODE,)
    assert read_scan(png(sixteen_bits(page))).codes == (CODE,)
    assert read_scan(jpeg(page.convert("CMYK"))).codes == (CODE,)
    assert read_scan(jpeg(page.resize((3600, 5091)))).codes == (CODE,)
    clear = Image.new("RGBA", page.size, (0, 0, 0, 0))
    clear.paste(page, mask=page.convert("L").point(lambda value: 255 - value))
    assert read_scan(png(clear)).codes == (CODE,)


def test_a_page_saved_as_large_as_its_dots_is_read() -> None:
    assert read_scan(pdf_of([scanned(printed(dpi=150))], dpi=72)).codes == (CODE,)


def test_a_page_without_a_code_has_none_and_what_others_say_is_told_too() -> None:
    assert read_scan(jpeg(scanned(printed(coded=False)))).codes == ()
    assert read_scan(png(printed("https://example.com/"))).codes == ("https://example.com/",)


def test_the_program_that_looks_is_stopped_when_it_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = intake.scan.LIMITS
    monkeypatch.setattr(intake.scan, "LIMITS", limits._replace(processor=0.001))
    with pytest.raises(PictureTooHard):
        read_scan(png(printed()))
    monkeypatch.setattr(intake.scan, "LIMITS", limits._replace(megabytes=60))
    with pytest.raises(PictureTooHard):
        read_scan(png(printed()))
