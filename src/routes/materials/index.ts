import { Hono } from 'hono'
import type { Web } from '#routes/web/web.ts'
import { catalogueRoutes } from './catalogue.tsx'
import { entryRoutes } from './entry.tsx'
import { materialPaperRoutes } from './paper.tsx'
import { receiptRoutes } from './receipt.tsx'
import { registerRoutes } from './register.tsx'
import { workbookRoutes } from './workbook.tsx'

/** The catalogue of materials; what has a word of its own in the address stands before the papers by their ids. */
export const materialRoutes = new Hono<Web>()
  .route('/', registerRoutes)
  .route('/', entryRoutes)
  .route('/', workbookRoutes)
  .route('/', receiptRoutes)
  .route('/', catalogueRoutes)
  .route('/', materialPaperRoutes)
