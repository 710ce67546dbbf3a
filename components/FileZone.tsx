import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';

interface Props {
  /** Its class; `over` is added while a file is held over it. */
  class: string;
  label: string;
  /** Endings and types that the browser offers. */
  accept: string;
  /** Several files may come at once; each is handed over by itself. */
  multiple?: boolean;
  onFile: (file: File) => void;
  /** What stands in it. @param choose opens the browser's dialog */
  children: (choose: () => void) => ComponentChildren;
}

/** A part of a page on which a file is dropped, or from which one is chosen. */
export function FileZone({ class: name, label, accept, multiple = false, onFile, children }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    for (const file of [...(files ?? [])].slice(0, multiple ? undefined : 1)) onFile(file);
  };
  return (
    <section
      class={isOver ? `${name} over` : name}
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      {children(() => input.current?.click())}
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple}
        accept={accept}
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file can be chosen again once it is mended.
          event.currentTarget.value = '';
        }}
      />
    </section>
  );
}
