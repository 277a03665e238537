import { Hono } from 'hono'
import type { House } from '../house.ts'
import { archiveRoutes } from './archive.tsx'
import { caseRoutes } from './cases.tsx'
import { dossierRoutes } from './dossiers.tsx'
import { homeRoutes } from './home.tsx'
import { importRoutes } from './imports.tsx'
import { listRoutes } from './list.tsx'
import { locationRoutes } from './locations.tsx'
import { logRoutes } from './log.tsx'
import { noticeRoutes } from './notices.tsx'
import { preferenceRoutes } from './preferences.ts'
import { printRoutes } from './prints.tsx'
import { recordRoutes } from './records.tsx'
import type { Reach } from './security.tsx'
import { type SignInOffer, sessionRoutes } from './session.tsx'
import { standInRoutes } from './stand-in.ts'
import { systemRoutes } from './system.tsx'
import { sealRoutes } from './unseal.tsx'
import type { Web } from './web.ts'

/** What answers without being signed in, once the house is open. */
export const openRoutes = (reach: Reach, offer?: SignInOffer): Hono<Web> =>
  new Hono<Web>().route('/', preferenceRoutes).route('/', sessionRoutes(reach, offer))

/** The table of contents: one line a feature. */
export const houseRoutes = (house: House): Hono<Web> =>
  new Hono<Web>()
    .route('/', homeRoutes)
    .route('/', noticeRoutes)
    .route('/', listRoutes)
    .route('/', dossierRoutes)
    .route('/', recordRoutes)
    .route('/', importRoutes)
    .route('/', caseRoutes)
    .route('/', archiveRoutes)
    .route('/', locationRoutes)
    .route('/', printRoutes)
    .route('/', standInRoutes)
    .route('/', logRoutes)
    .route('/', systemRoutes(house))
    .route('/', sealRoutes(house))
