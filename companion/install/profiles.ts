/**
 * User data folders of their own (`--profile`) that the companion was registered in. They may lie anywhere, so that the settings keep
 * which there are: what the manifests in them start must stay while one does.
 */
import { existsSync } from 'node:fs';
import type { Machine } from '../place.ts';
import { changeSettings, type NotedProfile, readSettings } from '../settings.ts';
import { profilePlace } from './places.ts';

/** Those whose manifest is there. @returns 'damaged' where the settings are, so that nobody knows */
export function notedProfiles(machine: Machine): NotedProfile[] | 'damaged' {
  const settings = readSettings(machine);
  if (settings === 'damaged') return settings;
  return (settings.profiles ?? []).filter((noted) =>
    existsSync(profilePlace(machine, noted.browser, noted.folder).file),
  );
}

/** Notes that the companion was registered in a folder. */
export function noteProfile(machine: Machine, profile: NotedProfile): void {
  changeSettings(machine, { profiles: [...othersThan(machine, profile.folder), profile] });
}

/** Forgets a folder, where it is known. */
export function forgetProfile(machine: Machine, folder: string): void {
  const settings = readSettings(machine);
  if (settings === 'damaged' || !settings.profiles?.some((noted) => noted.folder === folder)) return;
  changeSettings(machine, { profiles: othersThan(machine, folder) });
}

function othersThan(machine: Machine, folder: string): NotedProfile[] {
  const settings = readSettings(machine);
  return settings === 'damaged' ? [] : (settings.profiles ?? []).filter((noted) => noted.folder !== folder);
}
