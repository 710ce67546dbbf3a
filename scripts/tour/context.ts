/** What every step of the tour works with. */
import type { Page } from 'playwright';
import type { Practice } from '../../practice/practice.ts';
import type { Browsing } from '../browser/launch.ts';
import type { Folder } from './folder.ts';

export interface Tour {
  practice: Practice;
  browsing: Browsing;
  /** The platform's tab. */
  page: Page;
  folder: Folder;
}
