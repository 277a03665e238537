import { Hono } from 'hono'
import type { Web } from '#routes/web/web.ts'
import { againstRoutes } from './against.tsx'
import { commandRoutes } from './commands.tsx'
import { listRoutes } from './list.tsx'
import { pageRoutes } from './page.tsx'

export const importRoutes = new Hono<Web>()
  .route('/', listRoutes)
  .route('/', pageRoutes)
  .route('/', againstRoutes)
  .route('/', commandRoutes)
