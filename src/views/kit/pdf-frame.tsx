/** A PDF in the page, white in both themes. The page has a link to it beside, for browsers without a viewer. */
export const PdfFrame = ({ src, title }: { src: string; title: string }) => (
  <iframe class="pdf" src={src} title={title} />
)
