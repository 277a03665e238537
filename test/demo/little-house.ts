import { cpSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { littleAccounts, technician } from '#demo/little/organisation.ts'
import type { AccountId, CaseId, DossierId } from '#domain/ids.ts'
import type { Profile } from '#domain/organisation/settings.ts'
import { type Day, dayOf, instant } from '#domain/time.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'
import { openHouse } from '#house/open-house.ts'
import { makeLittleDemo } from '#main/demo-data.ts'
import { demoKeyFile } from '#main/demo-folder.ts'
import { createWeb } from '#routes/create-web.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { madeOnce } from '../made-once.ts'
import { withSharedRooms } from '../shared-rooms.ts'
import { type Client, client, type FormValues } from '../world.ts'

/** The day it is so many days from now where the organisation is, which is another than in London at night. */
export const dayFromNow = (days: number): Day => dayOf(instant(new Date(Date.now() + days * 86_400_000)))

export type LittleHouse = Awaited<ReturnType<typeof littleHouse>>

/** Where the small demo lies as it was made today, which takes longer than most of what is tried with it; to be looked at alone. */
export const littleDemo = (profile: Profile) =>
  madeOnce(`little-${profile}-${dayFromNow(0)}`, async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'juanzong-little-')), 'demo')
    await makeLittleDemo(folder, new Date(), profile)
    return folder
  })

/** The small demo, closed, laid where a program that is started looks for its own. */
export async function layLittleDemo(folder: string): Promise<void> {
  cpSync(await littleDemo('state'), folder, { recursive: true })
}

