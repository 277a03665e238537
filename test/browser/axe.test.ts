import { signIns } from '#demo/accounts.ts'
import { everyPage } from './every-page.ts'

everyPage([
  // Light and wide, in the source language, for every duty.
  { whole: true, width: 1360, theme: 'light', language: 'zh-Hans', duties: signIns.map(({ duty }) => duty) },
  // Dark and narrow, in the language with the longest words, for each kind of work.
  {
    whole: false,
    width: 390,
    theme: 'dark',
    language: 'en',
    duties: ['hr', 'cataloguer', 'head', 'archivist', 'finance', 'it', 'auditor'],
  },
])
