import PDFDocument from 'pdfkit'

type Looks = { readonly pages?: number; readonly size?: [number, number]; readonly password?: string }

/** A PDF as a scanner's program or an office program writes one: black words on every page. */
export function paperPdf({ pages = 1, size = [595, 842], password }: Looks = {}): Promise<Uint8Array<ArrayBuffer>> {
  const doc = new PDFDocument({ size, autoFirstPage: false, ...(password && { userPassword: password }) })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  for (let page = 1; page <= pages; page += 1) doc.addPage().fontSize(40).text(`page ${page}`, 60, 60)
  const whole = new Promise<Uint8Array<ArrayBuffer>>((done) => {
    doc.on('end', () => done(new Uint8Array(Buffer.concat(chunks))))
  })
  doc.end()
  return whole
}
