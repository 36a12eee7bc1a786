// Opens pages in Chromium and says what is wrong with them: scripts/check-pages calls it.
//
//   node check.mjs TOOLS BROWSER DIR LIST
//
// TOOLS holds node_modules; LIST has a line for each page below DIR, parted by tabs:
//   file; a query may follow
//   kind: alone (one file that needs nothing), site, alike (of a site, only on the telephone and without axe)
//   paper, or «-»: is not printed; «letter-wide»: turned; «letter-either»: turned or not
//     every heading of its tables has to be on it
//   pages, or «?»: any number, each with its «Hoja n de m»; «-»: any number, without
//   a selector of what must be there, or nothing

import { execFile } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const [tools, browserPath, given, listPath] = process.argv.slice(2)
const need = createRequire(path.join(tools, 'package.json'))
const puppeteer = need('puppeteer-core')
const axe = readFileSync(need.resolve('axe-core/axe.min.js'), 'utf8')
const run = promisify(execFile)
const folder = realpathSync(given)

const WIDTHS = [
  { name: 'desktop', width: 1280, height: 900 },
  { name: 'telephone', width: 390, height: 844, isMobile: true, hasTouch: true },
]
const PAPERS = { letter: [216, 279], a4: [210, 297], oficio: [216, 340], 'oficio-co': [216, 330] }
const POINTS = 72 / 25.4
const WORKERS = 3
const SERIOUS = ['serious', 'critical']

const faults = []
const lesser = new Map()
const count = { pages: 0, printed: 0, sheets: 0, passes: 0, links: 0 }

const rows = readFileSync(listPath, 'utf8').split('\n').filter(Boolean).map((line) => {
  const [file, kind, paper, pages, shown] = line.split('\t')
  return { file, kind, paper, pages, shown }
})

// What must not be in a page, seen from inside. Text from files is shown, never taken for more.
const inspect = (alone) => {
  const wrong = []
  const elements = [...document.querySelectorAll('*')]
  if (!document.documentElement.lang) wrong.push('no lang')
  if (!document.title.trim()) wrong.push('no title')
  if (alone && document.scripts.length) wrong.push(`${document.scripts.length} scripts`)
  if (document.querySelector('iframe, object, embed, base')) wrong.push('an element that loads')
  for (const form of document.forms) if (!form.action.startsWith('file:')) wrong.push(`sends to ${form.action}`)
  for (const element of elements) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) wrong.push(`<${element.localName} ${name}>`)
      if (['href', 'src', 'xlink:href'].includes(name) && /^\s*(javascript|vbscript|https?|ftp|\/\/)/i.test(value)) {
        wrong.push(`<${element.localName} ${name}="${value.slice(0, 60)}">`)
      }
    }
  }
  const text = document.documentElement.textContent
  // Control characters, and those that turn the direction of text or have no width.
  const hidden = text.match(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/)
  if (hidden) wrong.push(`U+${hidden[0].codePointAt(0).toString(16)} in the text`)
  // What the hostile {{ 1234567*3 }} comes to.
  if (text.includes('3703701')) wrong.push('text was taken for a template')
  const links = [...document.querySelectorAll('a[href]')].map((link) => link.href)
  const absent = links.filter((link) => {
    const [page, fragment] = link.split('#')
    return page === location.href.split('#')[0] && fragment && !document.getElementById(decodeURIComponent(fragment))
  })
  absent.forEach((link) => wrong.push(`leads to no place of the page: ${link}`))
  return { wrong, links }
}

