import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { moveDossier } from '#actions/dossiers/archiving.ts'
import { createDraft, type NewRecord } from '#actions/dossiers/beginning.ts'
import { addAccount, addPerson, appoint, giveDuty, nameFallback } from '#actions/organisation/people.ts'
import { addUnit, found as foundOrganisation } from '#actions/organisation/units.ts'
import { migrate, openDatabase } from '#db/database.ts'
import type { Sync } from '#db/disk.ts'
import * as settings from '#db/organisation/settings.ts'
import * as sessions from '#db/sessions.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor, Duty } from '#domain/access/actor.ts'
import type { AccountId, DossierId, PersonId, UnitId } from '#domain/ids.ts'
import type { Profile } from '#domain/organisation/settings.ts'
import { expected } from '#domain/result.ts'
import { type Day, type Instant, instant } from '#domain/time.ts'
import { flushRefusals } from '#gate/log/refusals.ts'
import type { App } from '#house/app.ts'
import { buildApp } from '#house/build-app.ts'
import { placesIn } from '#house/config.ts'
import { houseOf } from '#house/house.ts'
import { createKeyring, type Keyring, openKeyring } from '#keys/keyring.ts'
import { createWeb } from '#routes/create-web.ts'
import { drawMark } from '#routes/web/mark.ts'
import { sessionCookieName } from '#routes/web/session-cookie.ts'
import type { Web } from '#routes/web/web.ts'
import { bytesOf } from './bytes.ts'
import { withSharedRooms } from './shared-rooms.ts'

/** A fresh organisation of four departments with the standing cast that every test uses. */
export type World = {
  readonly app: App
  readonly web: Hono<Web>
  readonly keyring: Keyring
  readonly as: (who: Cast | undefined) => Client
  /** A new session of theirs, as the browser sends it. */
  readonly cookie: (who: Cast) => Promise<string>
  readonly actor: (who: Cast) => Actor
  readonly person: (who: Cast) => PersonId
  readonly account: (who: Cast) => AccountId
  readonly units: Readonly<Record<UnitKey, UnitId>>
  readonly dossiers: Readonly<Record<DossierKey, DossierId>>
  readonly clock: { readonly set: (at: string) => void; readonly forward: (minutes: number) => void }
  readonly close: () => Promise<void>
}

type UnitKey = keyof typeof unitNames
export type Cast = keyof typeof cast
type DossierKey = keyof typeof people

const unitNames = {
  company: '华星机械有限公司',
  tech: '技术部',
  finance: '财务部',
  hr: '人力资源部',
  office: '综合部',
} as const

/** Who is who: name, staff number, duties granted, offices held. */
export const cast = {
  hrLead: { name: '方宁', number: 'H001', duties: ['hr-lead', 'checker'] },
  hr: { name: '林晓岚', number: 'H002', duties: ['hr'] },
  hr2: { name: '顾言', number: 'H003', duties: ['hr', 'checker', 'cataloguer'] },
  keeper: { name: '何书远', number: 'L001', duties: ['keeper'] },
  headTech: { name: '沈诚', number: 'T001', duties: [] },
  headFinance: { name: '周才明', number: 'F001', duties: [] },
  leaderTech: { name: '赵国华', number: 'L002', duties: [] },
  leaderFinance: { name: '钱若水', number: 'L003', duties: [] },
  manager: { name: '冯远', number: 'L004', duties: [] },
  fallback: { name: '董怀仁', number: 'L005', duties: [] },
  archivist: { name: '郑安', number: 'A001', duties: ['archivist'] },
  finance: { name: '吴会', number: 'F002', duties: ['finance'] },
  legal: { name: '苏法', number: 'J001', duties: ['legal'] },
  it: { name: '阮维', number: 'I001', duties: ['it'] },
  auditor: { name: '季审言', number: 'S001', duties: ['auditor'] },
} as const satisfies Record<string, { name: string; number: string; duties: readonly Duty[] }>

