import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applyChanges } from '#actions/dossiers/applying.ts'
import { add } from '#db/materials/sealed.ts'
import { inTransaction } from '#db/transaction.ts'
import { training } from '#domain/dossiers/sections/training.ts'
import type { DossierId, MaterialId, RecordId } from '#domain/ids.ts'
import type { Entry } from '#domain/materials/material.ts'
import { enter, type House } from './cases.ts'
import { percentile } from './load.ts'
import type { Row } from './measure.ts'
import { seed } from './seed.ts'

const [entries, courses, rounds] = [120, 150, 5]

/**
 * The page of a dossier with 120 entries in its catalogue and 300 changes beside that of an ordinary one, by turns, in this
 * process and without a network: one after the other for the first time since the house was opened, then as somebody opens
 * them who has not lately, then once more at once.
 */
export async function measureThick(pairs: number): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'juanzong-bench-thick-'))
  await seed(folder, pairs * 2, () => {})
  const growing = await enter(folder)
  for (const dossier of growing.dossiers.slice(0, pairs)) await thicken(growing, dossier)
  await growing.close()

  const house = await enter(folder)
  const visitor = await house.as(house.officer.account)
  const [thick, usual] = [house.dossiers.slice(0, pairs), house.dossiers.slice(pairs)]
  const visits = async (before: () => void) => {
    const times: Record<'thick' | 'usual', number[]> = { thick: [], usual: [] }
    const visit = async (of: 'thick' | 'usual', dossier: DossierId | undefined) => {
      before()
      // Not of the thread alone: Linux counts that up to four milliseconds late, and puts it to the next visit.
      const began = process.cpuUsage()
      await visitor.get(`/dossiers/${dossier}`)
      const { user, system } = process.cpuUsage(began)
      times[of].push((user + system) / 1000)
    }
    for (const at of thick.keys()) {
      await visit('thick', thick[at])
      await visit('usual', usual[at])
    }
    return times
  }
  const forget = () => {
    house.app.opened.clear()
    house.app.found.clear()
  }
  const often = async (before: () => void) => {
    const all = { thick: [] as number[], usual: [] as number[] }
    for (let round = 0; round < rounds; round += 1) {
      const { thick, usual } = await visits(before)
      all.thick.push(...thick)
      all.usual.push(...usual)
    }
    return all
  }
  const first = await visits(() => {})
  await often(forget)
  const lately = await often(forget)
  // What was forgotten before each visit is remembered once it was looked at again.
  await visits(() => {})
  const rows = [
    rowOf('a thick dossier, beside an ordinary one', lately),
    rowOf('the same, looked at again', await often(() => {})),
    rowOf('the same, the first time since unsealing', first),
  ]
  await house.close()
  rmSync(folder, { recursive: true })
  return rows
}

/** 150 courses, each of them mended later, and 120 papers of the catalogue. */
async function thicken({ app, officer }: House, dossier: DossierId): Promise<void> {
  const added = Array.from({ length: courses }, (_, at) => ({
    dossier,
    section: training,
    record: app.newId<RecordId>(),
    fields: { name: `班组长管理能力培训第${at}期`, from: `${1990 + Math.floor(at / 5)}03`, hours: '24' } as never,
  }))
  const mended = added.map((one) => ({ ...one, fields: { ...(one.fields as object), result: '合格' } as never }))
  for (const all of [added, mended]) await inTransaction(app, (app) => applyChanges(app, officer, all))
  const papers = Array.from({ length: entries }, (_, at) => ({
    id: app.newId<MaterialId>(),
    version: 1,
    kind: 'filed' as const,
    at: app.now(),
    by: officer.account,
    entry: {
      class: (['1', '3', '4-4', '9-1'] as const)[at % 4] ?? '1',
      title: `年度考核登记表第${at}号`,
      copies: 1,
      pages: 2,
      form: 'original',
      volume: 'original',
    } satisfies Entry,
  }))
  await inTransaction(app, (app) => add(app, dossier, papers))
}

/** Milliseconds of processor time, the middle of all; the share is how much of it the ordinary one takes. */
const rowOf = (work: string, { thick, usual }: Record<'thick' | 'usual', readonly number[]>): Row => {
  const share = percentile(usual, 50) / percentile(thick, 50)
  return {
    work,
    unit: 'ms',
    value: percentile(thick, 50),
    p50: percentile(thick, 50),
    p95: percentile(thick, 95),
    bare: percentile(usual, 50),
    share,
    goal: thickest,
    met: share >= thickest,
  }
}

/** One and a half times an ordinary one (docs/decisions/0229). */
const thickest = 0.66
