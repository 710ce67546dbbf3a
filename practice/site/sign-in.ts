/** The one sign-in that both faces post to. */
import { redirect } from '../http/reply.ts';
import { get, open, post, type Route } from '../http/router.ts';
import type { Sessions } from '../http/session.ts';

/** Where each face begins. */
const FACES: Readonly<Record<string, string>> = { modern: '/modern/todo', legacy: '/legacy/' };

/** POST /signin takes `username`, `password`, `face`; GET /signout ends the session. */
export function signInRoutes(sessions: Sessions): Route[] {
  return [
    open(
      post('/signin', ({ params }) => {
        const face = params.get('face') === 'legacy' ? 'legacy' : 'modern';
        const cookie = sessions.signIn(params.get('username') ?? '', params.get('password') ?? '');
        if (!cookie) return redirect(`/${face}/signin?error=1`);
        return redirect(FACES[face] ?? '/', { 'set-cookie': cookie });
      }),
    ),
    open(get('/signout', ({ cookies }) => redirect('/', { 'set-cookie': sessions.signOut(cookies) }))),
  ];
}
