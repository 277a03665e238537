import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

/** The HR lead has a dossier with a month of birth; of the other officers only the name is known. */
const basics = (name: string, birth: string) => ({ name, birth, unit: w.units.hr, post: '干部', sex: '男' })

describe('who keeps a dossier begun by hand', () => {
  it('leaves that of an HR person to the deputy', async () => {
    const answer = await w.as('hr').post(paths.newDossier(), basics('方宁', '1979.09'))
    expect([answer.status, answer.text.includes('这一份由专管人办理。')]).toEqual([422, true])
    expect((await w.as('hr').post(paths.newDossier(), basics('林晓岚', '1990.01'))).status).toBe(422)
  })

  it('lets the deputy begin it, and shows it to the deputy and not to HR', async () => {
    const own = { ...basics('顾言', '1991.01'), person: w.person('hr2') }
    const { status, location } = await w.as('keeper').post(paths.newDossier(), own)
    expect(status).toBe(303)
    expect((await w.as('keeper').get(location ?? '')).status).toBe(200)
    expect((await w.as('hr').get(location ?? '')).status).toBe(404)
  })

  it('leaves everybody else to HR', async () => {
    const answer = await w.as('keeper').post(paths.newDossier(), basics('林知行', '1990.02'))
    expect([answer.status, answer.text.includes('这一份请交人力资源')]).toEqual([422, true])
  })

  it('takes a namesake of another month for somebody else', async () => {
    expect((await w.as('hr').post(paths.newDossier(), basics('方宁', '1988.03'))).status).toBe(303)
  })
})
