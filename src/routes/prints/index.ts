import { Hono } from 'hono'
import type { Web } from '#routes/web/web.ts'
import { paperRoutes } from './paper.tsx'
import { peoplePaperRoutes } from './papers.tsx'
import { previewRoutes } from './preview.tsx'

export const printRoutes = new Hono<Web>()
  .route('/', previewRoutes)
  .route('/', paperRoutes)
  .route('/', peoplePaperRoutes)
