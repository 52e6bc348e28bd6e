CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE;

UNWIND [
  {id: 'evt-pemilihan-presiden-2019-030d9e3e', label: 'Pemilihan Presiden 2019', type: 'EVT', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1}
] AS row
MERGE (e:Entity:`Event` {id: row.id})
SET e += row;

UNWIND [
  {id: 'loc-abu-4ac08fc3', label: 'Abu', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-amerika-serikat-54dc6e89', label: 'Amerika Serikat', type: 'LOC', aliases: ['AS', 'Amerika'], same_as: [], roles: [], mentions: 13, articles: 6},
  {id: 'loc-arab-saudi-84ee4508', label: 'Arab Saudi', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-asia-4fd6e92b', label: 'Asia', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 3, articles: 2},
  {id: 'loc-australia-be9554df', label: 'Australia', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-bali-fa685432', label: 'Bali', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 7, articles: 3},
  {id: 'loc-bandara-soekarno-hatta-48f19c2b', label: 'Bandara Soekarno-Hatta', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-bangkok-8ada72bc', label: 'Bangkok', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-china-0ce8ba35', label: 'China', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-dhabi-6caee46e', label: 'Dhabi', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-doha-2107cd12', label: 'Doha', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-elmau-c8a61a1c', label: 'Elmau', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-gedung-negara-grahadi-93bb9dd7', label: 'Gedung Negara Grahadi', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-guinea-cd7cdadf', label: 'Guinea', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-hotel-apurva-kempinski-69c9d3a7', label: 'Hotel Apurva Kempinski', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-hyderabad-2cc88d1a', label: 'Hyderabad', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-india-6982c782', label: 'India', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 3, articles: 2},
  {id: 'loc-indonesia-d7e51ade', label: 'Indonesia', type: 'LOC', aliases: ['RI'], same_as: [], roles: [], mentions: 16, articles: 6},
  {id: 'loc-irpin-968f0802', label: 'Irpin', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-istana-kremlin-7def7f58', label: 'Istana Kremlin', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-istana-merdeka-8e0be29c', label: 'Istana Merdeka', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 3, articles: 2},
  {id: 'loc-istana-negara-920d9a30', label: 'Istana Negara', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-jakarta-002eb66b', label: 'Jakarta', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 7, articles: 4},
  {id: 'loc-jakarta-convention-center-7d01e92c', label: 'Jakarta Convention Center', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-jakarta-selatan-62b75161', label: 'Jakarta Selatan', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-jawa-barat-cc25fcee', label: 'Jawa Barat', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 2, articles: 1},
  {id: 'loc-jawa-timur-9e7c9cbd', label: 'Jawa Timur', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-jepang-cb6f228f', label: 'Jepang', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-jerman-e9a74043', label: 'Jerman', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-kabupaten-badung-4524a97b', label: 'Kabupaten Badung', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-kabupaten-cianjur-dadf5449', label: 'Kabupaten Cianjur', type: 'LOC', aliases: ['Cianjur'], same_as: [], roles: [], mentions: 8, articles: 1},
  {id: 'loc-kalimantan-timur-219f6d8d', label: 'Kalimantan Timur', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-katedral-kazan-31f91b25', label: 'Katedral Kazan', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-kecamatan-cugenang-ede22d51', label: 'Kecamatan Cugenang', type: 'LOC', aliases: ['Cugenang'], same_as: [], roles: [], mentions: 2, articles: 1},
  {id: 'loc-korea-selatan-eab83981', label: 'Korea Selatan', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 6, articles: 1},
  {id: 'loc-korea-utara-fe915448', label: 'Korea Utara', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-kota-surabaya-69d06229', label: 'Kota Surabaya', type: 'LOC', aliases: ['Surabaya'], same_as: [], roles: [], mentions: 7, articles: 1},
  {id: 'loc-kuala-lumpur-90d062c4', label: 'Kuala Lumpur', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-kyiv-57705c69', label: 'Kyiv', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 4, articles: 1},
  {id: 'loc-malaysia-91ce6c93', label: 'Malaysia', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-moskow-17b6e4ba', label: 'Moskow', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 4, articles: 1},
  {id: 'loc-new-delhi-1bb0c032', label: 'New Delhi', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-nusa-dua-84524219', label: 'Nusa Dua', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 2, articles: 1},
  {id: 'loc-nusantara-8d8a9a57', label: 'Nusantara', type: 'LOC', aliases: ['IKN'], same_as: [], roles: [], mentions: 2, articles: 1},
  {id: 'loc-oval-office-4dbb2fd2', label: 'Oval Office', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-paris-14b2c9e5', label: 'Paris', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 2, articles: 1},
  {id: 'loc-permata-hijau-38b7ca03', label: 'Permata Hijau', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-polandia-a4f13977', label: 'Polandia', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-przemysl-995ce86e', label: 'Przemysl', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-qatar-78f34ba1', label: 'Qatar', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-redmond-833522e0', label: 'Redmond', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-rusia-348ff158', label: 'Rusia', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 10, articles: 3},
  {id: 'loc-senayan-4cbab099', label: 'Senayan', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-st-petersburg-766ae12c', label: 'St. Petersburg', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 3, articles: 1},
  {id: 'loc-stadion-abdullah-bin-khalifa-29398064', label: 'Stadion Abdullah bin Khalifa', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-surabaya-633037c1', label: 'Surabaya', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 3, articles: 1},
  {id: 'loc-suriah-3cdba2ad', label: 'Suriah', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-taiwan-9d9aa3eb', label: 'Taiwan', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-taman-hutan-raya-ngurah-rai-18b77acf', label: 'Taman Hutan Raya Ngurah Rai', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-tangerang-d0f70990', label: 'Tangerang', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-thailand-315f395f', label: 'Thailand', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-ukraina-1927da52', label: 'Ukraina', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 8, articles: 3},
  {id: 'loc-uzbekistan-379f9381', label: 'Uzbekistan', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'loc-washington-815431b3', label: 'Washington', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 2, articles: 1},
  {id: 'loc-yordania-5082be0c', label: 'Yordania', type: 'LOC', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1}
] AS row
MERGE (e:Entity:`Place` {id: row.id})
SET e += row;

UNWIND [
  {id: 'org-alibaba-048234ff', label: 'Alibaba', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-apple-ff585310', label: 'Apple', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 2, articles: 1},
  {id: 'org-asean-7a398399', label: 'ASEAN', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-badan-intelijen-pusat-as-5134d586', label: 'Badan Intelijen Pusat AS', type: 'ORG', aliases: ['CIA'], same_as: [], roles: [], mentions: 2, articles: 1},
  {id: 'org-badan-meteorologi-klimatologi-dan-geofis-b2c03f69', label: 'Badan Meteorologi, Klimatologi, dan Geofisika', type: 'ORG', aliases: ['BMKG'], same_as: [], roles: [], mentions: 4, articles: 1},
  {id: 'org-badan-nasional-penanggulangan-bencana-e955a338', label: 'Badan Nasional Penanggulangan Bencana', type: 'ORG', aliases: ['BNPB'], same_as: [], roles: [], mentions: 5, articles: 1},
  {id: 'org-badan-perencanaan-pembangunan-kota-surab-a2c9b2e7', label: 'Badan Perencanaan Pembangunan Kota Surabaya', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-bank-jago-a7d48193', label: 'Bank Jago', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-bank-mandiri-7f941cb6', label: 'Bank Mandiri', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-basarnas-8e23cac9', label: 'Basarnas', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-bumn-86bfb9a2', label: 'BUMN', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 2, articles: 1},
  {id: 'org-dinas-keamanan-federal-rusia-8beb6b4f', label: 'Dinas Keamanan Federal Rusia', type: 'ORG', aliases: ['FSB'], same_as: [], roles: [], mentions: 3, articles: 1},
  {id: 'org-dpr-d4262da2', label: 'DPR', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-dprd-kota-surabaya-0f1a77ed', label: 'DPRD Kota Surabaya', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-dprd-surabaya-5731dce0', label: 'DPRD Surabaya', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-garuda-muda-557f4c93', label: 'Garuda Muda', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-gedung-putih-32c1e63b', label: 'Gedung Putih', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 2, articles: 1},
  {id: 'org-gerakan-pemuda-ba1b1daa', label: 'Gerakan Pemuda', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-gojek-216b29f7', label: 'Gojek', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 10, articles: 1},
  {id: 'org-google-a2e42877', label: 'Google', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-goto-7309103b', label: 'GoTo', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 4, articles: 1},
  {id: 'org-goto-financial-954855e3', label: 'GoTo Financial', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-grab-8d7cc851', label: 'Grab', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 2, articles: 1},
  {id: 'org-grup-goto-619f78c3', label: 'Grup GoTo', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 2, articles: 1},
  {id: 'org-kabinet-indonesia-maju-2d60b170', label: 'Kabinet Indonesia Maju', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-kementerian-dalam-negeri-0d1f7f59', label: 'Kementerian Dalam Negeri', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 2, articles: 1},
  {id: 'org-kementerian-luar-negeri-rusia-8ef3dc44', label: 'Kementerian Luar Negeri Rusia', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-kementerian-sosial-1be4ec4f', label: 'Kementerian Sosial', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-komisi-pemberantasan-korupsi-42423ee1', label: 'Komisi Pemberantasan Korupsi', type: 'ORG', aliases: ['KPK'], same_as: [], roles: [], mentions: 10, articles: 2},
  {id: 'org-komisi-pemilihan-umum-391d90b2', label: 'Komisi Pemilihan Umum', type: 'ORG', aliases: ['KPU'], same_as: [], roles: [], mentions: 2, articles: 1},
  {id: 'org-komisi-pengawas-persaingan-usaha-bb2270ee', label: 'Komisi Pengawas Persaingan Usaha', type: 'ORG', aliases: ['KPPU'], same_as: [], roles: [], mentions: 2, articles: 1},
  {id: 'org-kremlin-d438e29a', label: 'Kremlin', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 2, articles: 1},
  {id: 'org-mahkamah-konstitusi-0b56a5cd', label: 'Mahkamah Konstitusi', type: 'ORG', aliases: ['MK'], same_as: [], roles: [], mentions: 3, articles: 1},
  {id: 'org-microsoft-96efe128', label: 'Microsoft', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 10, articles: 1},
  {id: 'org-microsoft-indonesia-f5942d2f', label: 'Microsoft Indonesia', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-negeri-ginseng-5c749e8a', label: 'Negeri Ginseng', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-partai-demokrasi-indonesia-perjuangan-66ac2d68', label: 'Partai Demokrasi Indonesia Perjuangan', type: 'ORG', aliases: ['PDIP'], same_as: [], roles: [], mentions: 5, articles: 2},
  {id: 'org-partai-gerindra-4ad8e0c8', label: 'Partai Gerindra', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-partai-golkar-d44e293d', label: 'Partai Golkar', type: 'ORG', aliases: ['Golkar'], same_as: [], roles: [], mentions: 2, articles: 1},
  {id: 'org-pasukan-rusia-c6a53f88', label: 'Pasukan Rusia', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-pengadilan-negeri-jakarta-selatan-9ffe8678', label: 'Pengadilan Negeri Jakarta Selatan', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-pengadilan-tindak-pidana-korupsi-9e46aded', label: 'Pengadilan Tindak Pidana Korupsi', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-polda-jawa-timur-eacc540d', label: 'Polda Jawa Timur', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-polri-914f99a7', label: 'Polri', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-pssi-7c4604a6', label: 'PSSI', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 2, articles: 1},
  {id: 'org-rumah-sakit-umum-daerah-d39f616f', label: 'Rumah Sakit Umum Daerah', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-sesar-cimandiri-71738a92', label: 'Sesar Cimandiri', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-softbank-ffba7c30', label: 'SoftBank', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-tencent-2c5ff753', label: 'Tencent', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-tim-nasional-indonesia-6382d8b8', label: 'Tim nasional Indonesia', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-tipikor-27bcc2f7', label: 'Tipikor', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'org-tni-15462af7', label: 'TNI', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 2, articles: 1},
  {id: 'org-tokopedia-02b69772', label: 'Tokopedia', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 8, articles: 1},
  {id: 'org-uni-emirat-arab-6490aa02', label: 'Uni Emirat Arab', type: 'ORG', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1}
] AS row
MERGE (e:Entity:`Organization` {id: row.id})
SET e += row;

UNWIND [
  {id: 'per-agus-putranto-2820b8d0', label: 'Agus Putranto', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-agus-suparmanto-c56980aa', label: 'Agus Suparmanto', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-airlangga-hartarto-480ee040', label: 'Airlangga Hartarto', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-andi-narogong-86dda02c', label: 'Andi Narogong', type: 'PER', aliases: ['Andi Agustinus'], same_as: [], roles: ['pengusaha'], mentions: 3, articles: 1},
  {id: 'per-andre-soelistyo-1f51ac5c', label: 'Andre Soelistyo', type: 'PER', aliases: ['Andre'], same_as: [], roles: [], mentions: 4, articles: 1},
  {id: 'per-ansor-yaqut-cholil-qoumas-3efc6365', label: 'Ansor Yaqut Cholil Qoumas', type: 'PER', aliases: [], same_as: [], roles: ['ketua umum', 'menteri agama'], mentions: 1, articles: 1},
  {id: 'per-armuji-ee15ba93', label: 'Armuji', type: 'PER', aliases: [], same_as: [], roles: ['ketua'], mentions: 4, articles: 1},
  {id: 'per-bambang-soesatyo-26f4fcbe', label: 'Bambang Soesatyo', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-bill-gates-780fd226', label: 'Bill Gates', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-budi-arie-setiadi-9fb482d1', label: 'Budi Arie Setiadi', type: 'PER', aliases: ['Budi Arie'], same_as: [], roles: ['menteri komunikasi dan informatika'], mentions: 2, articles: 1},
  {id: 'per-budi-gunadi-sadikin-bf0d6c28', label: 'Budi Gunadi Sadikin', type: 'PER', aliases: ['Budi'], same_as: [], roles: ['direktur utama'], mentions: 2, articles: 1},
  {id: 'per-dharma-simorangkir-8634fc03', label: 'Dharma Simorangkir', type: 'PER', aliases: [], same_as: [], roles: ['presiden direktur'], mentions: 1, articles: 1},
  {id: 'per-donald-trump-c0552011', label: 'Donald Trump', type: 'PER', aliases: ['Trump'], same_as: [], roles: [], mentions: 8, articles: 1},
  {id: 'per-dwikorita-karnawati-3f710591', label: 'Dwikorita Karnawati', type: 'PER', aliases: [], same_as: [], roles: ['kepala'], mentions: 1, articles: 1},
  {id: 'per-edhy-prabowo-66c8fb9c', label: 'Edhy Prabowo', type: 'PER', aliases: ['Edhy'], same_as: [], roles: ['politikus'], mentions: 2, articles: 1},
  {id: 'per-eri-cahyadi-ef4312ff', label: 'Eri Cahyadi', type: 'PER', aliases: ['Eri'], same_as: [], roles: ['kepala', 'wali kota'], mentions: 6, articles: 1},
  {id: 'per-erick-thohir-bc44e916', label: 'Erick Thohir', type: 'PER', aliases: [], same_as: [], roles: ['ketua umum', 'menteri'], mentions: 2, articles: 2},
  {id: 'per-ernando-ari-a28cf9c6', label: 'Ernando Ari', type: 'PER', aliases: [], same_as: [], roles: ['kiper'], mentions: 1, articles: 1},
  {id: 'per-fachrul-razi-e9a57da7', label: 'Fachrul Razi', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-hendro-gunawan-7c8e305b', label: 'Hendro Gunawan', type: 'PER', aliases: [], same_as: [], roles: ['sekretaris daerah'], mentions: 1, articles: 1},
  {id: 'per-herman-suherman-20f03e6a', label: 'Herman Suherman', type: 'PER', aliases: [], same_as: [], roles: ['bupati'], mentions: 1, articles: 1},
  {id: 'per-hwang-sun-hong-7f43b8bf', label: 'Hwang Sun-hong', type: 'PER', aliases: ['Hwang'], same_as: [], roles: ['pelatih'], mentions: 2, articles: 1},
  {id: 'per-iriana-a20eaa25', label: 'Iriana', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-irman-89f07ea9', label: 'Irman', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-irvanto-hendra-pambudi-cahyo-4938a27d', label: 'Irvanto Hendra Pambudi Cahyo', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-jeong-sang-bin-b54163e8', label: 'Jeong Sang-bin', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-joe-biden-edbb7d6f', label: 'Joe Biden', type: 'PER', aliases: ['Biden'], same_as: [], roles: ['presiden'], mentions: 4, articles: 1},
  {id: 'per-joko-widodo-3ca6b40b', label: 'Joko Widodo', type: 'PER', aliases: ['Jokowi'], same_as: [], roles: ['pemimpin', 'presiden'], mentions: 34, articles: 7},
  {id: 'per-juliari-batubara-bd7dc170', label: 'Juliari Batubara', type: 'PER', aliases: ['Juliari'], same_as: [], roles: ['kader'], mentions: 2, articles: 1},
  {id: 'per-justin-hubner-06ca83db', label: 'Justin Hubner', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-kevin-aluwi-a08a3631', label: 'Kevin Aluwi', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-khofifah-5bf437ef', label: 'Khofifah', type: 'PER', aliases: [], same_as: [], roles: ['gubernur'], mentions: 3, articles: 1},
  {id: 'per-lee-kang-hee-ec8ba2f5', label: 'Lee Kang-hee', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-lee-young-jun-f35a683a', label: 'Lee Young-jun', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-leontinus-alpha-edison-162b11df', label: 'Leontinus Alpha Edison', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-ma-ruf-amin-bf12ea27', label: 'Ma\'ruf Amin', type: 'PER', aliases: ['Ma\'ruf'], same_as: [], roles: ['wakil presiden'], mentions: 2, articles: 1},
  {id: 'per-machfud-arifin-8d3d3c68', label: 'Machfud Arifin', type: 'PER', aliases: ['Machfud'], same_as: [], roles: [], mentions: 3, articles: 1},
  {id: 'per-made-oka-masagung-6f45f94a', label: 'Made Oka Masagung', type: 'PER', aliases: [], same_as: [], roles: ['pengusaha'], mentions: 1, articles: 1},
  {id: 'per-maria-zakharova-b2737a49', label: 'Maria Zakharova', type: 'PER', aliases: [], same_as: [], roles: ['juru bicara'], mentions: 1, articles: 1},
  {id: 'per-mohamed-bin-zayed-al-nahyan-783a6312', label: 'Mohamed bin Zayed Al Nahyan', type: 'PER', aliases: [], same_as: [], roles: ['presiden'], mentions: 1, articles: 1},
  {id: 'per-moskow-8b2ef782', label: 'Moskow', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 3, articles: 1},
  {id: 'per-muhammad-lutfi-99c270b3', label: 'Muhammad Lutfi', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-mujiaman-sukirno-2651920a', label: 'Mujiaman Sukirno', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-nadiem-makarim-3bb14cfa', label: 'Nadiem Makarim', type: 'PER', aliases: ['Nadiem'], same_as: [], roles: [], mentions: 2, articles: 1},
  {id: 'per-narendra-modi-9bd2133a', label: 'Narendra Modi', type: 'PER', aliases: ['Modi'], same_as: [], roles: ['perdana menteri'], mentions: 2, articles: 1},
  {id: 'per-pahala-mansury-43d782d6', label: 'Pahala Mansury', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-patrick-cao-fc0cd7d3', label: 'Patrick Cao', type: 'PER', aliases: [], same_as: [], roles: ['presiden'], mentions: 1, articles: 1},
  {id: 'per-paul-allen-99658dd6', label: 'Paul Allen', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-prabowo-subianto-b1fdfbc8', label: 'Prabowo Subianto', type: 'PER', aliases: ['Prabowo'], same_as: [], roles: ['menteri pertahanan'], mentions: 2, articles: 1},
  {id: 'per-pramono-anung-4868aaf1', label: 'Pramono Anung', type: 'PER', aliases: [], same_as: [], roles: ['sekretaris kabinet'], mentions: 1, articles: 1},
  {id: 'per-pratama-arhan-f447f3dc', label: 'Pratama Arhan', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-rafael-struick-0cd26e8f', label: 'Rafael Struick', type: 'PER', aliases: ['Struick'], same_as: [], roles: [], mentions: 2, articles: 1},
  {id: 'per-retno-marsudi-a1908eed', label: 'Retno Marsudi', type: 'PER', aliases: [], same_as: [], roles: ['menteri luar negeri'], mentions: 1, articles: 1},
  {id: 'per-ridwan-kamil-a581b71f', label: 'Ridwan Kamil', type: 'PER', aliases: ['Emil'], same_as: [], roles: ['gubernur'], mentions: 3, articles: 1},
  {id: 'per-rini-indriyani-120cbf08', label: 'Rini Indriyani', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-sakti-wahyu-trenggono-b36fd51a', label: 'Sakti Wahyu Trenggono', type: 'PER', aliases: [], same_as: [], roles: ['menteri kelautan dan perikanan'], mentions: 1, articles: 1},
  {id: 'per-sandiaga-salahuddin-uno-d61243ef', label: 'Sandiaga Salahuddin Uno', type: 'PER', aliases: ['Sandiaga'], same_as: [], roles: ['menteri pariwisata dan ekonomi kreatif'], mentions: 3, articles: 1},
  {id: 'per-satya-nadella-5ff1a167', label: 'Satya Nadella', type: 'PER', aliases: ['Nadella'], same_as: [], roles: ['CEO'], mentions: 7, articles: 1},
  {id: 'per-sergei-lavrov-8d2fd26c', label: 'Sergei Lavrov', type: 'PER', aliases: ['Lavrov'], same_as: [], roles: ['menteri luar negeri'], mentions: 3, articles: 2},
  {id: 'per-serhii-nykyforov-af096d24', label: 'Serhii Nykyforov', type: 'PER', aliases: ['Nykyforov'], same_as: [], roles: ['juru bicara kepresidenan'], mentions: 2, articles: 1},
  {id: 'per-setya-novanto-5c04b0a8', label: 'Setya Novanto', type: 'PER', aliases: ['Novanto'], same_as: [], roles: ['ketua umum'], mentions: 11, articles: 1},
  {id: 'per-shin-tae-yong-f0ca7d81', label: 'Shin Tae-yong', type: 'PER', aliases: ['Shin'], same_as: [], roles: ['pelatih'], mentions: 4, articles: 1},
  {id: 'per-steve-ballmer-40ad1471', label: 'Steve Ballmer', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-sugiharto-89fd24ad', label: 'Sugiharto', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-suharyanto-f5f2f90e', label: 'Suharyanto', type: 'PER', aliases: [], same_as: [], roles: [], mentions: 1, articles: 1},
  {id: 'per-sutjipto-70ebf3d6', label: 'Sutjipto', type: 'PER', aliases: [], same_as: [], roles: ['sekretaris jenderal'], mentions: 1, articles: 1},
  {id: 'per-tim-cook-48322f37', label: 'Tim Cook', type: 'PER', aliases: ['Cook'], same_as: [], roles: ['CEO'], mentions: 2, articles: 1},
  {id: 'per-tri-rismaharini-9d56fec4', label: 'Tri Rismaharini', type: 'PER', aliases: ['Risma'], same_as: [], roles: ['menteri', 'wali kota'], mentions: 6, articles: 2},
  {id: 'per-vladimir-putin-e1e30881', label: 'Vladimir Putin', type: 'PER', aliases: ['Putin'], same_as: [], roles: ['presiden'], mentions: 14, articles: 3},
  {id: 'per-volodymyr-zelenskyy-c121f74c', label: 'Volodymyr Zelenskyy', type: 'PER', aliases: ['Zelenskyy'], same_as: [], roles: ['presiden'], mentions: 9, articles: 2},
  {id: 'per-whisnu-sakti-buana-515ef550', label: 'Whisnu Sakti Buana', type: 'PER', aliases: [], same_as: [], roles: ['wakil wali kota'], mentions: 2, articles: 2},
  {id: 'per-william-tanuwijaya-4572a7bb', label: 'William Tanuwijaya', type: 'PER', aliases: ['William'], same_as: [], roles: ['CEO'], mentions: 2, articles: 1},
  {id: 'per-xi-jinping-ef44869b', label: 'Xi Jinping', type: 'PER', aliases: ['Xi'], same_as: [], roles: ['presiden'], mentions: 2, articles: 1}
] AS row
MERGE (e:Entity:`Person` {id: row.id})
SET e += row;

UNWIND [
  {start: 'loc-hotel-apurva-kempinski-69c9d3a7', end: 'loc-nusa-dua-84524219', properties: {id: 'st-002b7b623212cfbc', article: '2022-11-16_ktt-g20-bali', published: date('2022-11-16'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Hotel Apurva Kempinski, Nusa Dua', sentence: 'Bila perang tidak usai, dunia akan sulit melangkah maju,” kata Jokowi ketika membuka KTT di Hotel Apurva Kempinski, Nusa Dua, Kabupaten Badung, Bali, Selasa (15/11).', rule: 'located_in.chain', trigger: ',', score: 0.83}},
  {start: 'loc-bandara-soekarno-hatta-48f19c2b', end: 'loc-tangerang-d0f70990', properties: {id: 'st-028ffcfd0cf07dc0', article: '2020-12-23_reshuffle-kabinet', published: date('2020-12-23'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Bandara Soekarno-Hatta, Tangerang', sentence: 'Edhy, politikus Partai Gerindra, ditangkap KPK di Bandara Soekarno-Hatta, Tangerang, pada 25 November.', rule: 'located_in.chain', trigger: ',', score: 0.83}},
  {start: 'loc-elmau-c8a61a1c', end: 'loc-jerman-e9a74043', properties: {id: 'st-22275b94623d598e', article: '2022-07-01_jokowi-kyiv-moskow', published: date('2022-07-01'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Elmau, Jerman', sentence: 'Jokowi berangkat ke Kyiv dengan kereta api dari Przemysl, Polandia, setelah mengikuti KTT G7 di Elmau, Jerman.', rule: 'located_in.chain', trigger: ',', score: 0.84}},
  {start: 'loc-jakarta-convention-center-7d01e92c', end: 'loc-senayan-4cbab099', properties: {id: 'st-5c7c2265652f8a92', article: '2024-04-30_nadella-microsoft-investasi', published: date('2024-04-30'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Jakarta Convention Center, Senayan', sentence: 'Nadella menyampaikan rencana tersebut dalam acara Microsoft Build: AI Day di Jakarta Convention Center, Senayan.', rule: 'located_in.chain', trigger: ',', score: 0.65}},
  {start: 'loc-redmond-833522e0', end: 'loc-amerika-serikat-54dc6e89', properties: {id: 'st-6057fbca9a4bd6a2', article: '2024-04-30_nadella-microsoft-investasi', published: date('2024-04-30'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Redmond, Amerika Serikat', sentence: 'Di Tanah Air, perusahaan yang bermarkas di Redmond, Amerika Serikat, itu dipimpin oleh Presiden Direktur Microsoft Indonesia Dharma Simorangkir.', rule: 'located_in.chain', trigger: ',', score: 0.61}},
  {start: 'loc-kecamatan-cugenang-ede22d51', end: 'loc-kabupaten-cianjur-dadf5449', properties: {id: 'st-64045ff48bb8e539', article: '2022-11-22_gempa-cianjur', published: date('2022-11-22'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Kecamatan Cugenang, Kabupaten Cianjur', sentence: 'Wilayah yang paling parah terdampak ialah Kecamatan Cugenang, Kabupaten Cianjur.', rule: 'located_in.chain', trigger: ',', score: 0.84}},
  {start: 'loc-hyderabad-2cc88d1a', end: 'loc-india-6982c782', properties: {id: 'st-65ace9ef09b36897', article: '2024-04-30_nadella-microsoft-investasi', published: date('2024-04-30'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Hyderabad, India', sentence: 'Nadella, pria kelahiran Hyderabad, India, memimpin Microsoft sejak 2014 setelah menggantikan Steve Ballmer.', rule: 'located_in.chain', trigger: ',', score: 0.84}},
  {start: 'loc-permata-hijau-38b7ca03', end: 'loc-jakarta-selatan-62b75161', properties: {id: 'st-6834773226351f6c', article: '2018-04-24_vonis-setya-novanto', published: date('2018-04-24'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'kawasan Permata Hijau, Jakarta Selatan', sentence: 'Ia ditahan KPK beberapa hari setelah mobil yang ditumpanginya menabrak tiang lampu di kawasan Permata Hijau, Jakarta Selatan.', rule: 'located_in.chain', trigger: ',', score: 0.84}},
  {start: 'loc-kabupaten-cianjur-dadf5449', end: 'loc-jawa-barat-cc25fcee', properties: {id: 'st-7a4265a08d7a3157', article: '2022-11-22_gempa-cianjur', published: date('2022-11-22'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Kabupaten Cianjur, Jawa Barat', sentence: 'CIANJUR - Jumlah korban jiwa akibat gempa bumi di Kabupaten Cianjur, Jawa Barat, terus bertambah.', rule: 'located_in.chain', trigger: ',', score: 0.84}},
  {start: 'loc-nusantara-8d8a9a57', end: 'loc-kalimantan-timur-219f6d8d', properties: {id: 'st-7caf9af16ddaa05f', article: '2024-04-30_nadella-microsoft-investasi', published: date('2024-04-30'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Kota Nusantara (IKN), Kalimantan Timur', sentence: 'Menurut Budi Arie, Jokowi mengusulkan agar Microsoft membangun pusat riset di Bali atau di Ibu Kota Nusantara (IKN), Kalimantan Timur.', rule: 'located_in.chain', trigger: ',', score: 0.65}},
  {start: 'loc-kuala-lumpur-90d062c4', end: 'loc-malaysia-91ce6c93', properties: {id: 'st-7e3cabce80401218', article: '2024-04-30_nadella-microsoft-investasi', published: date('2024-04-30'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Kuala Lumpur, Malaysia', sentence: 'Dari Jakarta, Nadella bertolak ke Bangkok, Thailand, lalu Kuala Lumpur, Malaysia.', rule: 'located_in.chain', trigger: ',', score: 0.84}},
  {start: 'loc-przemysl-995ce86e', end: 'loc-polandia-a4f13977', properties: {id: 'st-88d2932c5cc08ece', article: '2022-07-01_jokowi-kyiv-moskow', published: date('2022-07-01'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Przemysl, Polandia', sentence: 'Jokowi berangkat ke Kyiv dengan kereta api dari Przemysl, Polandia, setelah mengikuti KTT G7 di Elmau, Jerman.', rule: 'located_in.chain', trigger: ',', score: 0.84}},
  {start: 'loc-istana-negara-920d9a30', end: 'loc-jakarta-002eb66b', properties: {id: 'st-8dab37c44263596d', article: '2020-12-23_reshuffle-kabinet', published: date('2020-12-23'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Istana Negara, Jakarta', sentence: 'JAKARTA - Presiden Joko Widodo melantik enam menteri dan lima wakil menteri Kabinet Indonesia Maju di Istana Negara, Jakarta, Rabu (23/12).', rule: 'located_in.chain', trigger: ',', score: 0.84}},
  {start: 'loc-istana-merdeka-8e0be29c', end: 'loc-jakarta-002eb66b', properties: {id: 'st-9e329d4a7a07ca1d', article: '2024-04-30_nadella-microsoft-investasi', published: date('2024-04-30'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Istana Merdeka, Jakarta', sentence: 'Jakarta - CEO Microsoft Satya Nadella bertemu Presiden Joko Widodo di Istana Merdeka, Jakarta, Selasa (30/4).', rule: 'located_in.chain', trigger: ',', score: 0.84}},
  {start: 'loc-oval-office-4dbb2fd2', end: 'loc-washington-815431b3', properties: {id: 'st-9fa60665ecdf4c38', article: '2019-12-30_putin-trump-telepon', published: date('2019-12-30'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Oval Office, Washington', sentence: 'Pada 10 Desember lalu, Menteri Luar Negeri Rusia Sergei Lavrov diterima Trump di Oval Office, Washington.', rule: 'located_in.chain', trigger: ',', score: 0.84}},
  {start: 'loc-istana-kremlin-7def7f58', end: 'loc-moskow-17b6e4ba', properties: {id: 'st-ad3361572b955232', article: '2022-07-01_jokowi-kyiv-moskow', published: date('2022-07-01'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Istana Kremlin, Moskow', sentence: 'Setelah bertemu Presiden Ukraina Volodymyr Zelenskyy di Kyiv pada Rabu (29/6), Jokowi menemui Presiden Rusia Vladimir Putin di Istana Kremlin, Moskow, Kamis (30/6).', rule: 'located_in.chain', trigger: ',', score: 0.84}},
  {start: 'loc-bangkok-8ada72bc', end: 'loc-thailand-315f395f', properties: {id: 'st-afda3ca4abdbdf40', article: '2024-04-30_nadella-microsoft-investasi', published: date('2024-04-30'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Bangkok, Thailand', sentence: 'Dari Jakarta, Nadella bertolak ke Bangkok, Thailand, lalu Kuala Lumpur, Malaysia.', rule: 'located_in.chain', trigger: ',', score: 0.84}},
  {start: 'loc-stadion-abdullah-bin-khalifa-29398064', end: 'loc-doha-2107cd12', properties: {id: 'st-b8285b482f621b1d', article: '2024-04-26_timnas-u23-korea-selatan', published: date('2024-04-26'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Stadion Abdullah bin Khalifa, Doha', sentence: 'Pada penampilan perdananya di turnamen itu, Garuda Muda mengalahkan Korea Selatan lewat adu penalti 11-10 dalam laga perempat final di Stadion Abdullah bin Khalifa, Doha, Qatar, Jumat (26/4) dini hari WIB.', rule: 'located_in.chain', trigger: ',', score: 0.82}},
  {start: 'loc-gedung-negara-grahadi-93bb9dd7', end: 'loc-kota-surabaya-69d06229', properties: {id: 'st-bdc3c1c7ff3d30eb', article: '2021-02-26_eri-cahyadi-dilantik', published: date('2021-02-26'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Gedung Negara Grahadi, Surabaya', sentence: 'SURABAYA - Gubernur Jawa Timur Khofifah Indar Parawansa melantik Eri Cahyadi sebagai Wali Kota Surabaya di Gedung Negara Grahadi, Surabaya, Jumat (26/2/2021).', rule: 'located_in.chain', trigger: ',', score: 0.83}},
  {start: 'loc-kabupaten-badung-4524a97b', end: 'loc-bali-fa685432', properties: {id: 'st-ca859cfa549cac21', article: '2022-11-16_ktt-g20-bali', published: date('2022-11-16'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Kabupaten Badung, Bali', sentence: 'Bila perang tidak usai, dunia akan sulit melangkah maju,” kata Jokowi ketika membuka KTT di Hotel Apurva Kempinski, Nusa Dua, Kabupaten Badung, Bali, Selasa (15/11).', rule: 'located_in.chain', trigger: ',', score: 0.84}},
  {start: 'loc-doha-2107cd12', end: 'loc-qatar-78f34ba1', properties: {id: 'st-e7a60c4662e42b83', article: '2024-04-26_timnas-u23-korea-selatan', published: date('2024-04-26'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Doha, Qatar', sentence: 'Pada penampilan perdananya di turnamen itu, Garuda Muda mengalahkan Korea Selatan lewat adu penalti 11-10 dalam laga perempat final di Stadion Abdullah bin Khalifa, Doha, Qatar, Jumat (26/4) dini hari WIB.', rule: 'located_in.chain', trigger: ',', score: 0.84}},
  {start: 'loc-nusa-dua-84524219', end: 'loc-kabupaten-badung-4524a97b', properties: {id: 'st-edf224bfde0004b4', article: '2022-11-16_ktt-g20-bali', published: date('2022-11-16'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Nusa Dua, Kabupaten Badung', sentence: 'Bila perang tidak usai, dunia akan sulit melangkah maju,” kata Jokowi ketika membuka KTT di Hotel Apurva Kempinski, Nusa Dua, Kabupaten Badung, Bali, Selasa (15/11).', rule: 'located_in.chain', trigger: ',', score: 0.84}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`LOCATED_IN` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'org-komisi-pemberantasan-korupsi-42423ee1', end: 'per-setya-novanto-5c04b0a8', properties: {id: 'st-02f65b14d9a09d71', article: '2018-04-24_vonis-setya-novanto', published: date('2018-04-24'), url: null, polarity: 'positive', modality: 'actual', source: null, time: '2017-07', role: null, former: false, evidence: 'KPK menetapkan Novanto', sentence: 'KPK menetapkan Novanto sebagai tersangka untuk pertama kali pada Juli 2017.', rule: 'charged.verb', trigger: 'menetapkan', score: 0.79}},
  {start: 'org-komisi-pemberantasan-korupsi-42423ee1', end: 'per-juliari-batubara-bd7dc170', properties: {id: 'st-a5b0a5c4b64f786d', article: '2020-12-23_reshuffle-kabinet', published: date('2020-12-23'), url: null, polarity: 'positive', modality: 'actual', source: null, time: '2020-12-06', role: null, former: false, evidence: 'Juliari, kader Partai Demokrasi Indonesia Perjuangan (PDIP), ditetapkan KPK', sentence: 'Juliari, kader Partai Demokrasi Indonesia Perjuangan (PDIP), ditetapkan KPK sebagai tersangka pada 6 Desember karena diduga menerima suap pengadaan bantuan sosial.', rule: 'charged.verb', trigger: 'ditetapkan', score: 0.79}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`CHARGED` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'per-herman-suherman-20f03e6a', end: 'loc-kabupaten-cianjur-dadf5449', properties: {id: 'st-03b14cedd0c89046', article: '2022-11-22_gempa-cianjur', published: date('2022-11-22'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'bupati', former: false, evidence: 'Bupati Cianjur Herman Suherman', sentence: 'Ia berkoordinasi dengan Bupati Cianjur Herman Suherman dalam penanganan korban.', rule: 'affiliated_with.before', trigger: 'Bupati', score: 0.94}},
  {start: 'per-narendra-modi-9bd2133a', end: 'loc-india-6982c782', properties: {id: 'st-2130886f74249c04', article: '2022-11-16_ktt-g20-bali', published: date('2022-11-16'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'perdana menteri', former: false, evidence: 'Perdana Menteri India Narendra Modi', sentence: 'Presiden Joko Widodo kemudian menyerahkan palu presidensi kepada Perdana Menteri India Narendra Modi.', rule: 'affiliated_with.before', trigger: 'Perdana Menteri', score: 0.85}},
  {start: 'per-budi-gunadi-sadikin-bf0d6c28', end: 'org-bank-mandiri-7f941cb6', properties: {id: 'st-2a9a50af55df996d', article: '2020-12-23_reshuffle-kabinet', published: date('2020-12-23'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'direktur utama', former: true, evidence: 'Mantan Direktur Utama Bank Mandiri itu', sentence: 'Mantan Direktur Utama Bank Mandiri itu sebelumnya Wakil Menteri BUMN.', rule: 'affiliated_with.anaphor', trigger: 'Direktur Utama', score: 0.7}},
  {start: 'per-setya-novanto-5c04b0a8', end: 'org-dpr-d4262da2', properties: {id: 'st-3dbe6c0c5b519d04', article: '2018-04-24_vonis-setya-novanto', published: date('2018-04-24'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'ketua', former: true, evidence: 'mantan Ketua DPR Setya Novanto', sentence: 'JAKARTA - Pengadilan Tindak Pidana Korupsi (Tipikor) Jakarta menghukum mantan Ketua DPR Setya Novanto dengan 15 tahun penjara, Selasa (24/4).', rule: 'affiliated_with.before', trigger: 'Ketua', score: 0.94}},
  {start: 'per-sutjipto-70ebf3d6', end: 'org-partai-demokrasi-indonesia-perjuangan-66ac2d68', properties: {id: 'st-4072aeb3f5b5eea2', article: '2021-02-26_eri-cahyadi-dilantik', published: date('2021-02-26'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'sekretaris jenderal', former: true, evidence: 'mantan Sekretaris Jenderal PDIP Sutjipto', sentence: 'Risma digantikan oleh Whisnu Sakti Buana, putra mantan Sekretaris Jenderal PDIP Sutjipto, yang menjabat sampai 17 Februari.', rule: 'affiliated_with.before', trigger: 'Sekretaris Jenderal', score: 0.94}},
  {start: 'per-maria-zakharova-b2737a49', end: 'org-kementerian-luar-negeri-rusia-8ef3dc44', properties: {id: 'st-48705371b187707d', article: '2022-11-16_ktt-g20-bali', published: date('2022-11-16'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'juru bicara', former: false, evidence: 'juru bicara Kementerian Luar Negeri Rusia, Maria Zakharova', sentence: 'Kabar itu dibantah juru bicara Kementerian Luar Negeri Rusia, Maria Zakharova.', rule: 'affiliated_with.before', trigger: 'juru bicara', score: 0.94}},
  {start: 'per-setya-novanto-5c04b0a8', end: 'org-partai-golkar-d44e293d', properties: {id: 'st-5ac86d2dc5e2ba2e', article: '2018-04-24_vonis-setya-novanto', published: date('2018-04-24'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'ketua umum', former: true, evidence: 'bekas Ketua Umum Partai Golkar itu', sentence: 'Selama persidangan, bekas Ketua Umum Partai Golkar itu membantah menerima uang proyek.', rule: 'affiliated_with.anaphor', trigger: 'Ketua Umum', score: 0.74}},
  {start: 'per-whisnu-sakti-buana-515ef550', end: 'loc-surabaya-633037c1', properties: {id: 'st-5c2bd800b0e336c9', article: '2020-12-23_reshuffle-kabinet', published: date('2020-12-23'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'wakil wali kota', former: false, evidence: 'Wakil Wali Kota Surabaya Whisnu Sakti Buana', sentence: 'Adapun kursi yang ditinggalkan Risma akan diisi Wakil Wali Kota Surabaya Whisnu Sakti Buana.', rule: 'affiliated_with.before', trigger: 'Wakil Wali Kota', score: 0.93}},
  {start: 'per-erick-thohir-bc44e916', end: 'org-pssi-7c4604a6', properties: {id: 'st-7a042593f55f79d3', article: '2024-04-26_timnas-u23-korea-selatan', published: date('2024-04-26'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'ketua umum', former: false, evidence: 'Ketua Umum PSSI Erick Thohir', sentence: 'Ketua Umum PSSI Erick Thohir pada Kamis (25/4) mengumumkan kesepakatan dengan Shin.', rule: 'affiliated_with.before', trigger: 'Ketua Umum', score: 0.94}},
  {start: 'per-xi-jinping-ef44869b', end: 'loc-china-0ce8ba35', properties: {id: 'st-7b0058d5bc62634f', article: '2022-11-16_ktt-g20-bali', published: date('2022-11-16'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'presiden', former: false, evidence: 'Presiden China Xi Jinping', sentence: 'Menjelang KTT, Presiden Amerika Serikat Joe Biden bertemu dengan Presiden China Xi Jinping di Nusa Dua, Senin (14/11).', rule: 'affiliated_with.before', trigger: 'Presiden', score: 0.87}},
  {start: 'per-satya-nadella-5ff1a167', end: 'org-microsoft-96efe128', properties: {id: 'st-86408a85a3a3c0bb', article: '2024-04-30_nadella-microsoft-investasi', published: date('2024-04-30'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'CEO', former: false, evidence: 'CEO Microsoft Satya Nadella', sentence: 'Jakarta - CEO Microsoft Satya Nadella bertemu Presiden Joko Widodo di Istana Merdeka, Jakarta, Selasa (30/4).', rule: 'affiliated_with.before', trigger: 'CEO', score: 0.94}},
  {start: 'per-eri-cahyadi-ef4312ff', end: 'org-badan-perencanaan-pembangunan-kota-surab-a2c9b2e7', properties: {id: 'st-8b8648f3f560b09d', article: '2021-02-26_eri-cahyadi-dilantik', published: date('2021-02-26'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'kepala', former: true, evidence: 'Eri, mantan Kepala Badan Perencanaan Pembangunan Kota Surabaya', sentence: 'Eri, mantan Kepala Badan Perencanaan Pembangunan Kota Surabaya, diusung Partai Demokrasi Indonesia Perjuangan (PDIP).', rule: 'affiliated_with.after', trigger: 'Kepala', score: 0.85}},
  {start: 'per-tim-cook-48322f37', end: 'org-apple-ff585310', properties: {id: 'st-90c5a8259b57895a', article: '2024-04-30_nadella-microsoft-investasi', published: date('2024-04-30'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'CEO', former: false, evidence: 'CEO Apple Tim Cook', sentence: 'Kunjungan Nadella ke Jakarta berselang dua pekan setelah pertemuan Jokowi dengan CEO Apple Tim Cook.', rule: 'affiliated_with.before', trigger: 'CEO', score: 0.9}},
  {start: 'per-sergei-lavrov-8d2fd26c', end: 'loc-rusia-348ff158', properties: {id: 'st-91d8ba47a01439c3', article: '2019-12-30_putin-trump-telepon', published: date('2019-12-30'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'menteri luar negeri', former: false, evidence: 'Menteri Luar Negeri Rusia Sergei Lavrov', sentence: 'Pada 10 Desember lalu, Menteri Luar Negeri Rusia Sergei Lavrov diterima Trump di Oval Office, Washington.', rule: 'affiliated_with.before', trigger: 'Menteri Luar Negeri', score: 0.84}},
  {start: 'per-shin-tae-yong-f0ca7d81', end: 'loc-indonesia-d7e51ade', properties: {id: 'st-91dcb17335457aba', article: '2024-04-26_timnas-u23-korea-selatan', published: date('2024-04-26'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'pelatih', former: false, evidence: 'pelatih Indonesia, Shin Tae-yong', sentence: 'Hasil itu menimbulkan perasaan campur aduk bagi pelatih Indonesia, Shin Tae-yong, yang berasal dari Korea Selatan.', rule: 'affiliated_with.before', trigger: 'pelatih', score: 0.93}},
  {start: 'per-william-tanuwijaya-4572a7bb', end: 'org-tokopedia-02b69772', properties: {id: 'st-92a19858ecb59462', article: '2021-05-17_gojek-tokopedia-goto', published: date('2021-05-17'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'CEO', former: false, evidence: 'William Tanuwijaya tetap menjabat CEO Tokopedia', sentence: 'Kevin Aluwi tetap memimpin Gojek, sedangkan William Tanuwijaya tetap menjabat CEO Tokopedia.', rule: 'affiliated_with.copula', trigger: 'CEO', score: 0.76}},
  {start: 'per-serhii-nykyforov-af096d24', end: 'loc-ukraina-1927da52', properties: {id: 'st-94e2179b096582f0', article: '2022-07-01_jokowi-kyiv-moskow', published: date('2022-07-01'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'juru bicara kepresidenan', former: false, evidence: 'Juru bicara kepresidenan Ukraina, Serhii Nykyforov', sentence: 'Juru bicara kepresidenan Ukraina, Serhii Nykyforov, kemudian membantah adanya pesan khusus.', rule: 'affiliated_with.before', trigger: 'Juru bicara kepresidenan', score: 0.93}},
  {start: 'per-khofifah-5bf437ef', end: 'loc-jawa-timur-9e7c9cbd', properties: {id: 'st-9952a958620fd21e', article: '2021-02-26_eri-cahyadi-dilantik', published: date('2021-02-26'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'gubernur', former: false, evidence: 'Gubernur Jawa Timur Khofifah', sentence: 'SURABAYA - Gubernur Jawa Timur Khofifah Indar Parawansa melantik Eri Cahyadi sebagai Wali Kota Surabaya di Gedung Negara Grahadi, Surabaya, Jumat (26/2/2021).', rule: 'affiliated_with.before', trigger: 'Gubernur', score: 0.85}},
  {start: 'per-tri-rismaharini-9d56fec4', end: 'loc-surabaya-633037c1', properties: {id: 'st-9acc47722c54f8ce', article: '2020-12-23_reshuffle-kabinet', published: date('2020-12-23'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'wali kota', former: false, evidence: 'Wali Kota Surabaya Tri Rismaharini', sentence: 'Wali Kota Surabaya Tri Rismaharini diangkat sebagai Menteri Sosial menggantikan Juliari Batubara.', rule: 'affiliated_with.before', trigger: 'Wali Kota', score: 0.93}},
  {start: 'per-edhy-prabowo-66c8fb9c', end: 'org-partai-gerindra-4ad8e0c8', properties: {id: 'st-9b509316e1ed4beb', article: '2020-12-23_reshuffle-kabinet', published: date('2020-12-23'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'politikus', former: false, evidence: 'Edhy, politikus Partai Gerindra', sentence: 'Edhy, politikus Partai Gerindra, ditangkap KPK di Bandara Soekarno-Hatta, Tangerang, pada 25 November.', rule: 'affiliated_with.after', trigger: 'politikus', score: 0.89}},
  {start: 'per-eri-cahyadi-ef4312ff', end: 'loc-kota-surabaya-69d06229', properties: {id: 'st-9c4c653c71f9f125', article: '2021-02-26_eri-cahyadi-dilantik', published: date('2021-02-26'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'wali kota', former: false, evidence: 'Eri Cahyadi sebagai Wali Kota Surabaya', sentence: 'SURABAYA - Gubernur Jawa Timur Khofifah Indar Parawansa melantik Eri Cahyadi sebagai Wali Kota Surabaya di Gedung Negara Grahadi, Surabaya, Jumat (26/2/2021).', rule: 'affiliated_with.copula', trigger: 'Wali Kota', score: 0.84}},
  {start: 'per-joe-biden-edbb7d6f', end: 'loc-amerika-serikat-54dc6e89', properties: {id: 'st-a2c133b991398b93', article: '2022-11-16_ktt-g20-bali', published: date('2022-11-16'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'presiden', former: false, evidence: 'Presiden Amerika Serikat Joe Biden', sentence: 'Menjelang KTT, Presiden Amerika Serikat Joe Biden bertemu dengan Presiden China Xi Jinping di Nusa Dua, Senin (14/11).', rule: 'affiliated_with.before', trigger: 'Presiden', score: 0.91}},
  {start: 'per-volodymyr-zelenskyy-c121f74c', end: 'loc-ukraina-1927da52', properties: {id: 'st-aa776059eed6e884', article: '2022-07-01_jokowi-kyiv-moskow', published: date('2022-07-01'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'presiden', former: false, evidence: 'Presiden Ukraina Volodymyr Zelenskyy', sentence: 'Setelah bertemu Presiden Ukraina Volodymyr Zelenskyy di Kyiv pada Rabu (29/6), Jokowi menemui Presiden Rusia Vladimir Putin di Istana Kremlin, Moskow, Kamis (30/6).', rule: 'affiliated_with.before', trigger: 'Presiden', score: 0.76}},
  {start: 'per-juliari-batubara-bd7dc170', end: 'org-partai-demokrasi-indonesia-perjuangan-66ac2d68', properties: {id: 'st-ac7d8474876b9fc5', article: '2020-12-23_reshuffle-kabinet', published: date('2020-12-23'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'kader', former: false, evidence: 'Juliari, kader Partai Demokrasi Indonesia Perjuangan (PDIP)', sentence: 'Juliari, kader Partai Demokrasi Indonesia Perjuangan (PDIP), ditetapkan KPK sebagai tersangka pada 6 Desember karena diduga menerima suap pengadaan bantuan sosial.', rule: 'affiliated_with.after', trigger: 'kader', score: 0.89}},
  {start: 'per-joko-widodo-3ca6b40b', end: 'loc-asia-4fd6e92b', properties: {id: 'st-b9b77c502a37550b', article: '2022-07-01_jokowi-kyiv-moskow', published: date('2022-07-01'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'pemimpin', former: false, evidence: 'Jokowi menjadi pemimpin Asia', sentence: 'Jokowi menjadi pemimpin Asia pertama yang mengunjungi kedua negara sejak perang pecah pada 24 Februari.', rule: 'affiliated_with.copula', trigger: 'pemimpin', score: 0.84}},
  {start: 'per-patrick-cao-fc0cd7d3', end: 'org-goto-7309103b', properties: {id: 'st-c5e0326b07319e80', article: '2021-05-17_gojek-tokopedia-goto', published: date('2021-05-17'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'presiden', former: false, evidence: 'Patrick Cao menjadi Presiden GoTo', sentence: 'Presiden Tokopedia Patrick Cao menjadi Presiden GoTo.', rule: 'affiliated_with.copula', trigger: 'Presiden', score: 0.76}},
  {start: 'per-vladimir-putin-e1e30881', end: 'loc-rusia-348ff158', properties: {id: 'st-d79293dac847da51', article: '2022-11-16_ktt-g20-bali', published: date('2022-11-16'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'presiden', former: false, evidence: 'Presiden Rusia Vladimir Putin', sentence: 'Presiden Rusia Vladimir Putin tidak datang ke Bali dan mengutus Menteri Luar Negeri Sergei Lavrov.', rule: 'affiliated_with.before', trigger: 'Presiden', score: 0.89}},
  {start: 'per-ansor-yaqut-cholil-qoumas-3efc6365', end: 'org-gerakan-pemuda-ba1b1daa', properties: {id: 'st-dbd8c18c33bc174a', article: '2020-12-23_reshuffle-kabinet', published: date('2020-12-23'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'ketua umum', former: false, evidence: 'Ketua Umum Gerakan Pemuda Ansor Yaqut Cholil Qoumas', sentence: 'Jokowi juga mengangkat Ketua Umum Gerakan Pemuda Ansor Yaqut Cholil Qoumas sebagai Menteri Agama dan Muhammad Lutfi, mantan Duta Besar RI untuk Amerika Serikat, sebagai Menteri Perdagangan.', rule: 'affiliated_with.before', trigger: 'Ketua Umum', score: 0.93}},
  {start: 'per-dwikorita-karnawati-3f710591', end: 'org-badan-meteorologi-klimatologi-dan-geofis-b2c03f69', properties: {id: 'st-dfb1215bfe468934', article: '2022-11-22_gempa-cianjur', published: date('2022-11-22'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'kepala', former: false, evidence: 'Kepala BMKG Dwikorita Karnawati', sentence: 'Kepala BMKG Dwikorita Karnawati mengatakan, guncangan diduga berkaitan dengan aktivitas Sesar Cimandiri.', rule: 'affiliated_with.before', trigger: 'Kepala', score: 0.94}},
  {start: 'per-dharma-simorangkir-8634fc03', end: 'org-microsoft-indonesia-f5942d2f', properties: {id: 'st-e0e90814b961e9c4', article: '2024-04-30_nadella-microsoft-investasi', published: date('2024-04-30'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'presiden direktur', former: false, evidence: 'Presiden Direktur Microsoft Indonesia Dharma Simorangkir', sentence: 'Di Tanah Air, perusahaan yang bermarkas di Redmond, Amerika Serikat, itu dipimpin oleh Presiden Direktur Microsoft Indonesia Dharma Simorangkir.', rule: 'affiliated_with.before', trigger: 'Presiden Direktur', score: 0.75}},
  {start: 'per-patrick-cao-fc0cd7d3', end: 'org-tokopedia-02b69772', properties: {id: 'st-e96a083859c5c65d', article: '2021-05-17_gojek-tokopedia-goto', published: date('2021-05-17'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'presiden', former: false, evidence: 'Presiden Tokopedia Patrick Cao', sentence: 'Presiden Tokopedia Patrick Cao menjadi Presiden GoTo.', rule: 'affiliated_with.before', trigger: 'Presiden', score: 0.85}},
  {start: 'per-erick-thohir-bc44e916', end: 'org-bumn-86bfb9a2', properties: {id: 'st-eed447a1584f9f08', article: '2020-12-23_reshuffle-kabinet', published: date('2020-12-23'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'menteri', former: false, evidence: 'Menteri BUMN Erick Thohir', sentence: 'Posisi yang ditinggalkannya kini ditempati Pahala Mansury, yang akan membantu Menteri BUMN Erick Thohir.', rule: 'affiliated_with.before', trigger: 'Menteri', score: 0.89}},
  {start: 'per-ridwan-kamil-a581b71f', end: 'loc-jawa-barat-cc25fcee', properties: {id: 'st-f4abe23cca7597b5', article: '2022-11-22_gempa-cianjur', published: date('2022-11-22'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'gubernur', former: false, evidence: 'Gubernur Jawa Barat Ridwan Kamil', sentence: 'Gubernur Jawa Barat Ridwan Kamil telah berada di Cianjur sejak Senin malam.', rule: 'affiliated_with.before', trigger: 'Gubernur', score: 0.92}},
  {start: 'per-armuji-ee15ba93', end: 'org-dprd-kota-surabaya-0f1a77ed', properties: {id: 'st-f88951ab5ee172e9', article: '2021-02-26_eri-cahyadi-dilantik', published: date('2021-02-26'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'ketua', former: false, evidence: 'Armuji, pernah menjabat Ketua DPRD Kota Surabaya', sentence: 'Wakilnya, Armuji, pernah menjabat Ketua DPRD Kota Surabaya.', rule: 'affiliated_with.copula', trigger: 'Ketua', score: 0.68}},
  {start: 'per-volodymyr-zelenskyy-c121f74c', end: 'loc-ukraina-1927da52', properties: {id: 'st-fbe15115a0bd90fb', article: '2022-11-16_ktt-g20-bali', published: date('2022-11-16'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'presiden', former: false, evidence: 'Presiden Ukraina Volodymyr Zelenskyy', sentence: 'Adapun Presiden Ukraina Volodymyr Zelenskyy menyampaikan pidato secara virtual atas undangan Indonesia.', rule: 'affiliated_with.before', trigger: 'Presiden', score: 0.86}},
  {start: 'per-vladimir-putin-e1e30881', end: 'loc-rusia-348ff158', properties: {id: 'st-febcd7f6c2599a15', article: '2022-07-01_jokowi-kyiv-moskow', published: date('2022-07-01'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: 'presiden', former: false, evidence: 'Presiden Rusia Vladimir Putin', sentence: 'Setelah bertemu Presiden Ukraina Volodymyr Zelenskyy di Kyiv pada Rabu (29/6), Jokowi menemui Presiden Rusia Vladimir Putin di Istana Kremlin, Moskow, Kamis (30/6).', rule: 'affiliated_with.before', trigger: 'Presiden', score: 0.89}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`AFFILIATED_WITH` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'per-khofifah-5bf437ef', end: 'per-eri-cahyadi-ef4312ff', properties: {id: 'st-06adaf98c6702290', article: '2021-02-26_eri-cahyadi-dilantik', published: date('2021-02-26'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Khofifah Lantik Eri Cahyadi dan Armuji', sentence: 'Khofifah Lantik Eri Cahyadi dan Armuji Pimpin Surabaya', rule: 'appointed.verb', trigger: 'Lantik', score: 0.76}},
  {start: 'per-joko-widodo-3ca6b40b', end: 'per-ansor-yaqut-cholil-qoumas-3efc6365', properties: {id: 'st-454b723879fe5110', article: '2020-12-23_reshuffle-kabinet', published: date('2020-12-23'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Jokowi juga mengangkat Ketua Umum Gerakan Pemuda Ansor Yaqut Cholil Qoumas', sentence: 'Jokowi juga mengangkat Ketua Umum Gerakan Pemuda Ansor Yaqut Cholil Qoumas sebagai Menteri Agama dan Muhammad Lutfi, mantan Duta Besar RI untuk Amerika Serikat, sebagai Menteri Perdagangan.', rule: 'appointed.verb', trigger: 'mengangkat', score: 0.78}},
  {start: 'per-khofifah-5bf437ef', end: 'per-armuji-ee15ba93', properties: {id: 'st-ccbabbeb383b3160', article: '2021-02-26_eri-cahyadi-dilantik', published: date('2021-02-26'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Khofifah Lantik Eri Cahyadi dan Armuji', sentence: 'Khofifah Lantik Eri Cahyadi dan Armuji Pimpin Surabaya', rule: 'appointed.verb', trigger: 'Lantik', score: 0.76}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`APPOINTED` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'per-satya-nadella-5ff1a167', end: 'loc-bangkok-8ada72bc', properties: {id: 'st-10b038227e170b7b', article: '2024-04-30_nadella-microsoft-investasi', published: date('2024-04-30'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Nadella bertolak ke Bangkok', sentence: 'Dari Jakarta, Nadella bertolak ke Bangkok, Thailand, lalu Kuala Lumpur, Malaysia.', rule: 'visited.verb', trigger: 'bertolak', score: 0.79}},
  {start: 'per-joko-widodo-3ca6b40b', end: 'loc-abu-4ac08fc3', properties: {id: 'st-438b4f9ecb96a2da', article: '2022-07-01_jokowi-kyiv-moskow', published: date('2022-07-01'), url: null, polarity: 'positive', modality: 'actual', source: 'Joko Widodo', time: null, role: null, former: false, evidence: 'Jokowi melanjutkan perjalanan ke Abu', sentence: 'Dari Moskow, Jokowi melanjutkan perjalanan ke Abu Dhabi, Uni Emirat Arab, untuk bertemu Presiden Mohamed bin Zayed Al Nahyan.', rule: 'visited.noun', trigger: 'perjalanan', score: 0.79}},
  {start: 'per-joko-widodo-3ca6b40b', end: 'loc-kecamatan-cugenang-ede22d51', properties: {id: 'st-9f58147e75607516', article: '2022-11-22_gempa-cianjur', published: date('2022-11-22'), url: null, polarity: 'positive', modality: 'actual', source: null, time: '2022-11-22', role: null, former: false, evidence: 'Presiden Joko Widodo meninjau Cugenang', sentence: 'Presiden Joko Widodo meninjau Cugenang pada Selasa.', rule: 'visited.verb', trigger: 'meninjau', score: 0.79}},
  {start: 'per-satya-nadella-5ff1a167', end: 'loc-jakarta-002eb66b', properties: {id: 'st-e31b6025414838b0', article: '2024-04-30_nadella-microsoft-investasi', published: date('2024-04-30'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Kunjungan Nadella ke Jakarta', sentence: 'Kunjungan Nadella ke Jakarta berselang dua pekan setelah pertemuan Jokowi dengan CEO Apple Tim Cook.', rule: 'visited.noun', trigger: 'Kunjungan', score: 0.79}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`VISITED` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'per-vladimir-putin-e1e30881', end: 'per-donald-trump-c0552011', properties: {id: 'st-16ad587e738654e2', article: '2019-12-30_putin-trump-telepon', published: date('2019-12-30'), url: null, polarity: 'positive', modality: 'actual', source: 'Gedung Putih', time: null, role: null, former: false, evidence: 'Putin yang menghubungi Trump', sentence: 'Dalam pernyataannya, Gedung Putih menyebut Putin yang menghubungi Trump.', rule: 'communicated_with.verb', trigger: 'menghubungi', score: 0.79}},
  {start: 'per-joko-widodo-3ca6b40b', end: 'per-xi-jinping-ef44869b', properties: {id: 'st-d3b4ff2b5dbd8cc0', article: '2022-11-16_ktt-g20-bali', published: date('2022-11-16'), url: null, polarity: 'positive', modality: 'actual', source: null, time: '2022-11-16', role: null, former: false, evidence: 'Jokowi juga berdialog dengan Xi', sentence: 'Jokowi juga berdialog dengan Xi pada Rabu.', rule: 'communicated_with.verb', trigger: 'berdialog', score: 0.79}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`COMMUNICATED_WITH` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'loc-amerika-serikat-54dc6e89', end: 'loc-rusia-348ff158', properties: {id: 'st-19566083cd1bfd76', article: '2019-12-30_putin-trump-telepon', published: date('2019-12-30'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'AS menuding Rusia', sentence: 'AS menuding Rusia mencampuri pemilihan presiden 2016, tuduhan yang berulang kali dibantah oleh Moskow.', rule: 'accused.verb', trigger: 'menuding', score: 0.65}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`ACCUSED` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'per-joko-widodo-3ca6b40b', end: 'per-tim-cook-48322f37', properties: {id: 'st-1b24d5b7d182478a', article: '2024-04-30_nadella-microsoft-investasi', published: date('2024-04-30'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'pertemuan Jokowi dengan CEO Apple Tim Cook', sentence: 'Kunjungan Nadella ke Jakarta berselang dua pekan setelah pertemuan Jokowi dengan CEO Apple Tim Cook.', rule: 'met.noun', trigger: 'pertemuan', score: 0.79}},
  {start: 'per-satya-nadella-5ff1a167', end: 'per-joko-widodo-3ca6b40b', properties: {id: 'st-623428a25dd653a5', article: '2024-04-30_nadella-microsoft-investasi', published: date('2024-04-30'), url: null, polarity: 'positive', modality: 'actual', source: null, time: '2024-04-30', role: null, former: false, evidence: 'CEO Microsoft Satya Nadella bertemu Presiden Joko Widodo', sentence: 'Jakarta - CEO Microsoft Satya Nadella bertemu Presiden Joko Widodo di Istana Merdeka, Jakarta, Selasa (30/4).', rule: 'met.verb', trigger: 'bertemu', score: 0.8}},
  {start: 'per-joe-biden-edbb7d6f', end: 'per-xi-jinping-ef44869b', properties: {id: 'st-66ef2355a9be72a7', article: '2022-11-16_ktt-g20-bali', published: date('2022-11-16'), url: null, polarity: 'positive', modality: 'actual', source: null, time: '2022-11-14', role: null, former: false, evidence: 'Presiden Amerika Serikat Joe Biden bertemu dengan Presiden China Xi Jinping', sentence: 'Menjelang KTT, Presiden Amerika Serikat Joe Biden bertemu dengan Presiden China Xi Jinping di Nusa Dua, Senin (14/11).', rule: 'met.verb', trigger: 'bertemu', score: 0.74}},
  {start: 'per-joko-widodo-3ca6b40b', end: 'per-vladimir-putin-e1e30881', properties: {id: 'st-9794502dcabf5b62', article: '2022-07-01_jokowi-kyiv-moskow', published: date('2022-07-01'), url: null, polarity: 'positive', modality: 'actual', source: null, time: '2022-06-30', role: null, former: false, evidence: 'Jokowi menemui Presiden Rusia Vladimir Putin', sentence: 'Setelah bertemu Presiden Ukraina Volodymyr Zelenskyy di Kyiv pada Rabu (29/6), Jokowi menemui Presiden Rusia Vladimir Putin di Istana Kremlin, Moskow, Kamis (30/6).', rule: 'met.verb', trigger: 'menemui', score: 0.79}},
  {start: 'org-uni-emirat-arab-6490aa02', end: 'per-mohamed-bin-zayed-al-nahyan-783a6312', properties: {id: 'st-d267587247567ab7', article: '2022-07-01_jokowi-kyiv-moskow', published: date('2022-07-01'), url: null, polarity: 'positive', modality: 'actual', source: 'Joko Widodo', time: null, role: null, former: false, evidence: 'Uni Emirat Arab, untuk bertemu Presiden Mohamed bin Zayed Al Nahyan', sentence: 'Dari Moskow, Jokowi melanjutkan perjalanan ke Abu Dhabi, Uni Emirat Arab, untuk bertemu Presiden Mohamed bin Zayed Al Nahyan.', rule: 'met.verb', trigger: 'bertemu', score: 0.77}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`MET` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'per-donald-trump-c0552011', end: 'per-sergei-lavrov-8d2fd26c', properties: {id: 'st-1ea09e4909e4f083', article: '2019-12-30_putin-trump-telepon', published: date('2019-12-30'), url: null, polarity: 'positive', modality: 'actual', source: null, time: '2019-12-10', role: null, former: false, evidence: 'Menteri Luar Negeri Rusia Sergei Lavrov diterima Trump', sentence: 'Pada 10 Desember lalu, Menteri Luar Negeri Rusia Sergei Lavrov diterima Trump di Oval Office, Washington.', rule: 'hosted.receive', trigger: 'diterima', score: 0.69}},
  {start: 'per-joko-widodo-3ca6b40b', end: 'per-joe-biden-edbb7d6f', properties: {id: 'st-5e5a62a1b3c5084f', article: '2022-11-16_ktt-g20-bali', published: date('2022-11-16'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Jokowi menerima Biden', sentence: 'Pada hari yang sama, Jokowi menerima Biden dalam pertemuan bilateral.', rule: 'hosted.receive', trigger: 'menerima', score: 0.68}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`HOSTED` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'per-vladimir-putin-e1e30881', end: 'per-donald-trump-c0552011', properties: {id: 'st-1fff7b6c92b27c9e', article: '2019-12-30_putin-trump-telepon', published: date('2019-12-30'), url: null, polarity: 'positive', modality: 'actual', source: null, time: '2019-12-29', role: null, former: false, evidence: 'Percakapan telepon antara Vladimir Putin dan Donald Trump', sentence: 'MOSKOW - Percakapan telepon antara Vladimir Putin dan Donald Trump pada Minggu (29/12) dibuka dengan ucapan terima kasih.', rule: 'phoned.noun', trigger: 'Percakapan telepon', score: 0.8}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`PHONED` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'org-garuda-muda-557f4c93', end: 'loc-korea-selatan-eab83981', properties: {id: 'st-2c09c5e49ff30ad9', article: '2024-04-26_timnas-u23-korea-selatan', published: date('2024-04-26'), url: null, polarity: 'positive', modality: 'actual', source: null, time: '2024-04-26', role: null, former: false, evidence: 'Garuda Muda mengalahkan Korea Selatan', sentence: 'Pada penampilan perdananya di turnamen itu, Garuda Muda mengalahkan Korea Selatan lewat adu penalti 11-10 dalam laga perempat final di Stadion Abdullah bin Khalifa, Doha, Qatar, Jumat (26/4) dini hari WIB.', rule: 'defeated.verb', trigger: 'mengalahkan', score: 0.78}},
  {start: 'loc-indonesia-d7e51ade', end: 'loc-yordania-5082be0c', properties: {id: 'st-4f4f5e79af2d0fdc', article: '2024-04-26_timnas-u23-korea-selatan', published: date('2024-04-26'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Indonesia menang atas Australia dan Yordania', sentence: 'Di fase grup, tim asuhan Hwang menundukkan Jepang 1-0, sedangkan Indonesia menang atas Australia dan Yordania.', rule: 'defeated.over', trigger: 'menang', score: 0.74}},
  {start: 'loc-indonesia-d7e51ade', end: 'loc-australia-be9554df', properties: {id: 'st-fed9a8e1e3e2d0f2', article: '2024-04-26_timnas-u23-korea-selatan', published: date('2024-04-26'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Indonesia menang atas Australia dan Yordania', sentence: 'Di fase grup, tim asuhan Hwang menundukkan Jepang 1-0, sedangkan Indonesia menang atas Australia dan Yordania.', rule: 'defeated.over', trigger: 'menang', score: 0.74}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`DEFEATED` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'per-nadiem-makarim-3bb14cfa', end: 'org-gojek-216b29f7', properties: {id: 'st-4fbbb3e87b82065d', article: '2021-05-17_gojek-tokopedia-goto', published: date('2021-05-17'), url: null, polarity: 'positive', modality: 'actual', source: null, time: '2010', role: null, former: false, evidence: 'Gojek didirikan Nadiem Makarim', sentence: 'Gojek didirikan Nadiem Makarim pada 2010.', rule: 'founded.verb', trigger: 'didirikan', score: 0.71}},
  {start: 'per-william-tanuwijaya-4572a7bb', end: 'org-tokopedia-02b69772', properties: {id: 'st-85a217c0a3f72978', article: '2021-05-17_gojek-tokopedia-goto', published: date('2021-05-17'), url: null, polarity: 'positive', modality: 'actual', source: null, time: '2009', role: null, former: false, evidence: 'Tokopedia didirikan oleh William', sentence: 'Tokopedia didirikan oleh William bersama Leontinus Alpha Edison pada 2009.', rule: 'founded.verb', trigger: 'didirikan', score: 0.71}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`FOUNDED` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'per-sakti-wahyu-trenggono-b36fd51a', end: 'per-edhy-prabowo-66c8fb9c', properties: {id: 'st-675dd0952ba2610e', article: '2020-12-23_reshuffle-kabinet', published: date('2020-12-23'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Sakti Wahyu Trenggono menjadi Menteri Kelautan dan Perikanan menggantikan Edhy Prabowo', sentence: 'Sakti Wahyu Trenggono menjadi Menteri Kelautan dan Perikanan menggantikan Edhy Prabowo.', rule: 'replaced.verb', trigger: 'menggantikan', score: 0.79}},
  {start: 'per-whisnu-sakti-buana-515ef550', end: 'per-tri-rismaharini-9d56fec4', properties: {id: 'st-f24ac9cd0f351066', article: '2021-02-26_eri-cahyadi-dilantik', published: date('2021-02-26'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Risma digantikan oleh Whisnu Sakti Buana', sentence: 'Risma digantikan oleh Whisnu Sakti Buana, putra mantan Sekretaris Jenderal PDIP Sutjipto, yang menjabat sampai 17 Februari.', rule: 'replaced.verb', trigger: 'digantikan', score: 0.79}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`REPLACED` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'per-ridwan-kamil-a581b71f', end: 'per-herman-suherman-20f03e6a', properties: {id: 'st-70f4b7866ca3b3f0', article: '2022-11-22_gempa-cianjur', published: date('2022-11-22'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Ia berkoordinasi dengan Bupati Cianjur Herman Suherman', sentence: 'Ia berkoordinasi dengan Bupati Cianjur Herman Suherman dalam penanganan korban.', rule: 'cooperated_with.verb', trigger: 'berkoordinasi', score: 0.79}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`COOPERATED_WITH` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'per-joko-widodo-3ca6b40b', end: 'per-vladimir-putin-e1e30881', properties: {id: 'st-8cd7e13907df1d24', article: '2022-07-01_jokowi-kyiv-moskow', published: date('2022-07-01'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Jokowi mengapresiasi Putin', sentence: 'Jokowi mengapresiasi Putin yang berjanji menjamin keamanan pasokan pangan dan pupuk dari Ukraina dan Rusia.', rule: 'praised.verb', trigger: 'mengapresiasi', score: 0.79}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`PRAISED` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'org-softbank-ffba7c30', end: 'org-tokopedia-02b69772', properties: {id: 'st-8fe33ee1af160275', article: '2021-05-17_gojek-tokopedia-goto', published: date('2021-05-17'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Tokopedia didanai SoftBank dan Alibaba', sentence: 'Investor Gojek antara lain Google dan Tencent, sedangkan Tokopedia didanai SoftBank dan Alibaba.', rule: 'funded.verb', trigger: 'didanai', score: 0.71}},
  {start: 'org-alibaba-048234ff', end: 'org-tokopedia-02b69772', properties: {id: 'st-b3aacab3d7a50ad7', article: '2021-05-17_gojek-tokopedia-goto', published: date('2021-05-17'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Tokopedia didanai SoftBank dan Alibaba', sentence: 'Investor Gojek antara lain Google dan Tencent, sedangkan Tokopedia didanai SoftBank dan Alibaba.', rule: 'funded.verb', trigger: 'didanai', score: 0.71}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`FUNDED` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'per-vladimir-putin-e1e30881', end: 'per-donald-trump-c0552011', properties: {id: 'st-966420d5771b8292', article: '2019-12-30_putin-trump-telepon', published: date('2019-12-30'), url: null, polarity: 'positive', modality: 'actual', source: null, time: '2020-05', role: null, former: false, evidence: 'Putin telah mengundang Trump', sentence: 'Putin telah mengundang Trump ke Moskow untuk mengikuti peringatan 75 tahun Hari Kemenangan pada Mei 2020.', rule: 'invited.verb', trigger: 'mengundang', score: 0.79}},
  {start: 'per-joko-widodo-3ca6b40b', end: 'per-volodymyr-zelenskyy-c121f74c', properties: {id: 'st-dd15633960746597', article: '2022-07-01_jokowi-kyiv-moskow', published: date('2022-07-01'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Jokowi pun mengundang Zelenskyy', sentence: 'Jokowi pun mengundang Zelenskyy secara langsung untuk menghadiri Konferensi Tingkat Tinggi (KTT) G20 di Bali pada November.', rule: 'invited.verb', trigger: 'mengundang', score: 0.79}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`INVITED` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'org-komisi-pemberantasan-korupsi-42423ee1', end: 'per-edhy-prabowo-66c8fb9c', properties: {id: 'st-bf6a40c251b797f1', article: '2020-12-23_reshuffle-kabinet', published: date('2020-12-23'), url: null, polarity: 'positive', modality: 'actual', source: null, time: '2020-11-25', role: null, former: false, evidence: 'Edhy, politikus Partai Gerindra, ditangkap KPK', sentence: 'Edhy, politikus Partai Gerindra, ditangkap KPK di Bandara Soekarno-Hatta, Tangerang, pada 25 November.', rule: 'arrested.verb', trigger: 'ditangkap', score: 0.79}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`ARRESTED` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'per-volodymyr-zelenskyy-c121f74c', end: 'per-joko-widodo-3ca6b40b', properties: {id: 'st-dd7a5059e5c9fd0d', article: '2022-07-01_jokowi-kyiv-moskow', published: date('2022-07-01'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Zelenskyy berterima kasih kepada Jokowi', sentence: 'Zelenskyy berterima kasih kepada Jokowi atas undangan itu, tetapi mengatakan kehadirannya akan bergantung pada situasi keamanan.', rule: 'thanked.verb', trigger: 'berterima kasih', score: 0.79}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`THANKED` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'per-sutjipto-70ebf3d6', end: 'per-whisnu-sakti-buana-515ef550', properties: {id: 'st-f2c18f10709bc291', article: '2021-02-26_eri-cahyadi-dilantik', published: date('2021-02-26'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Whisnu Sakti Buana, putra mantan Sekretaris Jenderal PDIP Sutjipto', sentence: 'Risma digantikan oleh Whisnu Sakti Buana, putra mantan Sekretaris Jenderal PDIP Sutjipto, yang menjabat sampai 17 Februari.', rule: 'parent_of.child', trigger: ', putra', score: 0.79}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`PARENT_OF` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'org-pengadilan-tindak-pidana-korupsi-9e46aded', end: 'per-setya-novanto-5c04b0a8', properties: {id: 'st-f4c469b6e2067a09', article: '2018-04-24_vonis-setya-novanto', published: date('2018-04-24'), url: null, polarity: 'positive', modality: 'actual', source: null, time: '2018-04-24', role: null, former: false, evidence: 'Pengadilan Tindak Pidana Korupsi (Tipikor) Jakarta menghukum mantan Ketua DPR Setya Novanto', sentence: 'JAKARTA - Pengadilan Tindak Pidana Korupsi (Tipikor) Jakarta menghukum mantan Ketua DPR Setya Novanto dengan 15 tahun penjara, Selasa (24/4).', rule: 'sentenced.verb', trigger: 'menghukum', score: 0.77}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`SENTENCED` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'org-partai-demokrasi-indonesia-perjuangan-66ac2d68', end: 'per-eri-cahyadi-ef4312ff', properties: {id: 'st-fb6befd735f4b325', article: '2021-02-26_eri-cahyadi-dilantik', published: date('2021-02-26'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Eri, mantan Kepala Badan Perencanaan Pembangunan Kota Surabaya, diusung Partai Demokrasi Indonesia Perjuangan (PDIP)', sentence: 'Eri, mantan Kepala Badan Perencanaan Pembangunan Kota Surabaya, diusung Partai Demokrasi Indonesia Perjuangan (PDIP).', rule: 'nominated.verb', trigger: 'diusung', score: 0.78}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`NOMINATED` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'per-pahala-mansury-43d782d6', end: 'per-erick-thohir-bc44e916', properties: {id: 'st-fbd2d7aeb3d02aef', article: '2020-12-23_reshuffle-kabinet', published: date('2020-12-23'), url: null, polarity: 'positive', modality: 'planned', source: null, time: null, role: null, former: false, evidence: 'Pahala Mansury, yang akan membantu Menteri BUMN Erick Thohir', sentence: 'Posisi yang ditinggalkannya kini ditempati Pahala Mansury, yang akan membantu Menteri BUMN Erick Thohir.', rule: 'assisted.verb', trigger: 'membantu', score: 0.79}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`ASSISTED` {id: row.properties.id}]->(b)
SET r += row.properties;

UNWIND [
  {start: 'org-gojek-216b29f7', end: 'org-bank-jago-a7d48193', properties: {id: 'st-fd4e517bb9605770', article: '2021-05-17_gojek-tokopedia-goto', published: date('2021-05-17'), url: null, polarity: 'positive', modality: 'actual', source: null, time: null, role: null, former: false, evidence: 'Gojek sendiri pada Desember lalu membeli saham Bank Jago', sentence: 'Gojek sendiri pada Desember lalu membeli saham Bank Jago sehingga kepemilikannya menjadi sekitar 22 persen.', rule: 'acquired.verb', trigger: 'membeli saham', score: 0.71}}
] AS row
MATCH (a:Entity {id: row.start}), (b:Entity {id: row.end})
MERGE (a)-[r:`ACQUIRED` {id: row.properties.id}]->(b)
SET r += row.properties;

