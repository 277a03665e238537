import { telling } from '#house/copies/telling.ts'
import { drill } from './drill.ts'

/** A process of its own, without keys: drills a restore at night, as far as it goes without them. */
const { from, in: place } = JSON.parse(process.argv[2] ?? '{}') as { readonly from: string; readonly in: string }

await telling(({ progress }) => drill(from, { in: place, progress }), from)
