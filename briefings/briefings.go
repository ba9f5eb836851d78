// Package briefings carries the briefings that come with the program: decks as
// Markdown and, beside them, their pictures and folders of facts. README.md describes
// the formats to an editor.
package briefings

import "embed"

// FS holds the decks (*.md), their pictures, and the folders of facts that their heads name.
//
//go:embed *.md *.png belt-and-road
var FS embed.FS
