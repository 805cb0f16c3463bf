"""Which environment switches the local stack's model on."""

import pytest

from bot.playground.model.at_hand import model_parameters

URL = "AWS_ENDPOINT_URL_BEDROCK_RUNTIME"


def test_a_model_with_an_address_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MODEL_ID", "a.model")
    monkeypatch.setenv(URL, "http://127.0.0.1:9")
    assert model_parameters() == {
        "ModelId": "a.model",
        "ModelDailyTokens": "500000",
        "ModelApiUrl": "http://127.0.0.1:9",
    }


@pytest.mark.parametrize("name", ["MODEL_ID", URL])
def test_half_of_it_switches_nothing_on(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert model_parameters() == {}
