/**
 * The drawing area: bpmn-js with the part of BPMN that the platform carries out, in the language of the page.
 * This module and what it imports is loaded with the pages of the designer alone.
 */

import type BaseViewer from 'bpmn-js/lib/BaseViewer'
import Modeler from 'bpmn-js/lib/Modeler'
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import './bpmn.css'
import { translated } from './labels'

/** What an element says in the file. */
export interface Business {
  id: string
  $type: string
  name?: string
  get: (name: string) => unknown
  conditionExpression?: { body?: string }
  default?: Business
  loopCharacteristics?: unknown
  cancelActivity?: boolean
}

/** An element of the drawing. */
export interface Drawn {
  id: string
  type: string
  businessObject: Business
  incoming: Drawn[]
  outgoing: Drawn[]
  source?: Drawn
  target?: Drawn
  labelTarget?: Drawn
  x?: number
  y?: number
  width?: number
  height?: number
}

type Shape = Record<string, unknown>

interface ViewBox {
  x: number
  y: number
  width: number
  height: number
}

/** The services of the library that are used here. */
export interface Services {
  canvas: { addMarker: (id: string, marker: string) => void; removeMarker: (id: string, marker: string) => void; zoom: (to: 'fit-viewport' | number, center?: 'auto') => number; viewbox: (to?: ViewBox) => ViewBox; scrollToElement: (element: Drawn) => void }
  elementRegistry: { get: (id: string) => Drawn | undefined; getAll: () => Drawn[] }
  eventBus: { on: (events: string | string[], run: (event: never) => void) => void }
  selection: { select: (element: Drawn | null) => void }
  overlays: { add: (id: string, type: string, overlay: { position: Record<string, number>; html: HTMLElement }) => void; remove: (filter: { type: string }) => void }
  modeling: { updateProperties: (element: Drawn, properties: Shape) => void; removeElements: (elements: Drawn[]) => void; connect: (from: Drawn, to: Drawn) => Drawn; createShape: (shape: unknown, at: { x: number; y: number }, parent: Drawn, hints?: Shape) => Drawn }
  elementFactory: { createShape: (shape: Shape) => unknown }
  autoPlace: { append: (from: Drawn, shape: unknown) => Drawn }
  bpmnFactory: { create: (type: string, properties?: Shape) => unknown }
  commandStack: { undo: () => void; redo: () => void; canUndo: () => boolean; canRedo: () => boolean }
  connect: { start: (event: Event, from: Drawn) => void }
  create: { start: (event: Event, shape: unknown) => void }
  handTool: { activateHand: (event: Event) => void }
  lassoTool: { activateSelection: (event: Event) => void }
  spaceTool: { activateSelection: (event: Event) => void }
  globalConnect: { start: (event: Event) => void }
  palette: { registerProvider: (provider: unknown) => void }
  contextPad: { registerProvider: (provider: unknown) => void }
}

/** A service of a drawing. */
export function service<N extends keyof Services>(drawing: BaseViewer, name: N): Services[N] {
  return drawing.get(name) as Services[N]
}

/** Attributes of our own namespace, so that the library reads and writes them like its own. */
const OWN = {
  name: 'Yunheng',
  uri: 'https://yunheng.dev/bpmn/1',
  prefix: 'yh',
  xml: { tagAlias: 'lowerCase' },
  types: [{
    name: 'Settings',
    extends: ['bpmn:BaseElement'],
    properties: ['role', 'relation', 'form', 'limit', 'urgentLimit', 'limitBy', 'limits', 'limitFrom', 'dueField', 'returned', 'outcomes', 'effects', 'countersign', 'result'].map((name) => ({ name, isAttr: true, type: 'String' })),
  }],
}