const offices: readonly { unit: UnitKey; who: Cast; kind: 'head' | 'leader'; title: string; rank: number }[] = [
  { unit: 'company', who: 'manager', kind: 'head', title: '总经理', rank: 1 },
  { unit: 'company', who: 'fallback', kind: 'leader', title: '党委书记', rank: 1 },
  { unit: 'tech', who: 'leaderTech', kind: 'leader', title: '总工程师', rank: 2 },
  { unit: 'finance', who: 'leaderFinance', kind: 'leader', title: '总会计师', rank: 2 },
  { unit: 'hr', who: 'keeper', kind: 'leader', title: '党委副书记', rank: 2 },
  { unit: 'office', who: 'keeper', kind: 'leader', title: '党委副书记', rank: 2 },
  { unit: 'tech', who: 'headTech', kind: 'head', title: '技术部部长', rank: 3 },
  { unit: 'finance', who: 'headFinance', kind: 'head', title: '财务部部长', rank: 3 },
  { unit: 'hr', who: 'hrLead', kind: 'head', title: '人力资源部部长', rank: 3 },
]

type PersonSpec = {
  readonly name: string
  readonly unit: UnitKey
  readonly post: string
  readonly idNumber: string
  readonly state: 'draft' | 'archived'
  readonly is?: Cast
  readonly kinOf?: Cast
  readonly keeper?: 'deputy'
}

/** Dossiers: two ordinary ones, a head's own, the HR lead's own, a relative of the second HR officer, a draft. */
export const people = {
  wang: { name: '王建国', unit: 'tech', post: '技术部主任工程师', idNumber: '110101197806129970', state: 'archived' },
  chen: { name: '陈雨桐', unit: 'finance', post: '财务部会计', idNumber: '110101198810049986', state: 'archived' },
  shen: {
    name: '沈诚',
    unit: 'tech',
    post: '技术部部长',
    idNumber: '110101197503129973',
    state: 'archived',
    is: 'headTech',
  },
  fang: {
    name: '方宁',
    unit: 'hr',
    post: '人力资源部部长',
    idNumber: '110101197909029980',
    state: 'archived',
    is: 'hrLead',
    keeper: 'deputy',
  },
  guyuan: {
    name: '顾远',
    unit: 'tech',
    post: '技术部工程师',
    idNumber: '110101199002119995',
    state: 'archived',
    kinOf: 'hr2',
  },
  zhou: { name: '周契', unit: 'tech', post: '技术部工程师', idNumber: '110101198611059970', state: 'draft' },
} as const satisfies Record<string, PersonSpec>

/** Starts at 09:00 on 24 November 2026 in the organisation; every look at the clock is a millisecond later. */
function fakeClock(from = '2026-11-24T01:00:00.000Z') {
  let at = Date.parse(from)
  return {
    now: (): Instant => {
      at += 1
      return instant(new Date(at))
    },
    set: (text: string) => {
      at = Date.parse(text)
    },
    forward: (minutes: number) => {
      at += minutes * 60_000
    },
  }
}

/** Ids that count, so that failures read the same every time. */
function countingIds(from = 0) {
  let count = from
  const next = <Id extends string>(): Id => {
    count += 1
    return `00000000-0000-7000-8000-${count.toString(16).padStart(12, '0')}` as Id
  }
  return Object.assign(next, { count: () => count })
}

const cheap = { memory: 64, passes: 1, lanes: 1 }

/** What a custodian of the tests types. */
export const passphrase = 'a custodian of the tests'

/** Everybody's. */
export const password = 'a password of fifteen'

/**
 * In memory, or in a data folder that a house can open again under `passphrase`; a 国有单位 unless said otherwise. `sync`
 * stands for the disk of the folder.
 */
export async function world(folder?: string, profile: Profile = 'state', sync?: Sync): Promise<World> {
  if (folder !== undefined) return peopled(await founded(folder, profile, { sync }))
  const model = models.get(profile) ?? modelled(profile)
  models.set(profile, model)
  return peopled(await copyOf(await model))
}

/** The same in a folder, quicker: with the keys of all that are made so, for whom it is nothing that others have them too. */
export async function worldIn(folder: string): Promise<World> {
  const model = models.get('state') ?? modelled('state')
  models.set('state', model)
  return peopled(await copyOf(await model, folder))
}

