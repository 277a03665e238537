import { spawn } from 'node:child_process'
import { once as event } from 'node:events'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { saveRecord } from '#actions/dossiers/saving.ts'
import { type Case, find } from '#db/cases/cases.ts'
import { commandOf } from '#db/commands.ts'
import { link, start } from '#db/log/log.ts'
import * as proposals from '#db/proposals/proposals.ts'
import { inTransaction } from '#db/transaction.ts'
import { isLive } from '#domain/cases/case.ts'
import { scopesHeld } from '#domain/cases/kind.ts'
import { kindOf } from '#domain/cases/kinds/index.ts'
import { takenBy } from '#domain/cases/reserving.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { titles } from '#domain/dossiers/sections/titles.ts'
import type { CaseId, CommandId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { valuesOf } from '#gate/proposals/reader.ts'
import { flags } from '../../test/processes.ts'
import { strayArrivals } from './arriving.ts'
import { strayBringings } from './bringing.ts'
import { type CrashHouse, enterHouse } from './house.ts'
import type { Working } from './working.ts'

/** What a writer is told to do: how many answers before it is killed, which cases, and whether effects come too late. */
export type Round = {
  readonly answers: number
  readonly kind: Working
  readonly late?: boolean
  /** Cases that had ended and were looked at by an earlier cycle; what has ended by now is added. */
  readonly ended?: Set<CaseId>
}

export type Cycle = {
  readonly acknowledged: number
  /** Acknowledged and gone, or half done. */
  readonly lost: readonly string[]
  /** Done twice. */
  readonly doubled: readonly string[]
  readonly sound: boolean
  /** The kinds of the cases that were approved since they were looked at last. */
  readonly approved: readonly string[]
}

const writerProgram = fileURLToPath(new URL('./writer.ts', import.meta.url))

/** Starts a writer, kills it without warning after so many answers, and looks at what is there. */
export async function cycle(folder: string, { answers, kind, late = false, ended = new Set() }: Round): Promise<Cycle> {
  const options = [...flags, writerProgram, folder, kind, ...(late ? ['late'] : [])]
  const writer = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  writer.stdout.on('data', (chunk) => {
    said += chunk
    if (said.split('\n').filter((line) => !line.startsWith('sending')).length > answers) writer.kill('SIGKILL')
  })
  const [, signal] = await event(writer, 'close')
  if (signal !== 'SIGKILL') throw new Error('The writer ended by itself.')
  const lines = said.split('\n').slice(0, -1)
  const after = (word: string) =>
    lines.flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []))
  const house = await enterHouse(folder)
  const sending = after('sending').map((id) => id as CommandId)
  for (const id of sending) await sendAgain(house, id)
  const found = await inspect(house, {
    sending,
    commands: after('command'),
    applied: after('applied').map((id) => id as CaseId),
    ended,
  })
  await house.close()
  return { acknowledged: lines.length - sending.length, ...found }
}

/** Whoever got no answer sends the same form again. */
async function sendAgain({ app, actors, draft }: CrashHouse, id: CommandId): Promise<void> {
  const hr = actors.get('hr')
  if (!hr) throw new Error('The officer cannot act.')
  const sent = await saveRecord(
    app,
    hr,
    { dossier: draft, section: titles, fields: { title: id } },
    commandOf(id, ['crash']),
  )
  if (!sent.ok) throw new Error(sent.refusal)
}

type Told = {
  readonly sending: readonly CommandId[]
  readonly commands: readonly string[]
  readonly applied: readonly CaseId[]
  readonly ended: Set<CaseId>
}

async function inspect(
  house: CrashHouse,
  { sending, commands, applied, ended }: Told,
): Promise<Omit<Cycle, 'acknowledged'>> {
  const { app, draft } = house
  const { contents } = await inTransaction(app, async (app) => (await openForWork(app, 'check', draft)).opened)
  const written = (contents['titles'] ?? []).map(({ fields }) => String(fields['title']))
  const known = new Set((await app.db.selectFrom('commands').select('id').execute()).map(({ id }) => String(id)))
  const cases = await casesIn(house, ended)
  for (const { id, isOver } of cases) if (isOver) ended.add(id)
  const isApproved = new Set(cases.filter(({ approved }) => approved).map(({ id }) => id))
  return {
    lost: [
      ...commands.filter((id) => !known.has(id)),
      ...sending.filter((id) => !written.includes(id)),
      ...applied.filter((id) => !isApproved.has(id)),
      ...cases.flatMap(({ half }) => half),
      ...(await strayArrivals(house)),
      ...(await strayBringings(house)),
      ...(await halfPrinted(house)),
    ],
    doubled: [
      ...sending.filter((id) => written.indexOf(id) !== written.lastIndexOf(id)),
      ...cases.flatMap(({ twice }) => twice),
    ],
    sound: await isSound(house),
    approved: cases.flatMap(({ approved, kind }) => (approved ? [kind] : [])),
  }
}

