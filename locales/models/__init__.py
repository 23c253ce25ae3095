from .language import HiddenLanguage
from .string import Area, InterfaceString, InterfaceTranslation

__all__ = ["Area", "HiddenLanguage", "InterfaceString", "InterfaceTranslation"]
