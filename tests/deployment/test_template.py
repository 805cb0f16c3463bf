"""Reading template.yaml without AWS."""

from pathlib import Path

import pytest

from bot.deployment.template import Function, functions, load, publish, ttl_attributes
from bot.errors import ConfigurationError

TEMPLATE = """
Resources:
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      TimeToLiveSpecification: {AttributeName: ttl, Enabled: true}
  HelloFunction:
    Type: AWS::Serverless::Function
    Metadata: {Requirements: requirements/hello.txt, AwsClients: [dynamodb]}
    Properties:
      CodeUri: bot/deployment
      Handler: lambda_interactions.hello.lambda_handler
      Role: !GetAtt Role.Arn
      Table: !Ref Table
      Name: !Sub "${Table}-x"
      Macro: !Transform {Name: "AWS::Include"}
      Kept: !If [Chosen, !Ref Table, {Only: !Condition Chosen}]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small template."""
    written = tmp_path / "template.yaml"
    written.write_text(TEMPLATE)
    return written


def test_short_intrinsic_functions_become_long_ones(path: Path) -> None:
    found = load(path)["Resources"]["HelloFunction"]["Properties"]
    assert found["Role"] == {"Fn::GetAtt": ["Role", "Arn"]}
    assert found["Table"] == {"Ref": "Table"}
    assert found["Name"] == {"Fn::Sub": "${Table}-x"}
    assert found["Macro"] == {"Fn::Transform": {"Name": "AWS::Include"}}
    assert found["Kept"] == {
        "Fn::If": ["Chosen", {"Ref": "Table"}, {"Only": {"Condition": "Chosen"}}]
    }


def test_a_function_is_named_after_its_logical_id(path: Path) -> None:
    (found,) = functions(load(path))
    assert found == Function(
        logical_id="HelloFunction",
        handler="lambda_interactions.hello.lambda_handler",
        requirements="requirements/hello.txt",
        clients=("dynamodb",),
    )
    assert (found.name, found.module) == ("hello", "lambda_interactions.hello")


def test_tables_that_expire_items_are_found_with_their_attribute(path: Path) -> None:
    assert ttl_attributes(load(path)) == {"Table": "ttl"}


@pytest.mark.parametrize("text", ["", "- a list", "a: [", None])
def test_what_is_no_template_is_refused_with_its_path(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "template.yaml"
    if text is not None:
        path.write_text(text)
    with pytest.raises(ConfigurationError, match=str(path)):
        load(path)


def published_for(parameters: dict[str, str]) -> object:
    """What a template's functions are told of the parameters."""
    variables: dict[str, object] = {}
    publish({"Globals": {"Function": {"Environment": {"Variables": variables}}}}, parameters)
    return variables.get("PUBLISHED_FOR")


def test_with_snapstart_other_parameters_ask_for_another_version() -> None:
    one, other = ({"SnapStart": "on", "Sites": sites} for sites in ("{}", '{"1": "ada/site"}'))
    assert published_for(one) is not None
    assert published_for(one) == published_for(dict(reversed(one.items())))
    assert published_for(one) != published_for(other)


def test_without_snapstart_there_is_no_version_to_ask_for() -> None:
    assert published_for({"SnapStart": "off"}) is None
