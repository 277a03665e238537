import { Trouble } from '#domain/unseal/trouble.ts'
import { report } from '#house/report.ts'
import { translator } from '#views/i18n/index.ts'

/**
 * Runs a program to its end or until it serves. What keeps it from that is said in one sentence on stderr, in Chinese and
 * English, with exit code 1; never as a trace, whose words may quote data.
 */
export async function startSaying(start: () => Promise<void>): Promise<void> {
  process.on('uncaughtException', endSaying)
  process.on('unhandledRejection', endSaying)
  try {
    await start()
  } catch (error) {
    endSaying(error)
  }
}

function endSaying(error: unknown): never {
  const { code, about } = error instanceof Trouble ? error : new Trouble('unknown')
  if (!(error instanceof Trouble)) report(error)
  for (const language of ['zh-Hans', 'en'] as const) console.error(translator(language)(`trouble.${code}`, about))
  process.exit(1)
}
