"""GitHub's push webhook, which a person enters by hand: where, what, and whether it is there."""

from bot.deployment.desk import Desk
from bot.deployment.finding import Finding, note, well
from bot.deployment.repositories import Access, app_hook
from bot.deployment.stack import Stack

OUTPUT = "GithubWebhookUrl"
_OF_APP = (
    "your App → General → Webhook: Active, this URL, content type JSON, the secret; then "
    "Permissions & events → Subscribe to events → Push"
)
_OF_REPOSITORY = (
    "the repository → Settings → Webhooks → Add webhook: this URL, content type "
    "application/json, the secret, just the push event"
)
_WHERE_IT_IS = (
    "the secret: AWS console → Systems Manager → Parameter Store → {name} → Show decrypted "
    "value; or choose it yourself: set GITHUB_WEBHOOK_SECRET and deploy"
)


def known(desk: Desk, stack: Stack, access: Access) -> list[Finding]:
    """Whether GitHub has the webhook's URL, and how it gets it; nothing where none is wanted."""
    url = stack.outputs.get(OUTPUT, "")
    if not url:
        return []
    there = app_hook(desk, access.app_id, access.private_key) if access.app_id else ""
    if there == url:
        return [well("webhook", f"GitHub has it: {url}")]
    detail = f"GitHub has {there}, the stack {url}" if there else f"GitHub must be told: {url}"
    name = stack.parameters.get("GithubWebhookSecretParameter", "")
    how = _OF_APP if access.app_id else _OF_REPOSITORY
    return [note("webhook", detail, how, _WHERE_IT_IS.format(name=name))]
