import type { ComponentChildren } from 'preact';
import { FileZone } from '../FileZone.tsx';

interface Props {
  label: string;
  note: string;
  accept: string;
  /** Whether no file is taken now. */
  disabled?: boolean;
  onFile: (file: File) => void;
  /** What became of the file. */
  children: ComponentChildren;
}

/** A file for one section of the options: chosen by the button or dropped. */
export function ImportZone({ label, note, accept, disabled = false, onFile, children }: Props) {
  return (
    <FileZone class="import" label={label} accept={accept} onFile={onFile}>
      {(choose) => (
        <>
          <div class="line">
            <button type="button" disabled={disabled} onClick={choose}>
              {label}
            </button>
            <span class="note">{note}</span>
          </div>
          {children}
        </>
      )}
    </FileZone>
  );
}
