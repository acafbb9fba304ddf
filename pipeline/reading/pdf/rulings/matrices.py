"""Transformations of the plane, as PDF writes them: where a form and what it draws stand on the page."""

from __future__ import annotations

from typing import NamedTuple


class Matrix(NamedTuple):
    """The six numbers of an affine transformation."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """Where a point goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, o: Matrix) -> Matrix:
        """This transformation, then `o`."""
        return Matrix(
            self.a * o.a + self.b * o.c,
            self.a * o.b + self.b * o.d,
            self.c * o.a + self.d * o.c,
            self.c * o.b + self.d * o.d,
            self.e * o.a + self.f * o.c + o.e,
            self.e * o.b + self.f * o.d + o.f,
        )


IDENTITY = Matrix(1, 0, 0, 1, 0, 0)
