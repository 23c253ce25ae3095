from .agency import Agency, KeyBox, KeyMovement
from .amenity import Amenity
from .commune import Commune, TouristClass, TouristTaxRate
from .guidebook import Guidebook, HomeAccess
from .home import EnergyClass, Home
from .inventory import Condition, Room, RoomItem
from .letting_rule import LettingRule
from .listing import Listing
from .market import KindRatio, MarketRate, MarketZone, SeasonIndex
from .photo import HomePhoto, Photo, PhotoRendition, PhotoText
from .photo_facts import PhotoFacts, PhotoFinding
from .policy import CancellationPolicy, CancellationStep
from .price import CleaningFee, NightlyPrice
from .service import Service, ServiceCategory
from .service_price import ServicePrice

__all__ = [
    "Agency",
    "Amenity",
    "CancellationPolicy",
    "CancellationStep",
    "CleaningFee",
    "Commune",
    "Condition",
    "EnergyClass",
    "Guidebook",
    "Home",
    "HomeAccess",
    "HomePhoto",
    "KeyBox",
    "KeyMovement",
    "KindRatio",
    "LettingRule",
    "Listing",
    "MarketRate",
    "MarketZone",
    "NightlyPrice",
    "Photo",
    "PhotoFacts",
    "PhotoFinding",
    "PhotoRendition",
    "PhotoText",
    "Room",
    "RoomItem",
    "SeasonIndex",
    "Service",
    "ServiceCategory",
    "ServicePrice",
    "TouristClass",
    "TouristTaxRate",
]
