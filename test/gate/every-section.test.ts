import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { DossierId } from '#domain/ids.ts'
import { canonical, type Json } from '#domain/json.ts'
import { readDossier, readHistory } from '#gate/dossiers/reader.ts'
import { paths } from '#views/paths.ts'
import { type AnyDossier, anyDossier } from '../every-section.ts'
import { type World, world } from '../world.ts'

let w: World
let serial = 0
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

/** Numbers are unique in the house: each run has its own. */
const ofItsOwn = (dossier: AnyDossier): AnyDossier => {
  serial += 1
  const { number: _, ...basic } = dossier['basic']?.[0] ?? {}
  const passport = { type: { code: '414', text: '护照' }, number: `E${String(serial).padStart(8, '0')}` }
  return { ...dossier, basic: [{ ...basic, name: `万全${serial}` }], 'id-numbers': [passport] }
}

async function begun(dossier: AnyDossier): Promise<DossierId> {
  const records = sections.flatMap(({ key }) => (dossier[key] ?? []).map((fields) => ({ section: key, fields })))
  const made = await inTransaction(w.app, (app) =>
    createDraft(app, w.actor('hr'), { entity: w.units.company, keeper: 'hr', records }),
  )
  if (!made.ok) throw new Error(made.refusal)
  return made.value
}

const sorted = (records: readonly Fields[]) => records.map((fields) => canonical(fields as Json)).sort()

describe('a dossier over every section', () => {
  it('comes out of its envelopes as it went in, now and in its history, and its pages are drawn', async () => {
    await fc.assert(
      fc.asyncProperty(anyDossier(w.units.tech), async (any) => {
        const dossier = ofItsOwn(any)
        const id = await begun(dossier)
        const reading = await readDossier(w.app, w.actor('hr'), id, { act: 'dossier.read' })
        const history = await readHistory(w.app, w.actor('hr'), id)
        for (const { key } of sections) {
          const kept = (reading?.contents[key] ?? []).map(({ fields }) => fields)
          expect(sorted(kept), key).toEqual(sorted(dossier[key] ?? []))
        }
        expect(new Set(history?.revisions.map(({ section }) => section))).toEqual(new Set(Object.keys(dossier)))
        for (const path of [paths.dossier(id), paths.dossierHistory(id)]) {
          const { status, text } = await w.as('hr').get(path)
          expect([status, /\[object|undefined<|NaN/.test(text)], path).toEqual([200, false])
        }
      }),
      { numRuns: 4, endOnFailure: true },
    )
  })
})
