// What a file is by its bytes, not by its name.

import assert from 'node:assert/strict'
import { inflateRawSync } from 'node:zlib'

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const DEFLATED = 8

/** The parts of a zip, by name. */
function zipParts(bytes) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  assert.ok(end >= 0 && bytes.readUInt32LE(end) === END_OF_DIRECTORY, 'a zip has a directory at its end')
  const parts = new Map()
  let at = bytes.readUInt32LE(end + 16)
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    assert.equal(bytes.readUInt32LE(at), DIRECTORY_ENTRY)
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset))
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20))
    const deflated = bytes.readUInt16LE(at + 10) === DEFLATED
    parts.set(bytes.toString('utf8', at + 46, at + 46 + name), () => (deflated ? inflateRawSync(packed) : packed))
    at += 46 + name + extra + comment
  }
  return parts
}

function officePart(bytes, part) {
  const found = zipParts(bytes).get(part)
  assert.ok(found, `the file has a part ${part}`)
  return found().toString('utf8')
}

/** The text of the first part that a spreadsheet program opens. */
export const workbook = (bytes) => officePart(bytes, 'xl/workbook.xml')
/** The text of a Word document, without its marks. */
export const wordText = (bytes) => officePart(bytes, 'word/document.xml').replace(/<[^>]*>/g, '')

export function isPdf(bytes) {
  assert.equal(bytes.toString('latin1', 0, 5), '%PDF-')
  assert.match(bytes.toString('latin1', bytes.length - 16), /%%EOF\s*$/)
}

/** The rows of a CSV as objects. Cells of these files hold no line breaks. */
export function csvRows(bytes) {
  const [head, ...lines] = bytes.toString('utf8').replace(/^\uFEFF/, '').trimEnd().split(/\r?\n/)
  const cells = (line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain)
  const names = cells(head)
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, at) => [names[at], cell])))
}

/** A sum of money in fen, exactly. */
export const fen = (text) => BigInt(text.replace(/[,\s元]/g, '').replace(/^(-?\d+)\.(\d\d)$/, '$1$2'))
