import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cast, type World, world } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

/** No page more than there are, and those there are full: what a full disk says to SQLite. */
async function fillDisk() {
  await sql`create table filler (bytes blob)`.execute(w.app.db)
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(w.app.db)
  await sql.raw(`pragma max_page_count = ${(rows[0]?.page_count ?? 0) + 2}`).execute(w.app.db)
  for (const size of [4000, 100, 1]) {
    const filled = async () => {
      await sql`insert into filler values (randomblob(${size}))`.execute(w.app.db)
      return true
    }
    while (await filled().catch(() => false));
  }
}

const sentence = '磁盘满了或者出了故障，这次没有保存，已保存的内容都在。'

describe('a full disk', () => {
  it('answers every write with one and the same sentence, a number, and what was typed', async () => {
    const hr = w.as('hr')
    await hr.get('/')
    await w.as('archivist').get('/')
    const draft = `/dossiers/${w.dossiers.zhou}`
    const records = `${draft}/sections/health/records`
    const record = (times: number) => ({ date: '2024', result: '健康', text: '定期复查'.repeat(times) })
    await fillDisk()
    for (const times of [450, 60, 1]) while ((await hr.post(records, record(times))).status === 303);
    const { content } = await w.app.db
      .selectFrom('dossiers')
      .select('content')
      .where('id', '=', w.dossiers.zhou)
      .executeTakeFirstOrThrow()
    const sent: readonly (readonly [string, Record<string, string>])[] = [
      [records, record(450)],
      [`${draft}/closing`, { reason: '重复建档'.repeat(50), content: String(content) }],
      [`${draft}/submission`, { text: '请审批'.repeat(100), content: String(content) }],
    ]
    for (const [path, form] of sent) {
      const { status, text } = await hr.post(path, form)
      expect([path, status, text.includes(sentence), /编号 [0-9a-f]{12}/.test(text)]).toEqual([path, 503, true, true])
    }
    const signIn = () =>
      w.web.request('/sign-in', {
        method: 'POST',
        body: new URLSearchParams({ number: cast.hr.number, password: 'a password of fifteen' }),
        headers: { 'Sec-Fetch-Site': 'same-origin' },
      })
    let answer = await signIn()
    while (answer.status === 303) answer = await signIn()
    expect([answer.status, (await answer.text()).includes(sentence)]).toEqual([503, true])
    expect((await hr.post('/sign-out')).text).toContain(sentence)

    await sql`pragma max_page_count = 1000000`.execute(w.app.db)
    expect((await hr.post(`${draft}/sections/titles/records`, { title: '工程师' })).status).toBe(303)
  })

  it('reads nothing that cannot be logged, and says why in the same words', async () => {
    await w.as('hr').get('/')
    const hr = w.as('hr')
    await hr.get('/imports')
    await fillDisk()
    for (let time = 0; time < 3; time += 1) {
      const { status, text } = await hr.get(`/dossiers/${w.dossiers.wang}`)
      if (status === 200) continue
      expect([status, text.includes(sentence)]).toEqual([503, true])
    }
  })
})
