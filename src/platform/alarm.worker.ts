let waiting: ReturnType<typeof setTimeout> | undefined;

/** A number of milliseconds sets the alarm, which is answered when they are over; null takes it back. */
self.addEventListener('message', ({ data: ms }: MessageEvent<number | null>) => {
  clearTimeout(waiting);
  if (ms !== null) waiting = setTimeout(() => self.postMessage(null), ms);
});
