"""Our commands as they can be typed in the project's folder: none of them is on the PATH."""

from bot.deployment.stage import MAIN, Stage

AGENT = ".venv/bin/ux-agent"


def deploy(stage: Stage, options: str = "") -> str:
    """The guide for a stage, with options as `ux-agent deploy` takes them."""
    named = "" if stage.name == MAIN else f" STAGE={stage.name}"
    return f"make deploy{named}" + (f" ARGS='{options}'" if options else "")


def doctor(stage: Stage) -> str:
    """The look at what is deployed."""
    return f"{AGENT} doctor --cloud{stage.option}"


def sync(stage: Stage) -> str:
    """Bringing Discord's list of commands to ours."""
    return f"{AGENT} commands sync --apply{stage.option}"
