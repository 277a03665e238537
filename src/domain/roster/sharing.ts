import type { Columns } from './entry.ts'

/**
 * Gives rows that say the same the same text: each summary is opened by itself, so that 100,000 rows would hold 100,000
 * copies of 中共党员. Names and numbers are nearly all different and stay as they are.
 */
export function createSharing(): (columns: Columns) => Columns {
  const texts = new Map<string, string>()
  const one = <Text extends string>(text: Text): Text => {
    const known = texts.get(text)
    if (known !== undefined) return known as Text
    texts.set(text, text)
    return text
  }
  const all = <Group extends Readonly<Record<string, string | undefined>>>(group: Group): Group => {
    const given: Record<string, string | undefined> = {}
    for (const key in group) {
      const text = group[key]
      if (text !== undefined) given[key] = own.has(key) ? text : one(text)
    }
    return given as Group
  }
  return ({ who, identity, career, contract, 'id-numbers': numbers, custody, whole }) => ({
    who: all(who),
    identity: all(identity),
    career: all(career),
    contract: all(contract),
    'id-numbers': numbers,
    custody: all(custody),
    whole: all(whole),
  })
}

const own = new Set(['name', 'number'])
