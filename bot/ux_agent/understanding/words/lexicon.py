"""The English words of a request: verbs, joints, sections and properties with their synonyms."""

WORDS = {
    # Verbs, by what they ask for.
    "set": (
        "set|put|use|take|apply|write|enter|place|type|give|pick|choose|want|need|have|get|define|assign"
    ),
    "make": "make|turn|paint|render|colour in|made|making",
    "change": (
        "change|update|modify|edit|switch|alter|adjust|correct|fix|convert|amend|revise|reword|"
        "changing|updating"
    ),
    "rename": "rename|retitle|relabel|call",
    "replace": "replace|swap|exchange|substitute|swap out",
    "add": "add|insert|create|include|append|adding",
    "remove": (
        "remove|delete|drop|erase|get rid of|take out|take off|take away|eliminate|removing|"
        "deleting|scrap|throw out|throw away|ditch"
    ),
    "point": "point|redirect|direct|send|lead|hook up",
    "move": "move|reorder|shift|drag|bring",
    "hide": (
        "hide|conceal|make invisible|turn off|switch off|don't show|do not show|dont show|"
        "stop showing|no longer show|never show|don't display|do not display"
    ),
    "show": (
        "show|display|unhide|reveal|bring back|make visible|turn on|switch on|don't hide|"
        "do not hide|dont hide|stop hiding"
    ),
    # Joints between what is changed and its new value.
    "to": "to|into|as|become|becomes|be|is|are|costs|cost|equal|equals|being|"
    "in favour of|in favor of",
    "with": "with|by",
    "from": "from|form the|frm|off the",
    "say": ("say|says|saying|read|reads|reading|to say|to read|so it says|so that it says"),
    "goes": (
        "go to|goes to|going to|lead to|leads to|point to|points to|pointing to|open|opens|"
        "opening|go|goes|leading to|linking to|links to|that links to|leads|linked to|"
        "points|target"
    ),
    "called": (
        "called|named|labelled|labeled|titled|with the label|with label|with the text|"
        "with text|with the name|name it|call it|label it"
    ),
    "instead": "instead of|rather than|in place of",
    "in": "in|on|of|for|at|inside|within|under|onto|in the|over",
    "and": (
        "and|adn|but|then|also|plus|as well as|and then|and also|after that|additionally|"
        "furthermore|both|finally|lastly|and finally"
    ),
    "it": "it|its|it's|that|this|them|they|there|these|those|their|one",
    # The word link and what else a link is called.
    "link": ("link|links|entry|item|tab|hyperlink|anchor|items|entries"),
    "href": (
        "url|address|href|destination|target address|link address|link target|link url|web address"
    ),
    "caption": "label|caption|link text|link label|link name",
    "site": (
        "site|website|web site|page|webpage|web page|whole site|whole page|entire site|"
        "whole website|entire website|everything"
    ),
    # What is not understood but must not be passed over.
    "less": (
        "less|leave|keep|forget|skip|same|match|matches|matching|not|no longer|without|never|"
        "except|don't|do not|dont|doesn't|unless|isn't|gradient|transparent|translucent|"
        "see through|hover|hovering|hovered|mobile|desktop|tablet|phones|dark mode|animated|"
        "animation|blinking|flashing"
    ),
    "relative": (
        "bigger|larger|smaller|darker|lighter|brighter|wider|narrower|bolder|thicker|thinner|"
        "taller|shorter|higher|lower|tighter|roomier|warmer|cooler|softer|rounder|sharper|squarer|roomier|deeper|paler|heavier|increase|raise|bump|"
        "decrease|enlarge|shrink|reduce|darken|lighten|brighten|dim"
    ),
    "vague": (
        "nothing|empty|blank|nicer|better|prettier|pretty|beautiful|modern|professional|pop|"
        "cleaner|clean|good|"
        "great|awesome|fancy|fancier|fresh|fresher|attractive|stylish|cool|different|something|"
        "anything|whatever|someone|improve|polish|redesign|restyle|beautify|spruce|modernise|"
        "modernize|appealing|elegant|sleek|catchy|catchier|readable|friendlier|friendly|"
        "interesting|random|suitable|appropriate|nice|new|best|another|other|ugly|wrong|weird|"
        "boring|amazing|style|styling|design|look|looks|layout|looking"
    ),
    "filler": (
        "please|pls|plz|could|can|would|you|i|i'd|i'd like|we|we'd|like|the|a|an|my|our|your|"
        "me|us|hey|hi|hello|dear|kindly|thanks|thank|thx|just|maybe|perhaps|really|very|so|"
        "some|should|shall|will|must|needs|need to|want to|wants|let's|lets|let|us|now|"
        "actually|instead|no|nope|sorry|wait|oops|hmm|rather|i mean|i meant|meant|mean|ok|"
        "okay|yes|well|too|again|all|whole|entire|section|area|part|bar|block|region|zone|"
        "possible|if|quickly|simply|bit|little|kind|sort|love|think|thinking|was|wondering|"
        "able|do|go ahead|current|currently|existing|exact|exactly|cheers|ahead|up|out|"
        "over there|quick|as well|only|any more|anymore|"
        "when you have a minute|when you get a chance|when you have time|if you have time|"
        "yo|lol|haha|in advance|thanks in advance|"
        "if you don't mind|if you like|how about|what about|be so kind|so kind|be so kind as to|"
        "kind enough|hello there|where|"
        "ought|which|what|when|i want|i would like|we want|typo|typos|misspelling|spelling mistake|"
        "we need|i need|also please|much|appreciated|coloured|colored"
    ),
}
"""Kind of word to its phrases; a phrase of several words wins over the words in it."""

