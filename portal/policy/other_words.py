"""The words that begin like the company and are none of it: the river, the warriors, the parrots, the mineral, Latin.

Only what follows the letters "amazon" is judged here, folded and joined over line ends. There are two kinds of
families: open ones (Amazonas+X, Amazonen+X take any noun), where the company's own compounds that begin alike are the
closed list, for German has few nouns in as- and en-; and closed ones (Amazonit, Latin endings). What is unknown is the
company's.
"""

import re

# Endings that make a word of their own, in the languages that turn up on title pages: Amazone and Amazona (the parrots'
# genus) with their German, Latin, French and Scandinavian cases; Slavic amazonka; Amazonia and the stone; amazonicus.
_ENDINGS = frozenset(
    re.findall(
        r"\w+",
        """e es en as a ae am arum um in innen idis ides idum etta ettae erna erne ernes is ibus orum ens saurus
        ek ka ke ki ky kou kami kach kom ce
        ia iae iam ias ie ii ian ier iern iers io ius iana iano ianos ianas it its ite iten ites
        ic ica icae icam icarum icas ice iche ichi ici icis ico icorum icos icum icus ique iques""",
    )
)
_OPEN = re.compile(r"(?:as|en|ien|isch|omach)")
# Compounds of the company that begin like the river: words in as-. "asin" is Amazon's article number, unless an
# Amazonas-Indianer, -Insel, -Insekt ... stands there.
_COMPANY_AS = re.compile(
    r"as(?:s$|t(?:es?)?$|che$|sist|sess|set|soci|sozii|soziat|sort[ie]m|sekur|sembl|pekt|pirant|piratio|pirin|phalt"
    r"|ia|ien|yl|terix|tronom|trolog|thma"
    r"|in(?!dia|dio|dig|sel|sekt|stitut|vasi|vent|fo|ter|tensi|itia|nen|dustr|vestit|strum))"
)
# ... and like the warriors: words in en-. After end- and ent- a consonant that cannot begin a word shows the seam
# (Amazon|entgelt; but Amazonen|tanz); before vowels, h and r the words themselves.
_COMPANY_EN = re.compile(
    r"en(?:[a-z]$|d[bdfghjklmnpstvwz]|de[nrs]?$|derg|derf|deff|dempf|deink|dabr|dabn|dabl|daus|danw|dange|dadr|drechn"
    r"|dresult|dung|t[bdfgklmnpstvwz]|ten?$|tha[lf]|thull|thus|thebun|tricht|trust|trump(?!f)|try|tries|tree|trepren"
    r"|tourag|teign|tert|terpr|terb|titat|tity|tities|gag|gin|gli|gland|gpass|gel[ns]?$|ergie|ergy|erget|sembl|suite"
    r"|zyklop|zian|zym|kel(?!ch)|hance|joy|rollm|velop|viron|quet|quir|orm|gros$)"
)
# The stone's compounds are few; IT, Italy, items and iTunes are the company's.
_STONE = re.compile(
    r"it(?:kett|stein|schmuck|perl|armb|armr|ring|kugel|anhang|anhaeng|cabo|krist|granit|pegm|miner|gruen|grun|farb|stuf"
    r"|bros|ohr|coll|hals|halb|edel|druse|vork|fund|bloc|herz|figur|blau|tuerk|turk|ader|feldsp|gestein|gang|scheib)"
)
# Dutch compounds of the river (Amazonegebied) and the seam of "Amazonaspapegaai" is the open family's.
_DUTCH = re.compile(r"e(?:gebied|woud|regenwoud|rivier|bekken|papeg|laagl|delta|strand|indian|stroom|rit|steen)")


def is_another_word(rest: str) -> bool:
    """True if "amazon" + rest (folded letters, may be empty) is surely none of the company's words."""
    if rest in _ENDINGS:
        return True
    if _OPEN.match(rest):
        return not _COMPANY_AS.match(rest) and not _COMPANY_EN.match(rest)
    return bool(_STONE.match(rest) or _DUTCH.match(rest))
