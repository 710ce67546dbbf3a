import { type Block, type Inline, plainText } from '../../lib/bulletin/model.ts';
import type { TextName } from '../../lib/bulletin/settings.ts';
import { words } from '../../lib/ticket/words.ts';
import { say } from '../say.ts';

interface Props {
  blocks: readonly Block[];
  /** The text that is being edited. */
  current?: TextName | undefined;
  onEdit: (text: TextName) => void;
}

/** The bulletin as it will be printed; a click on a paragraph edits its text. */
export function Preview({ blocks, current, onEdit }: Props) {
  return (
    <article class="paper" aria-label={say(words('bulletin_preview'))}>
      {blocks.map((block, i) => (
        // Blocks have no names of their own, and are drawn anew as a whole.
        <Part key={`${i} ${block.is}`} block={block} current={current} onEdit={onEdit} />
      ))}
    </article>
  );
}

function Part({ block, current, onEdit }: { block: Block } & Omit<Props, 'blocks'>) {
  switch (block.is) {
    case 'title':
      return <h2 class="title">{block.text}</h2>;
    case 'heading':
      return block.level === 1 ? <h3>{block.text}</h3> : <h4>{block.text}</h4>;
    case 'paragraph': {
      const name = block.text as TextName | undefined;
      if (name === undefined) return <p>{plainText(block.parts)}</p>;
      return (
        <p class={name === current ? 'text current' : 'text'}>
          <button
            type="button"
            class="edit"
            aria-label={say(words('bulletin_edit', say(words(`bulletin_text_${name}`))))}
            onClick={() => onEdit(name)}
          >
            {say(words('bulletin_edit_short'))}
          </button>
          {block.parts.map(part)}
        </p>
      );
    }
    case 'table':
      return (
        <table>
          <caption>{block.caption}</caption>
          <thead>
            <tr>
              {block.head.map((cell, i) => (
                <th key={cell} scope="col" class={block.texts.includes(i) ? undefined : 'number'}>
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((cells, row) => (
              <tr key={`${row} ${cells[0]}`}>
                {cells.map((cell, i) => (
                  <td key={block.head[i]} class={block.texts.includes(i) ? undefined : 'number'}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'attachment':
      return <p class="attachment">{block.text}</p>;
    case 'signature':
      return (
        <p class="signature">
          {block.lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
      );
  }
}

/** A figure stands out, and says how it came about. */
const part = (each: Inline, i: number) =>
  typeof each === 'string' ? (
    each
  ) : (
    <span key={`${i} ${each.field}`} class="figure" title={each.working}>
      {each.text}
    </span>
  );
