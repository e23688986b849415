"""What a call to the Bot API may contain: reads request bodies and checks them against bot_api.json."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import BodyPartReader, MultipartReader, web

type_table: dict[str, Any] = json.loads(Path(__file__).with_name("bot_api.json").read_text(encoding="utf-8"))
METHODS: dict[str, dict[str, str]] = type_table["methods"]
TYPES: dict[str, dict[str, str] | list[str]] = type_table["types"]


class ApiError(Exception):
    """An answer other than success, worded as the real server words it.

    `code` is the HTTP status; `parameters` is the ResponseParameters object, if any.
    """

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad_request(text: str) -> ApiError:
    """A 400 with the prefix that python-telegram-bot strips off."""
    return ApiError(400, f"Bad Request: {text}")


def forbidden(text: str) -> ApiError:
    """A 403."""
    return ApiError(403, f"Forbidden: {text}")


class SchemaViolation(Exception):
    """A call that the table does not allow. Not an error of the world but of the caller."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in a multipart body."""

    filename: str
    content_type: str
    data: bytes


async def read_arguments(request: web.Request) -> dict[str, Any]:
    """The call's arguments as sent: strings (forms), JSON values, or uploads."""
    arguments: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        body = await request.text()
        try:
            sent = json.loads(body) if body else {}
        except ValueError as error:
            raise SchemaViolation(f"body is not JSON: {error}") from error
        if not isinstance(sent, dict):
            raise SchemaViolation("JSON body is not an object")
        arguments.update(sent)
    elif request.content_type == "multipart/form-data":
        await read_parts(await request.multipart(), arguments)
    elif request.can_read_body:
        arguments.update(await request.post())
    return arguments


async def read_parts(reader: MultipartReader, arguments: dict[str, Any]) -> None:
    """Adds the parts of a multipart body to the arguments: text as strings, files as uploads."""
    async for part in reader:
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise SchemaViolation("a multipart part has no name")
        data = bytes(await part.read(decode=True))
        if part.filename is None:
            arguments[part.name] = data.decode()
        else:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            arguments[part.name] = Upload(part.filename, kind, data)


def checked(method: str, sent: dict[str, Any]) -> dict[str, Any]:
    """The arguments with their proper types.

    Raises SchemaViolation for a parameter that does not exist, is missing or has another type.
    """
    parameters = METHODS[method]
    arguments: dict[str, Any] = {}
    attached = {name for name, value in sent.items() if isinstance(value, Upload) and name not in parameters}
    for name, value in sent.items():
        if name in attached:
            continue
        if name not in parameters:
            raise SchemaViolation(f"{method} has no parameter {name!r}")
        arguments[name] = argument(f"{method}.{name}", parameters[name], value, sent)
    for name, spec in parameters.items():
        if spec.startswith("!") and name not in arguments:
            raise SchemaViolation(f"{method} lacks the required parameter {name!r}")
    return arguments


def argument(where: str, spec: str, value: Any, sent: dict[str, Any]) -> Any:
    """One argument: what forms carry as text is read as the type asks, then checked."""
    options = spec.removeprefix("!").split("|")
    if "InputFile" in options and isinstance(value, str) and value.startswith("attach://"):
        value = sent.get(value.removeprefix("attach://"))
        if not isinstance(value, Upload):
            raise SchemaViolation(f"{where} names an attachment that was not sent")
    if isinstance(value, str) and options not in (["String"], ["InputFile", "String"]):
        value = from_text(where, options, value)
    if not any(fits(option, value) for option in options):
        raise SchemaViolation(f"{where} should be {' or '.join(options)}, not {value!r}")
    return value


def from_text(where: str, options: list[str], text: str) -> Any:
    """A scalar or JSON value written as text, as forms do."""
    if options == ["Boolean"] and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if "String" in options:
        return int(text) if text.removeprefix("-").isdecimal() else text
    try:
        return json.loads(text)
    except ValueError as error:
        raise SchemaViolation(f"{where} is not JSON: {text!r}") from error


def fits(spec: str, value: Any) -> bool:
    """Whether a value is of one of the types `A|B|Array of C`; unknown fields of objects do not fit."""
    for option in spec.split("|"):
        if option.startswith("Array of "):
            if isinstance(value, list) and all(fits(option.removeprefix("Array of "), item) for item in value):
                return True
        elif option in ("Integer", "Float", "Boolean", "String", "InputFile"):
            if is_scalar(option, value):
                return True
        elif fits_object(option, value):
            return True
    return False


def is_scalar(name: str, value: Any) -> bool:
    """Whether a value is of a type without fields; a bool is no Integer."""
    if name == "Boolean":
        return isinstance(value, bool)
    if name == "String":
        return isinstance(value, str)
    if name == "InputFile":
        return isinstance(value, Upload)
    return isinstance(value, int if name == "Integer" else (int, float)) and not isinstance(value, bool)


def fits_object(name: str, value: Any) -> bool:
    """Whether a value has the fields of a named type, or of one of its variants."""
    described = TYPES[name]
    if isinstance(described, list):
        return any(fits_object(variant, value) for variant in described)
    if not isinstance(value, dict) or not value.keys() <= described.keys():
        return False
    if any(spec.startswith("!") and key not in value for key, spec in described.items()):
        return False
    return all(fits(described[key].removeprefix("!"), item) for key, item in value.items())
