import { createHash } from 'node:crypto'
import type { Db } from '#db/database.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import { type CaseEvent, eventSchema } from '#domain/cases/event.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { canonical, type Json } from '#domain/json.ts'
import type { Place, Vault } from '#keys/vault.ts'

type Of = { readonly id: CaseId; readonly dossier: DossierId }

/**
 * What stands in an event under the dossier's key: texts, the person by name, why somebody sits or was passed over (which
 * tells of kinship), the values vouched for. Who acted, when, on which seat and with which verdict stays clear.
 */
const secrets = [
  'text',
  'about',
  'origins',
  'passedOver',
  'vouched',
  'fields',
  'changed',
  'ticks',
  'parts',
  'output',
  'keys',
  'day',
  'to',
  'set',
  'papers',
  'request',
  'revokes',
] as const

const placeOf = ({ id, dossier }: Of, seq: number, schema: number): Place => ({
  table: 'case_events',
  group: 'organisation',
  dossier,
  record: id,
  version: seq,
  schema,
})

/** Appends what happened after the first `from` events; the same place twice is a broken primary key. */
export async function append(
  { db, vault }: { db: Db; vault: Vault },
  of: Of,
  from: number,
  events: readonly CaseEvent[],
): Promise<void> {
  if (events.length === 0) return
  await db
    .insertInto('case_events')
    .values(
      events.map((event, index) => {
        const seq = from + index + 1
        const { type, at, ...rest } = event
        const { clear, secret } = parted(rest)
        return {
          case_id: of.id,
          seq,
          type,
          schema_version: eventSchema,
          at,
          actor: 'by' in event && event.by !== 'system' ? event.by : null,
          principal: 'for' in event && event.for ? event.for : null,
          body: canonical(clear),
          sealed: Object.keys(secret).length > 0 ? vault.seal(secret, placeOf(of, seq, eventSchema)) : null,
        }
      }),
    )
    .execute()
}

function parted(event: Readonly<Record<string, unknown>>) {
  const entries = Object.entries(event) as [string, Json][]
  const isSecret = ([key]: [string, Json]) => (secrets as readonly string[]).includes(key)
  return {
    clear: Object.fromEntries(entries.filter((entry) => !isSecret(entry))),
    secret: Object.fromEntries(entries.filter(isSecret)),
  }
}

/**
 * Opens the histories of these cases, whole and in order. Of an event whose sealed part does not open the clear part
 * stands, with blanks for the rest, so that the case keeps its way; it is noted as damaged.
 */
export async function open(
  { db, vault, damages }: { db: Db; vault: Vault } & Noting,
  cases: readonly Of[],
): Promise<ReadonlyMap<CaseId, readonly CaseEvent[]>> {
  const histories = new Map<CaseId, CaseEvent[]>(cases.map(({ id }) => [id, []]))
  const known = new Map(cases.map((of) => [of.id, of]))
  const rows = await db
    .selectFrom('case_events')
    .select(['case_id', 'seq', 'type', 'schema_version', 'at', 'body', 'sealed'])
    .where('case_id', 'in', [...known.keys()])
    .orderBy('case_id')
    .orderBy('seq')
    .execute()
  for (const { case_id, seq, type, schema_version, at, body, sealed } of rows) {
    const of = known.get(case_id)
    if (!of) continue
    const damage = { of: 'case', id: case_id, what: 'does-not-open', where: 'case_events' } as const
    const clear = salvaged({ damages }, damage, () => JSON.parse(body) as object)
    const secret = sealed
      ? salvaged({ damages }, damage, () => vault.open(sealed, placeOf(of, seq, schema_version)) as object)
      : {}
    if (clear) histories.get(case_id)?.push({ type, at, ...clear, ...(secret ?? blankOf(type)) } as CaseEvent)
  }
  return histories
}

/** What a sealed part would have said, of each kind of event. */
function blankOf(type: string): object {
  const about = { name: '', unit: '' }
  if (type === 'submitted' || type === 'resubmitted') return { about, fields: {}, changed: [], text: '' }
  if (type === 'handed') return { origins: [], text: '' }
  if (type === 'opened' || type === 'climbed') return { origins: [], passedOver: [] }
  if (type === 'signed') return { day: '', vouched: {}, text: '', papers: [] }
  if (type === 'decided') return { vouched: {}, ticks: [], text: '' }
  return type === 'edited' ? { set: {} } : { text: '' }
}

/**
 * The hash of the newest event, sealed part included: with it the log holds on to the history (docs/decisions/0066).
 */
export async function tip(db: Db, id: CaseId): Promise<string> {
  const { seq, type, at, body, sealed } = await db
    .selectFrom('case_events')
    .select(['seq', 'type', 'at', 'body', 'sealed'])
    .where('case_id', '=', id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const hash = createHash('sha256').update(canonical([id, seq, type, at, body]))
  return hash.update(sealed ?? '').digest('hex')
}
