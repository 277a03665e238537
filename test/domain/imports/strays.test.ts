import { describe, expect, it } from 'vitest'
import { readFile } from '#domain/imports/read-file.ts'
import type { UnderstoodRecord } from '#domain/imports/understand.ts'
import { wordingOf } from '#domain/imports/wording.ts'
import { type Stray, strays } from './corpus.ts'
import { formDocx } from './docx-file.ts'
import { lrm } from './lrm-file.ts'
import { written } from './person-file.ts'

/** The same person in a file as we make it ourselves, by the end of the name. */
const plainOf = (ending: string): Promise<Uint8Array> | Uint8Array => {
  if (ending === 'lrm') return lrm()
  return ending === 'docx' ? formDocx() : new TextEncoder().encode(written())
}

const read = async (name: string, bytes: Uint8Array) => {
  const people = await readFile({ name, bytes, mend: false })
  expect(people).toHaveLength(1)
  return people[0]
}

/** Every value in words, by section, place and field. */
function wordsOf(records: readonly UnderstoodRecord[], but: readonly string[] = []): Record<string, string> {
  const words: Record<string, string> = {}
  const count = new Map<string, number>()
  for (const { section, fields } of records.filter((record) => !but.includes(record.section))) {
    const at = count.get(section) ?? 0
    count.set(section, at + 1)
    for (const [key, value] of Object.entries(fields))
      words[`${section}${at > 0 ? `#${at}` : ''}.${key}`] = wordingOf(value)
  }
  return words
}

async function expectRead(stray: Exclude<Stray, { refused: string }>): Promise<void> {
  const ending = stray.name.toLowerCase().split('.').at(-1) ?? ''
  const [own, theirs] = [await read(stray.name, await stray.bytes()), await read(`a.${ending}`, await plainOf(ending))]
  if (!own?.ok || !theirs?.ok) throw new Error(own?.ok ? 'Our own file is refused.' : own?.refusal)
  const { says = {}, asks = [], has = {} } = stray
  const wanted = Object.entries({ ...wordsOf(theirs.value.records, Object.keys(has)), ...says }).filter(
    ([, one]) => one !== undefined,
  )
  expect(wordsOf(own.value.records, Object.keys(has))).toEqual(Object.fromEntries(wanted))
  expect([...new Set(own.value.records.flatMap(({ doubts }) => doubts.map(({ code }) => code)))]).toEqual(asks)
  for (const [section, count] of Object.entries(has))
    expect(own.value.records.filter((record) => record.section === section)).toHaveLength(count)
  expect(own.value.portrait !== undefined).toBe(stray.photo === true)
}

describe('a file that somebody else made', () => {
  it.each(strays)('is read as it is meant, or refused with what helps: $is', async (stray) => {
    if (!('refused' in stray)) return expectRead(stray)
    const refused = await read(stray.name, await stray.bytes())
    expect(refused?.ok === false && refused.refusal).toBe(stray.refused)
  })
})
