"""What rules make of whole sentences: voice, scope, attribution, coordination, denials."""

import pytest

from kg.languages import language
from kg.resolve import resolve_within
from kg.rules.examples import annotated_document, facts
from kg.rules.extract import extract
from kg.rules.load import shipped_rules

INDONESIAN = language("id")
RULES = shipped_rules(INDONESIAN)


def found(text: str) -> set[str]:
    return {fact for fact, _ in facts(text, RULES, INDONESIAN)}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Presiden [Rusia|LOC] [Vladimir Putin|PER] menelepon [Donald Trump|PER].",
            "Vladimir Putin | phoned | Donald Trump",
        ),
        ("[Kremlin|ORG] mengatakan [Putin|PER] mengundang [Trump|PER].", "Putin | invited | Trump"),
        ("[Putin|PER] menelepon [Trump|PER] untuk mengucapkan terima kasih.", "Putin | thanked | Trump"),
        ("[Putin|PER], yang lahir di [Leningrad|LOC], mengundang [Trump|PER].", "Putin | invited | Trump"),
        ("[Ani|PER], [Budi|PER], dan [Cici|PER] menemui [Dodi|PER].", "Cici | met | Dodi"),
        ("Menteri Perdagangan [Budi Santoso|PER] dan [Ani|PER] bertemu.", "Budi Santoso | met | Ani"),
        ("Pemerintah [Jepang|LOC] mendesak [Korea Utara|LOC] menahan diri.", "Jepang | urged | Korea Utara"),
        ("Camat [Cugenang|LOC], [Ani Suryani|PER], hadir.", "Ani Suryani | affiliated_with | Cugenang"),
        ("Anggota [Komisi III DPR|ORG] [Ani|PER] hadir.", "Ani | affiliated_with | DPR"),
        ("Delegasi tiba di [Abu Dhabi|LOC], [Uni Emirat Arab|LOC].", "Abu Dhabi | located_in | Uni Emirat Arab"),
        (
            "Sekretaris Jenderal [PBB|ORG] [Antonio Guterres|PER] hadir.",
            "Antonio Guterres | has_role | sekretaris jenderal",
        ),
        ("[Risma|PER] dicopot [Jokowi|PER].", "Jokowi | dismissed | Risma"),
        ("Anggota [Komisi III DPR|ORG] dari [Fraksi PAN|ORG], [Ani|PER], hadir.", "Ani | affiliated_with | Fraksi PAN"),
        (
            "Wakil Sekretaris Jenderal [PBB|ORG] untuk Urusan Kemanusiaan [Samuel Couto|PER] hadir.",
            "Samuel Couto | has_role | wakil sekretaris jenderal",
        ),
        ("Penasihat hukum [Ani|PER], [Budi Santoso|PER], menolak.", "Budi Santoso | has_role | penasihat hukum"),
        ("Juru bicara [Ani|PER] menolak.", "Ani | has_role | juru bicara"),
        ("Batuud [Koramil Nguntoronadi|ORG] Peltu [Sarimin|PER] hadir.", "Sarimin | has_role | batuud"),
        ("Komandan [Lanal Nunukan|ORG] Letkol Laut (P) [Ani|PER] hadir.", "Ani | affiliated_with | Lanal Nunukan"),
        ("Ketua [KONI Soppeng|ORG] yang baru, [Ani|PER], hadir.", "Ani | affiliated_with | KONI Soppeng"),
        ("[Ani|PER] merupakan pendiri [CV Nira|ORG] dan pembina [Koperasi Jati|ORG].", "Ani | has_role | pembina"),
        ("[Ani|PER], Ketua [Koperasi Jati|ORG] memperkirakan hal itu.", "Ani | has_role | ketua"),
        ("[Ani Lestari|PER], S.H., M.Hum., Ketua [Peradi|ORG], hadir.", "Ani Lestari | has_role | ketua"),
        ("Menteri [Jepang|LOC] [Kenji|PER] bertemu dengan mitranya, [Bae|PER], kemarin.", "Kenji | met | Bae"),
        ("[Ani|PER] mengalahkan dua calon lain, [Budi|PER] dan [Cici|PER].", "Ani | defeated | Cici"),
        ("[Ani|PER] memulai usaha di [Solo|LOC] bersama suaminya, [Budi|PER].", "Ani | spouse_of | Budi"),
        ("[Arya|PER]/[Kevin|PER] mengalahkan [Lim|PER]/[Tan|PER].", "Kevin | defeated | Tan"),
        ("Wali [Kota Medan|LOC] [Bobby|PER] hadir.", "Bobby | has_role | wali kota"),
        ("[Putin|PER] Telepon [Trump|PER] Soal Perang", "Putin | phoned | Trump"),
        ("Dandim 0602 [Serang|LOC], Letkol Inf [Ani|PER], hadir.", "Ani | has_role | dandim"),
        ("Kapolri Jenderal [Ani|PER] hadir.", "Ani | has_role | kapolri"),
        ("[Ani|PER], analis senior di [Bank Jago|ORG] mengatakan hal itu.", "Ani | affiliated_with | Bank Jago"),
        ("Dua pemain [Persib|ORG], [Ani|PER] dan [Budi|PER], cedera.", "Budi | affiliated_with | Persib"),
        ("Wasit mengusir pemain [Persib|ORG] seperti [Ani|PER] dan [Budi|PER].", "Budi | has_role | pemain"),
        ("[Ani|PER], agen [Budi|PER], membantah.", "Ani | has_role | agen"),
        ("[Polri|ORG] menyelidiki langkah [Bareskrim|ORG] yang menahan [Ani|PER].", "Bareskrim | arrested | Ani"),
        ("[Lim|PER]/[Tan|PER] ([Denmark|LOC]) menang.", "Lim | originates_from | Denmark"),
        ("[Ani|PER] (35) warga [Ciawi|LOC] selamat.", "Ani | originates_from | Ciawi"),
        ("Ia menemui pelatih [Persib|ORG], [Ani|PER] kemarin.", "Ani | has_role | pelatih"),
    ],
)
def test_found(text: str, fact: str) -> None:
    assert fact in found(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "[Risma|PER] ditunjuk Presiden [Joko Widodo|PER] menjadi Menteri Sosial.",
            "Joko Widodo | has_role | menteri sosial",
        ),
        ("Hadir Menteri Agama dan [Muhammad Lutfi|PER].", "Muhammad Lutfi | has_role | menteri agama"),
        ("Saat menemui pelatih [Persib|ORG], [Ani|PER] tersenyum lebar.", "Ani | has_role | pelatih"),
        ("[Ani|PER] jatuh. [Budi|PER] menemui mantan Ketua [KPU|ORG] itu.", "Budi | has_role | ketua (former)"),
        ("[Bareskrim|ORG] menerima laporan klien kami, kata [Ani|PER].", "Bareskrim | hosted | Ani"),
        ("Kontrak [Ani|PER] dan [Budi|PER] habis.", "Ani | agreed_with | Budi"),
        ("Ia ke [Abu Dhabi|LOC], [Uni Emirat Arab|LOC], untuk bertemu [Ani|PER].", "Uni Emirat Arab | met | Ani"),
        ("Majelis [Pengadilan Tipikor|ORG] [Jakarta|LOC] menghukum [Ani|PER].", "Jakarta | sentenced | Ani"),
    ],
)
def test_not_found(text: str, fact: str) -> None:
    assert fact not in found(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("[Putin|PER] tiba di istana. Ia menemui [Trump|PER] di sana.", "Putin | met | Trump"),
        ("[Putin|PER] menegaskan dia akan mengunjungi [Kyiv|LOC].", "Putin | visited | Kyiv (planned)"),
        ("[Ani|PER] menolak usul itu. Politikus [Golkar|ORG] tersebut pergi.", "Ani | affiliated_with | Golkar"),
        ("[Ani|PER] cedera. Kapten [Persib|ORG] itu memuji [Budi|PER].", "Ani | praised | Budi"),
        ("[Ani|PER] cedera. Kiper berusia 29 tahun itu pulang.", "Ani | has_role | kiper"),
        (
            "Ketua [Golkar|ORG] [Budi|PER] hadir. [Ani|PER] pergi. Ketua [Golkar|ORG] itu menemui [Putin|PER].",
            "Budi | met | Putin",
        ),
    ],
)
def test_pronouns_point_to_the_person_before(text: str, fact: str) -> None:
    assert fact in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hujan turun. Ia menemui [Trump|PER] di sana.",
        "[Putin|PER] dan [Lavrov|PER] tiba. Ia menemui [Trump|PER] di sana.",
        "Ketua [Golkar|ORG] [Budi|PER] hadir. [Ani|PER] pergi. Ketua [Golkar|ORG] itu menemui [Trump|PER].",
    ],
)
def test_pronouns_in_doubt_give_nothing_new(text: str) -> None:
    assert {f for f in found(text) if not f.startswith("Budi | ")} == set()


