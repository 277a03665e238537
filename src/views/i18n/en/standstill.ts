import type { standstill as source } from '#views/i18n/zh-Hans/standstill.ts'

export const standstill: Record<keyof typeof source, string> = {
  'standstill.clock-behind':
    'The clock of the server is behind the newest entry of the access log. Everything can be read and nothing saved for now. Have IT set the clock; if it is right, two people confirm that under “For two people to agree on”.',
  'standstill.data-unproven':
    'The data may not be the newest there were (after a restore, for instance). Everything can be read and nothing saved for now. If they are right, two people confirm that under “For two people to agree on”.',
  'error.title.standstill': 'Reading only for now',
  'error.text.standstill':
    'This was not saved; everything saved before is safe. What you typed is still here; send it again once saving is possible.',
  'error.title.disk': 'The disk of the server cannot be written',
  'error.text.disk':
    'The disk is full or fails, and this was not saved; everything saved before is safe. What you typed is still here; tell IT, and send it again once the disk is well.',
  'error.title.damaged': 'Damaged data',
  'error.text.damaged':
    'The data that were to be opened are damaged and cannot be read; nothing was changed, and nothing else is affected. It was noted: tell IT the number below, so that they restore it from a backup.',
}
