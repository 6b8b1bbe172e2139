import { Component, type ReactNode } from 'react';

interface PlateBoundaryProps {
  /** Shown in place of a plate that cannot be drawn. */
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/** Keeps a result that its plate cannot draw, e.g. one stored by an older version, from taking the page with it. */
export class PlateBoundary extends Component<PlateBoundaryProps, { readonly broken: boolean }> {
  override readonly state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.fallback : this.props.children;
  }
}
