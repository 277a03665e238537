import { createElement, type PropsWithChildren } from 'hono/jsx'

/** In a fragment: content for another region of the page that asked. */
export const Elsewhere = ({ region, children }: PropsWithChildren<{ region: string }>) =>
  createElement('hx-partial', { 'hx-target': `#${region}`, 'hx-swap': 'innerHTML' }, children)