/** The small demo in a folder of its own, opened, with its four accounts by the names of their people. */
export async function littleHouse(profile: Profile = 'state') {
  const folder = join(mkdtempSync(join(tmpdir(), 'juanzong-little-')), 'demo')
  cpSync(await littleDemo(profile), folder, { recursive: true })
  const house = await openHouse({ data: folder }, { demo: true })
  await house.openWith({ kind: 'demo-key', text: readFileSync(demoKeyFile(folder), 'utf8') })
  const app = withSharedRooms(house.app() as App)
  const web = createWeb(house, { reach: { https: false } })
  const rows = await app.db.selectFrom('accounts').select(['id', 'staff_number']).execute()
  const accounts = new Map(rows.map(({ id, staff_number }) => [staff_number, id]))
  const clients = new Map(
    littleAccounts.map(({ name, staffNumber }) => [name, client(web, app, accounts.get(staffNumber) as AccountId)]),
  )
  const as = (name: string): Client => {
    const found = clients.get(name)
    if (!found) throw new Error(`${name} has no account.`)
    return found
  }
  const desk = { app, as }
  return {
    app,
    as,
    close: () => house.close(),
    stateOf: async (id: CaseId) =>
      (await app.db.selectFrom('cases').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state,
    named: (state: string) => app.roster.all().filter(({ subject }) => subject.state === state),
    contents: async (id: DossierId) => (await openForWork(app, 'compare', id, { silent: true })).opened.contents,
    /** Somebody of the laboratory on file, with no case under way. */
    onFile: (): DossierId => {
      const found = app.roster
        .all()
        .find(({ subject }) => subject.state === 'archived' && app.directory.units.get(subject.unit)?.name === '检测部')
      if (!found) throw new Error('Nobody is on file.')
      return found.subject.dossier
    },
    /** A form as its page draws it, with what is typed into it. */
    send: async (name: string, page: string, action: string, typed: FormValues = {}) =>
      as(name).post(action, { ...drawnForm((await as(name).get(page)).text, action), ...typed }),
    walk: (id: CaseId, closing: FormValues = {}) => walk(desk, id, closing),
  }
}

type Desk = { readonly app: App; readonly as: (name: string) => Client }

/** The case that a form led to; throws with the page where it did not. */
export const caseIn = ({ location, text }: { readonly location: string | null; readonly text: string }): CaseId => {
  const id = /^\/cases\/([0-9a-f-]{36})$/.exec(location ?? '')?.[1]
  if (!id) throw new Error(`No case: ${text.slice(-2500)}`)
  return id as CaseId
}

/** The groups to be ticked at further seats. */
const ticksOf = (text: string, further: readonly string[]): FormValues =>
  Object.fromEntries(
    further.map((stop) => [
      `tick-${stop}`,
      [...text.matchAll(new RegExp(`<input[^>]*name="tick-${stop}"[^>]*value="([^"]*)"`, 'g'))].map(
        ([, group = '']) => group,
      ),
    ]),
  )

/**
 * Whoever of the four has the open seat decides through the page, what follows for the same person with it, until nobody is
 * asked any more. Answers who was asked, in order, and how many seats were decided together with one before them.
 */
async function walk({ app, as }: Desk, id: CaseId, closing: FormValues) {
  const asked: string[] = []
  let together = 0
  for (let step = 0; step < 14; step += 1) {
    const seat = await app.db
      .selectFrom('case_seats as s')
      .innerJoin('case_candidates as p', (join) =>
        join.onRef('p.case_id', '=', 's.case_id').onRef('p.run', '=', 's.run').onRef('p.seat', '=', 's.seat'),
      )
      .select(['p.person_id', 's.step'])
      .where('s.case_id', '=', id)
      .where('s.state', '=', 'open')
      .executeTakeFirst()
    if (!seat) break
    const name = app.directory.nameOf(seat.person_id)
    asked.push(`${seat.step} ${name}`)
    const { text } = await as(name).get(paths.case(id))
    const value = (key: string) => new RegExp(`name="${key}" value="(\\d+)"`).exec(text)?.[1] ?? ''
    const at = { run: value('run'), seat: value('seat'), content: value('content') }
    const tick = [...text.matchAll(/<input[^>]*name="tick"[^>]*value="([^"]*)"/g)].map(([, group = '']) => group)
    if (name === technician) {
      await answer({ app, as }, name, paths.leaver(id), closing)
      continue
    }
    if (text.includes(`action="${paths.caseTask(id)}"`)) {
      await answer({ app, as }, name, paths.caseTask(id), closing, paths.case(id))
      continue
    }
    const further = [...text.matchAll(/<input[^>]*name="further"[^>]*value="([^"]*)"/g)].map(([, stop = '']) => stop)
    together += further.length
    const sent = await as(name).post(paths.caseVerdict(id), {
      ...at,
      tick,
      ...ticksOf(text, further),
      further,
      verdict: 'approve',
      opinion: '同意。',
    })
    if (sent.status !== 303) throw new Error(`${name} at ${seat.step}: ${sent.status} ${sent.text.slice(-2500)}`)
  }
  return { asked, together }
}

/** The form of a task as it is drawn: the first answer to every point, what is given in every field that it has. */
async function answer({ as }: Desk, name: string, action: string, given: FormValues, page = action) {
  const { text } = await as(name).get(page)
  const begun = drawnForm(text, action)
  const points = [...text.matchAll(/<select[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)].flatMap(
    ([, key = '', options = '']): [string, string][] => {
      const first = [...options.matchAll(/<option[^>]*value="([^"]+)"/g)][0]?.[1]
      return key in begun && first !== undefined ? [[key, first]] : []
    },
  )
  const files = Object.entries(given).filter(([, value]) => value instanceof File)
  const said = Object.entries(given).filter(([key]) => key in begun)
  const sent = await as(name).post(action, { ...begun, ...Object.fromEntries([...said, ...points, ...files]) })
  const problems = [...sent.text.matchAll(/class="problem" id="([^"]*)"[^>]*>([^<]*)/g)].map((each) => each[0])
  if (sent.status !== 303) throw new Error(`${name} at ${action}: ${sent.status} ${problems.join('; ')}`)
}
