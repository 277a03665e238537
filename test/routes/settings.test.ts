import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as settings from '#db/organisation/settings.ts'
import { inTransaction } from '#db/transaction.ts'
import { paths } from '#views/paths.ts'
import { type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

describe('my settings', () => {
  it('list every key, for every duty', async () => {
    for (const who of ['hr', 'finance', 'it', 'auditor'] as const) {
      const { status, text } = await w.as(who).get(paths.settings())
      expect(status).toBe(200)
      for (const words of ['快捷键', 'Ctrl K', 'Esc', '单字母停用']) expect(text).toContain(words)
    }
  })

  it('turn single letters off on this machine, and on again', async () => {
    const cookie = await w.cookie('hr')
    const asked = async (letters: string, more = '') => {
      const { headers } = await w.as('hr').post(paths.shortcuts(), { letters, back: paths.settings() })
      const set = headers.getSetCookie().find((text) => text.startsWith('letters='))
      const page = await w.web.request(paths.settings(), {
        headers: { Cookie: `${cookie}; ${set?.split(';')[0]}${more}` },
      })
      return /<html[^>]*data-keys="off"/.test(await page.text())
    }
    expect(await asked('off')).toBe(true)
    expect(await asked('on')).toBe(false)
  })
})

describe('the rail', () => {
  it('bears the organisation: by its short name where it settled one, else by its whole name', async () => {
    const mark = async () => /class="mark".*?<\/a>/s.exec((await w.as('hr').get(paths.settings())).text)?.[0]
    const company = w.app.directory.units.get(w.units.company)?.name
    expect(await mark()).toContain(`<small>${company}</small>`)
    await inTransaction(w.app, (app) => settings.set(app.db, 'shortName', '星重'))
    await w.app.directory.reload()
    expect(await mark()).toContain('<small>星重</small>')
  })
})
