import { afterEach, describe, expect, it } from 'vitest'
import type { CaseId } from '#domain/ids.ts'
import type { Profile } from '#domain/organisation/settings.ts'
import { paths } from '#views/paths.ts'
import { openPdf } from '../pdf.ts'
import { type Cast, type World, world } from '../world.ts'
import { proposer } from './proposing.ts'
import { walker } from './walk.ts'

let w: World
afterEach(() => w.close())

const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

/** Whoever could answer for the department is a relative of 王建国. */
async function related(profile: Profile, all: readonly Cast[] = ['headTech', 'leaderTech', 'manager', 'fallback']) {
  w = await world(undefined, profile)
  const entry = w.app.roster.entry(w.dossiers.wang)
  if (!entry) throw new Error('Nobody is on file.')
  w.app.roster.put({ ...entry, declared: new Set(all.map((who) => w.person(who))) })
}

const drawTitle = () => proposer(w, w.dossiers.wang).draw('titles', { title: '正高级工程师' })

const told = async () => {
  const rows = await w.app.db.selectFrom('log').select('act').where('act', '=', 'case.decided-by-kin').execute()
  return rows.length
}

async function begun(): Promise<CaseId> {
  await drawTitle()
  return proposer(w, w.dossiers.wang).submit()
}

describe('a relative, where nobody else may decide', () => {
  it('is not asked in a 国有单位: the case does not start', async () => {
    await related('state')
    await drawTitle()
    expect((await proposer(w, w.dossiers.wang).post()).status).toBe(422)
  })

  it('is asked in a 企业, finds the case, reads what the seat decides on and nothing else of the dossier', async () => {
    await related('enterprise')
    const id = await begun()
    expect((await w.as('headTech').get(paths.home())).text).toContain('王建国')
    const { status, text } = await w.as('headTech').get(paths.case(id))
    expect([status, text.includes('正高级工程师'), text.includes('110101197806129970')]).toEqual([200, true, false])
    expect(words(text)).toContain('您系本人亲属，因别无他人可办而办理')
    expect((await w.as('headTech').get(paths.dossier(w.dossiers.wang))).text).not.toContain('110101197806129970')
    for (const other of ['manager', 'fallback'] as const)
      expect((await w.as(other).get(paths.case(id))).status).toBe(404)
  })

  it('is marked on the case and on the approval sheet, and told to the auditor once for each verdict', async () => {
    await related('enterprise')
    const id = await begun()
    const { approve } = walker(w)
    expect((await approve('headTech', id, { opinion: '同意。' })).status).toBe(303)
    expect(await told()).toBe(1)
    expect((await approve('leaderTech', id)).status).toBe(303)
    expect(await told()).toBe(2)
    expect((await approve('leaderTech', id)).status).not.toBe(303)
    expect(await told()).toBe(2)
    expect(words((await w.as('hr').get(paths.case(id))).text)).toContain('沈诚系本人亲属，因别无他人可办而办理')
    const { bytes } = await w.as('hr').bytes(paths.approval(id), {})
    expect((await (await openPdf(bytes)).text()).join('').replace(/\s/g, '')).toContain(
      '系本人亲属，别无他人可办，已告知审计',
    )
    const log = words((await w.as('auditor').get(paths.log())).text)
    expect(log).toContain('亲属办理的审批')
    expect(log.split('亲属办理（别无他人）').length).toBeGreaterThan(2)
    expect(log).not.toContain('沈诚')
  })

  it('gives way in a 企业 as long as somebody else is left', async () => {
    await related('enterprise', ['headTech'])
    const id = await begun()
    expect((await w.as('headTech').get(paths.case(id))).status).toBe(404)
    expect((await walker(w).approve('leaderTech', id)).status).toBe(303)
    expect(await told()).toBe(0)
    expect(words((await w.as('auditor').get(paths.log())).text)).not.toContain('亲属办理的审批')
  })

  it('reads afterwards what was decided, as it was, and finds the case in no list of what waits', async () => {
    await related('enterprise')
    const id = await begun()
    await walker(w).approve('headTech', id)
    const { status, text } = await w.as('headTech').get(paths.case(id))
    expect([status, text.includes('正高级工程师')]).toEqual([200, true])
    expect((await w.as('headTech').get(paths.dossier(w.dossiers.wang))).status).toBe(404)
    expect(words((await w.as('headTech').get(paths.home())).text)).not.toContain('王建国')
  })
})