async function open(browser, row, view) {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  const said = new Set()
  const fault = (text) => said.add(text)
  const [name, query] = row.file.split('?')
  const file = pathToFileURL(path.join(folder, name)).href + (query ? `?${query}` : '')
  let watched = true
  page.on('console', (message) => {
    const bad = ['error', 'warn', 'assert'].includes(message.type())
    if (watched && bad) fault(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => watched && fault(`error: ${error.message}`))
  page.on('dialog', (dialog) => {
    fault(`dialog: ${dialog.message()}`)
    dialog.dismiss().catch(() => {})
  })
  page.on('requestfailed', (request) => watched && fault(`failed: ${request.url()}`))
  page.on('request', (request) => {
    const asked = request.url()
    if (!watched || asked === file || asked.startsWith('data:')) return
    const own = asked.startsWith('file:') && !path.relative(folder, fileURLToPath(asked)).startsWith('..')
    if (row.kind === 'alone' || !own) fault(`asks for ${asked}`)
  })
  try {
    await page.setViewport(view)
    await page.goto(file, { waitUntil: 'load', timeout: 60_000 })
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30))))
    const { wrong, links } = await page.evaluate(inspect, row.kind === 'alone')
    wrong.forEach(fault)
    for (const link of new Set(links.map((link) => link.split(/[?#]/)[0]))) {
      count.links += 1
      if (!link.startsWith('file:') || !existsSync(fileURLToPath(link))) fault(`leads nowhere: ${link}`)
    }
    if (row.shown && !(await page.$(row.shown))) fault(`does not show ${row.shown}`)
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth)
    if (wide > view.width) fault(`is ${wide} px wide`)
    // axe itself may do what a page may not.
    watched = false
    if (row.kind !== 'alike') await accessible(page, fault)
    if (row.paper !== '-' && !view.isMobile) await print(page, row, fault)
  } catch (error) {
    fault(`cannot be checked: ${error.message}`)
  } finally {
    await context.close()
  }
  said.forEach((text) => faults.push(`${row.file} (${view.name}): ${text}`))
}

async function accessible(page, fault) {
  await page.evaluate(axe)
  const found = await page.evaluate(() => axe.run(document, { preload: false, resultTypes: ['violations'] }))
  count.passes += found.passes.length
  for (const { id, impact, help, nodes } of found.violations) {
    if (SERIOUS.includes(impact)) {
      fault(`axe, ${impact}: ${id} (${help}): ${nodes.length} × ${nodes[0].html.slice(0, 160)}`)
    } else {
      lesser.set(id, (lesser.get(id) ?? 0) + 1)
    }
  }
}

async function print(page, row, fault) {
  const pdf = path.join(folder, row.file.replace(/\.html$/, '.pdf'))
  await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true })
  const { stdout } = await run('pdfinfo', ['-f', '1', '-l', '9999', pdf])
  const sizes = [...stdout.matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+)/gm)].map((match) => [+match[1], +match[2]])
  count.printed += 1
  count.sheets += sizes.length
  if (!Number.isNaN(+row.pages) && sizes.length !== +row.pages) fault(`prints ${sizes.length} pages, not ${row.pages}`)
  const paper = PAPERS[row.paper.replace(/-(wide|either)$/, '')].map((millimetres) => millimetres * POINTS)
  if (row.paper.endsWith('-wide')) paper.reverse()
  const fits = (size) => size.every((side, index) => Math.abs(side - paper[index]) <= 2)
  const other = sizes.find((size) => !fits(size) && !(row.paper.endsWith('-either') && fits([...size].reverse())))
  if (other) fault(`prints on ${other.map((side) => Math.round(side / POINTS)).join(' × ')} mm, not on ${row.paper}`)
  const text = await run('pdftotext', ['-layout', pdf, '-'], { maxBuffer: 1 << 26 })
  const headings = await page.evaluate(() => [...document.querySelectorAll('thead th')].map((cell) => cell.textContent))
  const printed = text.stdout.normalize('NFC')
  const lacking = new Set(headings.flatMap((heading) => heading.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => !printed.includes(word)))
  if (lacking.size) fault(`does not print all headings of its tables: ${[...lacking].slice(0, 8).join(', ')}`)
  // What reaches beyond the paper is cut off.
  const boxes = await run('pdftotext', ['-bbox', pdf, '-'], { maxBuffer: 1 << 28 })
  let width = 0
  const cut = boxes.stdout.split('\n').filter((line) => {
    width = +(line.match(/<page width="([\d.]+)"/)?.[1] ?? width)
    const right = line.match(/<word .*xMax="([\d.]+)"/)?.[1]
    return right && +right > width - 14
  })
  if (cut.length) fault(`prints to the edge of the paper: ${cut[0].trim()}`)
  if (row.pages === '-') return
  text.stdout.split('\f').slice(0, sizes.length).forEach((sheet, index) => {
    const expected = new RegExp(`Hoja\\s+${index + 1}\\s+de\\s+${sizes.length}\\b`)
    if (!expected.test(sheet)) fault(`page ${index + 1} does not say «Hoja ${index + 1} de ${sizes.length}»`)
  })
}

const arguments_ = ['--disable-gpu', '--font-render-hinting=none', '--disable-dev-shm-usage']
if (process.getuid?.() === 0) arguments_.push('--no-sandbox')
const browser = await puppeteer.launch({ executablePath: browserPath, headless: true, args: arguments_ })
try {
  const both = rows.flatMap((row) => WIDTHS.map((view) => [row, view]))
  const jobs = both.filter(([row, view]) => row.kind !== 'alike' || view.isMobile)
  const work = async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) await open(browser, ...job)
  }
  await Promise.all(Array.from({ length: WORKERS }, work))
  count.pages = rows.length
} finally {
  await browser.close()
}

faults.sort().forEach((fault) => console.error(fault))
const notes = [...lesser].sort().map(([id, times]) => `${id} ${times}`)
console.log(
  `${count.pages} pages at ${WIDTHS.map((view) => view.width).join(' and ')} px, ${count.links} links, ` +
    `${count.passes} rules of axe kept; ${count.printed} printed on ${count.sheets} sheets; ${faults.length} faults`,
)
if (notes.length) console.log(`of lesser weight for axe, on so many pages: ${notes.join(', ')}`)
process.exit(faults.length > 0 ? 1 : 0)
