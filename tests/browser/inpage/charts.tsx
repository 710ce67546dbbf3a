/** Runs in a page under test: draws the charts, and saves them as files. */
import { render } from 'preact';
import { Bars } from '../../../components/charts/Bars.tsx';
import { Columns } from '../../../components/charts/Columns.tsx';
import { pngFile, svgFile } from '../../../components/charts/save.ts';

const HOSTILE = '</title><script>alert(1)</script>&"';

export function draw(): void {
  render(
    <>
      <Bars
        title="各类别应办件数"
        bars={[
          { label: `住建 ${HOSTILE}`, value: 265, print: '265' },
          { label: '其他 11 类', value: 0, print: '0', quiet: true },
        ]}
      />
      <Columns
        title="每周应办"
        places={14}
        legend={{ value: '应办', part: '超期', running: '本周至今' }}
        columns={[
          { name: '第一周', value: 182, part: 12, tick: '10月' },
          { name: '第二周', value: 90, part: 0, tick: '本周', running: true },
        ]}
      />
    </>,
    document.body,
  );
}

const charts = () => [...document.querySelectorAll<SVGSVGElement>('body > svg')];

export const svgTexts = (): Promise<string[]> => Promise.all(charts().map((svg) => svgFile(svg).text()));

/** Kind, size and the colour at a corner of each PNG. */
export async function pngLooks(scale?: number): Promise<{ type: string; size: [number, number]; corner: number[] }[]> {
  return Promise.all(
    charts().map(async (svg) => {
      const file = await pngFile(svg, scale);
      const image = await createImageBitmap(file);
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const corner = [...(context?.getImageData(image.width - 1, image.height - 1, 1, 1).data ?? [])];
      return { type: file.type, size: [image.width, image.height], corner };
    }),
  );
}
