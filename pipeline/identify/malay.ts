/**
 * Stage 5, identify: Indonesian and Malay, which the profiles count as one language (as ISO 639-3 does: macrolanguage `msa`).
 *
 * They differ in some of their most frequent words: function words, days and months, institutions, words taken from Dutch or from
 * English. Each list has words that the other standard uses far less, or spells otherwise; the list with more of them in the text wins.
 */
const INDONESIAN = wordSet(
  // that, because, can, when, after, so that, have, must, said, according to, namely, the (plural)
  'bahwa karena bisa saat setelah agar memiliki harus mengatakan ujar ujarnya tutur menurut yakni yaitu tapi sudah para terjadi adanya',
  'senin kamis jumat maret juni juli agustus desember pekan tanggal usai miliar triliun persen',
  'pemerintah gubernur polisi tentara militer warga korban kecelakaan badai rusak kerusakan kesehatan dokter siswa mahasiswa universitas',
  'perusahaan kantor uang biaya mobil provinsi kabupaten bandara nomor listrik energi produksi kualitas aktivitas informasi standar situs',
  'ilmuwan peneliti penelitian tim olahraga musik hewan wisatawan pariwisata telepon resmi bagian coba berbeda beda mau berhasil butuh',
  'membutuhkan inggris jepang tiongkok eropa jerman prancis spanyol delapan terkait dirinya pihaknya lainnya rp rupiah',
  'laga turnamen pelatih klub pemilu partai pajak utang bisnis pengusaha konsumen televisi koran kendaraan pengendara ledakan kasus terdakwa tersangka',
  'pabrik karyawan anggaran',
);
const MALAY = wordSet(
  'bahawa kerana boleh selepas supaya mempunyai ialah iaitu berkata beliau daripada sahaja manakala pelbagai',
  'isnin khamis jumaat ahad mac jun julai ogos disember tarikh hadapan bilion trilion peratus',
  'kerajaan polis tentera mangsa kemalangan ribut kerosakan rosak kesihatan rasmi universiti hospital parlimen mahkamah timbalan setiausaha',
  'syarikat pejabat wang kos yuran bandar kualiti aktiviti maklumat piawai pengeluaran pelaburan pasaran belanjawan mesyuarat antarabangsa',
  'saintis penyelidik sukan muzik haiwan pelancong filem kanak lelaki jurucakap suspek bahagian kemudahan cuba berbeza beza mahu berjaya',
  'baharu dijangka kempen inggeris jepun eropah perancis sepanyol lapan jiran kebangsaan kejohanan seramai kes memaklumkan menerusi sekiranya justeru',
  'ringgit parti undi pengundi cukai bajet hutang perniagaan peniaga majikan siasatan tertuduh letupan kenderaan lori motosikal penunggang bomba lebuh',
  'pusingan jurulatih kelab penyokong pelakon elektrik telefon televisyen akhbar kastam kilang faedah bot bagi turut',
);

function wordSet(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}

const WORD = /[a-z]+/g;

/**
 * Null where the words are even, mostly none: a third of single Indonesian sentences, 2 % of paragraphs of five. Of 160 such paragraphs 97.5 %
 * are known, 0.6 % taken for Malay.
 */
export function indonesianOrMalay(text: string): 'id' | 'ms' | null {
  let indonesian = 0;
  let malay = 0;
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    if (INDONESIAN.has(word)) indonesian++;
    else if (MALAY.has(word)) malay++;
  }
  if (indonesian === malay) return null;
  return malay > indonesian ? 'ms' : 'id';
}
