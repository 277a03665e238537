import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import type { AccountId } from '#domain/ids.ts'
import { readEntry } from '#domain/log/entry.ts'
import { paths } from '#views/paths.ts'
import { workbookOf } from '../domain/workbooks/workbook-file.ts'
import { type Answer, cast, drawnFor, type FormValues, password, people, type World, world } from '../world.ts'

let w: World

beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const stranger = () => w.as(undefined)
const own = 'plum oar wing lamp'

/** The code that a page shows once. */
const codeIn = ({ text }: Answer): string => /<code>([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})<\/code>/.exec(text)?.[1] ?? ''

const accountOf = async (number: string): Promise<AccountId> =>
  (await w.app.db.selectFrom('accounts').select('id').where('staff_number', '=', number).executeTakeFirstOrThrow()).id

const invite = (staffNumber: string, more: FormValues = {}) =>
  w.as('hrLead').post(paths.newAccount(), { name: `新人${staffNumber}`, staffNumber, ...more })

const first = (number: string, code: string, password = own, again = password) =>
  stranger().post(paths.firstSignIn(), { number, 'code-once': code, password, 'password-again': again })

const activate = async (number: string) =>
  w.as('it').post(paths.numberedAccountAct(await accountOf(number), 'activation'))

const lastAct = async () => {
  const [row] = await log.search(w.app.db, {}, 1)
  return row && readEntry(row.body)
}

describe('inviting somebody', () => {
  it('opens an account and shows its code once, to whoever leads HR', async () => {
    const answer = await invite('N001')
    expect(answer.status).toBe(200)
    expect(codeIn(answer)).toMatch(/^[0-9A-Z-]{19}$/)
    expect(answer.text).toContain('新人N001')
    expect(answer.text).toContain('/sign-in/first')
    const list = await w.as('hrLead').get(paths.accounts())
    expect(list.text).toContain('待启用')
    expect(list.text).not.toContain(codeIn(answer))
  })

  it('keeps nothing of a number that nobody could type', async () => {
    expect((await invite('n\u200b００5\u202e\u00a0')).status).toBe(200)
    expect(await accountOf('N005')).toBeDefined()
    // As accounts had it before: whoever came in with two blanks still does.
    expect((await invite('n  6')).status).toBe(200)
    expect(await accountOf('N  6')).toBeDefined()
    const pasted = { number: 'h\u200b００2\u202e', password }
    expect((await stranger().post(paths.signIn(), pasted)).status).toBe(303)
  })

  it('is for the HR lead alone: to others the pages do not exist or are forbidden', async () => {
    for (const who of ['hr', 'it', 'auditor', 'headTech', 'archivist'] as const)
      for (const path of [paths.accounts(), paths.newAccount(), paths.account(w.account('hr'))])
        expect((await w.as(who).get(path)).status, `${who} ${path}`).toBe(403)
    expect((await w.as('it').post(paths.newAccount(), { name: 'x', staffNumber: 'X1' })).status).toBe(403)
  })

  it('keeps what was typed when something is missing or taken, and opens nothing', async () => {
    const before = await w.app.db.selectFrom('accounts').select('id').execute()
    for (const [form, said] of [
      [{ name: '', staffNumber: 'N002' }, '请填写姓名'],
      [{ name: '某某', staffNumber: '' }, '请填写工号'],
      [{ name: '某某', staffNumber: 'h002' }, '这个工号已有账号'],
      [{ name: '某某', staffNumber: '7'.repeat(41) }, '工号最多 40 个字'],
      [{ name: people.wang.name, staffNumber: 'N002', number: 'no-such-number' }, '没有这个姓名和档案编号相符的档案'],
    ] as const) {
      const { status, text } = await w.as('hrLead').post(paths.newAccount(), form)
      expect([status, text.includes(said)], said).toEqual([422, true])
      expect(text).toContain(`value="${form.staffNumber}"`)
    }
    expect(await w.app.db.selectFrom('accounts').select('id').execute()).toEqual(before)
  })

  it('asks which one is meant where the register has the name, and links the very person', async () => {
    const asked = await w.as('hrLead').post(paths.newAccount(), { name: people.wang.name, staffNumber: 'N003' })
    expect([asked.status, asked.text.includes('名册里有同名的人')]).toEqual([422, true])
    const [entry] = w.app.roster.named(people.wang.name)
    const person = entry?.subject.person ?? ''
    expect(asked.text).toContain(`value="${person}"`)
    expect((await invite('N003', { name: people.wang.name, person })).status).toBe(200)
    expect(w.app.directory.personOf(await accountOf('N003'))).toBe(person)
  })

  it('shows no second code for a form that is sent twice, and opens no second account', async () => {
    const form = { name: '某甲', staffNumber: 'N004', cmd_id: '00000000-0000-7000-8000-0000000a0004' }
    expect(codeIn(await w.as('hrLead').post(paths.newAccount(), form))).not.toBe('')
    const again = await w.as('hrLead').post(paths.newAccount(), form)
    expect([again.status, codeIn(again), again.text.includes('登录码已经显示过')]).toEqual([200, '', true])
  })

  it('takes no form that was drawn for somebody else', async () => {
    const foreign = drawnFor(w.app, w.account('hr'), paths.newAccount())
    expect((await invite('N005', { cmd_id: foreign })).status).toBe(409)
    const act = paths.numberedAccountAct(await accountOf('N001'), 'activation')
    const cmd_id = drawnFor(w.app, w.account('hrLead'), act)
    expect((await w.as('it').post(act, { cmd_id })).status).toBe(409)
  })
})

