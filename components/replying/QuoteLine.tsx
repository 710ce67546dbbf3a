import type { Span } from '../../lib/replying/model.ts';
import { quoteOf } from '../../lib/replying/quote.ts';

/** Words of a text, underlined among those around them. */
export function QuoteLine({ text, span }: { text: string; span: Span }) {
  const { before, hit, after } = quoteOf(text, span);
  return (
    <q class="quote">
      <bdi>
        {before}
        <u>{hit}</u>
        {after}
      </bdi>
    </q>
  );
}
