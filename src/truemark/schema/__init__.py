"""Label schemas: stages, questions, labels, attributes, conditions; and answers judged against them."""

from truemark.schema.answers import Answers, check_answers, check_data
from truemark.schema.document import Schema
from truemark.schema.read import parse_schema, parse_schema_text

__all__ = ["Answers", "Schema", "check_answers", "check_data", "parse_schema", "parse_schema_text"]
