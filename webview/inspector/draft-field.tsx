import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Answer } from '../protocol/to-host.ts';

interface DraftFieldProps {
  readonly label: string;
  readonly value: string;
  readonly commit: (text: string) => Promise<Answer>;
  readonly rows?: number;
  readonly mono?: boolean;
  readonly focus?: boolean;
  readonly placeholder?: string;
}

/**
 * A field whose typing is its own until Enter or leaving it commits it (Ctrl+Enter where it has several rows); Escape brings
 * back what the text says. News of the pipeline does not touch what is being typed, a refusal keeps it and says why.
 */
export function DraftField({ label, value, commit, rows, mono = false, focus = false, placeholder }: DraftFieldProps): ReactNode {
  const [draft, setDraft] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const sent = useRef<string>(undefined);
  const id = useId();
  useEffect(() => {
    if (!focus) return;
    field.current?.focus();
    field.current?.select();
  }, [focus]);
  const send = (): void => {
    if (draft === undefined || sent.current === draft) return;
    if (draft === value) {
      setDraft(undefined);
      return;
    }
    sent.current = draft;
    void commit(draft).then((answer) => {
      sent.current = undefined;
      if (answer.ok) {
        setDraft((now) => (now === draft ? undefined : now));
        setRefusal(undefined);
      } else setRefusal(answer.message);
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (rows === undefined || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      setDraft(undefined);
      setRefusal(undefined);
    }
  };
  const shared = {
    id,
    ref: field,
    className: mono ? 'mono' : '',
    value: draft ?? value,
    placeholder,
    spellCheck: false,
    'aria-label': label,
    'aria-invalid': refusal !== undefined,
    'aria-describedby': refusal === undefined ? undefined : `${id}-refusal`,
    onChange: (event: { target: { value: string } }) => setDraft(event.target.value),
    onBlur: send,
    onKeyDown,
  };
  return (
    <div className={`field${draft !== undefined && draft !== value ? ' changed' : ''}`}>
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? <input {...shared} /> : <textarea {...shared} rows={rows} />}
      {refusal !== undefined && (
        <p className="refusal" id={`${id}-refusal`}>
          {refusal}
        </p>
      )}
    </div>
  );
}
