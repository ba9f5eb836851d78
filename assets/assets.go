// Package assets holds the files that the program carries inside itself: themes,
// and the chart library that `go generate ./assets` puts beside this package.
package assets

import "embed"

// Themes holds the bundled themes as themes/NAME.yaml.
//
//go:embed themes/*.yaml
var Themes embed.FS

// Icon is the program's icon: a PNG of 512 × 512 pixels.
//
//go:embed icon.png
var Icon []byte

// Templates holds the bundled deck templates as templates/N-NAME.md, in the order
// that a picker shows them: deck files whose words in brackets say what to write.
//
//go:embed templates/*.md
var Templates embed.FS
