/**
 * Short texts written for the project, and the countries that a careful reader finds mentioned in each.
 */
export type CountryCase = readonly [language: string, text: string, codes: string];

export const COUNTRY_CASES: readonly CountryCase[] = [
  // Arabic
  ['ar', 'قال وزير الخارجية الإيراني إن بلاده لا تنوي التفاوض مع أميركا قبل رفع العقوبات.', 'IR US'],
  ['ar', 'وصل الوفد الروسي وبالتزامن معه وفود من الإمارات والسعودية والبحرين.', 'AE BH RU SA'],
  ['ar', 'سمحت السلطات للروس وللأتراك وللإيرانيين بالدخول من دون تأشيرة.', 'IR RU TR'],
  ['ar', 'وقعت سلطنة عمان اتفاقا مع الهند، وقال مسؤول إن عمان ترحب بالمستثمرين.', 'IN OM'],
  ['ar', 'عقد الاجتماع في عمان برعاية أردنية وحضور ممثلين عن سوريا.', 'JO SY'],
  ['ar', 'أعلنت الشركة عن عجز مالي كبير وعن خطة لإعادة الهيكلة.', ''],
  ['ar', 'انتشرت قوات حفظ السلام في مالي بعد هجوم على العاصمة باماكو، وقالت مالي إنها ستطلب المساعدة.', 'ML'],
  ['ar', 'حفر العمال نفقا بقطر خمسة أمتار تحت المدينة.', ''],
  ['ar', 'استضافت قطر جولة المحادثات وقال الوسيط القطري إنها كانت بناءة.', 'QA'],
  ['ar', 'تجمع المصلون في المسجد بعد صلاة المغرب.', ''],
  ['ar', 'تعاني النيجر ونيجيريا من الجفاف كما تعاني تشاد.', 'NE NG TD'],
  ['ar', 'شاركت غينيا بيساو وغينيا الاستوائية وبابوا غينيا الجديدة في المؤتمر.', 'GQ GW PG'],
  ['ar', 'التقى زعيما الكوريتين عند خط الحدود، وقال الرئيس الكوري الجنوبي إن اللقاء تاريخي.', 'KP KR'],
  ['ar', 'فر آلاف المدنيين من القتال قرب غوما، وقالت حكومة الكونغو من كينشاسا إنها سترد.', 'CD'],
  ['ar', 'تراجعت الأسعار في أمريكا اللاتينية وفي دول المحيط الهندي.', ''],
  ['ar', 'التقى تركي الفيصل عددا من الباحثين.', ''],
  ['ar', 'زارت رئيسة الوزراء جورجيا ميلوني العاصمة البريطانية.', 'GB'],
  ['ar', 'فاز المنتخب المصرى على نظيره الكاميروني، ويلتقي الفائز من مباراة المغاربة والسنغاليين.', 'CM EG MA SN'],
  ['ar', 'تعلم الطلاب اللغة الفرنسية في المعهد الثقافي.', ''],
  ['ar', 'هبطت الطائرة في جزيرة جوام بعد رحلة طويلة من اليابان.', 'GU JP'],
  // English
  ['en', 'The US told us that talks with South Korea would resume next month.', 'KR US'],
  ['en', 'They asked us to stay, and the U.S. embassy agreed.', 'US'],
  ['en', 'Michael Jordan returned to the court. Jordan was in good spirits.', ''],
  ['en', 'Egypt, Jordan and Lebanon signed the agreement on water.', 'EG JO LB'],
  ['en', 'Voters in Georgia went to the polls in Atlanta on Tuesday.', ''],
  ['en', 'Protesters in Georgia marched through Tbilisi for a third night.', 'GE'],
  ['en', 'Chad Smith played the drums at the opening.', ''],
  ['en', 'Wildfires spread in New Mexico and British Columbia.', ''],
  ['en', 'A guinea pig called Turkey escaped; Guinea pigs are good climbers.', 'TR'],
  ['en', 'Papua New Guinea, Guinea-Bissau and Equatorial Guinea each sent a minister.', 'GQ GW PG'],
  ['en', 'Northern Ireland’s police worked with their Irish colleagues.', 'GB IE'],
  ['en', 'South American leaders met at the shore of the Indian Ocean.', ''],
  ['en', 'The Ivorian president flew to Burma, now Myanmar, and on to the UAE.', 'AE CI MM'],
  ['en', 'Fighting near Goma displaced thousands in Congo, the Congolese army said.', 'CD'],
  ['en', 'Bosnia and Herzegovina plays Trinidad and Tobago on Friday.', 'BA TT'],
  ['en', 'Palestinians and Israelis disagreed; Taiwan and Kosovo watched.', 'IL PS TW XK'],
  ['en', 'He teaches the Russian language and gives Spanish lessons.', ''],
  ['en', 'The turkey was roasted in china dishes.', ''],
  // French
  ['fr', 'Les négociateurs américains et chinois se sont retrouvés en Suisse.', 'CH CN US'],
  ['fr', 'La réunion a eu lieu mardi. Réunion après réunion, rien ne change.', ''],
  ['fr', "Le président de la République démocratique du Congo s'est rendu en Côte d’Ivoire.", 'CD CI'],
  ['fr', 'Une Française et deux Allemandes ont été blessées aux États-Unis.', 'DE FR US'],
  ['fr', 'Le peintre Maurice Durand expose ses toiles.', ''],
  // Spanish
  ['es', 'El presidente estadounidense habló con los líderes de Corea del Sur y de Arabia Saudita.', 'KR SA US'],
  ['es', 'Las autoridades españolas detuvieron a dos ciudadanos marroquíes y a un chileno.', 'CL ES MA'],
  ['es', 'Le echó más chile a la salsa.', ''],
  // German
  ['de', 'Die iranische Regierung warf den USA und Großbritannien Einmischung vor.', 'GB IR US'],
  [
    'de',
    'Deutschlands Außenminister traf seinen türkischen Kollegen in den Vereinigten Arabischen Emiraten.',
    'AE DE TR',
  ],
  // Portuguese, Italian
  ['pt', 'O governo brasileiro pediu aos Estados Unidos e à Coreia do Norte moderação.', 'BR KP US'],
  ['pt', 'O peru foi assado no Natal.', ''],
  ['it', 'Il premier britannico ha incontrato i ministri tedeschi e una delegazione della Costa d’Avorio.', 'CI DE GB'],
  // Turkish
  ['tr', 'Türkiye’nin dışişleri bakanı İranlı ve Rus meslektaşlarıyla görüştü.', 'IR RU TR'],
  ['tr', 'ABD ile Güney Kore arasında anlaşma imzalandı.', 'KR US'],
  // Russian
  ['ru', 'Президент Франции обсудил с канцлером Германии поставки из Соединённых Штатов.', 'DE FR US'],
  ['ru', 'Иранские военные сообщили о перехвате; в Казахстане и Южной Корее не комментировали.', 'IR KR KZ'],
  ['ru', 'Страны Латинской Америки подписали заявление.', ''],
  // Persian, Urdu, Hebrew
  ['fa', 'وزیر خارجه آمریکا با همتای ترکیه‌ای خود و مقام‌های ایرانی گفت‌وگو کرد.', 'IR TR US'],
  ['fa', 'او درباره بحران مالی شرکت توضیح داد.', ''],
  ['ur', 'پاکستانی وزیر نے بھارت اور امریکہ سے بات چیت کی اپیل کی۔', 'IN PK US'],
  ['ur', 'وہ شام کو گھر چلی گئی۔', ''],
  ['he', 'ראש ממשלת בריטניה נפגש עם השגריר הצרפתי ועם נציגים מארה״ב ומירדן.', 'FR GB JO US'],
  // Chinese, Indonesian, Kurdish, Pashto
  ['zh', '美国和韩国官员星期二在印度尼西亚会晤,俄方没有出席。', 'ID KR RU US'],
  ['zh', '货轮在印度洋遇险,船员来自尼日利亚。', 'NG'],
  ['id', 'Presiden Prancis bertemu dengan utusan Amerika Serikat dan Korea Selatan di Jakarta.', 'FR KR US'],
  ['ckb', 'وەزیری دەرەوەی ئێران سەردانی عێراق و تورکیا دەکات.', 'IQ IR TR'],
  ['ps', 'د افغانستان حکومت له پاکستان او ایران سره خبرې وکړې.', 'AF IR PK'],
];
