"""The local stack asks a model too, where the environment names one and where it is."""

from bot import settings


def model_parameters() -> dict[str, str]:
    """The parameters of template.yaml that switch it on; none without an address of its own.

    The local AWS has no model. Raises ConfigurationError when a setting cannot be read.
    """
    if not settings.names_a_model():
        return {}
    chosen = settings.from_environment()
    if not chosen.aws.bedrock_url:
        return {}
    return {
        "ModelId": chosen.model_id,
        "ModelDailyTokens": str(chosen.model_daily_tokens),
        "ModelApiUrl": chosen.aws.bedrock_url,
    }
