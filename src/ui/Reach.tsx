import './Reach.css';

/** How far a tool reaches: nothing, this page, this device, the network. */
export type ReachLevel = 'none' | 'local' | 'device' | 'network';

const shapes = {
  none: (
    <>
      <path d="M1.5 1.5h15v15h-15zM5 5h8v8H5z" />
      <path d="M8.5 8.5h1v1h-1z" />
    </>
  ),
  local: (
    <>
      <path d="M1.5 1.5h15v15h-15zM4.5 4.5h9v9h-9z" />
      <path className="reach-solid" d="M7 7h4v4H7z" />
    </>
  ),
  device: (
    <>
      <path d="M1.5 1.5h15v15h-15z" />
      <path className="reach-solid" d="M4.2 4.2h9.6v9.6H4.2z" />
    </>
  ),
  network: (
    <path
      className="reach-solid"
      fillRule="evenodd"
      d="M.9.9h16.2v16.2H.9zM4.2 4.2v9.6h9.6V4.2zM5.6 5.6h6.8v6.8H5.6z"
    />
  ),
} as const;

export interface ReachProps {
  readonly level: ReachLevel;
  /** Read out; without it, a word beside it says the same. */
  readonly label?: string;
}

/** Three nested squares, filled as far out as the tool reaches. */
export function Reach({ level, label }: ReachProps) {
  return (
    <svg
      className="reach"
      data-level={level}
      viewBox="0 0 18 18"
      width="18"
      height="18"
      role="img"
      aria-label={label}
      aria-hidden={label === undefined}
    >
      {shapes[level]}
    </svg>
  );
}
