import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noteCustodians } from '#actions/custodians/settling.ts'
import * as kept from '#db/custodians/kept.ts'
import * as log from '#db/log/log.ts'
import * as settings from '#db/organisation/settings.ts'
import { inTransaction } from '#db/transaction.ts'
import type { ShareSecret } from '#domain/unseal/secret.ts'
import { type Cast, cast, passphrase, type World, world } from '../world.ts'

let w: World
let folder: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'juanzong-custodians-'))
  w = await world(folder)
  await inTransaction(w.app, ({ db }) => settings.set(db, 'secondFactor', 'optional'))
  await w.app.directory.reload()
  await noteCustodians(w.app)
})
afterEach(async () => {
  await w.close()
  rmSync(folder, { recursive: true })
})

const page = '/settings/keys'
const own = '/settings/share'
const words = { manager: '江南可采莲，莲叶何田田', fallback: '鱼戏莲叶间，鱼戏莲叶东' } as const
type Comer = keyof typeof words

const said = (text: string): ShareSecret => ({ kind: 'passphrase', text })
const opens = async (text: string) => (await w.app.locks.whose(said(text))) !== undefined
const printOfOld = async () => (await w.app.locks.whose(said(passphrase))) ?? ''

const propose = async (more: Record<string, string> = {}, who: Cast = 'hrLead') =>
  w.as(who).post(`${page}/change`, {
    [`stay-${await printOfOld()}`]: 'leaves',
    coming: `${cast.manager.number}\n${cast.fallback.number}`,
    threshold: '2',
    card: 'none',
    reason: '原保管人调离',
    ...more,
  })

const agree = async (who: Cast = 'keeper') => {
  const waiting = await w.as('hrLead').get('/agreements')
  const id = /\/agreements\/([0-9a-f-]{36})\//.exec(waiting.text)?.[1] ?? ''
  return w.as(who).post(`/agreements/${id}/consent`)
}

const codeIn = (text: string) => /<code>([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})<\/code>/.exec(text)?.[1] ?? ''
const codeFor = async (seat: number) => codeIn((await w.as('hrLead').post(`${page}/change/seats/${seat}/code`)).text)

const sit = (who: Comer, code: string, more: Record<string, string> = {}) =>
  w.as(who).post(`${own}/seat`, { code, first: words[who], second: words[who], ...more })
const prove = (who: Comer, text: string = words[who]) => w.as(who).post(`${own}/proof`, { passphrase: text })

const acts = async (act: Parameters<typeof log.search>[1]['act']) => (await log.search(w.app.db, { act }, 9)).length

describe('the page of the keys', () => {
  it('shows the lock to the HR lead and the 专管人, by number to IT, and to nobody else', async () => {
    for (const who of ['hrLead', 'keeper', 'it'] as const) {
      const shown = await w.as(who).get(page)
      expect([who, shown.status, shown.text.includes('任何一份单独就能打开')]).toEqual([who, 200, true])
    }
    for (const who of ['hr', 'auditor', 'headTech', 'finance'] as const)
      expect([who, (await w.as(who).get(page)).status]).toEqual([who, 404])
    await w.as('manager').post(`${own}/name`, { passphrase })
    expect((await w.as('hrLead').get(page)).text).toContain('冯远')
    const forIt = (await w.as('it').get(page)).text
    expect([forIt.includes('冯远'), forIt.includes(cast.manager.number)]).toEqual([false, true])
  })

  it('lets nobody but the HR lead ask for another lock', async () => {
    for (const who of ['keeper', 'it'] as const) expect((await propose({}, who)).status).toBe(403)
    expect((await propose({}, 'hr')).status).toBe(404)
    expect(await kept.change(w.app)).toBeUndefined()
  })
})

describe('a wish for another lock', () => {
  const refused = [
    ['a number that nobody has', { coming: 'ZZZ9' }, '工号不存在'],
    ['somebody of IT', { coming: cast.it.number }, '信息技术人员'],
    ['one person twice', { coming: `${cast.manager.number} ${cast.manager.number}` }, '只能保管一份'],
    ['more shares than custodians', { threshold: '3' }, '1 和保管人数之间'],
    ['no number at all', { threshold: '两' }, '1 和保管人数之间'],
    ['nobody', { coming: '' }, '至少要有一位'],
    ['no reason', { reason: ' ' }, '请写明理由'],
  ] as const

  it('is refused for what cannot be, keeps what was typed and changes nothing', async () => {
    for (const [what, more, sentence] of refused) {
      const { status, text } = await propose(more)
      expect([what, status, text.includes(sentence)]).toEqual([what, 422, true])
    }
    expect(await kept.change(w.app)).toBeUndefined()
  })

  it('is refused where it is the lock in force, and while another one waits', async () => {
    const same = await propose({ [`stay-${await printOfOld()}`]: 'stays', coming: '', threshold: '1' })
    expect([same.status, same.text.includes('没有要变更的')]).toEqual([422, true])
    expect((await propose()).status).toBe(303)
    expect((await propose()).text).toContain('有一次变更正在进行')
  })
})

