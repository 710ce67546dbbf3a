/** The mapping wizard in the frame that it was asked for in. It is never registered: each opening injects it. */
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { failureWords } from '../../components/failures.ts';
import mapping from '../../components/mapping/mapping.css?inline';
import { Wizard } from '../../components/mapping/Wizard.tsx';
import wizard from '../../components/mapping/wizard.css?inline';
import { say } from '../../components/say.ts';
import { createStage } from '../../components/stage.ts';
import { createNotices } from '../../lib/overlay/notice.ts';
import { profileToEdit } from '../../lib/profiles/site.ts';
import { asker } from '../../lib/protocol/answer.ts';
import { pageCommands } from '../../lib/protocol/page.ts';
import { words } from '../../lib/ticket/words.ts';

const ask = asker(pageCommands, (message) => browser.runtime.sendMessage(message));

/** Shared by all injections into one frame. */
const OPEN = Symbol.for('anqi-mapping');
const shared = globalThis as { [OPEN]?: { focus(): void } };

export default defineContentScript({
  matches: [],
  registration: 'runtime',
  async main() {
    // A second opening must not lose what was chosen in the first.
    if (shared[OPEN]) return shared[OPEN].focus();
    try {
      const { profiles } = await ask('profiles', {});
      open(profileToEdit(profiles, location.href));
    } catch (error) {
      const notices = createNotices(document);
      notices.show('mapping', { tone: 'trouble', text: say(failureWords(error)), close: say(words('page_close')) });
    }
  },
});

function open(start: ReturnType<typeof profileToEdit>): void {
  const stage = createStage(document, [mapping, wizard]);
  shared[OPEN] = stage;
  render(
    <Wizard
      document={document}
      own={stage.host}
      start={start}
      save={async (profile) => {
        await ask('saveProfile', { profile });
      }}
      failureWords={failureWords}
      onClose={() => {
        render(null, stage.root);
        stage.leave();
        delete shared[OPEN];
      }}
    />,
    stage.root,
  );
}
