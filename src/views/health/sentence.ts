import type { Value } from '#domain/health/check.ts'
import type { Finding } from '#domain/health/finding.ts'
import { moment } from '#views/format.ts'
import type { MessageKey, Translate } from '#views/i18n/index.ts'

/** What was found, what it is called, and what to do about it; nothing to do where it is in order. */
export function sentencesOf(t: Translate, { check, say, state, about }: Finding) {
  const filled = Object.fromEntries(Object.entries(about).map(([name, value]) => [name, written(t, value)]))
  const said = (key: string) => t(key as MessageKey, filled)
  return {
    name: said(`health.name.${check}`),
    found: said(`health.${check}.${say}`),
    todo: state === 'good' ? undefined : said(`health.do.${check}.${say}`),
  }
}

/** Measures with their units, as every page writes them. */
function written(t: Translate, value: Value): string | number {
  if (typeof value !== 'object') return value
  if ('bytes' in value) return inBytes(value.bytes)
  if ('at' in value) return moment(value.at)
  if ('scripts' in value)
    return value.scripts.map((script) => t(`system.script.${script}` as MessageKey)).join(t('system.and'))
  return lasting(t, value.seconds)
}

/** 6.1 GB, 41.0 MB, 12 KB: powers of a thousand, as disks are sold. */
export function inBytes(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.round(bytes / 1e3)} KB`
}

/** The largest unit that fits, rounded down; below a minute in seconds. */
export function lasting(t: Translate, seconds: number): string {
  if (seconds < 60) return t('health.seconds', { count: Math.round(seconds) })
  if (seconds < 3600) return t('time.minutes', { count: Math.floor(seconds / 60) })
  if (seconds < 86_400) return t('time.hours', { count: Math.floor(seconds / 3600) })
  return t('time.days', { count: Math.floor(seconds / 86_400) })
}
