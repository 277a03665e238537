import { Hono } from 'hono'
import type { Web } from '#routes/web/web.ts'
import { returnMakingRoutes } from './making.tsx'
import { returnRoutes } from './return.tsx'
import { returnSheetRoutes } from './sheets.ts'
import { returnTableRoutes } from './tables.tsx'

/** 年报. */
export const annualReturnRoutes = new Hono<Web>()
  .route('/', returnMakingRoutes)
  .route('/', returnRoutes)
  .route('/', returnTableRoutes)
  .route('/', returnSheetRoutes)
