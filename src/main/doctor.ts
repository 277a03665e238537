import { exitFor } from '#domain/health/finding.ts'
import { examine } from '#house/doctor.ts'
import { translator } from '#views/i18n/index.ts'
import { languages, readCommand } from './copy-command.ts'
import { refuseOldNode } from './node-version.ts'
import { startSaying } from './saying.ts'

refuseOldNode()

const signs = { ok: '✓', look: '!', bad: '✗' } as const

/** `npm run doctor [-- --data DIR]`: exit 0: all in order. 1: something to look at. 2: something wrong. */
await startSaying(
  async () => {
    const { data } = readCommand({ usage: 'npm run doctor [-- --data DIR]', operands: 0 })
    const findings = await examine(data)
    for (const { check, state, about } of findings) {
      for (const language of languages) {
        const say = translator(language) as (key: string, about: object) => string
        console.log(`${language === 'en' ? ' ' : signs[state]} ${say(`doctor.${check}.${state}`, about)}`)
      }
    }
    process.exitCode = exitFor(findings)
  },
  () => 2,
)