SECTIONS = (
    (
        "navbar|nav bar|nav|navigation|navigation bar|menu|menu bar|menubar|top bar|topbar|"
        "top menu|main menu|main navigation|site navigation|top navigation|navigation menu|"
        "nav menu"
    ),
    (
        "header|hdr|head|site header|page header|page head|banner|masthead|top|top of the page|"
        "top of the site|page top|top section|heading area"
    ),
    (
        "footer|ftr|foot|bottom|bottom bar|bottom of the page|bottom of the site|page bottom|"
        "page footer|site footer|end of the page|foot of the page|bottom section|very bottom"
    ),
    (
        "home|homepage|home page|hero|hero section|hero banner|hero area|landing page|landing|"
        "front page|frontpage|main page|start page|startpage|welcome page|welcome section|"
        "intro|home section|splash"
    ),
    "sidebar|side bar|aside|side panel|side menu",
    "about|about section|about us section",
    "contact|contact section|contact area",
    (
        "site|site wide|sitewide|everything|whole page|entire page|whole site|entire site|"
        "everywhere|whole website|entire website|all pages|global|globally"
    ),
)
"""Groups of names for one section; a site's own names win over a group's."""

PARTS = (
    "sidebar|side bar|aside|side panel|side menu|carousel|slider|slideshow|gallery|banner|"
    "pop up|popup|modal|dialog|contact form|form|search box|search bar|search field|"
    "newsletter|testimonials|reviews|price list|pricing|faq|map|video|breadcrumbs|tabs|"
    "table|calendar|cookie banner|shopping cart|cart|login|chat window|blog|dropdown"
)
"""Other parts of pages that people speak of; a site has them by their own names."""

TOP_BAR = "top bar|topbar|bar at the top|bar on top|bar across the top|strip at the top"
"""What is both the menu and the header around it."""

ALIKE = (
    (
        "testimonials|reviews|quotes|testimonial|customer reviews|customer quotes|kind words|"
        "customer testimonials|client reviews|client quotes|client testimonials|guest reviews|"
        "guest quotes|patient reviews|patient quotes|patient testimonials|visitor reviews|"
        "what people say|what our customers say|feedback|stimmen|kundenstimmen|bewertungen|avis|"
        "opiniones|recensioni"
    ),
    "prices|pricing|rates|our prices|preise|tarifs|precios|prezzi|prijzen",
    "team|our team|staff|our staff|the team|meet the team|das team|unser team",
    "faq|faqs|questions|frequently asked questions|häufige fragen|fragen",
    "contact|contact us|get in touch|kontakt|contacto|contatti",
    "services|our services|what we do|leistungen|unsere leistungen|servicios|servizi|diensten",
    "about|about us|our story|über uns|qui sommes nous|sobre nosotros|chi siamo|over ons",
    (
        "announcement|announcement bar|announcement banner|announcement strip|announce|topbar|"
        "top bar|top strip|strip|strip at the top|strip at the very top|strip on top|"
        "bar at the top|bar at the very top|bar on top|"
        "bar across the top|banner at the top|banner on top|notice bar|promo bar|promo banner|"
        "promo strip|promo|info bar|news bar|alert bar|ticker|notice at the top|note at the top|"
        "announcement at the top|message at the top|notice strip|notice banner"
    ),
)
"""Names for one part of a page; the site's own wins over those that it does not have."""

FALLBACKS = {"navbar": "header", "header": "navbar"}
"""The section that takes a group's words where the site has none of that group."""

