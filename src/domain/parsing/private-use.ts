/**
 * Old Chinese systems write 80 characters of GBK (FE50 to FEA0) into the private-use area from U+E815 on, among them 䶮 as
 * U+E863. Since GB 18030-2005 each has a standard code; outside this row a private-use character has no agreed meaning.
 */
const row =
  '⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻'

const standard = new Map([...row].map((character, at) => [String.fromCodePoint(0xe815 + at), character]))

/** The standard character that this private-use one stands for, if there is an agreed one. */
export const standardCharacter = (character: string): string | undefined => standard.get(character)
