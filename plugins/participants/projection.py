"""From the globe to the plane, keeping areas true: degrees (WGS 84) into metres east and north."""

from __future__ import annotations

from math import asin, atanh, cos, inf, radians, sin, sqrt

_GRS80_A = 6378137.0
_GRS80_E = sqrt(2 / 298.257222101 - 1 / 298.257222101**2)
_WGS84_A = 6378137.0
_WGS84_E = sqrt(2 / 298.257223563 - 1 / 298.257223563**2)


def _authalic(latitude: float, e: float) -> float:
    """The quantity q of a latitude (radians) on an ellipsoid of eccentricity e (Snyder 1987, equation 3-12)."""
    s = sin(latitude)
    return (1 - e**2) * (s / (1 - (e * s) ** 2) + atanh(e * s) / e)


def _authalic_latitude(latitude: float, e: float) -> float:
    """The latitude (radians) on the sphere of the same surface (Snyder 1987, equation 3-11)."""
    return asin(max(-1.0, min(1.0, _authalic(latitude, e) / _authalic(radians(90), e))))


def lambert_azimuthal(longitude: float, latitude: float) -> tuple[float, float]:
    """Europe's equal-area projection, EPSG:3035: Lambert azimuthal about 52° N 10° E on GRS 80.

    IOGP Guidance Note 7-2, section 3.5.1; Snyder 1987, equations 24-17 to 24-20. The antipode of the centre has no
    place: it is infinitely far.
    """
    centre, east = radians(52), radians(longitude - 10)
    q_pole = _authalic(radians(90), _GRS80_E)
    beta, beta_centre = _authalic_latitude(radians(latitude), _GRS80_E), _authalic_latitude(centre, _GRS80_E)
    radius = _GRS80_A * sqrt(q_pole / 2)
    stretch = _GRS80_A * cos(centre) / sqrt(1 - (_GRS80_E * sin(centre)) ** 2) / (radius * cos(beta_centre))
    nearness = 1 + sin(beta_centre) * sin(beta) + cos(beta_centre) * cos(beta) * cos(east)
    if nearness < 1e-9:
        return inf, inf
    scale = radius * sqrt(2 / nearness)
    x = scale * stretch * cos(beta) * sin(east)
    y = scale / stretch * (cos(beta_centre) * sin(beta) - sin(beta_centre) * cos(beta) * cos(east))
    return 4321000 + x, 3210000 + y


_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796


def equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """The world's equal-area projection, EPSG:8857: Equal Earth about Greenwich on WGS 84.

    Šavrič, Patterson and Jenny 2018, “The Equal Earth map projection”, equations 9 and 10, with the authalic latitude.
    """
    beta = _authalic_latitude(radians(latitude), _WGS84_E)
    radius = _WGS84_A * sqrt(_authalic(radians(90), _WGS84_E) / 2)
    theta = asin(sqrt(3) / 2 * sin(beta))
    slope = 9 * _A4 * theta**8 + 7 * _A3 * theta**6 + 3 * _A2 * theta**2 + _A1
    x = 2 * sqrt(3) * radians(longitude) * cos(theta) / (3 * slope)
    y = _A4 * theta**9 + _A3 * theta**7 + _A2 * theta**3 + _A1 * theta
    return radius * x, radius * y
