"""The life events of the home page, and the procedures that each one needs. Ours, not an official list. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Life:
    """A life event: its key, how it is said, the codes in the order in which people need them."""

    key: str
    name: str
    codes: tuple[str, ...]


LIFE_EVENTS = (
    Life(
        "birth",
        "Sinh con",
        ("1.001193", "3.000722", "2.000986", "2.001023", "1.000689", "2.000635", "1.004222"),
    ),
    Life("marriage", "Kết hôn", ("1.000894", "1.004873", "1.004746", "2.000635")),
    Life("death", "Có người mất", ("1.000656", "2.002913", "1.001731", "2.000635", "1.003197", "2.002307")),
    Life("certification", "Sao y, chứng thực", ("2.000815", "2.000884", "2.001035", "2.001019", "2.000908")),
    Life(
        "home",
        "Cư trú, nhà đất",
        ("1.004222", "1.004194", "1.010038", "1.012812", "1.003554", "1.013225", "mau-dat-dai"),
    ),
    Life("support", "Nhận trợ cấp", ("1.001776", "1.014027", "1.001699", "1.011607", "1.001731", "1.010803")),
)
