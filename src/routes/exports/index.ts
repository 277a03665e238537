import { Hono } from 'hono'
import type { Web } from '#routes/web/web.ts'
import { dossierExportRoutes } from './dossier.tsx'
import { listExportRoutes } from './list.tsx'
import { exportRegisterRoutes } from './register.tsx'

export const exportRoutes = new Hono<Web>()
  .route('/', dossierExportRoutes)
  .route('/', listExportRoutes)
  .route('/', exportRegisterRoutes)
