import { Component, type ReactNode } from 'react';
import { toErrorRecord } from '@/errors';
import type { Running } from './running';

export interface KioskBoundaryProps {
  readonly kiosk: Running;
  readonly children: ReactNode;
}

/** A screen that cannot be drawn starts again: nobody is there to press a key. */
export class KioskBoundary extends Component<KioskBoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(thrown: unknown): void {
    const { health, restart } = this.props.kiosk;
    health.failed(toErrorRecord(thrown).code);
    restart.request();
  }

  override render(): ReactNode {
    return this.state.broken ? null : this.props.children;
  }
}
