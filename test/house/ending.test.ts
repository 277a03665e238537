import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const ending = new URL('../../src/main/ending.ts', import.meta.url)

/** Runs these lines in a program of their own and answers its exit code, or the signal that ended it. */
async function codeOf(lines: string, ...flags: readonly string[]): Promise<number | string> {
  const program = `import { end } from '${ending}'\n${lines}`
  const child = spawn(process.execPath, [...flags, '--input-type=module', '-e', program], {
    stdio: 'ignore',
    timeout: 60_000,
    killSignal: 'SIGKILL',
  })
  const [code, signal] = await once(child, 'close')
  return code ?? signal
}

describe('a program', () => {
  it('ends though a thread in which code is compiled waits for it', async () => {
    const garbage = 'for (let n = 0; n < 300; n += 1) globalThis.kept = Array(2000).fill(n)'
    for (let round = 0; round < 5; round += 1) {
      // With this flag there is always such a thread: `process.exit` hangs at every third time.
      const end = (code: number) => codeOf(`${garbage}\nend(${code})`, '--stress-concurrent-allocation')
      expect(await Promise.all([0, 1, 2, 3].map(end))).toEqual([0, 1, 2, 3])
    }
  })

  it('ends soon though something is left that would go on for ever', async () => {
    expect(await codeOf('setInterval(() => {}, 1000)\nend(1)')).toBe(1)
  })

  it('calls process.exit nowhere but where its end is told', () => {
    const source = fileURLToPath(new URL('../../src', import.meta.url))
    const calling = globSync('**/*.{ts,tsx}', { cwd: source }).filter((file) =>
      /^(?!\s*(\*|\/\/)).*\bprocess\.exit\(/m.test(readFileSync(`${source}/${file}`, 'utf8')),
    )
    // A Node that is too old is told so before anything is loaded, let alone compiled.
    expect(calling.sort()).toEqual(['main/ending.ts', 'main/node-version.ts'])
  })
})