/** What a world is made of, and what its clock and its ids have come to. */
type Founded = Pick<World, 'app' | 'keyring' | 'units' | 'dossiers'> & {
  readonly persons: Readonly<Record<Cast, PersonId>>
  readonly ids: Readonly<Record<Cast, AccountId>>
  readonly clock: ReturnType<typeof fakeClock>
  readonly newId: ReturnType<typeof countingIds>
  readonly close: () => Promise<void>
}

function peopled({ app, keyring, units, persons, ids, dossiers, clock, close }: Founded): World {
  const web = createWeb(houseOf(app), { reach: { https: false } })
  return {
    app,
    web,
    keyring,
    units,
    dossiers,
    clock,
    actor: (who) => actorIn(app, ids, who),
    person: (who) => persons[who],
    account: (who) => ids[who],
    as: (who) => client(web, app, who && ids[who]),
    cookie: (who) => cookieFor(app, ids[who]),
    close: async () => {
      await flushRefusals(app).catch(app.report)
      await close()
      keyring.close()
      emptied(app)
    },
  }
}

/** The module of a file of tests keeps its last house until the process ends: all that it holds goes when it is closed. */
export function emptied(app: App): void {
  for (const part of Object.keys(app)) Reflect.deleteProperty(app, part)
}

/** A new house: its people can sign in, and nobody has begun a dossier. */
export const newHouse = async (): Promise<World> =>
  peopled(await founded(mkdtempSync(join(tmpdir(), 'juanzong-new-')), 'state', { isNew: true }))

async function founded(
  folder: string,
  profile: Profile,
  { sync, isNew = false }: { readonly sync?: Sync | undefined; readonly isNew?: boolean } = {},
): Promise<Founded> {
  const [places, clock, newId] = [placesIn(folder), fakeClock(), countingIds()]
  const { db, close } = openDatabase(places.database, sync && { sync })
  await migrate(db)
  const { keyring } = await createKeyring({
    path: places.keyring,
    mark: 'real',
    passphrases: [passphrase],
    cost: cheap,
    at: clock.now(),
  })
  const app = withSharedRooms(
    await buildApp({ db, keyring, blobFolder: places.blobs, demo: false, now: clock.now, newId }),
  )
  const { units, persons, ids } = await found(app, profile)
  await app.directory.reload()
  const dossiers = isNew
    ? ({} as Founded['dossiers'])
    : await addDossiers(app, units, persons, (who) => actorIn(app, ids, who))
  return { app, keyring, units, persons, ids, dossiers, clock, newId, close }
}

/** A world that was founded and closed: nobody changes it, and everybody has a copy. */
type Model = Pick<Founded, 'units' | 'persons' | 'ids' | 'dossiers'> & {
  readonly database: Buffer
  readonly keyring: Buffer
  readonly at: Instant
  readonly count: number
}

/** To found one takes ten times as long as to open a copy, and most tests want one of their own. */
const models = new Map<Profile, Promise<Model>>()

async function modelled(profile: Profile): Promise<Model> {
  const folder = mkdtempSync(join(tmpdir(), 'juanzong-model-'))
  const made = await founded(folder, profile)
  await peopled(made).close()
  const { units, persons, ids, dossiers, clock, newId } = made
  const places = placesIn(folder)
  const [database, keyring] = [bytesOf(places.database), bytesOf(places.keyring)]
  rmSync(folder, { recursive: true })
  return { units, persons, ids, dossiers, database, keyring, at: clock.now(), count: newId.count() }
}

/** In memory, or in this folder. */
async function copyOf({ database, keyring: bytes, at, count, ...known }: Model, folder?: string): Promise<Founded> {
  const [clock, newId] = [fakeClock(at), countingIds(count)]
  const places = folder === undefined ? undefined : placesIn(folder)
  if (places)
    for (const [file, all] of [
      [places.database, database],
      [places.keyring, bytes],
    ] as const)
      writeFileSync(file, all)
  const { db, close } = openDatabase(places?.database ?? database)
  const secret = { kind: 'passphrase', text: passphrase } as const
  const keyring = expected(await openKeyring(places?.keyring ?? bytes, [secret], { demo: false }))
  const blobFolder = places?.blobs ?? join(mkdtempSync(join(tmpdir(), 'juanzong-')), 'blobs')
  const app = withSharedRooms(await buildApp({ db, keyring, blobFolder, demo: false, now: clock.now, newId }))
  return { app, keyring, ...known, clock, newId, close }
}