DENIALS = [
    "[Donald Trump|PER] membantah menelepon [Vladimir Putin|PER].",
    "[Donald Trump|PER] membantah telah menelepon [Vladimir Putin|PER].",
    "[Donald Trump|PER] tidak menelepon [Vladimir Putin|PER].",
    "[Donald Trump|PER] tidak pernah mengunjungi [Rusia|LOC].",
    "[Donald Trump|PER] belum bertemu dengan [Vladimir Putin|PER].",
    "[Donald Trump|PER] batal bertemu [Vladimir Putin|PER].",
    "[KPK|ORG] belum menahan [Bambang Surya|PER].",
    "[KPK|ORG] tidak menangkap [Bambang Surya|PER].",
    "[Bambang Surya|PER] belum diperiksa [KPK|ORG].",
    "[Bambang Surya|PER] tidak ditangkap oleh [KPK|ORG].",
    "[Golkar|ORG] urung mengusung [Ridwan Kamil|PER].",
    "[Golkar|ORG] menolak mendukung [Ridwan Kamil|PER].",
    "[Jepang|LOC] bukan menyerang [Korea Utara|LOC].",
    "[Israel|LOC] menyangkal menyerang [Iran|LOC].",
    "[Microsoft|ORG] gagal mengakuisisi [Yahoo|ORG].",
    "[Microsoft|ORG] tak akan mengakuisisi [Yahoo|ORG].",
    "Tidak benar bahwa [Trump|PER] menelepon [Putin|PER].",
    "[Kremlin|ORG] membantah bahwa [Putin|PER] menelepon [Trump|PER].",
]