/** Of every case that is looked at: whether it was approved, what of it is half done, and what came twice. */
async function casesIn(house: CrashHouse, ended: ReadonlySet<CaseId>) {
  const { app } = house
  const rows = await app.db.selectFrom('cases').select('id').execute()
  return Promise.all(rows.filter(({ id }) => !ended.has(id)).map(({ id }) => caseIn(house, id)))
}

async function caseIn({ app }: CrashHouse, id: CaseId) {
  const theCase = await find(app, id)
  if (!theCase) return { id, kind: '', isOver: false, approved: false, half: [`${id} cannot be read`], twice: [] }
  const approved = theCase.state.status === 'approved'
  const proposal = await proposals.ofCase(app.db, id)
  const values = proposal ? await valuesOf(app, proposal) : []
  const holds = await app.db.selectFrom('holds').select('scope_tag').where('case_id', '=', id).execute()
  const kind = kindOf(theCase.route)
  const { hold } = theCase.route
  const held = hold === 'nothing' ? 0 : scopesHeld(kind, values).length
  const effects = await effectsOf(app, theCase, proposal !== undefined)
  const wanted = approved ? wantedOf(theCase, values) : 0
  const reserved = await app.db.selectFrom('resources').select('code').where('case_id', '=', id).execute()
  const taken = isLive(theCase.state) ? takenBy(theCase.route, theCase.state) : []
  return {
    id,
    kind: kind.key,
    isOver: !isLive(theCase.state),
    approved,
    half: [
      ...(effects.length < wanted || (!approved && effects.length > 0) ? [`${id} is half applied`] : []),
      ...(holds.length !== (isLive(theCase.state) ? held : 0) ? [`${id} holds what it should not`] : []),
      ...(reserved.every(({ code }) => taken.some(({ output }) => output['desk'] === code))
        ? []
        : [`${id} reserves what it should not`]),
    ],
    twice: effects.length > wanted && approved ? [`${id} was applied twice`] : [],
  }
}

/** What an approval brought about: what was written, the window of a reading, or the filing of what was created. */
const effectsOf = (app: CrashHouse['app'], { id, dossier, route }: Case, proposes: boolean) => {
  if (proposes) return wroteBy(app, id)
  return route.key === 'reading' ? windowsOf(app, id) : filingsOf(app, dossier)
}

/** As many values as are proposed of the dossier itself; two readers have a window each. */
const wantedOf = ({ route }: Case, values: Awaited<ReturnType<typeof valuesOf>>): number => {
  if (route.key === 'reading') return 2
  return route.effect === 'archive' ? 1 : values.filter(({ section }) => sectionOf(section)).length
}

const windowsOf = ({ db }: CrashHouse['app'], id: CaseId) =>
  db.selectFrom('reading_grants').select('person_id').where('case_id', '=', id).execute()

const wroteBy = ({ db }: CrashHouse['app'], id: CaseId) =>
  db.selectFrom('revisions').select('id').where('case_id', '=', id).execute()

const filingsOf = ({ db }: CrashHouse['app'], dossier: Parameters<typeof openForWork>[2]) =>
  db.selectFrom('filings').select('id').where('dossier_id', '=', dossier).execute()

/** A print that is on record has its pages with it. */
async function halfPrinted({ app: { db } }: CrashHouse): Promise<readonly string[]> {
  const paged = db.selectFrom('print_pages').select('run_id')
  const runs = await db.selectFrom('print_runs').select('id').where('id', 'not in', paged).execute()
  return runs.map(({ id }) => `${id} is half printed`)
}

/** The file is whole, and so is the chain of the log. */
async function isSound({ app }: CrashHouse): Promise<boolean> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(app.db)
  const log = await app.db.selectFrom('log').select(['seq', 'body', 'chain']).orderBy('seq').execute()
  let head = start
  const chained = log.every(({ seq, body, chain }) => {
    const expected = link(head, body)
    head = { seq, chain }
    return expected === chain
  })
  return rows[0]?.integrity_check === 'ok' && chained
}
