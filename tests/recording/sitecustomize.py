"""Lets a process that a test starts record too; Python imports this first when it is on its path.

It loads nothing unless RECORD_DISCORD names a folder.
"""

import os

if os.environ.get("RECORD_DISCORD"):
    import importlib.util
    from pathlib import Path

    _spec = importlib.util.spec_from_file_location(
        "discord_taps", Path(__file__).with_name("taps.py")
    )
    if _spec is not None and _spec.loader is not None:
        _taps = importlib.util.module_from_spec(_spec)
        _spec.loader.exec_module(_taps)
        _taps.install(Path(os.environ["RECORD_DISCORD"]))
