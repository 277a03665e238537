import { Hono } from 'hono'
import type { Web } from '#routes/web/web.ts'
import { askingRoutes } from './asking.tsx'
import { deskRoutes } from './desk.tsx'
import { readingListRoutes } from './list.tsx'
import { registerRoutes } from './register.tsx'

export const readingRoutes = new Hono<Web>()
  .route('/', readingListRoutes)
  .route('/', askingRoutes)
  .route('/', registerRoutes)
  .route('/', deskRoutes)
