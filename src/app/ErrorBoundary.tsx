import { Component, type ReactNode } from 'react';
import { AppError, type ErrorRecord, toErrorRecord } from '@/errors';
import { isMissingPart } from '@/platform/missing-part';
import { BrokenPage } from './BrokenPage';

interface State {
  readonly error: ErrorRecord | null;
}

/** Shows what broke, in place of a page that cannot be shown. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override readonly state: State = { error: null };

  static getDerivedStateFromError(thrown: unknown): State {
    return { error: toErrorRecord(isMissingPart(thrown) ? new AppError('PAGE_PART_MISSING') : thrown) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error ? <BrokenPage error={error} /> : this.props.children;
  }
}
