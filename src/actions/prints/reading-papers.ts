import type { Actor } from '#domain/access/actor.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { Damaged, Forbidden, NotFound } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { standingOf } from '#domain/materials/material.ts'
import type { Ordered } from '#domain/materials/ordering.ts'
import { lackingIn, type Stopped } from '#domain/prints/lacking.ts'
import { type PaperKind, papers } from '#domain/prints/papers/index.ts'
import { type Reading, readDossier } from '#gate/dossiers/reader.ts'
import { mustBeWhole } from '#gate/dossiers/whole.ts'
import { guard } from '#gate/guard.ts'
import { readCatalogue } from '#gate/materials/reader.ts'
import type { App } from '#house/app.ts'

/** 印不了的人: characters without glyph, a dossier that cannot be read whole, or one that is no longer in sight. */
export type LeftOut = { readonly dossier: DossierId } & (
  | { readonly why: 'glyphs'; readonly stopped: Stopped }
  | { readonly why: 'damaged' }
  | { readonly why: 'out-of-sight' }
)

/** What is printed of one person. */
export type Ready = { readonly dossier: DossierId; readonly reading: Reading; readonly filed: readonly Ordered[] }

/** Each is decided and logged by itself; what stops one leaves the others alone. */
export async function readAll(
  app: App,
  actor: Actor,
  { paper, dossiers }: { readonly paper: PaperKind; readonly dossiers: readonly DossierId[] },
) {
  const ready: Ready[] = []
  const leftOut: LeftOut[] = []
  for (const dossier of new Set(dossiers)) {
    const read = await readOne(app, actor, paper, dossier)
    if ('why' in read) leftOut.push(read)
    else ready.push(read)
  }
  return { ready, leftOut }
}

async function readOne(app: App, actor: Actor, paper: PaperKind, dossier: DossierId): Promise<Ready | LeftOut> {
  try {
    const ready = await readFor(app, actor, paper, dossier, 'dossier.printed')
    const { reading } = ready
    const places = lackingIn(reading.contents, sections, app.printRoom.coverage.lacks)
    if (places.length === 0) return ready
    return { dossier, why: 'glyphs', stopped: { missing: [...new Set(places.flatMap(({ chars }) => chars))], places } }
  } catch (error) {
    if (error instanceof Damaged) return { dossier, why: 'damaged' }
    if (error instanceof NotFound || error instanceof Forbidden) return { dossier, why: 'out-of-sight' }
    throw error
  }
}

/** Throws NotFound where the dossier is invisible, Forbidden where this actor does not print the paper of it. */
export async function mustPrintPaper(app: App, actor: Actor, paper: PaperKind, dossier: DossierId): Promise<void> {
  await guard(app, actor, dossier, { action: 'paper', groups: ['who', ...papers[paper].needs] })
}

/** Reads a paper of one person, whole: throws Damaged where a part of it cannot be read. */
export async function readFor(
  app: App,
  actor: Actor,
  paper: PaperKind,
  dossier: DossierId,
  act: 'dossier.previewed' | 'dossier.printed',
): Promise<Ready> {
  await mustPrintPaper(app, actor, paper, dossier)
  const reading = await readDossier(app, actor, dossier, { act, action: 'paper', only: papers[paper].groups })
  if (!reading) throw new NotFound()
  mustBeWhole(app, dossier)
  return { dossier, reading, filed: paper === 'catalogue' ? await filedOf(app, actor, dossier, act) : [] }
}

/** What lies in the catalogue, whole: throws Damaged where a line of it cannot be read. */
async function filedOf(app: App, actor: Actor, dossier: DossierId, act: 'dossier.previewed' | 'dossier.printed') {
  const catalogue = await readCatalogue(app, actor, dossier, act)
  if (app.damages.of('dossier', dossier).some(({ where }) => where === 'materials'))
    throw new Damaged({ table: 'materials', id: dossier })
  return (catalogue?.materials ?? []).filter(({ kind }) => standingOf(kind) === 'filed')
}
