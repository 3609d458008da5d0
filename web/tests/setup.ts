// Shared by all tests; grows with what they need.
export {}
