import { Trouble, type TroubleCode } from '#domain/unseal/trouble.ts'
import { report } from '#house/report.ts'
import { translator } from '#views/i18n/index.ts'
import { end } from './ending.ts'
import { ownWords } from './own-words.ts'

/**
 * Runs a program to its end or until it serves. What keeps it from that is said in one sentence on stderr, in Chinese and
 * English, with exit code 1 unless `exitOf` says another; never as a trace, whose words may quote data.
 */
export async function startSaying(
  start: () => Promise<void>,
  exitOf: (code: TroubleCode) => number = () => 1,
): Promise<void> {
  const stop = (error: unknown) => endSaying(error, exitOf)
  process.on('uncaughtException', stop)
  process.on('unhandledRejection', stop)
  try {
    await start()
  } catch (error) {
    stop(error)
  }
}

function endSaying(error: unknown, exitOf: (code: TroubleCode) => number): void {
  const { code, about } = error instanceof Trouble ? error : new Trouble('unknown')
  if (!(error instanceof Trouble)) report(error)
  for (const language of ['zh-Hans', 'en'] as const)
    console.error(ownWords(translator(language)(`trouble.${code}`, about)))
  end(exitOf(code))
}
