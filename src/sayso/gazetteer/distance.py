"""Distances and bearings on the Earth taken as a sphere."""

import math

EARTH_KM = 6371.0088

BEARINGS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip
"""Degrees clockwise from north."""


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Give the great-circle distance between two points in kilometres (haversine formula)."""
    phi, other_phi = math.radians(lat), math.radians(other_lat)
    half_phi = math.sin((other_phi - phi) / 2)
    half_lambda = math.sin(math.radians(other_lon - lon) / 2)
    chord = half_phi**2 + math.cos(phi) * math.cos(other_phi) * half_lambda**2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def moved(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """Give the point that lies ``km`` away from a point, in degrees clockwise from north."""
    angle = km / EARTH_KM
    phi, theta = math.radians(lat), math.radians(bearing)
    sine = math.sin(phi) * math.cos(angle) + math.cos(phi) * math.sin(angle) * math.cos(theta)
    new_phi = math.asin(max(-1.0, min(1.0, sine)))
    new_lambda = math.radians(lon) + math.atan2(
        math.sin(theta) * math.sin(angle) * math.cos(phi),
        math.cos(angle) - math.sin(phi) * math.sin(new_phi),
    )
    return math.degrees(new_phi), (math.degrees(new_lambda) + 540.0) % 360.0 - 180.0


def middle(lat: float, lon: float, other_lat: float, other_lon: float) -> tuple[float, float]:
    """Give the point halfway between two points along the great circle."""
    vectors = [
        (
            math.cos(math.radians(a)) * math.cos(math.radians(b)),
            math.cos(math.radians(a)) * math.sin(math.radians(b)),
            math.sin(math.radians(a)),
        )
        for a, b in ((lat, lon), (other_lat, other_lon))
    ]
    x, y, z = (sum(parts) for parts in zip(*vectors, strict=True))
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
