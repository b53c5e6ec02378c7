"""What letters and marks cover in a drawing, so that none is written over another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rectangle:
    """From left to right and from top to bottom, in whatever units; ``y`` grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Rectangle) -> bool:
        """Whether the two have some area in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def at(self, point: tuple[float, float], scale: float) -> Rectangle:
        """The same from a point, each of its units ``scale`` of those of the point."""
        x, y = point
        return Rectangle(x + scale * self.left, y + scale * self.top, x + scale * self.right, y + scale * self.bottom)
