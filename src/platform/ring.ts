const strikes = 3;
const strikeSeconds = 0.5;

/** Rings a bell: silent where the browser allows no sound before a first click. Never rejects. */
export async function ring(): Promise<void> {
  try {
    const audio = new AudioContext();
    const gain = audio.createGain();
    const bell = audio.createOscillator();
    bell.type = 'sine';
    bell.frequency.value = 880;
    bell.connect(gain).connect(audio.destination);
    for (let strike = 0; strike < strikes; strike += 1) {
      const at = audio.currentTime + strike * strikeSeconds;
      gain.gain.setValueAtTime(0.3, at);
      gain.gain.exponentialRampToValueAtTime(0.001, at + strikeSeconds * 0.9);
    }
    bell.start();
    bell.stop(audio.currentTime + strikes * strikeSeconds);
    await new Promise(resolve => bell.addEventListener('ended', resolve));
    await audio.close();
  } catch {
    // No sound device, or none allowed: the page shows that the timer ended.
  }
}

/** Shows a notification where the person has allowed them before; asks nobody. */
export function notify(title: string, body: string): void {
  try {
    if (globalThis.Notification?.permission === 'granted') new Notification(title, { body });
  } catch {
    // Some browsers show notifications from service workers alone.
  }
}
