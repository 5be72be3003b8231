"""What can be measured on the network: who is central, what belongs together, what joins it."""

from kg.network.measuring.values import (
    Bridge,
    Broker,
    Community,
    Measured,
    Measures,
    PaperPair,
)

__all__ = ["Bridge", "Broker", "Community", "Measured", "Measures", "PaperPair"]