function actorIn(app: App, ids: Readonly<Record<Cast, AccountId>>, who: Cast): Actor {
  const actor = app.directory.actorOf(ids[who])
  if (!actor) throw new Error(`${who} cannot act.`)
  return actor
}

const opened = '2000-01-01' as Day
const since = '2020-01-01' as Day

/** Units, accounts, duties over the whole company, and the offices. The names of people with a dossier come from there. */
async function found(app: App, profile: Profile) {
  const passwordHash = await app.vault.hashPassword(password)
  return inTransaction(app, async (app) => {
    const units = await addUnits(app, profile)
    const [persons, ids] = [{} as Record<Cast, PersonId>, {} as Record<Cast, AccountId>]
    for (const [who, { name, number, duties }] of Object.entries(cast) as [Cast, (typeof cast)[Cast]][]) {
      const person = await addPerson(app, 'system', { name })
      const account = expected(await addAccount(app, 'system', { staffNumber: number, person, passwordHash }))
      persons[who] = person
      ids[who] = account
      for (const duty of duties)
        expected(await giveDuty(app, 'system', { account, duty, unit: units.company, from: since }))
    }
    for (const { unit, who, ...office } of offices)
      expected(await appoint(app, 'system', { unit: units[unit], person: persons[who], ...office, from: since }))
    expected(await nameFallback(app, 'system', persons.fallback))
    await settings.set(app.db, 'secondFactor', 'optional')
    return { units, persons, ids }
  })
}

async function addUnits(app: App, profile: Profile): Promise<Record<UnitKey, UnitId>> {
  const { company: name, ...departments } = unitNames
  const founding = { name, code: 'company', series: 'HX', profile, openedOn: opened } as const
  const company = expected(await foundOrganisation(app, 'system', founding))
  const units = { company } as Record<UnitKey, UnitId>
  for (const [code, name] of Object.entries(departments)) {
    const unit = { parent: company, kind: 'department', name, code, openedOn: opened } as const
    units[code as UnitKey] = expected(await addUnit(app, 'system', unit))
  }
  return units
}

async function addDossiers(
  app: App,
  units: Record<UnitKey, UnitId>,
  persons: Record<Cast, PersonId>,
  actorOf: (who: Cast) => Actor,
) {
  const made = {} as Record<DossierKey, DossierId>
  for (const [key, spec] of Object.entries(people) as [DossierKey, PersonSpec][]) {
    made[key] = await inTransaction(app, async (app) => {
      const begun = await createDraft(app, actorOf('hr'), {
        entity: units.company,
        keeper: spec.keeper ?? 'hr',
        records: recordsOf(spec, units, persons),
        nothing: ['rewards'],
        ...(spec.is && { person: persons[spec.is] }),
      })
      if (!begun.ok) throw new Error(begun.refusal)
      if (spec.state === 'archived') {
        for (const state of ['confirming', 'approving', 'archived'] as const) await moveDossier(app, begun.value, state)
      }
      return begun.value
    })
  }
  return made
}