_BELOW_THE_HEADLINE = "|".join(
    f"{text} {under} the {head}"
    for text in ("text", "line", "tagline", "sentence", "paragraph", "words", "subtitle")
    for under in ("under", "below", "beneath", "underneath")
    for head in ("headline", "heading", "title")
)

# Property names in tiers: the first tier of which the section has one that takes the value counts.
PROPERTIES = {
    "text|color|font-size|font-weight|*text": (
        "text|texts|wording|words|word|copy|sentence|line|message|writing|lettering|letters|"
        "letter|content|type|font text"
    ),
    "title|page-title|site-title|headline|hero-title|heading hero-text|color|*text": ("title"),
    "page-title|site-title|title|headline|hero-title|heading hero-text|*text": (
        "page title|site title"
    ),
    # What no visitor sees on the page itself is no heading of it.
    "page-title|site-title": (
        "tab title|browser title|window title|title tag|seo title|meta title"
    ),
    "home.page-title|page-title|site-title": "home page title|homepage title|start page title",
    "site.description|home.description|meta-description|description": (
        "site description for google|meta description for google|page description for google|"
        "google description|description for google|description in google|description on google|"
        "description that shows up in google|description that shows in google|"
        "description google shows|seo description|search description|description for seo|"
        "description for search engines|description in search results|"
        "description in the search results|meta description"
    ),
    "headline|hero-text hero-title heading title|color|font-size|font-weight|*text": (
        "headline|heading|head line|main heading|main headline|main title|big text|"
        "big title|big heading|big headline|large title|large heading|large headline|hero headline|"
        "hero heading|h1|hero title|hero message|welcome text|welcome message"
    ),
    "hero-text|hero-title|headline|heading|title|color|font-size": "hero text|herotext|hero copy",
    "subtitle|tagline|subheading|sub-title|subheadline|slogan|hero-subtitle|description": (
        "subtitle|sub title|subheading|sub heading|subheadline|sub headline|subhead|byline|"
        + _BELOW_THE_HEADLINE
    ),
    (
        "tagline slogan strapline motto claim|subtitle|subheading|sub-title|subheadline"
        "|hero-subtitle|description"
    ): "tagline|tag line|slogan|strapline|strap line|motto|catchphrase|claim",
    "description|subtitle|intro|body|about|summary|hero-description": (
        "description|desc|blurb|summary"
    ),
    "subtitle|intro|body|about|summary|hero-description|description": (
        "paragraph|intro|introduction|intro text|intro paragraph|intro line|body|body text|"
        "lead text|lead paragraph|info text|subtext"
    ),
    "brand|brand-name|logo-text|site-name|name|title": (
        "brand|brand name|site name|company name|business name|name|logo text|brand text|"
        "shop name|store name"
    ),
    "cta-text|cta|button-text|button|button-label": (
        "button|cta|call to action|action button|buttons"
    ),
    "button-text|cta-text|cta|button|button-label": (
        "cta text|button text|button label|call to action text|button's text|button caption|"
        "text of the button|text on the button|label of the button"
    ),
    "button-background|button-color|cta-background|cta-color": (
        "button colour|button color|cta colour|cta color|colour of the button|"
        "color of the button|button background|background of the button"
    ),
    "*year": "year|copyright year",
    "phone|telephone|phone-number|tel": (
        "phone|telephone|phone number|telephone number|mobile number|telephone line|tel"
    ),
    "email|e-mail|mail|email-address": (
        "email|e mail|mail|email address|e mail address|mail address|contact email"
    ),
    "hours|opening-hours|opening|opening-times|times": (
        "opening hours|hours|opening times|business hours|office hours|open hours"
    ),
    "address|street|location|postal-address": (
        "postal address|street address|street|location|mailing address"
    ),
    "price|cost|fee": "price|fee|price tag",
    "copyright|legal|text|color": (
        "copyright|copyright text|copyright notice|copyright line|legal text|legal line|"
        "legal notice|small print|fine print|disclaimer"
    ),
    "background|background-color|bg|*background": (
        "background|back ground|backdrop|background colour|background color|bg|bg colour|"
        "bg color|back colour|back color|fill|fill colour|fill color|backgrounds"
    ),
    "color|text-color|font-color|link-color": (
        "text colour|text color|colour of the text|color of the text|font colour|font color|"
        "letter colour|letter color|foreground|foreground colour|foreground color|type colour|"
        "type color|writing colour|writing color|text's colour|text's color|"
        "colour of the letters|color of the letters|colour of the words|colour of the font|"
        "color of the font|fg|ink"
    ),
    "?color": ("colour|color|colours|colors|shade|tint|hue|colour scheme|color scheme"),
    "highlight|highlight-color|accent|accent-color": (
        "highlight|highlight colour|highlight color|emphasis|hover colour|hover color"
    ),
    "accent|accent-color|highlight|highlight-color": "accent|accent colour|accent color",
    (
        "site.brand site.brand-color site.primary site.primary-color site.color-primary"
        "|site.accent site.accent-color site.theme site.theme-color"
        "|theme.brand-color page.brand-color body.brand-color global.brand-color"
    ): (
        "brand colour|brand color|main colour|main color|primary colour|primary color|"
        "theme colour|theme color|brand colours|brand colors|main colours|main colors|"
        "primary colours|primary colors|signature colour|signature color|house colour|house color"
    ),
    "font-family|color|font-size|font-weight": (
        "font family|font|typeface|font face|fonts|type face|fontfamily|font name"
    ),
    "font-size": (
        "font size|text size|size|fontsize|size of the text|size of the font|letter size|"
        "type size|font height|size of the letters"
    ),
    "font-weight": "font weight|weight|boldness|fontweight|text weight|thickness",
    "text-align": "alignment|text alignment|text align",
    "font-style": "font style",
    "text-transform": "text transform|letter case|capitalisation|capitalization",
    "text-decoration": "text decoration",
    "padding": (
        "padding|spacing|inner spacing|inner space|breathing room|space around|room around|"
        "inner margin"
    ),
    "radius|border-radius": (
        "radius|corner radius|border radius|corners|rounding|roundness|corner rounding|"
        "rounded corners|roundedness|round the corners|rounded edges|edges"
    ),
    "logo|logo-image|brand-image|logo-size|brand-size|brand-color": (
        "logo|logo image|brand logo|site logo"
    ),
    "visibility": "visibility|visible",
    "order": "order",
}
"""Tiers of property names to their phrases (`*` any of that type, `?` which one is unsaid)."""

