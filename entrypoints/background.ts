import { defineBackground } from 'wxt/utils/define-background';
import { startBackups } from '../lib/backup/background';
import { startTracking } from '../lib/tracking/background';

export default defineBackground({
  type: 'module',
  main() {
    startTracking();
    startBackups();
  },
});
