"""Names of colours: the 148 of CSS Color 4 (section 6.1) and everyday ones that CSS lacks."""

_CSS = """
aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc
bisque ffe4c4 black 000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a
burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00 chocolate d2691e coral ff7f50
cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 00ffff darkblue 00008b darkcyan 008b8b
darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkkhaki bdb76b darkmagenta 8b008b
darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon e9967a
darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f darkturquoise 00ced1
darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff dimgray 696969 dodgerblue 1e90ff
firebrick b22222 floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc
ghostwhite f8f8ff gold ffd700 goldenrod daa520 gray 808080 green 008000 greenyellow adff2f
honeydew f0fff0 hotpink ff69b4 indianred cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c
lavender e6e6fa lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6
lightcoral f08080 lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray d3d3d3
lightgreen 90ee90 lightpink ffb6c1 lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa
lightslategray 778899 lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 limegreen 32cd32
linen faf0e6 magenta ff00ff maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd
mediumorchid ba55d3 mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee
mediumspringgreen 00fa9a mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970
mintcream f5fffa mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6
olive 808000 olivedrab 6b8e23 orange ffa500 orangered ff4500 orchid da70d6 palegoldenrod eee8aa
palegreen 98fb98 paleturquoise afeeee palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9
peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6 purple 800080 rebeccapurple 663399
red ff0000 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513 salmon fa8072 sandybrown f4a460
seagreen 2e8b57 seashell fff5ee sienna a0522d silver c0c0c0 skyblue 87ceeb slateblue 6a5acd
slategray 708090 snow fffafa springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080
thistle d8bfd8 tomato ff6347 turquoise 40e0d0 violet ee82ee wheat f5deb3 white ffffff
whitesmoke f5f5f5 yellow ffff00 yellowgreen 9acd32
"""

_EVERYDAY = """
amber ffbf00 anthracite 383e42 apricot fbceb1 ashgray b2beb5 aubergine 614051 avocado 568203
babyblue 89cff0 babypink f4c2c2 bloodred 8a0303 blush de5d83 bordeaux 6d071a bottlegreen 006a4e
brick cb4154 brickred cb4154 bronze cd7f32 bubblegum ffc1cc burgundy 800020 burntorange cc5500
butter fffd74 camel c19a6b canary ffef00 caramel c68e17 cardinal c41e3a carmine 960018
celeste b2ffff cerise de3163 cerulean 007ba7 champagne f7e7ce charcoal 36454f charcoalgray 36454f
cherry d2042d cherryred d2042d cobalt 0047ab cobaltblue 0047ab copper b87333 cornflower 6495ed
cranberry 9e003a cream fffdd0 denim 1560bd ebony 555d50 ecru c2b280 eggplant 614051
eggshell f0ead6 electricblue 7df9ff emerald 50c878 emeraldgreen 50c878 espresso 4e312d
fern 4f7942 flamingo fc8eac fireenginered ce2029 goldenbrown 996515 goldenyellow ffdf00
graphite 41424c grape 6f2da8
grassgreen 7cfc00 gunmetal 2a3439 hazel 8e7618 huntergreen 355e3b iceblue d6ecef jade 00a86b
jetblack 0a0a0a kellygreen 4cbb17 lemon fff44f lemonyellow fff44f lilac c8a2c8 mahogany c04000
mango ff8243 mauve e0b0ff midnight 191970 mint 98ff98 mintgreen 98ff98 mocha 967969
moss 8a9a5b mossgreen 8a9a5b mulberry c54b8c mustard ffdb58 mustardyellow ffdb58 navyblue 000080
neongreen 39ff14 neonpink ff6ec7 neonyellow ccff00 nude e3bc9a ocean 0077be oceanblue 0077be
ochre cc7722 offwhite faf9f6 olivegreen 808000 onyx 353839 oxblood 4a0000 peach ffe5b4
pearl eae0c8 periwinkle ccccff petrol 005f6a pinegreen 01796f pistachio 93c572 pumpkin ff7518
racinggreen 004225 raspberry e30b5c rose ff007f rosegold b76e79 royalpurple 7851a9 ruby e0115f
rubyred e0115f rust b7410e saffron f4c430 sage b2ac88 sagegreen 9caf88 sand c2b280
sapphire 0f52ba scarlet ff2400 seafoam 93e9be seafoamgreen 93e9be sepia 704214 slate 708090
sunflower ffda03 tangerine f28500 taupe 483c32 tealblue 367588 terracotta e2725b ultramarine 3f00ff
umber 635147 vanilla f3e5ab vermilion e34234 wine 722f37 winered 722f37
"""


def _table(text: str) -> dict[str, str]:
    words = text.split()
    named = {name: f"#{digits}" for name, digits in zip(words[::2], words[1::2], strict=True)}
    grey = {name.replace("gray", "grey"): value for name, value in named.items() if "gray" in name}
    return named | grey


CSS_NAMES = _table(_CSS)
"""The names of CSS in lower case to `#rrggbb`."""

NAMES = _table(_EVERYDAY) | CSS_NAMES
"""All names that are understood, in lower case without spaces, to `#rrggbb`."""
