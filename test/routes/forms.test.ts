import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as cases from '#db/cases/cases.ts'
import type { CaseId } from '#domain/ids.ts'
import { houseOf } from '#house/house.ts'
import { createWeb } from '#routes/create-web.ts'
import { paths } from '#views/paths.ts'
import { type Answer, drawnFor, type FormValues, type World, world } from '../world.ts'
import { drawn, walker } from './walk.ts'

let w: World
let walk: ReturnType<typeof walker>
let id: CaseId

beforeAll(async () => {
  w = await world()
  walk = walker(w)
  id = await walk.submit(w.dossiers.zhou)
})
afterAll(() => w.close())

/** The rows of every table that a form could have changed. */
const everything = async () => {
  const { db } = w.app
  return Promise.all([
    db.selectFrom('commands').select(['id', 'body_hash']).execute(),
    db.selectFrom('case_events').select(['case_id', 'seq']).execute(),
    db.selectFrom('revisions').select(['id']).execute(),
    db.selectFrom('dossiers').select(['id', 'state']).execute(),
    db.selectFrom('accounts').select(['id', 'language', 'theme']).execute(),
  ])
}

/** What one officer typed, sent while the other one is signed in in the same browser. */
const words = '林晓岚自己写下的话'
const forms = (): readonly (readonly [path: string, form: FormValues])[] => [
  [paths.caseComments(id), { comment: words }],
  [paths.caseVerdict(id), { verdict: 'approve', run: '1', seat: '1', content: '1', opinion: words }],
  [paths.caseWithdrawal(id), { reason: words }],
  [paths.submission(w.dossiers.zhou), { text: words }],
  [paths.draftClosing(w.dossiers.zhou), { reason: words }],
  [paths.sectionRecords(w.dossiers.zhou, 'titles'), { title: words }],
  [paths.newDossier(), { name: words }],
  [paths.locations(), { code: 'A-01', name: words }],
  [paths.noticesRead(), {}],
]

describe('a form that was drawn for somebody else', () => {
  it('answers 409 with who is signed in now and what was typed, and changes nothing', async () => {
    const before = await everything()
    for (const [path, form] of forms()) {
      const cmd_id = drawnFor(w.app, w.account('hr'), path)
      const { status, text } = await w.as('hr2').post(path, { ...form, cmd_id })
      expect(status, path).toBe(409)
      expect(text, path).toContain('现在登录的是顾言')
      if (Object.values(form).includes(words)) expect(text, path).toContain(`<dd>${words}</dd>`)
      expect(text, path).toContain(`name="cmd_id" value="${cmd_id}"`)
    }
    expect(await everything()).toEqual(before)
  })

  it('gets through once its owner is signed in again, in whatever session', async () => {
    const path = paths.caseComments(id)
    const cmd_id = drawnFor(w.app, w.account('hr'), path)
    expect((await w.as('hr2').post(path, { comment: words, cmd_id })).status).toBe(409)
    expect((await w.as(undefined).post(path, { comment: words, cmd_id })).status).toBe(401)
    expect((await w.as('hr').post(path, { comment: words, cmd_id })).status).toBe(303)
    expect((await w.as('hr').get(paths.case(id))).text).toContain(words)
  })

  it('says nothing of what the other may not see: the answer is the same for what is not there', async () => {
    const missing = '00000000-0000-7000-8000-00000000dead' as CaseId
    const answers = await Promise.all(
      [id, missing].map(async (one) => {
        const path = paths.caseComments(one)
        const answer = await w.as('finance').post(path, { cmd_id: drawnFor(w.app, w.account('hr'), path) })
        return answer.status
      }),
    )
    expect(answers).toEqual([409, 409])
  })

  it('never repeats a password', async () => {
    const path = paths.caseComments(id)
    const cmd_id = drawnFor(w.app, w.account('hr'), path)
    const { text } = await w.as('hr2').post(path, { comment: words, password: 'a secret of hers', cmd_id })
    expect(text).not.toContain('a secret of hers')
  })

  it('changes the language of this browser and of nobody’s account', async () => {
    const before = await everything()
    const cmd_id = drawnFor(w.app, w.account('hr'), paths.language())
    const answer = await w.as('hr2').post(paths.language(), { language: 'en', back: '/dossiers', cmd_id })
    expect([answer.status, answer.location]).toEqual([303, '/dossiers'])
    expect(await everything()).toEqual(before)
  })
})

