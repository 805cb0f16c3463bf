"""Where the world may call the functions, and which version of them answers."""

import pytest

from tests.deployment.translated import Template, default, environment, of_type, properties

PERMISSION = "AWS::Lambda::Permission"
ALIAS = {"Ref": "InteractionsFunctionAliaslive"}
ADDRESSES = {
    "InteractionsUrl": "InteractionsFunction",
    "GithubWebhookFunctionUrl": "GithubWebhookFunction",
    "ChatUrl": "ChatFunction",
    "DashboardUrl": "DashboardFunction",
    "ConsoleEndpoint": "ConsoleFunction",
}


def test_only_what_verifies_signatures_secrets_or_sign_ins_has_an_address_open_to_the_world(
    translated: Template,
) -> None:
    assert of_type(translated, "AWS::Lambda::Url") == ADDRESSES.keys()
    for address in ADDRESSES:
        assert properties(translated, address)["AuthType"] == "NONE"


@pytest.mark.parametrize("address", sorted(ADDRESSES))
def test_everybody_may_call_a_function_only_through_its_address(
    translated: Template, address: str
) -> None:
    called = properties(translated, address)["TargetFunctionArn"]
    if "Qualifier" in properties(translated, address):
        called = {"Fn::If": ["HasSnapStart", ALIAS, called]}
    grants = [properties(translated, name) for name in of_type(translated, PERMISSION)]
    own = [grant for grant in grants if ADDRESSES[address] in str(grant["FunctionName"])]
    assert all(str(called) == str(grant["FunctionName"]) for grant in own)
    assert {
        (grant["Action"], grant.get("FunctionUrlAuthType"), grant.get("InvokedViaFunctionUrl"))
        for grant in own
    } == {
        ("lambda:InvokeFunctionUrl", "NONE", None),
        ("lambda:InvokeFunction", None, True),
    }


def test_the_address_leads_to_the_published_version_only_with_snapstart(
    translated: Template,
) -> None:
    # AWS takes an alias's own address too, but then does not do what it says (aws-cdk#21351).
    address = properties(translated, "InteractionsUrl")
    assert address["TargetFunctionArn"] == {"Fn::GetAtt": ["InteractionsFunction", "Arn"]}
    name = {"Fn::Select": [7, {"Fn::Split": [":", ALIAS]}]}
    assert address["Qualifier"] == {"Fn::If": ["HasSnapStart", name, {"Ref": "AWS::NoValue"}]}
    (version,) = of_type(translated, "AWS::Lambda::Version")
    named = properties(translated, "InteractionsFunctionAliaslive")
    assert named["FunctionVersion"] == {"Fn::GetAtt": [version, "Version"]}


def test_snapstart_is_off_unless_asked_for_and_takes_boto3(translated: Template) -> None:
    function = properties(translated, "InteractionsFunction")
    start = {"Fn::If": ["HasSnapStart", "PublishedVersions", "None"]}
    assert function["SnapStart"] == {"ApplyOn": start}
    assert translated["Conditions"]["HasSnapStart"] == {"Fn::Equals": [{"Ref": "SnapStart"}, "on"]}
    assert default(translated, {"Ref": "SnapStart"}) == "off"
    client = environment(translated, "InteractionsFunction")["AWS_CLIENT"]
    assert client == {"Fn::If": ["HasSnapStart", "boto3", {"Ref": "AwsClient"}]}
    assert default(translated, {"Ref": "AwsClient"}) == "light"
