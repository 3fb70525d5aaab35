/** The people of the examples are those whom the demo's population register knows. */
export * from '../../src/demo/roster-people.ts'
