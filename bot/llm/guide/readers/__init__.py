"""One reader per group of fields: each looks at one sentence and says what it finds."""
