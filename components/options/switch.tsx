import type { VNode } from 'preact';

/** A setting that is on or off, and takes effect at once. `checked` is what is saved, not what was clicked. */
export function Switch(props: {
  id: string;
  label: string;
  note: string;
  checked: boolean;
  onChange: (on: boolean) => void;
}): VNode {
  const { id, label, note, checked, onChange } = props;
  return (
    <p class="switch">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        aria-describedby={`${id}-about`}
        onChange={(event) => {
          const { currentTarget } = event;
          onChange(currentTarget.checked);
          currentTarget.checked = checked;
        }}
      />
      <label for={id}>{label}</label>
      <span id={`${id}-about`} class="note" role="status">
        {note}
      </span>
    </p>
  );
}
