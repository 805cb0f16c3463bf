"""The small Discord's own pages: a question on a card, in the playground's look."""

from html import escape

from starlette.responses import HTMLResponse

_PAGE = """<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="dark light">
  <title>{title}</title>
  <link rel="icon" href="/static/agent.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/static/colours.css">
  <link rel="stylesheet" href="/static/pages.css">
</head>
<body class="page">
  <main class="asked">
    <img src="/static/agent.svg" alt="" width="56" height="56">
    <h1>{title}</h1>
    <p class="lead">{words}</p>
    {more}
  </main>
</body>
</html>"""


def page(title: str, words: str, more: str = "", *, status: int = 200) -> HTMLResponse:
    """A page that says `words`, and below them `more`, which is HTML."""
    return HTMLResponse(_PAGE.format(title=escape(title), words=escape(words), more=more), status)