describe('a change of custodians', () => {
  it('gives each new one a code of its own, one a page, and changes the lock with the last proof', async () => {
    await propose()
    expect((await w.as('hrLead').post(`${page}/change/seats/0/code`)).location).toBe(page)
    expect((await agree()).status).toBe(303)
    const first = await w.as('hrLead').post(`${page}/change/seats/0/code`)
    const [one, two] = [codeIn(first.text), await codeFor(1)]
    expect(first.text.match(/<code>/g)).toHaveLength(1)
    expect((await w.as('hrLead').get(`${page}/change/seats/0/code`)).text).toContain('已经看不到了')

    expect((await sit('manager', two)).text).toContain('份额码不对')
    expect((await sit('manager', one)).status).toBe(303)
    expect((await sit('manager', one)).text).toContain('已经办过')
    expect((await sit('fallback', two, { second: '不一样的口令不一样' })).status).toBe(422)
    expect((await sit('fallback', two, { first: words.manager, second: words.manager })).text).toContain('口令')
    await sit('fallback', two)
    expect((await prove('manager', words.fallback)).text).toContain('口令不对')
    await prove('manager')
    expect([await opens(passphrase), await opens(words.manager)]).toEqual([true, false])
    const before = Object.values(w.dossiers).map((dossier) => w.keyring.dataKey(dossier)?.secret.toString('hex'))

    expect((await prove('fallback')).status).toBe(303)
    expect([await opens(passphrase), await opens(words.manager), await opens(words.fallback)]).toEqual([
      false,
      true,
      true,
    ])
    expect(w.app.locks.standing()).toMatchObject({ threshold: 2, epoch: 2 })
    expect(Object.values(w.dossiers).map((one) => w.keyring.dataKey(one)?.secret.toString('hex'))).toEqual(before)
    const after = await w.as('hrLead').get(page)
    for (const name of ['冯远', '董怀仁', '其中任意 2 份']) expect(after.text).toContain(name)
    expect([await acts('custodians.changed'), await acts('custodians.refused')]).toEqual([1, 2])
    expect((await prove('fallback')).text).toContain('已经办过')
  })

  it('loses nothing when it is given up half-way, or when the request is withdrawn', async () => {
    await propose()
    await agree()
    await sit('manager', await codeFor(0))
    expect((await w.as('keeper').post(`${page}/change/end`)).status).toBe(403)
    await w.as('hrLead').post(`${page}/change/end`)
    expect((await prove('manager')).text).toContain('变更已经结束')
    expect([await opens(passphrase), await opens(words.manager)]).toEqual([true, false])
    await propose()
    const waiting = await w.as('hrLead').get('/agreements')
    const id = /\/agreements\/([0-9a-f-]{36})\//.exec(waiting.text)?.[1] ?? ''
    await w.as('hrLead').post(`/agreements/${id}/withdrawal`)
    expect((await propose()).status).toBe(303)
  })

  it('is nobody’s whose seat it is not, and a code that was replaced or is too old is worth nothing', async () => {
    await propose()
    await agree()
    const [old, fresh] = [await codeFor(0), await codeFor(0)]
    expect((await sit('fallback', fresh)).text).toContain('份额码不对')
    expect((await sit('manager', old)).text).toContain('份额码不对')
    expect((await w.as('finance').post(`${own}/seat`, { code: fresh, first: 'x', second: 'x' })).text).toContain(
      '已经结束',
    )
    expect((await w.as('it').get(own)).status).toBe(404)
    w.clock.forward(73 * 60)
    expect((await sit('manager', fresh)).text).toContain('份额码不对')
  })

  it('keeps whoever stays, without the passphrase, and brings a broken change to its end at the next opening', async () => {
    await propose({ [`stay-${await printOfOld()}`]: 'stays', coming: cast.manager.number })
    await agree()
    await sit('manager', await codeFor(1))
    const change = await kept.change(w.app)
    if (!change) throw new Error('There is no change.')
    // What a kill leaves between the last proof and the new lock.
    const seats = change.seats.map((seat) => (seat.is === 'new' ? { ...seat, provedAt: w.app.now() } : seat))
    await inTransaction(w.app, ({ db }) => kept.saveChange(db, { ...change, seats }))
    await noteCustodians(w.app)
    expect([await opens(passphrase), await opens(words.manager)]).toEqual([true, true])
    expect(w.app.locks.standing()).toMatchObject({ threshold: 2, epoch: 2 })
    await noteCustodians(w.app)
    expect([w.app.locks.standing().epoch, await acts('custodians.changed')]).toEqual([2, 1])
  })

  it('asks for a second factor first where the house asks custodians for one', async () => {
    await inTransaction(w.app, ({ db }) => settings.set(db, 'secondFactor', 'required'))
    await w.app.directory.reload()
    await propose()
    await agree()
    const refused = await sit('manager', await codeFor(0))
    expect([refused.status, refused.text.includes('必须先有动态口令或口令卡')]).toEqual([422, true])
  })
})

