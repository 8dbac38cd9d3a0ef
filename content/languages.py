"""Languages that an answer may be in: the coach reads one, and says so politely."""

from bot.coach import Findings

ENGLISH = "en"
NAMES = {
    "ar": "Arabic",
    "bn": "Bengali",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "ko": "Korean",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "so": "Somali",
    "sv": "Swedish",
    "ta": "Tamil",
    "te": "Telugu",
    "th": "Thai",
    "tl": "Tagalog",
    "tr": "Turkish",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


def is_english(findings: Findings) -> bool:
    return findings.language == ENGLISH


def declined(findings: Findings) -> str:
    """Why there is no feedback on this answer. Our own words."""
    name = NAMES.get(findings.language, "another language")
    return (
        f"This looks like {name}. I can only judge English, so I say nothing about it rather than something wrong. "
        "Your answer is kept. Try it once in English, or rate it yourself below."
    )
