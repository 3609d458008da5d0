/** Who is signed in, what they may do, and the token that their writes carry. */

import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { body, client, type components } from '@/api'
import { storeFor } from '@/patterns'

export type World = 'business' | 'system' | 'security' | 'audit'
export type Me = Omit<components['schemas']['MeJson'], 'world'> & { world: World }

export const useSession = defineStore('session', () => {
  const me = shallowRef<Me | null>(null)
  const asked = shallowRef(false)

  function take(next: Me | null): void {
    me.value = next
    asked.value = true
    storeFor(next === null ? 'nobody' : String(next.account_id))
  }

  /** Asks the server once; a person without a session is `null`. */
  async function load(again = false): Promise<Me | null> {
    if (asked.value && !again) return me.value
    take(await (body(client.GET('/api/v1/me')) as Promise<Me>).catch((problem: unknown) => {
      if (problem instanceof Error && 'status' in problem && problem.status === 401) return null
      throw problem
    }))
    return me.value
  }

  /** Ends the session here and on the server. */
  async function signOut(): Promise<void> {
    await client.POST('/api/v1/sign-out')
    take(null)
  }

  return {
    me: computed(() => me.value),
    csrfToken: computed(() => me.value?.csrf_token ?? ''),
    load,
    signOut,
    /** The server said that the session is over. */
    forget: () => take(null),
    can: (permission: string) => me.value?.permissions.includes(permission) ?? false,
  }
})
