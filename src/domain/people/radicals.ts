/**
 * 部首: the signs of U+2E81 to U+2EF3 are pictures of radicals and no characters of names, but fonts draw them alike and old
 * tables type them so: ⻋ for 车, ⻘ for 青. Source: Unicode 14, EquivalentUnifiedIdeograph; those of U+2F00 to U+2FD5 are
 * what NFKC mends.
 */
const signs = [
  ...'⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳',
]
const characters = [
  ...'厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟',
]
const meant = new Map(signs.map((sign, at) => [sign, characters[at] ?? sign]))

/** The character that a picture of a radical looks like; undefined for whatever is none. */
export const characterOf = (sign: string): string | undefined =>
  meant.get(sign) ?? (/[\u2F00-\u2FD5]/.test(sign) ? sign.normalize('NFKC') : undefined)

/** The text with every such sign replaced; all else is left as it came. */
export const mendRadicals = (text: string): string =>
  text.replace(/[\u2E80-\u2FD5]/g, (sign) => characterOf(sign) ?? sign)
