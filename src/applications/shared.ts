export * from './roster-shared.ts'
