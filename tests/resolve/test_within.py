"""Names of one article: short names, spelling variants and acronyms join; unlike things stay apart."""

import pytest

from kg.languages import language
from kg.resolve import resolve_within
from kg.rules.examples import annotated_document

INDONESIAN = language("id")


def groups(text: str) -> list[set[str]]:
    """The surface forms of each cluster of an annotated text."""
    return [set(c.forms) for c in resolve_within(annotated_document(text, INDONESIAN), INDONESIAN)]


@pytest.mark.parametrize(
    "text",
    [
        "[Vladimir Putin|PER] tiba. [Putin|PER] pergi.",
        "Kota [St. Petersburg|LOC] dan [St.Petersburg|LOC].",
        "[Amerika Serikat|LOC] menolak. [AS|LOC] diam.",
        "[Komisi Pemberantasan Korupsi|ORG] ([KPK|ORG]) datang.",
        "[Badan Riset dan Inovasi Nasional|ORG] hadir, lalu [BRIN|ORG] pergi.",
        "[Sandiaga Uno|PER] bicara. [Sandi|PER] tertawa.",
        "[Afifuddin Rahman|PER] bicara. [Affifuddin Rahman|PER] tertawa.",
        "[Kota Bandung|LOC] sepi. [Bandung|LOC] hujan.",
        "[PT Garam Tbk|ORG] untung. [PT Garam|ORG] berbagi.",
        "[Jawa Barat|LOC] siaga. [Jabar|LOC] aman.",
        "[Immanuel Ebenezer|PER] atau [Noel|PER] diperiksa.",
        "[Pilkada Jabar 2018|EVT] usai. [Pilkada|EVT] aman.",
        "[Kepolisian Daerah Kalimantan Timur|ORG] hadir. [Polda Kaltim|ORG] diam.",
        "[Dinas Sosial|ORG] membagi beras. [Dinsos|ORG] mendata.",
        "[Dinas Lingkungan Hidup Provinsi Kalimantan Tengah|ORG] hadir, lalu [DLH Kalteng|ORG] pergi.",
        "[Otorita Ibu Kota Nusantara|ORG] dan [Otorita IKN|ORG] adalah satu.",
        "[Kedutaan Besar Republik Indonesia Ankara|ORG] membantu. [KBRI Ankara|ORG] siaga.",
        "[Kementerian Pendidikan dan Kebudayaan RI|ORG] hadir. [Kemendikbud|ORG] diam.",
        "[Partai Gerakan Indonesia Raya|ORG] menang. [Gerindra|ORG] senang.",
        "[Dinas Kesehatan Kota Palu|ORG] hadir. [Dinas Kesehatan|ORG] diam.",
        "[DPRD Barru|ORG] bersidang. [DPRD|ORG] sepakat.",
        "[Polrestabes Palembang|ORG] menahan dua orang. [Polrestabes|ORG] diam.",
        "[Stadion Teladan Medan|LOC] sepi. [Stadion Teladan|LOC] gelap.",
        "[Zulkifli Hasan|PER] hadir. [Zulhas|PER] diam.",
    ],
)
def test_one_thing_is_one_cluster(text: str) -> None:
    assert len(groups(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "[Budi Gunawan|PER] dan [Budi Santoso|PER] hadir.",
        "[KPK|ORG] dan [KPU|ORG] hadir.",
        "[Polda Metro Jaya|ORG] ada di [Jakarta|LOC].",
        "[Kabupaten Bandung|LOC] dan [Kota Bandung|LOC] berbeda.",
        "[Bandung|LOC] ada di antara [Kabupaten Bandung|LOC] dan [Kota Bandung|LOC].",
        "[Rusia|LOC] dan [Ukraina|LOC] berunding.",
        "[Universitas Airlangga|ORG] dan [Universitas Indonesia|ORG] bermitra.",
        "[Airlangga|ORG] bukan [Universitas Airlangga|ORG].",
        "[Pertamina|ORG] memiliki [Pertamina Hulu Energi|ORG].",
        "[Dewan Perwakilan Rakyat|ORG] bukan [Dewan Perwakilan Rakyat Daerah|ORG].",
        "[Bank Indonesia|ORG] bukan [Bank Negara Indonesia|ORG].",
        "[Polres Situbondo|ORG] membawahkan [Satpolairud Polres Situbondo|ORG].",
        "[Sumatera|LOC] lebih luas daripada [Sumatera Utara|LOC].",
        "[Polri|ORG] membawahkan [Polda Riau|ORG].",
        "[KPU|ORG] membawahkan [KPU Jateng|ORG].",
        "[Arsenal|ORG] atau [Chelsea|ORG] akan juara.",
        "[DPRD|ORG] mana: [DPRD Barru|ORG] atau [DPRD Bone|ORG]?",
    ],
)
def test_unlike_things_stay_apart(text: str) -> None:
    assert len(groups(text)) > 1


def test_a_short_name_joins_the_person_named_last() -> None:
    found = groups("[Budi Gunawan|PER] hadir. [Budi Santoso|PER] pergi. [Budi|PER] lelah.")
    assert {"Budi Santoso", "Budi"} in found


def test_the_fullest_name_is_the_clusters_name() -> None:
    document = annotated_document("[KPK|ORG] diam. [Komisi Pemberantasan Korupsi|ORG] ([KPK|ORG]) bicara.", INDONESIAN)
    assert [c.name for c in resolve_within(document, INDONESIAN)] == ["Komisi Pemberantasan Korupsi"]


def test_a_units_parent_is_an_entity_of_its_own() -> None:
    found = groups("[Satreskrim Polres Garut|ORG] menyita barang. [Komisi III DPR|ORG] rapat.")
    assert {"Polres Garut"} in found
    assert {"DPR"} in found
