import { examined, exitFor } from '#domain/health/finding.ts'
import { measure } from '#house/health/doctor.ts'
import { sentencesOf } from '#views/health/sentence.ts'
import { translator } from '#views/i18n/index.ts'
import { readCommand } from './copy-command.ts'
import { refuseOldNode } from './node-version.ts'
import { startSaying } from './saying.ts'

refuseOldNode()

const signs = { good: '✓', look: '!', act: '✗' } as const

/**
 * `npm run doctor -- [--data DIR]`: every check that can be made from here, a line each, and below it what to do. Exit 0: all
 * in order. 1: something to look at. 2: something to do now, or there is no such folder.
 */
await startSaying(
  async () => {
    const asked = readCommand({ name: 'doctor', operands: 0 })
    if (!asked) return
    const findings = examined(await measure(asked.data))
    for (const finding of findings)
      for (const [at, language] of asked.languages.entries()) {
        const { name, found, todo } = sentencesOf(translator(language), finding)
        const colon = language === 'en' ? ': ' : '：'
        console.log(`${at === 0 ? signs[finding.state] : ' '} ${name}${colon}${found}`)
        if (todo !== undefined) console.log(`    → ${todo}`)
      }
    process.exitCode = exitFor(findings)
  },
  () => 2,
)
