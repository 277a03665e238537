import { politics } from '#domain/codes/politics.ts'
import { relations } from '#domain/codes/relation.ts'
import type { Fields, Understood } from '#domain/dossiers/section.ts'
import { formatPartialDate } from '#domain/time.ts'
import { readCoded } from './coded.ts'
import { readDate } from './dates.ts'
import { isBlank, nameOf, oneLine, plain } from './text.ts'

/** The five values of a family Item, word for word. */
export type WrittenRelative = {
  readonly relation: string
  readonly name: string
  readonly birth: string
  readonly politics: string
  readonly work: string
  /** The day for which the form reckons ages; blank where it does not say. */
  readonly asOf: string
}

/** One relative; a death may be told in any of the cells, as （已去世）, 已故 or 去世. Blank rows are none. */
export function readRelative(written: WrittenRelative): Understood | undefined {
  const { relation, name, birth, politics: standing, work } = written
  if ([relation, name, birth, standing, work].every(isBlank)) return undefined
  const deceased = [name, birth, standing, work].some((text) => death.test(text))
  const called = readCoded(relations, relation, 'relation')
  const born = death.test(birth) && !/\d/.test(birth) ? { doubts: [] } : readDate(birth.replace(deathNote, ''))
  const member = death.test(standing) ? { doubts: [] } : readCoded(politics, standing, 'politics')
  const fields: Fields = {
    ...(called.value && { relation: called.value }),
    name: nameOf(name.replace(deathNote, '')),
    ...('value' in born && born.value && { birth: born.value }),
    ...(isAge(birth) && { ageWritten: ageWritten(birth, written.asOf) }),
    ...('value' in member && member.value && { politics: member.value }),
    ...(!isBlank(work) && { work: oneLine(work) }),
    ...(deceased && { deceased }),
  }
  const birthDoubts = isAge(birth)
    ? [{ code: 'age-for-birth', field: 'birth', params: { text: plain(birth) } }]
    : born.doubts.map((doubt) => ({ ...doubt, field: 'birth' }))
  return {
    raw: [relation, name, birth, standing, work].map((text) => text.trim()).join('　'),
    sources: { relation, name, birth, politics: standing, work },
    fields,
    doubts: [...called.doubts, ...birthDoubts, ...member.doubts],
  }
}

/** 49 or 49岁 where a birth should be: no month follows from it (docs/decisions/0201). */
const isAge = (text: string) => /^\d{1,3}岁?$/.test(plain(text))

/** The age with the day for which it holds, as the form says it. */
function ageWritten(text: string, asOf: string): string {
  const { value } = readDate(asOf)
  const month = value && formatPartialDate(value).slice(0, 7)
  return `${plain(text).replace('岁', '')}岁${month ? `（${month}）` : ''}`
}

const death = /已去世|已故|已逝|去世|病故|亡故|已殁|身故|已亡/

const deathNote = /[（(]\s*(?:已去世|已故|已逝|去世|病故|已病故)\s*[）)]|^已?(?:去世|故|逝)$/g
