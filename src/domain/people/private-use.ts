/**
 * 自造字区: eighty characters for which GBK had no code points stood at U+E815 to U+E864 until GB 18030 gave them real ones.
 * Old systems still write them so, 䶮 as U+E863. Source: GB 18030, bytes FE50 to FEA0, in their order.
 */
const first = 0xe815
const standard = [
  ...'⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱',
  ...'䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻',
]

/** The character that a private-use one has always meant; undefined for every other, since nobody agreed on those. */
export const standardOf = (char: string): string | undefined => standard[(char.codePointAt(0) ?? 0) - first]

/** The text with every such character replaced; all else is left as it came. */
export const mendPrivateUse = (text: string): string =>
  text.replace(/[\uE815-\uE864]/g, (char) => standardOf(char) ?? char)
