import { signIns } from '#demo/accounts.ts'
import { everyKind } from './every-kind.ts'
import { everyPage } from './every-page.ts'

/** Light and wide, in the source language; dark and narrow, in the language with the longest words. */
const [wide, narrow] = [
  { whole: true, width: 1360, theme: 'light', language: 'zh-Hans' },
  { whole: false, width: 390, theme: 'dark', language: 'en' },
] as const

// `npm run look`: everybody's every page, and of the second look for each kind of work.
if (process.env['JUANZONG_LOOK'] === 'everything')
  everyPage([
    { ...wide, duties: signIns.map(({ duty }) => duty) },
    { ...narrow, duties: ['hr', 'cataloguer', 'head', 'archivist', 'finance', 'it', 'auditor'] },
  ])
else
  everyKind([
    { ...wide, least: 10 },
    { ...narrow, least: 26 },
  ])
