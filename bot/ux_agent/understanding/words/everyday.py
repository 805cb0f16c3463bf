"""Everyday words that a slip of the pen would turn into a word of the lexicon."""

_WORDS = """
cancel meant mean undo
conduct square round rounded rounding sharp
about above absent account acting after again alter amount ancient asking author away back bake
baked baker bakery bakes baking bank base became been before being belong below berry beside best
between bland blank bled blink block board boat book booking born both bother bounded bread
breakfast bring broad broken brought build builder built buy cached cakes calls came card care
case caused cell center centre chance charge choice claim claims clear clinic cloned close closed
closer clue cold collect come comment compact consent contact contract contrast cool copy core
corrupt cost could counter crust daily dark date dawn deadline deal decide defect delegate
delivery derive device digest dinner discover does done door down dream drops each easter easy
either emit engine ensure entity erased even evening event events ever excess exit expire explore
face fact factor fairly fall family farm fast faster file filter find fine finest fire first five
floats flow folder food forgot form formal former fort found four free fresh freshly friday from
front full gallery game garden gave given giving glue gold good grab grand graph great greet
ground grow half hand happy hard harder hate have having head hear heat hello help helper here
hero high hill hold holding hole home hooks hope host hotel hour hours house however huge idea
inject inspect into item join juice keep kind king knew know lack land large last late later
latter lead leaked leaks learn learns leaves leaving left less life lift like line list listed
listen live load loading loads loaf loaves local lock locked logger long look lose loss lost love
loves lowers lunch made mail mailing main make manner many mark marker martin maybe meal mean meet
menu mess messages mind mine mint miss mode monday more morning most move moving much name native
natural near neck need news next nice night nine node note notices offer offers older online only
open opening order orders organic other over page paid pain pair parent park part passing past
patent path pending people phases phone pick pink place places plan play please plugin pointers
points post price prices printing pull purpose push quality queen quick quite race rain range rate
ratios reach ready real recipe regarding relating relying remote rent reserve resize resolve rest
reverse revised rice rich ride ring rise road roast robust rock roll room rose round router rule
running safe said salad sale salon salt same sand saturday save scheme schemes seat second seed
seeing seek seem seen self sell send sender sent sequence serial server service services session
setting shadow shape shares shop short side sign signer since site size skin slash slice slow slower
small snow soft sold some song soon sort soup sparse special spice spring stable stacks stage
staging stale stand star start starting stated status stay stays step still stop store stories
storing
story street string studio styles subject substitutes subtle such summer sunday sure table tables
take taking tale talk tall targets task taste taught tea team tell tend test than thank that their
them then there these they thin thing think this those three thursday time tiny toast told tone
took top total touch tour town tracker trailer treats tree trip triple true trust tuesday type
under unit unlike upon usage used user very view visit wait waiter waiting waiver walk wall want
warm warning wash watch water wave wednesday week weekly welcome well went were west what when
where which while wide wife wild will wind wine wing winter wish with wood word work worker
working works world would write year young your yours zone
pass passed passes plate plates shave shaves massage massages concert concerts band bands suite
suites mains shops stores parcel parcels film films score scores court courts founder founders
patient patients flower flowers boiler boilers heating wiring tile tiles lawyer lawyers lane lanes
rating ratings ticker tickers
"""

EVERYDAY = frozenset(_WORDS.split())
"""Words that are never taken for a misspelt one."""