describe('the first sign-in', () => {
  it('waits for IT, who switches the account on by its number and meets no name', async () => {
    const code = codeIn(await invite('N010'))
    const early = await first('N010', code)
    expect([early.status, early.text.includes('还没有启用')]).toEqual([422, true])
    const page = await w.as('it').get(paths.numberedAccount(await accountOf('N010')))
    expect(page.status).toBe(200)
    expect(page.text).toContain('N010')
    for (const name of [
      '新人N010',
      ...Object.values(cast)
        .filter(({ number }) => number !== 'I001')
        .map(({ name }) => name),
    ])
      expect(page.text).not.toContain(name)
    expect((await activate('N010')).status).toBe(303)
    expect(await first('n010', code.toLowerCase().replaceAll('-', ' '))).toMatchObject({ status: 303, location: '/' })
    expect(await stranger().post('/sign-in', { number: 'N010', password: own })).toMatchObject({ status: 303 })
    expect((await activate('N010')).text).toContain('没有等待启用的')
  })

  it('refuses a wrong, a used, a spent and somebody else’s code in the same words, and says nothing of the password', async () => {
    const [a, b] = [codeIn(await invite('N011')), codeIn(await invite('N012'))]
    await activate('N011')
    await activate('N012')
    expect((await first('N012', b)).status).toBe(303)
    const answers = [
      await first('N011', 'AAAA-BBBB-CCCC-DDDD', 'short'),
      await first('N012', b, 'short'),
      await first('N012', a, 'short'),
      await first('H002', a, 'short'),
      await first('nobody', a, 'short'),
      await first('N011', '', 'short'),
    ]
    w.clock.forward(72 * 60 + 1)
    answers.push(await first('N011', a, 'short'))
    for (const { status, text } of answers) {
      expect(status).toBe(422)
      expect(text).toContain('工号或登录码不对，或登录码已用过、已过期')
      expect(text).not.toContain('密码太短')
    }
    expect(await lastAct()).toMatchObject({ act: 'link.refused', actor: 'system' })
  })

  it('keeps the right code while the password is chosen, with what is wrong beside the field', async () => {
    const code = codeIn(await invite('N013', { name: '柳映雪' }))
    await activate('N013')
    for (const [password, said] of [
      ['short', '至少要 15 个字'],
      ['liu ying xue is me', '您的姓名、拼音、工号或生日'],
      ['password12345678', '很多人在用'],
      ['华星机械有限公司的新密码是什么', '本单位或部门的名称'],
    ] as const) {
      const { status, text } = await first('N013', code, password)
      expect([status, text.includes(said)], password).toEqual([422, true])
      expect(text).toContain(`value="${code}"`)
      expect(text).not.toContain(password)
    }
    expect((await first('N013', code, own, 'plum oar wing lamb')).text).toContain('两遍输入的密码不一样')
    expect((await first('N013', code)).status).toBe(303)
  })

  it('is held up when somebody guesses, and the log says so once', async () => {
    for (let n = 0; n < 7; n += 1) await first('N999', `AAAA-AAAA-AAAA-AAA${n}`)
    const held = await first('N999', 'AAAA-AAAA-AAAA-AAAA')
    expect(held.status).toBe(429)
    const entries = await log.search(w.app.db, { act: 'link.refused' }, 20)
    expect(entries.filter(({ body }) => body.includes('too-many'))).toHaveLength(1)
  })

  it('leaves neither the code nor the password in the database or the log', async () => {
    const code = codeIn(await invite('N014'))
    await activate('N014')
    await first('N014', code)
    const everything = JSON.stringify([
      await w.app.db.selectFrom('links').selectAll().execute(),
      await w.app.db.selectFrom('commands').selectAll().execute(),
      await w.app.db.selectFrom('log').select('body').execute(),
    ])
    for (const secret of [code, code.replaceAll('-', ''), own]) expect(everything.includes(secret)).toBe(false)
  })
})

