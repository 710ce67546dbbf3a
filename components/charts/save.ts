/** A chart as a file of its own: SVG, or PNG for what does not take SVG. Colours are those of the light theme, as on paper. */
import { lightValue, PAINT } from './palette.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';
/** What means something on our page alone. */
const OURS = /^(?:class|style|id|tabindex|role|(?:data|aria)-.*)$/;
/** The longest side of a picture that browsers draw without complaint. */
const LONGEST_PX = 8_192;

/**
 * The chart as a standalone SVG file: sizes, title and ground in it, no reference to the page.
 * @param svg drawn with presentation attributes alone, sized by `width` and `height` (as the parts here are)
 * @param title of the file; the chart's accessible name when left out
 */
export function svgFile(svg: SVGSVGElement, title = svg.getAttribute('aria-label') ?? ''): Blob {
  const text = new XMLSerializer().serializeToString(standalone(svg, title));
  return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`], { type: 'image/svg+xml' });
}

/**
 * The chart as a PNG file.
 * @param scale pixels of the file for one of the chart; less where the picture would grow too large
 * @throws Error when the browser cannot draw it
 */
export async function pngFile(svg: SVGSVGElement, scale = 2): Promise<Blob> {
  const { width, height } = sizeOf(svg);
  const factor = Math.min(scale, LONGEST_PX / Math.max(width, height));
  const address = URL.createObjectURL(svgFile(svg));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * factor);
    canvas.height = Math.round(height * factor);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!file) throw new Error('the browser could not draw the chart');
    return file;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function standalone(svg: SVGSVGElement, title: string): SVGSVGElement {
  const { width, height } = sizeOf(svg);
  const copy = svg.cloneNode(true) as SVGSVGElement;
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const { name, value } of [...element.attributes]) {
      if (OURS.test(name)) element.removeAttribute(name);
      else element.setAttribute(name, lightValue(value));
    }
  }
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const name = document.createElementNS(NAMESPACE, 'title');
  name.textContent = title;
  const ground = document.createElementNS(NAMESPACE, 'rect');
  for (const [key, value] of Object.entries({ width: '100%', height: '100%', fill: lightValue(PAINT.ground) })) {
    ground.setAttribute(key, value);
  }
  copy.prepend(name, ground);
  return copy;
}

/** Width and height as drawn, or as the page shows it where it names none. */
function sizeOf(svg: SVGSVGElement): { width: number; height: number } {
  const box = svg.getBoundingClientRect();
  const side = (name: 'width' | 'height') => Number(svg.getAttribute(name)) || box[name] || 1;
  return { width: side('width'), height: side('height') };
}
