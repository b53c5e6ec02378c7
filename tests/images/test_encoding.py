from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageCms

from plugins.domain.picture import Format, Variant
from plugins.images.encoding import encoded
from tests.pictures import gradient, written

SMALL = {form: Variant(60, 40, form) for form in Format}
SECRET = "42.6977, 23.3219 Canon EOS"


def secret_exif(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x0110] = SECRET
    exif.get_ifd(0x8825)[2] = (42.0, 41.0, 51.7)
    return exif


def opened(content: bytes, variant: Variant) -> Image.Image:
    ((_, made),) = encoded(content, (variant,))
    return Image.open(BytesIO(made))


@pytest.mark.parametrize("form", list(Format))
def test_a_file_has_its_format_and_size_and_no_word_of_where_and_when(form: Format) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = written(gradient(120, 80), "JPEG", exif=secret_exif(), icc_profile=profile, comment=SECRET)
    ((_, made),) = encoded(content, (SMALL[form],))
    image = Image.open(BytesIO(made))
    image.load()
    assert (image.size, image.get_format_mimetype(), image.mode) == ((60, 40), form.media_type, "RGB")
    assert dict(image.getexif()) == {}
    assert {"exif", "icc_profile", "comment", "xmp"} & set(image.info) == set()
    assert SECRET.encode() not in made


@pytest.mark.parametrize("form", list(Format))
def test_the_same_picture_gives_the_same_bytes(form: Format) -> None:
    content = written(gradient(120, 80), "PNG")
    assert list(encoded(content, (SMALL[form],))) == list(encoded(content, (SMALL[form],)))


def test_a_picture_is_turned_upright() -> None:
    content = written(gradient(120, 80), "JPEG", exif=secret_exif(6))
    image = opened(content, Variant(80, 120, Format.PNG)).convert("L")
    assert image.size == (80, 120)
    assert image.getpixel((75, 5)) < image.getpixel((5, 115))  # type: ignore[operator]


@pytest.mark.parametrize("form", [Format.AVIF, Format.WEBP, Format.PNG])
def test_what_is_transparent_stays_so(form: Format) -> None:
    alpha = opened(written(gradient(120, 80, "RGBA"), "PNG"), SMALL[form]).convert("RGBA").getchannel("A")
    assert alpha.getextrema()[0] < 20  # type: ignore[operator]
    assert alpha.getextrema()[1] > 230  # type: ignore[operator]


def test_behind_what_is_transparent_a_jpeg_is_white() -> None:
    clear = written(Image.new("RGBA", (120, 80), (255, 0, 0, 0)), "PNG")
    assert opened(clear, SMALL[Format.JPEG]).getpixel((30, 20)) == (255, 255, 255)


@pytest.mark.parametrize(
    "content",
    [
        written(Image.new("CMYK", (120, 80), (0, 0, 0, 127)), "JPEG"),
        written(Image.new("L", (120, 80), 128), "PNG"),
        written(Image.new("I;16", (120, 80), 128 * 256), "PNG"),
        written(Image.new("LA", (120, 80), (128, 255)), "PNG"),
        written(Image.new("RGB", (120, 80), (128, 128, 128)).quantize(4), "PNG"),
        written(Image.new("RGB", (120, 80), (128, 128, 128)), "JPEG", icc_profile=b"no profile at all"),
    ],
    ids=["cmyk", "grey", "sixteen bits", "grey with alpha", "palette", "broken profile"],
)
def test_a_grey_of_any_kind_is_that_grey(content: bytes) -> None:
    pixel = opened(content, SMALL[Format.PNG]).getpixel((30, 20))
    assert isinstance(pixel, tuple)
    assert all(abs(channel - 128) <= 2 for channel in pixel)


def test_a_colour_of_another_space_is_brought_into_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exchanged = profile.replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")
    content = written(Image.new("RGB", (120, 80), (60, 30, 200)), "PNG", icc_profile=exchanged)
    pixel = opened(content, SMALL[Format.PNG]).getpixel((30, 20))
    assert isinstance(pixel, tuple)
    assert all(abs(found - meant) <= 3 for found, meant in zip(pixel, (200, 30, 60), strict=True))


def test_another_shape_takes_the_middle() -> None:
    striped = Image.new("RGB", (100, 100), "red")
    striped.paste("blue", (0, 30, 100, 70))
    image = opened(written(striped, "PNG"), Variant(100, 20, Format.PNG))
    assert image.getcolors() == [(2000, (0, 0, 255))]