const recordsOf = (spec: PersonSpec, units: Record<UnitKey, UnitId>, persons: Record<Cast, PersonId>): NewRecord[] => [
  {
    section: 'basic',
    fields: {
      name: spec.name,
      unit: units[spec.unit],
      post: spec.post,
      rank: { text: '主管' },
      sex: { code: '1', text: '男' },
      birth: spec.idNumber.slice(6, 12),
      nation: { code: '01', text: '汉族' },
      nativePlace: '山东青岛',
      birthPlace: '山东青岛',
      politics: { code: '01', text: '中共党员' },
      partyDate: '1999.06',
      workStart: '200007',
      health: { code: '1', text: '健康' },
      speciality: '机械设计',
    },
  },
  { section: 'id-numbers', fields: { type: { code: '1', text: '居民身份证' }, number: spec.idNumber } },
  {
    section: 'education',
    fields: {
      mode: { text: '全日制' },
      level: { code: '21', text: '大学' },
      degree: { text: '工学学士' },
      school: '华北某工业大学机械系',
    },
  },
  { section: 'resume', fields: { from: '199609', to: '200007', text: '华北某工业大学机械系学习' } },
  { section: 'resume', fields: { from: '200007', text: spec.post } },
  { section: 'titles', fields: { title: '高级工程师' } },
  { section: 'appraisals', fields: { year: '2025', result: { text: '称职' } } },
  {
    section: 'family',
    fields: {
      relation: { text: spec.kinOf ? '弟弟' : '妻子' },
      name: spec.kinOf ? cast[spec.kinOf].name : '许明舟',
      birth: '197708',
      ...(spec.kinOf && { person: persons[spec.kinOf] }),
    },
  },
]

export type Answer = {
  readonly status: number
  readonly location: string | null
  readonly text: string
  readonly headers: Headers
}

export type FormValues = Readonly<Record<string, string | File | readonly (string | File)[]>>

export type Client = {
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Answer>
  /** A command id is added unless the form brings one. */
  readonly post: (path: string, form?: FormValues, headers?: Record<string, string>) => Promise<Answer>
  /** The same, with the answer's bytes. */
  readonly bytes: (path: string, form?: FormValues) => Promise<{ readonly answer: Answer; readonly bytes: Uint8Array }>
}

/**
 * Sends requests of one session; the session begins with the first of them. Its forms were drawn for it two seconds ago, as
 * the pages draw them: a `cmd_id` of one's own is signed where it is a bare id, and goes as it is where it is anything else.
 */
export function client(web: Hono<Web>, app: App, account: AccountId | undefined): Client {
  let cookie: Promise<string> | undefined
  const send = async (path: string, init: RequestInit & { headers?: Record<string, string> }) => {
    if (account) cookie ??= cookieFor(app, account)
    const own = await cookie
    return web.request(path, {
      ...init,
      headers: { ...(own && { Cookie: own }), 'Sec-Fetch-Site': 'same-origin', ...init.headers },
    })
  }
  const post = async (path: string, form: FormValues = {}, headers?: Record<string, string>) => {
    const body = new FormData()
    const values: FormValues = account ? { ...form, cmd_id: markOf(app, account, path, form['cmd_id']) } : form
    for (const [name, value] of Object.entries(values))
      for (const one of [value].flat()) body.append(name, one as string)
    return send(path, { method: 'POST', body, ...(headers && { headers }) })
  }
  return {
    get: async (path, headers) => read(await send(path, headers ? { headers } : {})),
    post: async (path, form, headers) => read(await post(path, form, headers)),
    bytes: async (path, form) => {
      const response = form ? await post(path, form) : await send(path, {})
      const bytes = new Uint8Array(await response.clone().arrayBuffer())
      return { answer: await read(response), bytes }
    },
  }
}

const cookieFor = async (app: App, account: AccountId) =>
  `${sessionCookieName({ https: false, app })}=${await sessions.begin(app, account, 'test')}`

/** The mark of a form that this account has had before it for two seconds. */
export function drawnFor(app: App, account: AccountId, path: string): string {
  const before = instant(new Date(Date.parse(app.now()) - 2000))
  return drawMark({ vault: app.vault, now: () => before }, account, path)
}

function markOf(app: App, account: AccountId, path: string, given: FormValues[string] | undefined) {
  if (given === undefined) return drawnFor(app, account, path)
  if (typeof given !== 'string' || !/^[0-9a-f-]{36}$/.test(given)) return given
  return `${given}.${app.vault.mark([given, account, path.split('?')[0] ?? ''])}`
}

const read = async (response: Response): Promise<Answer> => ({
  status: response.status,
  location: response.headers.get('Location'),
  text: await response.text(),
  headers: response.headers,
})
