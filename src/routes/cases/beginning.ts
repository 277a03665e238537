import type { Case } from '#db/cases/cases.ts'
import { freeOnes, heldBy } from '#db/resources/resources.ts'
import { allocating } from '#domain/cases/outputs/allocating.ts'
import { handoverLegal, handoverOffice } from '#domain/cases/outputs/handover.ts'
import { settlement } from '#domain/cases/outputs/settlement.ts'
import { taskNamed } from '#domain/cases/route.ts'
import { recordedAt } from '#domain/cases/standing.ts'
import { readFields, typedValue } from '#domain/dossiers/form.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import type { Standard } from '#domain/pay-scales/scale.ts'
import { fieldsToSet } from '#domain/proposals/setting.ts'
import { settlementBegun } from '#domain/settlement/departure.ts'
import type { CaseSeen } from '#gate/cases/seen.ts'
import { secretUntilOf } from '#gate/departures/declassifying.ts'
import { standardFor } from '#gate/pay-scales/scales.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { RefusedForm } from '#views/cases/refused-form.ts'
import { reckonedFor } from './settling.ts'

/** What each open task begins with: what an earlier one of the same form recorded, and what can be reckoned for it. */
export async function begunAt(c: WebContext, { theCase, may: { output, seat }, further, proposal }: CaseSeen) {
  const begun = new Map<string, Fields>()
  if (output === undefined || !seat) return { begun }
  for (const task of [{ run: seat.run, output }, ...further]) {
    const before = recordedBefore(theCase, task.run.block)
    const known = await knownFor(c, theCase, task.output, proposal)
    begun.set(task.run.block, { ...known, ...before })
  }
  if (output !== settlement.key) return { begun }
  const { block } = seat.run
  const reckoned = await reckonedFor(c, theCase, proposal?.records ?? [])
  return { begun: begun.set(block, settlementBegun(reckoned, recordedBefore(theCase, block))), reckoned }
}

function recordedBefore({ route, state }: Case, block: string): Fields | undefined {
  const task = taskNamed(route, block)
  const earlier = task?.reads?.find((one) => taskNamed(route, one)?.output === task.output)
  return earlier === undefined ? undefined : recordedAt(state, earlier)
}

/** What the house knows for a task of handing over. */
async function knownFor(
  c: WebContext,
  theCase: Case,
  output: string | undefined,
  proposal: CaseSeen['proposal'],
): Promise<Fields> {
  if (output === handoverOffice.key) return heldStill(c, theCase)
  if (output !== handoverLegal.key) return {}
  const secretUntil = await secretUntilOf(c.var.app, theCase.dossier, proposal?.records ?? [])
  return secretUntil ? { secretUntil } : {}
}

/** What somebody who leaves has of administration's, by code: it begins the remark of what is taken back. */
async function heldStill(c: WebContext, { dossier }: Case): Promise<Fields> {
  const { t } = c.var
  const codes = (await codesHeld(c, dossier)).join(t('kit.comma'))
  return codes === '' ? {} : { remark: t('leaver.held', { codes }) }
}

/** Seats and equipment in somebody's use, each by code and what it is. */
async function codesHeld({ var: { app } }: WebContext, dossier: DossierId): Promise<readonly string[]> {
  const person = app.roster.entry(dossier)?.subject.person
  const held = person ? await heldBy(app, person) : []
  return held.map(({ code, name }) => [code, name].filter(Boolean).join(' '))
}

/** What the person has now, for whoever gives or takes back seats and equipment; undefined for everybody else. */
export const heldAt = async (c: WebContext, { theCase, may, further }: CaseSeen) =>
  [may, ...further].some(({ output }) => output === allocating.key || output === handoverOffice.key)
    ? codesHeld(c, theCase.dossier)
    : undefined

/** 工资标准 of each line of pay that the viewer's seat sets, as it reads with what was typed last. */
export async function standardsAt(
  { var: { app, actor } }: WebContext,
  { may: { edits }, proposal }: CaseSeen,
  refused: RefusedForm | undefined,
): Promise<ReadonlyMap<RecordId, Standard>> {
  const found = new Map<RecordId, Standard>()
  for (const one of proposal?.records ?? []) {
    if (one.section !== pay.key || fieldsToSet(pay, one, edits).length === 0) continue
    const typed = refused?.form === 'setting' && refused.typed.record === one.record ? refused.typed : undefined
    const read = typed && readFields(pay, (key) => typed.values(key) || typedValue(one.fields[key]))
    const standard = await standardFor(app, actor, read?.ok ? read.fields : one.fields)
    if (standard) found.set(one.record, standard)
  }
  return found
}

/** What is free, where the open task takes something of it. */
export async function offeredAt({ var: { app } }: WebContext, { may, further }: CaseSeen) {
  if (![may, ...further].some(({ output }) => output === allocating.key)) return undefined
  return { desk: (await freeOnes(app, 'seat', mostOffered)).map(({ code }) => code) }
}

/** As many as anybody looks through; the others are found in the register. */
const mostOffered = 200
