"""The index of a studio whose classes, people and words of others are told of in several fields."""

from tests.ux_agent.fake_site import FakeSite

MANIFEST = """
version: 1
sections:
  navbar:
    items:
      menu: {at: {file: menu.yml, key: menu, repeat: true}, label: name, href: url}
  home:
    items:
      classes: {at: {file: classes.yml, key: classes, repeat: true}, label: title,
        description: text}
      reviews: {at: {file: reviews.yml, key: reviews, repeat: true}, label: words}
      questions: {at: {file: questions.yml, key: questions, repeat: true}, label: q, description: a}
      passes: {at: {file: passes.yml, key: passes, repeat: true}, label: name}
    properties:
      headline: {type: text, at: {file: home.yml, key: headline}}
      description: {type: text, at: {file: home.yml, key: description}}
      yin-time: {type: text, at: {file: classes.yml, key: 'classes[0].when'}}
      yin-price: {type: text, at: {file: classes.yml, key: 'classes[0].price'}}
      yin-alt: {type: text, at: {file: classes.yml, key: 'classes[0].alt'}}
      family-saturday-time: {type: text, at: {file: classes.yml, key: 'classes[1].when'}}
      family-saturday-length: {type: text, at: {file: classes.yml, key: 'classes[1].length'}}
      10-class-pass-price: {type: text, at: {file: passes.yml, key: 'passes[0].price'}}
      single-60-price: {type: text, at: {file: passes.yml, key: 'passes[1].price'}}
      lovely-place-who: {type: text, at: {file: reviews.yml, key: 'reviews[0].who'}}
  team:
    items:
      team: {at: {file: team.yml, key: team, repeat: true}, label: name}
    properties:
      ada-role: {type: text, at: {file: team.yml, key: 'team[0].role'}}
      ines-role: {type: text, at: {file: team.yml, key: 'team[1].role'}}
"""
SITE = FakeSite(
    {
        ".ux-agent.yml": MANIFEST,
        "home.yml": "headline: Breathe\ndescription: Small classes by the canal.\n",
        "menu.yml": "menu:\n  - name: Classes\n    url: /classes\n  - name: Team\n    url: /team\n",
        "classes.yml": """classes:
  - title: Yin
    when: Mondays, 7pm
    price: "£12"
    text: Slow and long.
    alt: A mat by a window
  - title: Family Saturday
    when: First Saturday
    length: 90 minutes
    text: One child, one grown-up.
""",
        "reviews.yml": """reviews:
  - words: A lovely place.
    who: Marek Nowak
  - words: I sleep again.
    who: Tessa
""",
        "questions.yml": """questions:
  - q: What should I wear?
    a: Something warm.
  - q: Do I need a mat?
    a: We have plenty.
""",
        "passes.yml": """passes:
  - name: 10-class pass
    price: "£130"
  - name: Single 60
    price: "£15"
""",
        "team.yml": """team:
  - name: Dr Ada Bell
    role: Head teacher
  - name: Ines Vermeulen
    role: Teacher
""",
    }
)
STUDIO = SITE.index()
