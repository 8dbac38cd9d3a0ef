"""Which language an answer is in, by its script and its small words."""

import re
import unicodedata

ENGLISH = "en"
FEWEST_WORDS = 4
_SCRIPTS = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh", "CYRILLIC": "ru", "ARABIC": "ar", "HEBREW": "he", "GREEK": "el",
    "DEVANAGARI": "hi", "THAI": "th", "BENGALI": "bn", "TAMIL": "ta", "TELUGU": "te", "GEORGIAN": "ka", "ARMENIAN": "hy",
}  # fmt: skip
_SMALL_WORDS = {
    "en": "the and i to a of was in that it my we he she they with for had on were is this have but so when as at be not you would me our what which there from"
    " are by or because then an their her his him them if who been did will do how about all very one more after no out up just some said also",
    "es": "el la los las de que y en un una por con para no se me mi su lo del al como más pero fue era había yo muy le todo cuando también este esta nos qué sin",
    "fr": "le la les de des et un une que qui dans en je il elle nous vous est pas pour sur avec ce mon ma mes au aux était avait été sont plus mais ont cette très par mes",
    "de": "der die das und ich ist nicht ein eine einen mit für auf war wir zu den dem von es sich auch haben habe hatte wurde aber dann als bei nach wie mein meine sehr im am",
    "it": "il lo la gli le di che e un una per con non mi è era sono ho aveva nel della del alla come più ma anche questo molto io mio abbiamo stato quando dei al fatto",
    "pt": "o a os as de que e um uma em para com não se por mais eu era foi na no da do dos das meu minha nós ele ela muito quando mas também como tinha ao",
    "nl": "de het een en van ik dat is niet met voor op was we zijn er te hebben heb had mijn naar ook maar dan bij aan die wij door om als onze veel werd geen zelf",
    "pl": "i w na z że się nie do to jest był była było jak po ale za od który która byli miał jego przez już tym dla tego bardzo gdy mnie moja mój nasza oraz aby",
    "sv": "och att det som en på är av för med jag inte den till var har de om ett men vi så när hade min mina från han hon blev kunde efter",
    "da": "og at det som en på er af for med jeg ikke den til var har de om et men vi så da havde min mine fra han hun blev kunne efter",
    "no": "og at det som en på er av for med jeg ikke den til var har de om et men vi så da hadde min mine fra han hun ble kunne etter",
    "fi": "ja on ei että se oli hän minä mutta kun niin myös joka olen olin sitten me kanssa mukaan ovat minun jotta vain",
    "tr": "ve bir bu için ile çok ama da de ne olarak ben biz daha sonra gibi kadar olan vardı oldu benim bana her",
    "ro": "și de la în un o nu cu pe că am a fost este din pentru mai care dar se era când foarte mi meu mea",
    "cs": "a se v na je že to jsem s z do ale byl byla bylo jsme jako pro po by tak když už který mi můj velmi jak",
    "hu": "a az és hogy nem egy volt is van de meg csak ez azt mint már el vagy voltam én mert nagyon akkor",
    "id": "dan yang di untuk dengan saya ini itu dari tidak pada ke adalah kami juga akan ada telah sudah mereka karena dalam",
    "tl": "ang ng sa na at ay mga ako ko si niya kami nila po ito namin hindi ni kong siya para isang dahil",
    "vi": "và của là tôi một không có cho với được trong đã các những này khi người chúng để từ",
    "so": "waa iyo ka ku in oo u aan waxaan ayaa si la waxa markii ah",
}  # fmt: skip


def detect(text: str) -> str:
    """A language code; English wherever there is too little to tell."""
    script = _script(text)
    if script:
        return script
    tokens = re.findall(r"[^\W\d_]+", text.lower())
    if len(tokens) < FEWEST_WORDS:
        return ENGLISH
    counts = {code: sum(token in small for token in tokens) for code, small in _small_words().items()}
    best = max(counts, key=lambda code: (counts[code], code == ENGLISH))
    clear = counts[best] > 1.5 * counts[ENGLISH] and counts[best] >= max(2, 0.12 * len(tokens))
    return best if clear else ENGLISH


def _script(text: str) -> str:
    letters = [c for c in text if c.isalpha()]
    foreign = [c for c in letters if ord(c) > 0x36F]
    if not foreign or len(foreign) * 2 < len(letters):
        return ""
    kinds = [unicodedata.name(c, "").split(" ")[0].split("-")[0] for c in foreign]
    if {"HIRAGANA", "KATAKANA"} & set(kinds):
        return "ja"
    return _SCRIPTS.get(max(set(kinds), key=kinds.count), "")


def _small_words() -> dict[str, frozenset[str]]:
    return {code: frozenset(listed.split()) for code, listed in _SMALL_WORDS.items()}
