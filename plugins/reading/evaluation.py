"""The file ``accessibility.json``: what the last evaluation of the site's accessibility found."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, PositiveInt, ValidationError

from plugins.domain.evaluation import Evaluation
from plugins.problem import Place, Problem
from plugins.reading.source_file import read_text

_LONGEST = 100_000


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    made_on: date
    axe: str = Field(pattern=r"^\d+(\.\d+)+$")
    chromium: str = Field(pattern=r"^\d+(\.\d+)+$")
    pages: PositiveInt
    looks: PositiveInt
    rules: PositiveInt
    broken: tuple[str, ...]


def read_evaluation(path: Path, shown_as: str) -> tuple[Evaluation | None, list[Problem]]:
    """Reads the file; one that is not there says that nothing has been evaluated yet."""
    if not path.exists():
        return None, []
    text, problems = read_text(path, shown_as, _LONGEST)
    if text is None:
        return None, problems
    try:
        return Evaluation(**dict(_Written.model_validate_json(text))), []
    except ValidationError:
        return None, [Problem(Place(shown_as), "wrong-evaluation")]