RELATIVES = {
    "rounder": "more rounded|more round|rounded more|round off|rounded off more|more curved",
    "sharper": "less rounded|less round|less curved|more square|more angular",
}
"""A word for more or less of something to other phrases for it."""

THEME = "|*theme"
"""The last tier of a colour that the site has a name of its own for."""

KEYS = {
    "add-link": "add link|new link|link|links|addlink",
    "remove-link": "remove link|delete link|removelink|drop link",
    "link-label": "link label|link text|link name|linklabel|rename link",
    "link-href": "link href|link url|link address|link target|linkhref|change link",
}
"""Names of link properties in the grammar of keys to their other spellings."""

STATES = {
    "visible": "visible|shown|on|yes|true|show|displayed",
    "hidden": "hidden|invisible|off|no|false|hide|gone",
}
"""Values of a yes-or-no target to the words for them."""

WEIGHTS = {
    "thin": "100",
    "light": "300",
    "normal": "400",
    "regular": "400",
    "medium": "500",
    "semibold": "600",
    "bold": "700",
    "heavy": "900",
    "black": "900",
}
"""Words for a font weight to the number that CSS Fonts 4 gives them."""

LETTER_LOOKS = {
    "text-align": "alignment",
    "font-style": "italics",
    "text-transform": "capitals",
    "text-decoration": "underline",
}
"""What letters may be beside their weight, and the word that the name of such a look ends with."""

LETTERINGS = {
    "italic": ("font-style", "italic"),
    "upright": ("font-style", "normal"),
    "uppercase": ("text-transform", "uppercase"),
    "lowercase": ("text-transform", "lowercase"),
    "title case": ("text-transform", "capitalize"),
    "normal case": ("text-transform", "none"),
    "underlined": ("text-decoration", "underline"),
    "not underlined": ("text-decoration", "none"),
    "left aligned": ("text-align", "left"),
    "centered": ("text-align", "center"),
    "right aligned": ("text-align", "right"),
    "justified": ("text-align", "justify"),
}
"""What letters may be beside their weight, to the property of CSS that says it and its value."""

PLAIN_COLOURS = (
    "black white blue green yellow orange purple pink brown grey gray navy teal turquoise beige "
    "maroon olive violet indigo magenta cyan lime gold silver crimson salmon coral lavender ivory "
    "khaki burgundy cream charcoal mustard emerald scarlet aqua darkblue darkred darkgreen "
    "lightblue lightgreen lightgray lightgrey darkgray darkgrey midnightblue skyblue royalblue "
    "forestgreen chocolate tomato orchid"
)
"""Names of colours that a misspelt word may be taken for."""
