import { useRendering } from './rendering.tsx'

/** The Tabler outlines in use. Only these go into the sprite (routes/assets.ts); a new one is a word here. */
export const icons = [
  'alert-triangle',
  'archive',
  'barcode',
  'chart-bar',
  'check',
  'chevron-down',
  'chevron-left',
  'chevron-right',
  'chevron-up',
  'clock',
  'coin-yuan',
  'columns',
  'download',
  'edit',
  'eye',
  'file-import',
  'file-text',
  'history',
  'inbox',
  'lock',
  'menu-2',
  'plus',
  'printer',
  'search',
  'server',
  'user',
  'x',
] as const

export type IconName = (typeof icons)[number]

/** Decoration beside a word; never the only sign of anything. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" aria-hidden="true" focusable="false">
    <use href={`${useRendering().asset('icons.svg')}#${name}`} />
  </svg>
)
