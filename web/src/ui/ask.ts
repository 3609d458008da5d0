/** Asking before something that is hard to take back: what will happen, to what, and whether. */

import { shallowRef } from 'vue'

export interface Question {
  title: string
  /** One sentence: what is about to be done, with the name of the thing. */
  text: string
  /** What will happen, one line each. */
  consequences?: readonly string[]
  /** Word on the button that does it. */
  act: string
  danger?: boolean
  /** Asks for a reason, which goes on the record. */
  reason?: 'optional' | 'required'
  /** Must be typed before the button works: for what cannot be undone at all. */
  typed?: string
}

export interface Answer {
  reason: string
}

interface Asked {
  question: Question
  resolve: (answer: Answer | null) => void
}

/** The question on the screen; `AskHost` shows it. */
export const asked = shallowRef<Asked | null>(null)

/** Asks; `null` when the person thought better of it. */
export function ask(question: Question): Promise<Answer | null> {
  asked.value?.resolve(null)
  return new Promise((resolve) => {
    asked.value = { question, resolve }
  })
}

export function answer(given: Answer | null): void {
  asked.value?.resolve(given)
  asked.value = null
}