@pytest.mark.parametrize("text", DENIALS)
def test_denials_give_no_positive_actual_fact(text: str) -> None:
    assert [f for f in found(text) if "(negative)" not in f and "(planned)" not in f] == []


@pytest.mark.parametrize(
    "text",
    [
        "[Joko Widodo|PER] akan mengunjungi [Kyiv|LOC].",
        "[Joko Widodo|PER] berencana mengunjungi [Kyiv|LOC].",
        "Jika [Joko Widodo|PER] mengunjungi [Kyiv|LOC], kota itu bersiap.",
    ],
)
def test_plans_are_planned(text: str) -> None:
    assert found(text) == {"Joko Widodo | visited | Kyiv (planned)"}


def test_hedges_are_alleged() -> None:
    assert found("[Israel|LOC] diduga menyerang [Iran|LOC].") == {"Israel | attacked | Iran (alleged)"}


def relations_of(text: str) -> list[tuple[str, str | None, str | None]]:
    document = annotated_document(text, INDONESIAN)
    clusters = resolve_within(document, INDONESIAN)
    result = extract(document, clusters, RULES, INDONESIAN).relations
    return [(r.relation, None if r.source is None else clusters[r.source].name, r.time) for r in result]


@pytest.mark.parametrize(
    "text",
    [
        "[Kremlin|ORG] mengatakan [Putin|PER] menelepon [Trump|PER].",
        "Menurut [Kremlin|ORG], [Putin|PER] menelepon [Trump|PER].",
        '"Kemarin [Putin|PER] menelepon [Trump|PER]," kata [Kremlin|ORG].',
    ],
)
def test_source(text: str) -> None:
    assert [source for relation, source, _ in relations_of(text) if relation == "phoned"] == ["Kremlin"]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Hal itu dibahas di [Oslo|LOC] oleh Menteri [Ani|PER] dan Menteri [Budi|PER].", "communicated_with"),
        ("Tamu dari [Pontianak|LOC], [Kuching|LOC], bahkan [Taiwan|LOC] datang.", "located_in"),
        ("Ada di [Kawah Haworth|LOC], [Mons Mouton|LOC], dan dataran dekat [Kawah Nobile|LOC].", "located_in"),
        ("Partai pimpinan [Ani|PER] unggul.", "has_role"),
        (
            "Dialog itu melibatkan [BRIN|ORG] serta [Institut Laut|ORG] yang berpusat di [Bergen|LOC].",
            "BRIN | located_in",
        ),
        (
            "[Ani|PER] sebagai Kajari [Belitung|LOC], [Budi|PER] sebagai Kajari [Bangka|LOC].",
            "Budi | affiliated_with | Bel",
        ),
    ],
)
def test_what_is_not_said(text: str, fact: str) -> None:
    assert not [line for line in found(text) if fact in line]


