import type { ButtonHTMLAttributes, ReactNode } from 'react';

/** A codicon; what it means is said by the words beside it or by the label of its button. */
export const Icon = ({ name, spin = false }: { readonly name: string; readonly spin?: boolean }): ReactNode => (
  <i className={`codicon codicon-${name}${spin ? ' spin' : ''}`} aria-hidden="true" />
);

/** A button with an icon, named by `label`; `text` stands beside the icon where there is room. */
export function IconButton({
  icon,
  label,
  text,
  className = '',
  ...rest
}: { readonly icon: string; readonly label: string; readonly text?: string } & ButtonHTMLAttributes<HTMLButtonElement>): ReactNode {
  return (
    <button type="button" className={`icon-button ${className}`} aria-label={label} title={rest.title ?? label} {...rest}>
      <Icon name={icon} />
      {text !== undefined && <span className="text">{text}</span>}
    </button>
  );
}