/** What can be drawn: key of its words, icon, and how the library makes it. */
export const SHAPES = [
  { key: 'start', icon: 'bpmn-icon-start-event-none', shape: { type: 'bpmn:StartEvent' } },
  { key: 'task', icon: 'bpmn-icon-user-task', shape: { type: 'bpmn:UserTask' } },
  { key: 'tell', icon: 'bpmn-icon-service-task', shape: { type: 'bpmn:ServiceTask' } },
  { key: 'exclusive', icon: 'bpmn-icon-gateway-xor', shape: { type: 'bpmn:ExclusiveGateway', isMarkerVisible: true } },
  { key: 'parallel', icon: 'bpmn-icon-gateway-parallel', shape: { type: 'bpmn:ParallelGateway' } },
  { key: 'inclusive', icon: 'bpmn-icon-gateway-or', shape: { type: 'bpmn:InclusiveGateway' } },
  { key: 'timer', icon: 'bpmn-icon-intermediate-event-catch-timer', shape: { type: 'bpmn:IntermediateCatchEvent', eventDefinitionType: 'bpmn:TimerEventDefinition' } },
  { key: 'end', icon: 'bpmn-icon-end-event-none', shape: { type: 'bpmn:EndEvent' } },
] as const
export type ShapeKey = (typeof SHAPES)[number]['key']
/** What may follow an element. */
export const FOLLOWING = SHAPES.filter((one) => one.key !== 'start')

type Words = (key: string) => string
type Entries = Record<string, { group: string; className: string; title: string; action: Record<string, (event: Event, element: Drawn) => void> }>

/** A new shape, with what every task needs to be carried out at all. */
export function newShape(drawing: BaseViewer, key: ShapeKey): unknown {
  const { shape } = SHAPES.find((one) => one.key === key) ?? SHAPES[1]
  const own = key === 'task' ? { businessObject: service(drawing, 'bpmnFactory').create('bpmn:UserTask', { 'yh:relation': 'unit', 'yh:outcomes': 'done' }) } : {}
  return service(drawing, 'elementFactory').createShape({ ...shape, ...own })
}

function paletteModule(words: Words, drawing: () => BaseViewer) {
  const tools = [
    { key: 'hand', icon: 'bpmn-icon-hand-tool', run: (event: Event) => service(drawing(), 'handTool').activateHand(event) },
    { key: 'lasso', icon: 'bpmn-icon-lasso-tool', run: (event: Event) => service(drawing(), 'lassoTool').activateSelection(event) },
    { key: 'space', icon: 'bpmn-icon-space-tool', run: (event: Event) => service(drawing(), 'spaceTool').activateSelection(event) },
    { key: 'connect', icon: 'bpmn-icon-connection-multi', run: (event: Event) => service(drawing(), 'globalConnect').start(event) },
  ]
  function Palette(this: { getPaletteEntries: () => Entries }, palette: Services['palette']): void {
    this.getPaletteEntries = () => {
      const entries: Entries = {}
      for (const { key, icon, run } of tools) entries[key] = { group: 'tools', className: icon, title: words(key), action: { click: run } }
      for (const { key, icon } of SHAPES) {
        const start = (event: Event): void => service(drawing(), 'create').start(event, newShape(drawing(), key))
        entries[key] = { group: 'shapes', className: icon, title: words(key), action: { click: start, dragstart: start } }
      }
      return entries
    }
    palette.registerProvider(this)
  }
  Palette.$inject = ['palette']
  return { paletteProvider: ['type', Palette] }
}

function padModule(words: Words, drawing: () => BaseViewer) {
  function Pad(this: { getContextPadEntries: (element: Drawn) => Entries }, pad: Services['contextPad']): void {
    this.getContextPadEntries = (element) => {
      const entries: Entries = {}
      const leads = leadsOn(element)
      for (const { key, icon } of leads ? FOLLOWING : []) {
        const append = (_: Event, from: Drawn): void => void service(drawing(), 'autoPlace').append(from, newShape(drawing(), key))
        entries[`append.${key}`] = { group: 'model', className: icon, title: words(`append_${key}`), action: { click: append } }
      }
      if (leads) entries.connect = { group: 'connect', className: 'bpmn-icon-connection-multi', title: words('connect'), action: { click: (event, from) => service(drawing(), 'connect').start(event, from) } }
      entries.delete = { group: 'edit', className: 'bpmn-icon-trash', title: words('remove'), action: { click: (_, one) => service(drawing(), 'modeling').removeElements([one]) } }
      return entries
    }
    pad.registerProvider(this)
  }
  Pad.$inject = ['contextPad']
  return { contextPadProvider: ['type', Pad] }
}

