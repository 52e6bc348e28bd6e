"""Denials in many forms: none of these sentences may give a positive actual fact about what it denies."""

import pytest

from kg.languages import language
from kg.rules.examples import facts
from kg.rules.load import shipped_rules

INDONESIAN = language("id")
RULES = shipped_rules(INDONESIAN)
STANDING = ("has_role", "affiliated_with", "located_in", "part_of")
"""What titles and addresses say holds also in a denial."""

DENIALS = [
    # membantah, menyangkal, menampik, menepis
    "[Donald Trump|PER] membantah telah menelepon [Vladimir Putin|PER] sebelum pemungutan suara.",
    "[Rina Marlina|PER] dengan tegas menyangkal pernah menerima dana dari [PT Cahaya Abadi|ORG].",
    "[Kremlin|ORG] menampik kabar bahwa [Vladimir Putin|PER] mengundang [Volodymyr Zelensky|PER] ke [Moskow|LOC].",
    "Pihak istana menepis isu bahwa [Prabowo Subianto|PER] memecat [Hadi Wijaya|PER].",
    "[Teheran|LOC] membantah tuduhan menyerang kapal milik [Arab Saudi|LOC].",
    "[Andi Saputra|PER] membantah dirinya ditangkap [KPK|ORG].",
    "Juru bicara [Gedung Putih|ORG] membantah laporan bahwa [Joe Biden|PER] akan mengunjungi [Kyiv|LOC].",
    "[Arif Budiman|PER] menampik dirinya menyuap [Hendra Kusuma|PER].",
    "Kabar [Persija Jakarta|ORG] merekrut [Dimas Pratama|PER] dibantah manajemen klub.",
    # tidak, tak, bukan, belum, tidak pernah
    "[Lionel Messi|PER] tidak pernah bermain untuk [Timnas Tiongkok|ORG].",
    "Hingga kini [KPK|ORG] belum menahan [Bambang Surya|PER].",
    "[Siti Nurhaliza|PER] belum pernah mengunjungi [Papua|LOC].",
    "[Polda Riau|ORG] sampai saat ini belum juga memeriksa [Joko Hartono|PER].",
    "[Israel|LOC] tak sekali pun meminta maaf kepada [Lebanon|LOC] atau menyerang [Siprus|LOC].",
    "Bukan [Iran|LOC] yang menyerang [Arab Saudi|LOC].",
    "[Ratna Dewi|PER] bukan istri [Agus Wibowo|PER].",
    "[Fajar Nugroho|PER] bukan anak dari [Slamet Riyadi|PER].",
    "[Bank Mandiri|ORG] tidak lagi memiliki [Mandiri Sekuritas Lama|ORG].",
    "[Surya Paloh|PER] tidak hadir dan tidak bertemu [Megawati|PER] di [Teuku Umar|LOC].",
    "[Wulan Sari|PER] dan [Rangga Putra|PER] tidak menikah dan tidak pernah bertemu.",
    "[Tono Susilo|PER] bukanlah pendiri, apalagi yang mendirikan [Tokopedia|ORG].",
    "[Menkes Budi|PER] tidak sedang berada atau berkunjung ke [Surabaya|LOC].",
    # batal, urung, gagal, enggan
    "[Antony Blinken|PER] batal mengunjungi [Beijing|LOC] pekan ini.",
    "[Partai Nasdem|ORG] urung mengusung [Anies Baswedan|PER] di [Jakarta|LOC].",
    "[Manchester United|ORG] gagal merekrut [Frenkie de Jong|PER] dari [Barcelona|ORG].",
    "[Arema FC|ORG] gagal mengalahkan [Persib Bandung|ORG].",
    "[Emmanuel Macron|PER] enggan bertemu [Viktor Orban|PER] di sela sidang.",
    "Rencana pertemuan [Kim Jong Un|PER] dengan [Moon Jae-in|PER] batal digelar.",
    "Pertemuan [Kim Jong Un|PER] dengan [Moon Jae-in|PER] batal.",
    "Kunjungan [Narendra Modi|PER] ke [Jakarta|LOC] dibatalkan.",
    "Akuisisi [Bukalapak|ORG] oleh [Grab|ORG] urung terjadi.",
    "Pertemuan [Retno Marsudi|PER] dengan [Wang Yi|PER] tidak jadi digelar.",
    "Penangkapan [Roni Saputra|PER] oleh [Polda Bali|ORG] tidak pernah terjadi.",
    # menolak, tanpa
    "[Golkar|ORG] menolak mendukung [Ridwan Kamil|PER].",
    "[Hakim Agung Gayus|PER] menolak bertemu [Setya Novanto|PER].",
    "[Mahfud MD|PER] meninggalkan ruang rapat tanpa menyapa dan tanpa bertemu [Luhut Pandjaitan|PER].",
    "Sidang ditutup tanpa pertemuan antara [Rusia|LOC] dan [Ukraina|LOC].",
    # tidak benar, hoaks, kabar bohong
    "Tidak benar bahwa [Joko Widodo|PER] menjual [Garuda Indonesia|ORG] kepada [Qatar Airways|ORG].",
    "Tidak benar [BPOM|ORG] melarang [Indofood|ORG] beroperasi.",
    "Kabar [Ganjar Pranowo|PER] menemui [Habib Luthfi|PER] tidak benar.",
    "Kabar bahwa [TNI|ORG] menembak [Yusuf Kogoya|PER] adalah tidak benar.",
    "Informasi yang menyebut [Pertamina|ORG] mengakuisisi [Shell|ORG] itu hoaks.",
    "Klaim bahwa [WHO|ORG] memuji [Terawan Agus Putranto|PER] adalah keliru.",
    "Hoaks: [Sri Mulyani|PER] ditangkap [Kejaksaan Agung|ORG].",
    "[KPK|ORG] memastikan kabar penangkapan [Erick Thohir|PER] oleh [Bareskrim|ORG] adalah hoaks.",
    "Beredar video [Cristiano Ronaldo|PER] mendukung [Palestina|LOC], faktanya tidak demikian.",
    "Salah, [Susi Pudjiastuti|PER] menggugat [Kementerian Kelautan|ORG].",
    "Hoaks! [Agnez Mo|PER] Mendukung [Israel|LOC]",
    "Kabar bahwa [Rani Putri|PER] menikah dengan [Doni Salman|PER] dipastikan hoaks.",
    "Tidak benar [Rani Putri|PER] menikah dengan [Doni Salman|PER].",
    # judul
    "[Anies|PER] Bantah Temui [Jokowi|PER] di [Bogor|LOC]",
    "[Polri|ORG] Tegaskan Tak Pernah Tangkap [Rocky Gerung|PER]",
    "[Gibran|PER] Batal Kunjungi [Papua|LOC]",
    "Cek Fakta: Tidak Benar [Elon Musk|PER] Beli [Pertamina|ORG]",
    "[HOAKS] [Baim Wong|PER] Bagikan Bantuan untuk [Cianjur|LOC]",
    # pasif
    "[Tom Lembong|PER] tidak pernah diperiksa oleh [Kejaksaan Agung|ORG] dalam perkara itu.",
    "[Nurul Arifin|PER] belum ditunjuk [Golkar|ORG] sebagai ketua panitia.",
    "[Firli Bahuri|PER] disebut tidak ditemui [Syahrul Yasin Limpo|PER].",
    "[Basuki|PER] membantah dicopot [Joko Widodo|PER].",
    # bentuk nominal
    "Bantahan [Luhut|PER] atas pertemuan dengan [Xi Jinping|PER] disampaikan kemarin.",
    "Tidak ada pertemuan antara [Prabowo|PER] dan [Megawati|PER] hari ini.",
    "[Kemenlu|ORG] membantah adanya percakapan telepon antara [Retno Marsudi|PER] dan [Antony Blinken|PER].",
    "Belum ada kesepakatan antara [Indonesia|LOC] dan [Uni Eropa|ORG].",
    "Bantahan resmi: tidak ada serangan [India|LOC] terhadap [Pakistan|LOC].",
    "[Ani|PER] membantah punya hubungan dengan [Budi|PER] dan menyebut tidak mengenal maupun mendukung [Budi|PER].",
]