def test_what_is_urged_takes_the_day_of_speaking() -> None:
    text = '[Ani Suryani|PER] mendesak [KPU|ORG] jujur. "Kami sudah siap," kata [Ani Suryani|PER], Selasa (16/9/2025).'
    assert ("urged", None, "2025-09-16") in relations_of(text)


def test_an_event_has_the_year_of_its_name() -> None:
    assert ("participated_in", None, "2018") in relations_of("[Ani|PER] mengikuti [Pilgub Jateng 2018|EVT].")


def test_a_fact_takes_the_time_of_its_other_wording() -> None:
    text = "[Putin|PER] menelepon [Trump|PER]. Minggu (29/12/2019), [Putin|PER] disebut menelepon [Trump|PER] lagi."
    times = {time for relation, _, time in relations_of(text) if relation == "phoned"}
    assert times <= {None, "2019-12-29"}
    text = "[Putin|PER] menelepon [Trump|PER].\n\nPada Minggu (29/12/2019) [Putin|PER] menelepon [Trump|PER] lagi."
    assert ("phoned", None, "2019-12-29") in relations_of(text)


def test_time_stands_in_the_sentence() -> None:
    assert ("phoned", None, "2019-12-29") in relations_of("[Putin|PER] menelepon [Trump|PER] pada Minggu (29/12/2019).")


@pytest.mark.parametrize(
    "text",
    [
        "[Putin|PER] menelepon [Trump|PER] pada Senin (29/12/2019).",
        "Rapat itu pada Senin (29/12/2019). [Putin|PER] menelepon [Trump|PER].",
    ],
)
def test_a_weekday_that_does_not_fit_its_date_gives_no_time(text: str) -> None:
    assert ("phoned", None, None) in relations_of(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"Kami sudah siap sejak pagi," kata [Ani Suryani|PER], Senin.', "Ani Suryani"),
        ("“Kami sudah siap sejak pagi,” ujar [Ani Suryani|PER].", "Ani Suryani"),
        ('[Ani Suryani|PER] mengatakan, "Kami sudah siap sejak pagi."', "Ani Suryani"),
        ('"Kami siap sejak pagi," kata [Ani Suryani|PER].\n"Semua sudah hadir," ujarnya.', "Ani Suryani"),
        ('"Kami sudah siap sejak pagi," kata warga [Depok|LOC], [Ani Suryani|PER].', "Ani Suryani"),
        ('[Ani Suryani|PER] hadir. "Kami siap sejak pagi," kata perempuan asal [Depok|LOC] itu.', "Ani Suryani"),
    ],
)
def test_speakers(text: str, speaker: str) -> None:
    document = annotated_document(text, INDONESIAN)
    clusters = resolve_within(document, INDONESIAN)
    passages = extract(document, clusters, RULES, INDONESIAN).passages
    assert passages
    assert all(p.speaker is not None and clusters[p.speaker].name == speaker for p in passages)


def test_scare_quotes_are_no_speech() -> None:
    document = annotated_document('[Ani|PER] disebut "Ratu Dangdut" oleh warga.', INDONESIAN)
    assert extract(document, resolve_within(document, INDONESIAN), RULES, INDONESIAN).passages == ()
