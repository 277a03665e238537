import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { filling } from '#views/i18n/zh-Hans/filling.ts'
import { paths } from '#views/paths.ts'
import { type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const keys = Object.keys(filling).flatMap((key) => (key.startsWith('why.') ? [key.slice('why.'.length)] : []))
const ofSections = keys
  .map((key) => ({ key, section: sectionOf(key.split('.')[0] ?? ''), field: key.split('.')[1] }))
  .filter(({ section }) => section !== undefined)
const ofPages = keys.filter((key) => !ofSections.some((one) => one.key === key))

const views = join(import.meta.dirname, '../../src/views')
const sources = readdirSync(views, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx'))
  .map((name) => readFileSync(join(views, name), 'utf8'))

/** Pay and contracts come by their own doors, and a relative is chosen only where somebody of that name works here. */
const elsewhere = (key: string) => /^(?:pay|contracts)\.|^family\.person$/.test(key)

describe('the help beside a field', () => {
  it('is there for many fields, each of which there is', () => {
    expect(keys.length).toBeGreaterThan(50)
    expect(ofSections.filter(({ section, field }) => !section?.fields.some(({ key }) => key === field))).toEqual([])
  })

  it('stands below its field in the form of the section, closed until somebody asks', async () => {
    const missing: string[] = []
    for (const { key, section, field } of ofSections.filter(({ key }) => !elsewhere(key))) {
      const { text } = await w.as('hr').get(paths.section(w.dossiers.zhou, section?.key ?? ''))
      const said = filling[`why.${key}` as keyof typeof filling]
      const drawn = new RegExp(`name="${field}".*?<details class="help" id="[^"]*-why">.*?${plain(said)}`, 's')
      if (!drawn.test(text)) missing.push(key)
    }
    expect(missing).toEqual([])
  })

  it('is asked for by a view wherever it is of no section', () => {
    expect(
      ofPages.filter((key) => !sources.some((text) => new RegExp(`why=(\\{[^}]*')?"?'?${key}`).test(text))),
    ).toEqual([])
  })
})

const plain = (text: string) => text.slice(0, 12).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
