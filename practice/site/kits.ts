/** Addresses of the faces by one UI kit each; a kit is built when its first page is asked for. */
import { buildFace } from '../build.ts';
import { distOf, KITS, type Kit } from '../faces.ts';
import { redirect } from '../http/reply.ts';
import { get, open, type Route } from '../http/router.ts';
import { faceAsset, facePage } from './face.ts';

/** Pages that need no sign-in; `list` is every kit's own and needs it. */
const OPEN_PAGES: Readonly<Record<Kit, readonly string[]>> = {
  'element-plus': ['virtual', 'storm'],
  'element-ui': ['bench'],
  'ant-design-vue': ['bench'],
  layui: ['bench'],
  'vxe-table': ['bench', 'virtual'],
};

export const kitRoutes: readonly Route[] = [
  // Element Plus has its list and its bench as the modern face already.
  get('/kits/element-plus/list', () => redirect('/modern/todo')),
  open(get('/kits/element-plus/bench', ({ params }) => redirect(`/modern/bench?${params}`))),
  ...KITS.flatMap(routesOf),
];

function routesOf(kit: Kit): Route[] {
  const dist = distOf(kit);
  const built = once(() => buildFace(kit));
  const page = async () => {
    await built();
    return facePage(dist);
  };
  return [
    open(get(`/kits/${kit}/assets/:name`, ({ named }) => faceAsset(dist, named.name))),
    ...OPEN_PAGES[kit].map((name) => open(get(`/kits/${kit}/${name}`, page))),
    get(`/kits/${kit}/list`, page),
  ];
}

/** Does it at the first call; the later ones wait for the same, and what failed is tried again. */
function once(task: () => Promise<unknown>): () => Promise<unknown> {
  let doing: Promise<unknown> | undefined;
  return () => {
    doing ??= task().catch((error: unknown) => {
      doing = undefined;
      throw error;
    });
    return doing;
  };
}
