/** Sign-in by cookie, kept in memory. */
import { randomUUID } from 'node:crypto';

/** The one account of the practice platform. */
export const ACCOUNT = { user: 'clerk1', password: 'Clerk12345' } as const;
const COOKIE = 'PRACTICE_SESSION';

export interface Sessions {
  /** @returns header value of a new session's cookie, undefined when account or password is wrong */
  signIn(user: string, password: string): string | undefined;
  /** The user whom a request's cookie header names. */
  userOf(cookies: string | undefined): string | undefined;
  /** Ends the session. @returns header value that clears the cookie */
  signOut(cookies: string | undefined): string;
}

export function createSessions(): Sessions {
  const users = new Map<string, string>();
  const idIn = (cookies = '') => new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`).exec(cookies)?.[1] ?? '';
  const cookie = (id: string, rest: string) => `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax${rest}`;
  return {
    signIn: (user, password) => {
      if (user !== ACCOUNT.user || password !== ACCOUNT.password) return undefined;
      const id = randomUUID();
      users.set(id, user);
      return cookie(id, '');
    },
    userOf: (cookies) => users.get(idIn(cookies)),
    signOut: (cookies) => {
      users.delete(idIn(cookies));
      return cookie('', '; Max-Age=0');
    },
  };
}
