export * from './client'
export * from './download'
export * from './list'
export * from './load'
export * from './problem'
import type { components as real } from './schema'
import type { SketchSchemas } from './sketch'

/** Every wire type by its name. */
export interface components {
  schemas: real['schemas'] & SketchSchemas
}
