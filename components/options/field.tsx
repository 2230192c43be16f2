import type { InputHTMLAttributes, VNode } from 'preact';

/** A labelled field; what is wrong with it, or worth knowing, is read with it, and a mistake at once. */
export function Field(props: {
  id: string;
  label: string;
  error?: string | undefined;
  hint?: string | undefined;
  input: InputHTMLAttributes<HTMLInputElement>;
}): VNode {
  const { id, label, error, hint } = props;
  const about = error ?? hint;
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <input
        {...props.input}
        id={id}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={about === undefined ? undefined : `${id}-about`}
      />
      {about === undefined ? null : (
        <span
          key={error === undefined ? 'hint' : 'error'}
          id={`${id}-about`}
          class={error === undefined ? 'note' : 'field-error'}
          role={error === undefined ? undefined : 'alert'}
        >
          {about}
        </span>
      )}
    </p>
  );
}
