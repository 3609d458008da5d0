/** The shipped rules of passwords, told while one is typed. The server has the last word, with the city's own rules. */

import type { Me } from '@/shell/session'
import type { PasswordRules } from './password'

export const ADMINISTRATOR_RULES: PasswordRules = { min_length: 12, min_classes: 3 }
const RULES: PasswordRules = { min_length: 10, min_classes: 3 }

export function rulesOf(me: Me | null): PasswordRules {
  return me !== null && me.world !== 'business' ? ADMINISTRATOR_RULES : RULES
}
