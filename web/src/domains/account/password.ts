/** What a new password must have, told while it is typed. The server decides; this only saves a round. */

export interface PasswordRules {
  min_length: number
  min_classes: number
}

export interface PasswordCheck {
  key: 'length' | 'classes' | 'personal'
  met: boolean
}

const CLASSES = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z0-9]/]
const SHORTEST_WORD = 3

export function checkPassword(password: string, rules: PasswordRules, personal: readonly string[]): PasswordCheck[] {
  const lower = password.toLowerCase()
  const classes = CLASSES.filter((one) => one.test(password)).length
  const words = personal.map((word) => word.trim().toLowerCase()).filter((word) => [...word].length >= SHORTEST_WORD)
  return [
    { key: 'length', met: [...password].length >= rules.min_length },
    { key: 'classes', met: classes >= rules.min_classes },
    { key: 'personal', met: password !== '' && !words.some((word) => lower.includes(word)) },
  ]
}
