import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { formVersion } from '#domain/prints/form.ts'
import type { PrintJob } from '#domain/prints/job.ts'
import { noFolders } from '#house/rooms/face-folders.ts'
import { createPrintRoom } from '#house/rooms/print-room.ts'
import { createWorkers } from '#house/rooms/workers.ts'
import { openFaces } from '#views/pdf/faces.ts'
import { draw } from '#views/prints/draw.ts'
import { sheetsFor } from '../domain/prints/sheets-of.ts'
import { pdfText } from '../pdf.ts'

const room = createPrintRoom(noFolders)
afterAll(() => room.close())

const jobOf = (name: string): PrintJob => {
  const { cover, basic, resume } = sheetsFor({ basic: { name } })
  return {
    sheets: [cover, basic, resume],
    at: '2026-11-24T02:32:00.000Z' as never,
    formVersion,
    foot: [],
    photo: new Uint8Array([1]),
  }
}

describe('the print room', () => {
  it('draws in its worker the very bytes that drawing here gives, and leaves the photo with its owner', async () => {
    const job = jobOf('林致远')
    const here = await draw(openFaces(noFolders), job)
    const there = await room.draw(job)
    if (!here.ok || !there.ok) throw new Error('A glyph is missing.')
    expect(Buffer.from(there.value.pdf).equals(Buffer.from(here.value.pdf))).toBe(true)
    expect(job.photo).toHaveLength(1)
  })

  it('names the characters that no face has', async () => {
    expect(await room.draw(jobOf('林𠮷'))).toEqual({ ok: false, missing: ['𠮷'] })
  })

  it('prints box labels with code and place', async () => {
    const labels = Array.from({ length: 13 }, (_, index) => ({
      code: `A-03-2-${10 + index}`,
      place: '二库 03 柜 2 层',
    }))
    const text = await pdfText(await room.labels({ at: '2026-11-24T02:32:00.000Z' as never, labels }))
    for (const { code } of labels) expect(text).toContain(code)
    expect(text.split('\n')).toHaveLength(2)
  })

  it('gives those who wait a new worker when the one before them dies', async () => {
    const workers = createWorkers('print-worker', { idle: 60_000, most: 1, data: noFolders })
    const labels = { at: '2026-11-24T02:32:00.000Z', labels: [{ code: 'A-03-2-07', place: '二库' }] }
    const dying = workers.run('labelJob', labels, { patience: 0 })
    const waiting = [1, 2, 3].map(() => workers.run<Uint8Array>('labelJob', labels))
    await expect(dying).rejects.toThrow('aborted')
    for (const each of await Promise.all(waiting)) expect(each.length).toBeGreaterThan(0)
    await workers.close()
  })

  it('tells every job, waiting or not, when its workers end before they can work', async () => {
    const workers = createWorkers('no-such-worker', { idle: 60_000, most: 1 })
    const asked = await Promise.allSettled([1, 2].map((job) => workers.run('draw', job)))
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await workers.close()
  })

  it('opens again after it was closed', async () => {
    await room.close()
    expect((await room.draw(jobOf('林致远'))).ok).toBe(true)
  })
})

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)

const script = `
  import { createPrintRoom } from '#house/rooms/print-room.ts'
import { createWorkers } from '#house/rooms/workers.ts'
  const room = createPrintRoom({ own: [], system: [] })
  const labels = [{ code: 'A-03-2-07', place: '二库' }]
  console.log((await room.labels({ at: '2026-11-24T02:32:00.000Z', labels })).length > 0)
  await room.close()
`

describe('its worker', () => {
  const printed = async (...how: readonly string[]) => {
    const { stdout } = await run(process.execPath, [...how, '--input-type=module', '--eval', script], { cwd: root })
    return stdout.trim()
  }

  it('starts from the sources, as while developing', async () => {
    expect(await printed('--conditions=development', '--import', 'tsx')).toBe('true')
  })

  it('starts from what the build emits, as in service', async () => {
    if (!existsSync(`${root}dist/house/rooms/print-worker.js`)) {
      await run(process.execPath, ['bin/build.ts'], { cwd: root })
    }
    expect(await printed()).toBe('true')
  })
})
