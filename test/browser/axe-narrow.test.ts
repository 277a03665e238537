import { everyPage } from './every-page.ts'

/** Dark and narrow, in the language with the longest words, for each kind of work. */
everyPage({
  width: 390,
  theme: 'dark',
  language: 'en',
  duties: ['hr', 'cataloguer', 'head', 'archivist', 'finance', 'it', 'auditor'],
})