describe('a lost password', () => {
  it('is cured by two people: the HR lead issues a code, IT lets it be used, and every session ends', async () => {
    const old = await w.cookie('legal')
    const code = codeIn(await w.as('hrLead').post(paths.accountLink(w.account('legal')), { purpose: 'password' }))
    expect((await first('J001', code)).text).toContain('还没有启用')
    await activate('J001')
    expect((await first('J001', code)).status).toBe(303)
    expect((await w.web.request('/', { headers: { Cookie: old } })).status).toBe(303)
    expect((await stranger().post('/sign-in', { number: 'J001', password: 'a password of fifteen' })).status).toBe(422)
  })

  it('makes the code before it worthless', async () => {
    const address = paths.accountLink(w.account('finance'))
    const before = codeIn(await w.as('hrLead').post(address, { purpose: 'password' }))
    const after = codeIn(await w.as('hrLead').post(address, { purpose: 'password' }))
    await activate('F002')
    expect((await first('F002', before)).text).toContain('登录码不对')
    expect((await first('F002', after)).status).toBe(303)
  })

  it('is never cured for oneself', async () => {
    const answer = await w.as('hrLead').post(paths.accountLink(w.account('hrLead')), { purpose: 'password' })
    expect([answer.status, codeIn(answer)]).toEqual([422, ''])
  })
})

describe('a list of numbers', () => {
  it('switches on each by itself, says so row by row, and takes no other column on', async () => {
    await invite('N020', { name: '宫灯' })
    await invite('N021', { name: '宫灯二' })
    const rows = [
      ['姓名', '工号', '部门'],
      ['宫灯', 'n020', '技术部的秘密列'],
      ['某某', 'N404', ''],
      ['宫灯二', 'N021', ''],
      ['宫灯二', 'N021', ''],
    ]
    const file = new File([await workbookOf([{ rows }])], '名单.xlsx')
    const { status, text } = await w.as('it').post(paths.staffNumbers(), { file })
    expect(status).toBe(200)
    expect(text.match(/>(已启用|没有这个工号的账号|没有等待启用的)</g)?.map((each) => each.slice(1, -1))).toEqual([
      '已启用',
      '没有这个工号的账号',
      '已启用',
      '没有等待启用的',
    ])
    for (const hidden of ['宫灯', '某某', '秘密列']) expect(text).not.toContain(hidden)
    expect(w.app.directory.actorOf(await accountOf('N020'))).toBeDefined()
  })

  it('is refused with a sentence where it is none, and is for IT alone', async () => {
    const none = await w.as('it').post(paths.staffNumbers(), {})
    expect([none.status, none.text.includes('role="alert"') || none.text.includes('problem')]).toEqual([422, true])
    const file = new File([await workbookOf([{ rows: [['姓名'], ['宫灯']] }])], 'x.xlsx')
    const wrong = await w.as('it').post(paths.staffNumbers(), { file })
    expect([wrong.status, wrong.text.includes('没有标题为“工号”的列')]).toEqual([422, true])
    expect((await w.as('hrLead').post(paths.staffNumbers(), { file })).status).toBe(404)
  })
})

