import type { Language } from '../platform/language.ts'

/** People whose names come from one part of the world, in the order of their surnames' list. */
export interface NameGroup {
  readonly count: number
  readonly workplace: 'kommun' | 'twin' | 'school'
  /** The first one is the most common among them. */
  readonly languages: readonly Language[]
  readonly givenNames: readonly string[]
  readonly surnames: readonly string[]
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

export const NAME_GROUPS: readonly NameGroup[] = [
  {
    count: 117,
    workplace: 'kommun',
    languages: ['sv', 'sv', 'sv', 'sv', 'sv', 'sv', 'sv', 'en'],
    givenNames: words(`Åsa Örjan Maja Björn Ingrid Göran Sara Märta Oskar Linnéa Sören Frida Ove
      Agneta Håkan Elin Mats Siv Jörgen Kajsa Rune Tova Gösta Moa Staffan Britt-Marie Nils Ylva Arvid
      Lisbeth Måns Ebba Torbjörn Anna-Karin Viktor Signe Lars-Erik Hanna Ragnar Ellinor Åke`),
    surnames: words(`Sjöström Lindqvist Ångström Bergkvist Öberg Hägglund Nyström Åkerman Wikström
      Forsberg Löfgren Eklund Strömberg Hedlund Söderlund Norling Björkman Alm Ståhl Holmgren Dahlqvist
      Rydberg Östlund Säfström Malmgren Hallberg Åsberg Fridh Blomqvist Westerlund Ek Törnqvist Granlund
      Häggström Sundin Lundmark Åström Bodin Ryttare Melin Tegnér`),
  },
  {
    count: 14,
    workplace: 'kommun',
    languages: ['sv', 'sv', 'sv', 'en'],
    givenNames: words('Aino Eero Päivi Jukka Sirpa Väinö Riikka Tapio Hilkka Antti Katri Mikko'),
    surnames: words(`Mäkelä Korhonen Hämäläinen Virtanen Jääskeläinen Nieminen Räsänen Laaksonen
      Pöyry Salmela Kettunen Ylönen`),
  },
  {
    count: 18,
    workplace: 'kommun',
    languages: ['sv', 'sv', 'en'],
    givenNames:
      words(`Amina Yusuf Layla Omar Nour Khalil Rania Samir Hala Tariq Zaynab Ibrahim Dalia
      Walid`),
    surnames: words(`al-Khatib Haddad Mansour Najjar al-Amin Saleh Khoury Darwish Hamdan Nasser
      al-Rashid Awad Shaheen`),
  },
  {
    count: 10,
    workplace: 'kommun',
    languages: ['sv', 'en'],
    givenNames: words('Łukasz Agnieszka Paweł Małgorzata Wojciech Zofia Grażyna Stanisław'),
    surnames: words('Wiśniewski Kowalczyk Dąbrowska Zieliński Wójcik Szymańska Woźniak Żuk'),
  },
  {
    count: 12,
    workplace: 'kommun',
    languages: ['sv', 'sv', 'en'],
    givenNames: words('Hodan Abdirahman Ayaan Fartun Liban Sagal Mahad Ifrah Warsan Guled'),
    surnames: words('Warsame Jama Farah Abdullahi Hassan Nur Egal Duale Samatar Osman'),
  },
  {
    count: 12,
    workplace: 'kommun',
    languages: ['sv', 'sv', 'en'],
    givenNames: words('Shirin Dilan Rojda Kaveh Parisa Azad Soraya Behrouz Zilan Darya'),
    surnames: words('Rahimi Karimi Baran Moradi Demir Aydın Shahbazi Yıldız Tehrani'),
  },
  {
    count: 10,
    workplace: 'kommun',
    languages: ['sv', 'sv', 'en'],
    givenNames: words('Amra Nikola Jasmina Dragan Lejla Milica Emir Snežana Oksana Taras'),
    surnames: words('Hadžić Petrović Kovačević Đurić Begić Šarić Kravchenko Tkachuk Bondar'),
  },
  {
    count: 24,
    workplace: 'twin',
    languages: ['de', 'de', 'de', 'de', 'de', 'en'],
    givenNames: words(`Jürgen Käthe Björn-Ole Sabine Günther Anneliese Torsten Heike Rüdiger Ulrike
      Matthias Gudrun Sönke Dörte Lennart Bärbel`),
    surnames:
      words(`Schröder Weiß Müller-Lüdenscheidt Großmann Böttcher Krüger Jäger Süßmilch Hölscher
      Vogt Königsmann Lüttich Dreßler Brandt Möhring`),
  },
]

/** Chinese names with their reading, since a user name is written in Latin letters. */
export const CHINESE_NAMES: readonly (readonly [
  surname: string,
  givenName: string,
  reading: string,
])[] = [
  ['张', '伟民', 'Weimin Zhang'],
  ['王', '秀英', 'Xiuying Wang'],
  ['李', '静怡', 'Jingyi Li'],
  ['赵', '国强', 'Guoqiang Zhao'],
  ['陈', '雨欣', 'Yuxin Chen'],
  ['杨', '志远', 'Zhiyuan Yang'],
  ['黄', '丽华', 'Lihua Huang'],
  ['周', '建平', 'Jianping Zhou'],
  ['吴', '晓梅', 'Xiaomei Wu'],
  ['徐', '浩然', 'Haoran Xu'],
  ['孙', '思远', 'Siyuan Sun'],
  ['马', '若兰', 'Ruolan Ma'],
  ['朱', '文博', 'Wenbo Zhu'],
  ['胡', '佳怡', 'Jiayi Hu'],
  ['林', '子涵', 'Zihan Lin'],
  ['何', '婉清', 'Wanqing He'],
  ['罗', '天宇', 'Tianyu Luo'],
  ['梁', '诗雨', 'Shiyu Liang'],
  ['宋', '明哲', 'Mingzhe Song'],
  ['欧阳', '慧', 'Hui Ouyang'],
]
