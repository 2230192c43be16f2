import type { VNode } from 'preact';

/** One of a few things to choose from, under its name; `any` is the text of the choice of none. */
export function Choice<T extends string>(props: {
  id: string;
  label: string;
  value: T | null;
  options: readonly (readonly [T, string])[];
  any?: string;
  onChoose: (value: T | null) => void;
}): VNode {
  const { id, label, value, options, any, onChoose } = props;
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onChoose(options.find(([name]) => name === chosen)?.[0] ?? null);
        }}
      >
        {any === undefined ? null : <option value="">{any}</option>}
        {options.map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
    </p>
  );
}