describe('the mark of a form', () => {
  const path = () => paths.caseComments(id)
  const send = (cmd_id: FormValues[string]) => w.as('hr').post(path(), { comment: '说一句', cmd_id })
  const bare = '01a20b11-1b5a-7203-a063-f87803b6b955'

  it('is there, or the form is none of ours', async () => {
    expect((await send([])).status).toBe(400)
    expect((await send('')).status).toBe(400)
  })

  it.each([
    ['made up', () => `${bare}.AAAAAAAAAAAAAAAAAAAAAA`],
    ['of another form of the same account', () => `${bare}${drawnFor(w.app, w.account('hr'), path()).slice(36)}`],
    ['of another address', () => drawnFor(w.app, w.account('hr'), paths.caseVerdict(id))],
    ['of an address below', () => drawnFor(w.app, w.account('hr'), `${path()}/more`)],
    ['no mark at all', () => 'x'.repeat(59)],
    ['a bare id with a dot', () => `${bare}.`],
    ['an id with something before it', () => ` ${drawnFor(w.app, w.account('hr'), path())}`],
  ])('is refused when it is %s', async (_, mark) => {
    const before = await everything()
    expect((await send(mark())).status).toBe(409)
    expect(await everything()).toEqual(before)
  })

  it('lets a button lead below the address of its form, and nowhere else', async () => {
    const of = (address: string) => drawnFor(w.app, w.account('hr'), address)
    const reach = async (address: string) =>
      (await w.as('hr').post(path(), { comment: '', cmd_id: of(address) })).status !== 409
    expect(await reach(paths.case(id))).toBe(true)
    expect(await reach('/cases')).toBe(true)
    for (const other of [
      '/',
      '/dossiers',
      `${paths.case(id)}x`,
      paths.case('00000000-0000-7000-8000-00000000dead' as CaseId),
    ])
      expect(await reach(other), other).toBe(false)
  })

  it('stands in every form of a page for whoever reads it, and in none of those before signing in', async () => {
    for (const page of [paths.dossiers(), paths.case(id), paths.newDossier(), paths.imports()]) {
      const { text } = await w.as('hr').get(page)
      const posted = text.match(/<form method="post".*?<\/form>/gs) ?? []
      expect(posted.length, page).toBeGreaterThan(2)
      for (const form of posted) expect(form).toMatch(/name="cmd_id" value="[0-9a-f-]{36}\.[\w-]{22}"/)
    }
    expect((await w.as(undefined).get(paths.signIn())).text).not.toContain('cmd_id')
  })

  it('is another one whenever the form is drawn, so that a refused form goes as a new command', async () => {
    const marks = async () => (await w.as('hr').get(paths.case(id))).text.match(/[0-9a-f-]{36}\.[\w-]{22}/g) ?? []
    const [first, second] = [await marks(), await marks()]
    expect(new Set([...first, ...second]).size).toBe(first.length + second.length)
  })

  it('with another body is a conflict, and with the same does nothing twice', async () => {
    const cmd_id = drawnFor(w.app, w.account('hr'), path())
    const statuses = []
    for (const comment of ['一', '一', '二']) statuses.push((await w.as('hr').post(path(), { comment, cmd_id })).status)
    expect(statuses).toEqual([303, 303, 409])
    const { comments } = ((await cases.find(w.app, id)) ?? expect.fail()).state
    expect(comments.filter(({ text }) => text === '一' || text === '二')).toHaveLength(1)
  })
})

describe('a form that nobody can read', () => {
  const broken = (headers: Record<string, string>, body: string, path = paths.newDossier()) =>
    createWeb(houseOf({ ...w.app, report: (error) => reports.push(error) }), { reach: { https: false } }).request(
      path,
      {
        method: 'POST',
        headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
        body,
      },
    )
  let reports: unknown[]

  beforeEach(() => {
    reports = []
  })

  it.each([
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nhalf'],
    ['multipart/form-data', 'nothing'],
    ['multipart/form-data; boundary=', '--\r\n'],
    ['multipart/form-data; boundary=x', ''],
  ])('is a bad request (%s), signed in or out, and no error of the program', async (type, body) => {
    const headers = { 'Content-Type': type }
    const own = { ...headers, Cookie: await w.cookie('hr') }
    expect((await broken(own, body)).status).toBe(400)
    expect((await broken(headers, body)).status).toBe(401)
    expect((await broken(headers, body, paths.signIn())).status).toBe(400)
    expect(reports).toEqual([])
  })
})

describe('the verdict form', () => {
  const mark = ({ text }: Answer) =>
    /action="[^"]*\/verdict"(?:(?!<\/form>).)*?name="cmd_id" value="([^"]+)"/s.exec(text)?.[1] ?? ''
  const ruling = (shown: Answer) => ({
    ...drawn(shown),
    verdict: 'return',
    to: 'START',
    opinion: words,
    cmd_id: mark(shown),
  })
  const state = async () => ((await cases.find(w.app, id)) ?? expect.fail()).state.status

  it('is drawn for the account that reads it', async () => {
    const form = ruling(await w.as('hr2').get(paths.case(id)))
    expect((await w.as('headTech').post(paths.caseVerdict(id), form)).status).toBe(409)
  })

  it('is not taken in the second in which its page came, keeps the opinion, and is taken after it', async () => {
    const shown = await w.as('hr2').get(paths.case(id))
    w.clock.forward(0.95 / 60)
    const soon = await w.as('hr2').post(paths.caseVerdict(id), ruling(shown))
    expect(soon.status).toBe(422)
    expect(soon.text).toContain('这一页刚刚打开')
    expect(soon.text).toContain(words)
    expect(await state()).toBe('running')

    const again = await w.as('hr2').post(paths.caseVerdict(id), ruling(soon))
    expect(again.status, 'the page that refused is a page that came by itself').toBe(422)
    w.clock.forward(1.1 / 60)
    expect((await w.as('hr2').post(paths.caseVerdict(id), ruling(again))).status).toBe(303)
    expect(await state()).toBe('returned')
  })
})
