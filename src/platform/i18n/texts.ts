import en from './en.json';
import installedEn from './texts/installed.en.json';
import installedZh from './texts/installed.zh.json';
import paletteEn from './texts/palette.en.json';
import paletteZh from './texts/palette.zh.json';
import platesEn from './texts/plates.en.json';
import platesZh from './texts/plates.zh.json';
import talkEn from './texts/talk.en.json';
import talkZh from './texts/talk.zh.json';
import toolsEn from './texts/tools.en.json';
import toolsZh from './texts/tools.zh.json';
import transcriptsEn from './texts/transcripts.en.json';
import transcriptsZh from './texts/transcripts.zh.json';
import voiceEn from './texts/voice.en.json';
import voiceZh from './texts/voice.zh.json';
import workshopEn from './texts/workshop.en.json';
import workshopZh from './texts/workshop.zh.json';
import zh from './zh.json';

/** All texts of the interface by their keys: `tools` are those of the tools panel, `plates` those of results, `talk` those of what is done with turns and conversations,
 * `palette` those of the palette, `voice` those of the voice, `workshop` those of what a person adds,
 * `transcripts` those of what is known of a turn and of conversations as files, `installed` those of newer versions. */
export const english = {
  ...en,
  talk: talkEn,
  tools: toolsEn,
  palette: paletteEn,
  plates: platesEn,
  voice: voiceEn,
  workshop: workshopEn,
  transcripts: transcriptsEn,
  installed: installedEn,
};
export const chinese = {
  ...zh,
  talk: talkZh,
  tools: toolsZh,
  palette: paletteZh,
  plates: platesZh,
  voice: voiceZh,
  workshop: workshopZh,
  transcripts: transcriptsZh,
  installed: installedZh,
};