/** Whether something may come after an element. */
export function leadsOn(element: Drawn): boolean {
  return element.source === undefined && element.labelTarget === undefined && !['bpmn:EndEvent', 'bpmn:Process', 'label'].includes(element.type)
}

/** A drawing that can be changed. */
export function makeModeler(container: HTMLElement, words: Words): Modeler {
  const made: { drawing?: Modeler } = {}
  const drawing = (): BaseViewer => made.drawing as Modeler
  made.drawing = new Modeler({
    container,
    moddleExtensions: { yh: OWN },
    additionalModules: [{ translate: ['value', translated] }, paletteModule(words, drawing), padModule(words, drawing)] as never,
  })
  return made.drawing
}

/** A drawing that can be looked at. */
export function makeViewer(container: HTMLElement): NavigatedViewer {
  return new NavigatedViewer({ container, moddleExtensions: { yh: OWN }, additionalModules: [{ translate: ['value', translated] }] as never })
}

/** Shows the whole drawing, beside the palette where there is one. */
export function fit(drawing: BaseViewer, hasPalette: boolean): void {
  const canvas = service(drawing, 'canvas')
  canvas.zoom('fit-viewport', 'auto')
  if (!hasPalette) return
  const { x, y, width, height } = canvas.viewbox()
  const [wider, higher] = [width * 1.3, height * 1.3]
  canvas.viewbox({ x: x - (wider - width) * 0.8, y: y - (higher - height) / 2, width: wider, height: higher })
}

/** Elements in the order of the drawing: what people do, then the rest. */
export function elementsOf(drawing: BaseViewer): Drawn[] {
  const all = service(drawing, 'elementRegistry').getAll()
  return all.filter((one) => one.type !== 'label' && one.type !== 'bpmn:Process').sort((a, b) => (a.x ?? 1e6) - (b.x ?? 1e6) || (a.y ?? 0) - (b.y ?? 0))
}

const MARKERS = ['yh-error', 'yh-warning', 'yh-path', 'yh-added', 'yh-removed', 'yh-changed']

/** Marks elements, each with a word beside it; `path` is a way through the drawing. */
export function mark(drawing: BaseViewer, marks: readonly { element: string; kind: string; word: string }[], path: readonly string[] = []): void {
  const { elementRegistry, canvas, overlays } = { elementRegistry: service(drawing, 'elementRegistry'), canvas: service(drawing, 'canvas'), overlays: service(drawing, 'overlays') }
  for (const one of elementRegistry.getAll()) for (const marker of MARKERS) canvas.removeMarker(one.id, marker)
  overlays.remove({ type: 'yh' })
  const badged = new Set<string>()
  for (const { element, kind, word } of marks) {
    const found = elementRegistry.get(element)
    if (found === undefined || found.type === 'bpmn:Process') continue
    canvas.addMarker(element, `yh-${kind}`)
    if (badged.has(element)) continue
    badged.add(element)
    const html = document.createElement('div')
    html.className = `yh-badge ${kind}`
    html.textContent = word
    overlays.add(element, 'yh', { position: { top: -12, left: -8 }, html })
  }
  path.forEach((id, at) => {
    const found = elementRegistry.get(id)
    if (found === undefined) return
    canvas.addMarker(id, 'yh-path')
    const way = found.outgoing.find((flow) => flow.target?.id === path[at + 1])
    if (way !== undefined) canvas.addMarker(way.id, 'yh-path')
  })
}
