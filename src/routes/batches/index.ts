import { Hono } from 'hono'
import type { Web } from '#routes/web/web.ts'
import { appointmentRoutes } from './appointments.tsx'
import { batchRoutes as oneBatch } from './batch.tsx'
import { draftBatchRoutes } from './drafts.tsx'
import { batchListRoutes } from './list.tsx'
import { batchPrintRoutes } from './prints.tsx'

export const batchRoutes = new Hono<Web>()
  .route('/', batchListRoutes)
  .route('/', draftBatchRoutes)
  .route('/', appointmentRoutes)
  .route('/', batchPrintRoutes)
  .route('/', oneBatch)
