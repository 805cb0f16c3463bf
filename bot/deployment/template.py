"""template.yaml as plain values, and the functions that it declares."""

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bot.errors import ConfigurationError

FUNCTION = "AWS::Serverless::Function"


class Function(NamedTuple):
    """A function as the template declares it.

    `requirements` is its lock file relative to the project, `with_boto3` a further one for when it
    is built with boto3 ('' when it always is or never), `clients` the AWS services that it calls.
    """

    logical_id: str
    handler: str
    requirements: str
    clients: tuple[str, ...] = ()
    with_boto3: str = ""

    @property
    def name(self) -> str:
        """Its name for people and folders: interactions, worker, dead_letters."""
        words = self.logical_id.removesuffix("Function")
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", words).lower()

    @property
    def module(self) -> str:
        """The module that its handler is in."""
        return self.handler.rpartition(".")[0]


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML whose `!Ref`, `!If` … become CloudFormation's long form."""


def _intrinsic(loader: _Loader, tag: str, node: yaml.Node) -> dict[str, Any]:
    value: Any = None
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    elif isinstance(node, yaml.MappingNode):
        value = loader.construct_mapping(node, deep=True)
    if tag in {"Ref", "Condition"}:
        return {tag: value}
    if tag == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {f"Fn::{tag}": value}


_Loader.add_multi_constructor("!", _intrinsic)


def load(path: Path) -> dict[str, Any]:
    """The template at `path`; raises ConfigurationError when there is none or it is no YAML map."""
    try:
        template = _Loader(path.read_text(encoding="utf-8")).get_single_data()
    except (OSError, yaml.YAMLError) as error:
        raise ConfigurationError(f"{path} cannot be read: {error}") from error
    if not isinstance(template, dict):
        raise ConfigurationError(f"{path} is no template")
    return template


def functions(
    template: Mapping[str, Any], parameters: Mapping[str, str] | None = None
) -> list[Function]:
    """Every function of the template, in its order; with `parameters` only those they ask for."""
    return [
        Function(
            logical_id=logical_id,
            handler=resource["Properties"]["Handler"],
            requirements=resource["Metadata"]["Requirements"],
            clients=tuple(resource["Metadata"]["AwsClients"]),
            with_boto3=resource["Metadata"].get("RequirementsOfBoto3", ""),
        )
        for logical_id, resource in template["Resources"].items()
        if resource["Type"] == FUNCTION
        and (parameters is None or _is_asked_for(template, resource, parameters))
    ]


def _is_asked_for(
    template: Mapping[str, Any], resource: Mapping[str, Any], parameters: Mapping[str, str]
) -> bool:
    """Whether a resource's condition holds with these parameters."""
    if "Condition" not in resource:
        return True
    return _holds(template, {"Condition": resource["Condition"]}, parameters)


def _holds(
    template: Mapping[str, Any], condition: Mapping[str, Any], parameters: Mapping[str, str]
) -> bool:
    """Whether a condition holds (CloudFormation guide, "Condition functions")."""
    ((function, given),) = condition.items()
    if function == "Condition":
        return _holds(template, template["Conditions"][given], parameters)
    if function == "Fn::Equals":
        one, other = (_value(template, side, parameters) for side in given)
        return one == other
    holding = (_holds(template, inner, parameters) for inner in given)
    if function == "Fn::Not":
        return not next(holding)
    return all(holding) if function == "Fn::And" else any(holding)


def _value(template: Mapping[str, Any], side: Any, parameters: Mapping[str, str]) -> str:  # noqa: ANN401 - a value of the template
    """A side of an equation: a parameter's value or a word."""
    if isinstance(side, dict):
        name = side["Ref"]
        return str(parameters.get(name, template["Parameters"][name].get("Default", "")))
    return str(side)


def publish(template: Mapping[str, Any], parameters: Mapping[str, str]) -> None:
    """With SnapStart, write into the functions' environments what the parameters come to.

    SAM publishes a new version when the text of a template changes, which other values of its
    parameters do not change: the old version would go on with the old settings.
    """
    if parameters.get("SnapStart") == "on":
        text = json.dumps(dict(parameters), sort_keys=True).encode()
        variables = template["Globals"]["Function"]["Environment"]["Variables"]
        variables["PUBLISHED_FOR"] = hashlib.sha256(text).hexdigest()[:16]


def ttl_attributes(template: Mapping[str, Any]) -> dict[str, str]:
    """Logical id of each table that expires items, with the attribute that says when."""
    return {
        logical_id: resource["Properties"]["TimeToLiveSpecification"]["AttributeName"]
        for logical_id, resource in template["Resources"].items()
        if "TimeToLiveSpecification" in resource["Properties"]
    }
