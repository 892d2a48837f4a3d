import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Emulated AWS starts in well under a second, but the machine may be busy.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
  },
});
