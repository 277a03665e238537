import { signIns } from '#demo/accounts.ts'
import { everyPage } from './every-page.ts'

/** Light and wide, in the source language, for every duty. */
everyPage({ width: 1360, theme: 'light', language: 'zh-Hans', duties: signIns.map(({ duty }) => duty) })
