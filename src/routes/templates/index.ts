import { Hono } from 'hono'
import type { Web } from '#routes/web/web.ts'
import { templateCommandRoutes } from './commands.tsx'
import { templateListRoutes } from './list.tsx'
import { templatePageRoutes } from './page.tsx'

/** 上级空表: a superior's own workbook, filled in from the figures (docs/decisions/0289). */
export const templateRoutes = new Hono<Web>()
  .route('/', templateListRoutes)
  .route('/', templatePageRoutes)
  .route('/', templateCommandRoutes)
