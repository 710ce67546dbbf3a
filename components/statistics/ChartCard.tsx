import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { safeName } from '../../lib/reports/formats.ts';
import { words } from '../../lib/ticket/words.ts';
import { pngFile, svgFile } from '../charts/save.ts';
import { savedText, saveFile } from '../save-file.ts';
import { say } from '../say.ts';

interface Props {
  title: string;
  /** Of when and whom: stands in the file's name. */
  of: string;
  children: ComponentChildren;
}

/** A chart under its title, to be saved as a picture; its table stands under it. */
export function ChartCard({ title, of, children }: Props) {
  const card = useRef<HTMLElement>(null);
  const [failed, setFailed] = useState(false);
  const [told, setTold] = useState<string>();
  const save = async (extension: 'svg' | 'png') => {
    const svg = card.current?.querySelector('svg');
    if (!svg) return;
    const name = `${safeName(`${say(words('chart_file'))}_${title}_${of}`)}.${extension}`;
    try {
      const file = extension === 'svg' ? svgFile(svg, `${title} ${of}`) : await pngFile(svg);
      const saved = await saveFile(name, file.type, file);
      // A download shows in the browser's own list.
      setTold(saved.path === undefined && saved.note === undefined ? undefined : savedText('chart_saved', name, saved));
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <figure ref={card} class="chart">
      <figcaption class="line">
        <strong>{title}</strong>
        <button
          type="button"
          class="quiet"
          aria-label={say(words('chart_save', title, 'SVG'))}
          onClick={() => void save('svg')}
        >
          SVG
        </button>
        <button
          type="button"
          class="quiet"
          aria-label={say(words('chart_save', title, 'PNG'))}
          onClick={() => void save('png')}
        >
          PNG
        </button>
      </figcaption>
      {told && (
        <p class="note" role="status">
          {told}
        </p>
      )}
      {failed && (
        <p class="trouble" role="alert">
          {say(words('chart_not_saved'))}
        </p>
      )}
      {children}
    </figure>
  );
}
