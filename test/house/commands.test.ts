import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { usages } from '#main/copy-command.ts'
import { flags, programOf } from '../processes.ts'
import { some } from '../thorough.ts'
import { passphrase, world } from '../world.ts'

let root: string
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'juanzong-commands-'))
  for (const folder of ['data', 'keys']) mkdirSync(join(root, folder), { mode: 0o700 })
  await (await world(join(root, 'data'))).close()
})
afterAll(() => rmSync(root, { recursive: true }))

/** Runs a command as `npm run` would, with nothing of this environment but what it is given. */
async function run(name: string, args: readonly string[], { env = {}, stdin = '' } = {}) {
  const isModule = name.endsWith('.mjs')
  const program = isModule ? fileURLToPath(new URL(`../../bin/${name}`, import.meta.url)) : programOf(name)
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const child = spawn(process.execPath, [...flags, program, ...args], {
    cwd: root,
    env: { PATH, NODE_COMPILE_CACHE, ...env },
  })
  child.stdin.end(stdin)
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code: code as number, out, err }
}

describe('every command', () => {
  it('says with --help what it does and what its codes mean, in Chinese and English or in the one that is asked for', async () => {
    for (const [name, usage] of some(Object.entries(usages), 3)) {
      const { code, out } = await run(name, ['--help'])
      expect([code, out.startsWith(usage)]).toEqual([0, true])
      for (const part of ['退出码', 'Exit codes', '--data', 'data/demo']) expect(out, name).toContain(part)
    }
    const { out } = await run('doctor', ['--help', '--lang', 'en'])
    expect(out).toContain('Exit codes')
    expect(out).not.toContain('退出码')
    expect((await run('doctor', ['--help'], { env: { LANG: 'zh_CN.UTF-8' } })).out).not.toContain('Exit codes')
    for (const name of some(['verify-log.mjs', 'canary-scan.mjs'], 2)) {
      const { code, out } = await run(name, ['--help'])
      expect([code, out.includes('--data'), out.includes('退出码'), out.includes('Exit')]).toEqual([
        0,
        true,
        true,
        true,
      ])
    }
  })

  it('works on the folder that --data names, from the backup to the verified log', async () => {
    const [data, to, keys, back] = ['data', 'copies', 'keys', 'back'].map((each) => join(root, each)) as [
      string,
      string,
      string,
      string,
    ]
    expect((await run('doctor', ['--data', data, '--lang', 'en'])).out).toMatch(/Database: There, and of this keyring/)
    expect((await run('backup', [to, '--keyring', keys, '--data', data])).code).toBe(0)
    const drilled = await run('drill', [to, '--keyring', keys, '--data', data, '--lang', 'zh'], {
      stdin: `${passphrase}\n`,
    })
    expect(drilled).toMatchObject({ code: 0, err: '', out: expect.stringContaining('演练通过') })
    expect((await run('restore', [to, '--keyring', keys, '--data', back])).code).toBe(0)
    expect(readdirSync(back)).toContain('juanzong.db')
    const verified = await run('verify-log.mjs', ['--data', back])
    expect([verified.code, /Head \d+:[0-9a-f]{64}|agree with each other/.test(verified.out)]).toEqual([0, true])
    expect((await run('canary-scan.mjs', ['--data', back, fileURLToPath(import.meta.url)])).out).toMatch(
      /texts, \d+ found/,
    )
  })

  it('ends with its usage where it is asked for something else', async () => {
    for (const args of some([['one', 'two', 'three'], ['--lang', 'fr', 'to'], ['--what']], 3))
      expect(await run('backup', args)).toMatchObject({ code: 2, err: expect.stringContaining(usages.backup) })
    expect(await run('upgrade', ['one'])).toMatchObject({ code: 2, err: expect.stringContaining(usages.upgrade) })
  })
})
