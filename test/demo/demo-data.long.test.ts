import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { small } from '#demo/seed.ts'
import { openHouse } from '#house/open-house.ts'
import { makeDemo } from '#main/demo-data.ts'
import { demoKeyFile } from '#main/demo-folder.ts'

it('a demo is made with a word of each dossier, and opens with its key file', async () => {
  const root = mkdtempSync(join(tmpdir(), 'juanzong-demo-'))
  const folder = join(root, 'demo')
  const told: string[] = []
  await makeDemo(folder, new Date(), { ...small, progress: (done, all) => told.push(`${done} of ${all}`) })
  expect(told).toEqual(expect.arrayContaining(Array.from({ length: 40 }, (_, at) => `${at + 1} of 40`)))
  expect(told.at(-1)).toBe('40 of 40')
  expect(readdirSync(root)).toEqual(['demo'])
  const house = await openHouse({ data: folder }, { demo: true })
  const opened = await house.openWith({ kind: 'demo-key', text: readFileSync(demoKeyFile(folder), 'utf8') })
  expect([opened.ok, house.app()?.roster.all().length]).toEqual([true, 40])
  await house.close()
})