describe('a new recovery card', () => {
  it('is made and read back by a custodian, and only then is it a share', async () => {
    await w.as('manager').post(`${own}/name`, { passphrase })
    await propose({ [`stay-${await printOfOld()}`]: 'stays', coming: '', threshold: '1', card: 'new' })
    await agree()
    expect((await w.as('hrLead').post(`${own}/card`)).status).toBe(403)
    await w.as('manager').post(`${own}/card`)
    const change = await kept.change(w.app)
    const code = w.app.cardDesk.codeFor(change?.id ?? '') ?? ''
    const shown = await w.as('manager').get(own)
    expect([shown.status, shown.text.includes(code)]).toEqual([200, false])
    expect((await w.as('manager').get(`${own}/card.pdf`)).status).toBe(200)
    expect(
      (
        await w
          .as('manager')
          .post(`${own}/card/reading`, { code: `${code.startsWith('0') ? '1' : '0'}${code.slice(1)}` })
      ).status,
    ).toBe(422)
    expect(w.app.locks.standing().epoch).toBe(1)
    expect((await w.as('manager').post(`${own}/card/reading`, { code })).status).toBe(303)
    expect(await w.app.locks.whose({ kind: 'recovery-code', text: code })).toBeDefined()
    expect(w.app.cardDesk.codeFor(change?.id ?? '')).toBeUndefined()
  })
})

describe('an own passphrase', () => {
  const change = (who: Cast, old: string, first: string, second = first) =>
    w.as(who).post(`${own}/passphrase`, { old, first, second })

  it('is exchanged for another by whoever knows it, and guessed at five times in a quarter of an hour', async () => {
    await w.as('manager').post(`${own}/name`, { passphrase })
    expect((await change('manager', passphrase, '太短')).status).toBe(422)
    expect((await change('manager', passphrase, passphrase)).text).toContain('和现在的一样')
    expect((await change('finance', passphrase, words.fallback)).text).toContain('别人名下')
    expect((await change('manager', passphrase, words.manager)).status).toBe(303)
    expect([await opens(passphrase), await opens(words.manager)]).toEqual([false, true])
    expect((await w.as('hrLead').get(page)).text).toContain('冯远')
    const tries = []
    for (let at = 0; at < 7; at += 1)
      tries.push((await change('manager', `猜一个口令猜一个口令${at}`, words.fallback)).text)
    expect(tries.filter((text) => text.includes('口令不对')).length).toBeLessThanOrEqual(5)
    expect(tries.at(-1)).not.toContain('口令不对')
  })
})

describe('a copy of the keyring', () => {
  it('is written into a folder apart, registered, and named as stale once the lock is another', async () => {
    const keys = mkdtempSync(join(tmpdir(), 'juanzong-keys-'))
    expect((await w.as('it').post(`${page}/copies`, { folder: 'keys' })).status).toBe(422)
    expect((await w.as('it').post(`${page}/copies`, { folder: join(folder, 'in') })).status).toBe(422)
    expect((await w.as('keeper').post(`${page}/copies`, { folder: keys })).status).toBe(403)
    expect((await w.as('it').post(`${page}/copies`, { folder: keys })).status).toBe(303)
    const [copy] = await kept.copies(w.app)
    expect((await w.as('hrLead').get(page)).text).toContain(copy?.fingerprint)
    expect((await w.as('hrLead').get(page)).text).toContain('在原处')
    await w.app.locks.relock({ threshold: 1, locks: [await printOfOld()] })
    expect((await w.as('hrLead').get(page)).text).toContain('用旧口令打开')
    rmSync(keys, { recursive: true })
    expect((await w.as('hrLead').get(page)).text).toContain('找不到')
    await w.as('it').post(`${page}/copies/${copy?.id}/end`)
    expect((await w.as('hrLead').get(page)).text).toContain('已销毁')
    expect((await w.as('it').post(`${page}/copies/${copy?.id.replace(/.$/, 'f')}/end`)).status).toBe(404)
  })
})
