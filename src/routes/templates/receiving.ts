import { limits } from '#domain/limits.ts'
import type { FormRead } from '#domain/templates/form.ts'
import type { Form } from '#routes/web/forms.ts'
import { whole } from '#routes/web/incoming.ts'
import { readUpload } from '#routes/web/upload.ts'
import type { WebContext } from '#routes/web/web.ts'

export type Received = {
  readonly form: Form
  readonly file: { readonly name: string; readonly bytes: Uint8Array; readonly read: FormRead }
}

/** One workbook of a form, read off the event loop while it is at hand; none is one that cannot be read. */
export async function receiveForm(c: WebContext): Promise<Received> {
  const { form, files } = await readUpload(c, {
    mostFiles: 1,
    mostBytes: limits.templateFile,
    take: async (coming) =>
      whole(coming, async ({ name, bytes, cut }) => ({
        name: (name.split(/[\\/]/).at(-1) ?? '').slice(0, 200),
        bytes,
        read: cut ? ({ ok: false, refusal: 'template.too-large' } as const) : await c.var.app.readingRoom.form(bytes),
      })),
    abandon: async () => {},
  })
  const [file] = files
  return { form, file: file ?? { name: '', bytes: new Uint8Array(), read: { ok: false, refusal: 'workbook.none' } } }
}
