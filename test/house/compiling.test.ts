import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { compileEarlier, earlier } from '#house/compiling.ts'

it('sets nothing that this Node does not know: V8 passes over such a flag', () => {
  const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' })
  for (const flag of earlier) expect(known).toContain(`${flag.split('=')[0]} (`)
  expect(compileEarlier).not.toThrow()
})
