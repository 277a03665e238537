import type { upgrade as source } from '#views/i18n/zh-Hans/upgrade.ts'

export const upgrade: Record<keyof typeof source, string> = {
  'upgrade.done': 'The data are those of this version now ({count} {count|change|changes}).',
  'upgrade.nothing': 'The data are those of this version already.',
  'upgrade.snapshot': 'As they were before, proved: {file}',
  'upgrade.back-needless': 'This version reads the data as they are; no older copy took their place.',
  'upgrade.back':
    'The snapshot of {at} is back: {file}. The upgraded data lie beside it, in a file that ends in -after.db. What was done since then is not in it.',
}
