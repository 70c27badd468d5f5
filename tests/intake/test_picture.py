"""The picture of a seal becomes its ink alone, whatever it was drawn, scanned or saved with."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageCms
from PIL.PngImagePlugin import PngInfo

from intake.picture import Picture, read_imprint
from tests.intake.scans import RED, jpeg, png, seal

UPRIGHT, LEFT_SIDE_DOWN = 1, 8


def opened(picture: Picture) -> Image.Image:
    image = Image.open(BytesIO(picture.png))
    assert (image.format, image.mode, image.size) == ("PNG", "RGBA", (picture.width, picture.height))
    assert image.info == {}
    return image


def chunks(data: bytes) -> set[bytes]:
    """The names of a PNG's parts."""
    names, place = set(), 8
    while place < len(data):
        names.add(data[place + 4 : place + 8])
        place += 12 + int.from_bytes(data[place : place + 4])
    return names


def test_white_paper_turns_transparent_and_the_margins_go() -> None:
    done = read_imprint(png(seal(600)))
    assert (done.width, done.height) == (529, 529)
    image = opened(done)
    assert image.getpixel((0, 0)) == (0, 0, 0, 0)
    # Ink that is a little transparent is a little darker for it.
    assert image.getpixel((265, 265)) == (200, 0, 9, 255 - min(RED))


def test_laid_over_white_the_seal_looks_as_it_did() -> None:
    done = opened(read_imprint(png(seal(600))))
    over = Image.new("RGB", done.size, "white")
    over.paste(done, mask=done.getchannel("A"))
    before = seal(600).convert("RGB").crop((36, 36, 565, 565))
    # What differs is the grey of the paper, and rounding.
    assert all(not sum(band.histogram()[41:]) for band in ImageChops.difference(over, before).split())
    assert ImageChops.difference(over, before).convert("L").histogram()[0] > 0.97 * 529 * 529


def test_one_picture_saved_in_many_ways_gives_the_same_bytes() -> None:
    plain = seal(600).convert("RGB")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    note = PngInfo()
    note.add_text("Author", "（演示）")
    note.add_itxt("place", "（演示）", zip=True)
    exif = Image.Exif()
    exif[0x010F] = "（演示）".encode()
    expected = read_imprint(png(plain))
    for one in (
        png(plain, icc_profile=profile),
        png(plain, pnginfo=note),
        png(plain, exif=exif),
        png(plain, compress_level=1),
        png(seal(600)),
        png(seal(600, ground=None)),
        png(plain.quantize(64)),
    ):
        assert read_imprint(one) == expected
    assert chunks(expected.png) == {b"IHDR", b"IDAT", b"IEND"}


def test_a_photograph_held_on_its_side_comes_out_upright() -> None:
    upside = seal(600).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = LEFT_SIDE_DOWN
    turned = upside.transpose(Image.Transpose.ROTATE_270)
    assert read_imprint(png(turned, exif=exif)) == read_imprint(png(upside))


@pytest.mark.parametrize("quality", [40, 75, 95])
def test_a_jpeg_on_paper_that_is_not_quite_white_is_taken(quality: int) -> None:
    done = read_imprint(jpeg(seal(900, ground=(238, 238, 234, 255)).convert("RGB"), quality))
    image = opened(done)
    assert image.getchannel("A").histogram()[0] > 0.4 * done.width * done.height
    assert len(done.png) < 400_000


def test_a_large_picture_is_made_no_larger_than_a_page_needs() -> None:
    done = read_imprint(png(seal(3000)))
    assert (done.width, done.height) == (1200, 1200)
    assert len(done.png) < 400_000