describe('what IT does with an account', () => {
  const at = (act: string) => paths.numberedAccountAct(w.account('archivist'), act)

  it('locks it, which ends its sessions at once, and unlocks it', async () => {
    const cookie = await w.cookie('archivist')
    expect((await w.as('it').post(at('lock'))).status).toBe(303)
    expect((await w.web.request('/archive', { headers: { Cookie: cookie } })).status).toBe(303)
    expect((await w.as('it').post(at('lock'))).text).toContain('已经锁定')
    expect((await stranger().post('/sign-in', { number: 'A001', password: 'a password of fifteen' })).text).toContain(
      '已锁定',
    )
    expect((await w.as('it').post(at('unlock'))).status).toBe(303)
    expect((await stranger().post('/sign-in', { number: 'A001', password: 'a password of fifteen' })).status).toBe(303)
  })

  it('does not lock the own one, and nobody else does any of it', async () => {
    expect((await w.as('it').post(paths.numberedAccountAct(w.account('it'), 'lock'))).status).toBe(422)
    for (const who of ['hrLead', 'auditor', 'hr'] as const) expect((await w.as(who).post(at('lock'))).status).toBe(404)
    expect((await w.as('it').post(at('promotion'))).status).toBe(404)
  })

  it('demands another password, and nothing else is answered until it is changed', async () => {
    expect((await w.as('it').post(at('new-password'))).status).toBe(303)
    const signedIn = await stranger().post('/sign-in', {
      number: 'A001',
      password: 'a password of fifteen',
      to: '/archive',
    })
    expect(signedIn).toMatchObject({ status: 303, location: '/sign-in/password?to=%2Farchive' })
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const headers = { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' }
    expect((await w.web.request('/archive', { headers })).headers.get('Location')).toBe('/sign-in/password')
    const change = async (form: Record<string, string>, path = '/sign-in/password') => {
      const cmd_id = drawnFor(w.app, w.account('archivist'), path)
      return w.web.request(`${path}?to=%2Farchive`, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ cmd_id, ...form }),
      })
    }
    const current = 'a password of fifteen'
    expect(await (await change({ 'password-current': 'no', password: own, 'password-again': own })).text()).toContain(
      '现在的密码不对',
    )
    expect(
      await (await change({ 'password-current': current, password: current, 'password-again': current })).text(),
    ).toContain('和现在的一样')
    const done = await change({ 'password-current': current, password: own, 'password-again': own })
    expect([done.status, done.headers.get('Location')]).toEqual([303, '/archive'])
    expect((await w.web.request('/archive', { headers })).headers.get('Location')).toBe('/sign-in?to=%2Farchive')
    const fresh = { Cookie: done.headers.getSetCookie()[0]?.split(';')[0] ?? '' }
    expect((await w.web.request('/archive', { headers: fresh })).status).toBe(200)
  })

  it('takes the form of a demanded password for its own account only', async () => {
    await w.as('it').post(paths.numberedAccountAct(w.account('hr2'), 'new-password'))
    const signedIn = await stranger().post('/sign-in', { number: 'H003', password: 'a password of fifteen' })
    const headers = { Cookie: signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '', 'Sec-Fetch-Site': 'same-origin' }
    const cmd_id = drawnFor(w.app, w.account('hr'), '/sign-in/password')
    const body = new URLSearchParams({
      cmd_id,
      'password-current': 'a password of fifteen',
      password: own,
      'password-again': own,
    })
    expect((await w.web.request('/sign-in/password', { method: 'POST', headers, body })).status).toBe(409)
  })
})
