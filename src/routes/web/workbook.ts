import { limits } from '#domain/limits.ts'
import { refuse } from '#domain/result.ts'
import type { WorkbookRead } from '#domain/workbooks/workbook.ts'
import type { Form } from './forms.ts'
import { whole } from './incoming.ts'
import { readUpload } from './upload.ts'
import type { WebContext } from './web.ts'

export type ReceivedWorkbook = {
  readonly form: Form
  /** As it was called where it came from, without its folders. */
  readonly name: string
  readonly read: WorkbookRead
}

/** One workbook of a form, read off the event loop while it is at hand; none is one that cannot be read. */
export async function receiveWorkbook(c: WebContext): Promise<ReceivedWorkbook> {
  const { form, files } = await readUpload(c, {
    mostFiles: 1,
    mostBytes: limits.listFile,
    take: async (coming) =>
      whole(coming, async ({ name, bytes, cut }) => ({
        name: (name.split(/[\\/]/).at(-1) ?? '').slice(0, 200),
        read: cut ? refuse('workbook.too-large') : await c.var.app.readingRoom.workbook(bytes),
      })),
    abandon: async () => {},
  })
  const [file] = files
  return { form, ...(file ?? { name: '', read: refuse('workbook.none') }) }
}
