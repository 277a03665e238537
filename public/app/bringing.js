/* The script of grids, and that of forms in their place, come with the first page that has one. */

function bringScripts() {
  for (const { dataset } of document.querySelectorAll('[data-script]')) import(dataset.script)
}

late('htmx:after:swap', bringScripts)
bringScripts()
