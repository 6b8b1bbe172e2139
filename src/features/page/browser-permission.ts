import { useEffect, useState } from 'react';

/** What the browser itself says of a permission (Permissions API); null where it does not know it, or the tool needs none. */
export function useBrowserPermission(name: string | undefined): PermissionState | null {
  const [state, setState] = useState<PermissionState | null>(null);
  useEffect(() => {
    setState(null);
    if (name === undefined || !navigator.permissions) return;
    let status: PermissionStatus | undefined;
    let left = false;
    const read = () => status && setState(status.state);
    navigator.permissions.query({ name: name as PermissionName }).then(
      found => {
        if (left) return;
        status = found;
        status.addEventListener('change', read);
        read();
      },
      // A browser that has no such permission rejects.
      () => undefined,
    );
    return () => {
      left = true;
      status?.removeEventListener('change', read);
    };
  }, [name]);
  return state;
}