@pytest.mark.parametrize("text", DENIALS)
def test_denials_give_no_positive_actual_fact(text: str) -> None:
    found = [fact for fact, _ in facts(text, RULES, INDONESIAN) if fact.split(" | ")[1] not in STANDING]
    assert [fact for fact in found if not fact.endswith(("(negative)", "(planned)", "(alleged)"))] == []


@pytest.mark.parametrize(
    "text",
    [
        "Pertemuan [Retno Marsudi|PER] dengan [Wang Yi|PER] tidak membahas sengketa.",
        "Pertemuan [Retno Marsudi|PER] dengan [Wang Yi|PER] gagal mencapai kesepakatan.",
        "[Retno Marsudi|PER] bertemu [Wang Yi|PER] dan membantah isu itu.",
        "Kabar baik datang ketika [Retno Marsudi|PER] bertemu [Wang Yi|PER], salah satu tokoh penting.",
        "Salah satu tokoh bertemu. [Retno Marsudi|PER] bertemu [Wang Yi|PER].",
    ],
)
def test_other_denials_in_the_sentence_deny_nothing(text: str) -> None:
    assert "Retno Marsudi | met | Wang Yi" in [fact for fact, _ in facts(text, RULES, INDONESIAN)]


@pytest.mark.parametrize("predicate", ["akan digelar pekan depan", "dijadwalkan Senin", "ditunda", "bisa terjadi"])
def test_a_noun_whose_predicate_looks_ahead_is_planned(predicate: str) -> None:
    text = f"Pertemuan [Retno Marsudi|PER] dengan [Wang Yi|PER] {predicate}."
    assert [fact for fact, _ in facts(text, RULES, INDONESIAN)] == ["Retno Marsudi | met | Wang Yi (planned)"]
