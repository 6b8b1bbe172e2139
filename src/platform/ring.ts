/** Strikes of the bell, in groups with a rest after each. */
const groups = 4;
const strikes = 3;
const strikeSeconds = 0.5;
const groupSeconds = strikes * strikeSeconds + 0.7;

/** How long a context that may play takes to begin at most; one that may not never does. */
const startMs = 500;

/** Rings a bell for some seconds: silent where the browser allows no sound before a first click. Never rejects. */
export async function ring(): Promise<void> {
  try {
    const audio = new AudioContext();
    await Promise.race([audio.resume(), new Promise(resolve => setTimeout(resolve, startMs))]);
    if (audio.state === 'running') await strike(audio);
    await audio.close();
  } catch {
    // No sound device: the page shows that the timer ended.
  }
}

async function strike(audio: AudioContext): Promise<void> {
  const gain = audio.createGain();
  const bell = audio.createOscillator();
  bell.type = 'sine';
  bell.frequency.value = 880;
  bell.connect(gain).connect(audio.destination);
  const start = audio.currentTime;
  for (let count = 0; count < groups * strikes; count += 1) {
    const at = start + Math.floor(count / strikes) * groupSeconds + (count % strikes) * strikeSeconds;
    gain.gain.setValueAtTime(0.3, at);
    gain.gain.exponentialRampToValueAtTime(0.001, at + strikeSeconds * 0.9);
  }
  const ended = new Promise(resolve => bell.addEventListener('ended', resolve));
  bell.start();
  bell.stop(start + groups * groupSeconds);
  await ended;
}

/** Shows a notification where the person has allowed them before; asks nobody. */
export async function notify(title: string, body: string): Promise<void> {
  if (globalThis.Notification?.permission !== 'granted') return;
  try {
    // Phones show notifications from service workers alone.
    const registration = await navigator.serviceWorker?.getRegistration();
    if (registration) await registration.showNotification(title, { body });
    else new Notification(title, { body });
  } catch {
    // The system shows none: the page does.
  }
}
