package kit

import (
	_ "unsafe" // go:linkname

	"github.com/go-text/typesetting/shaping"
)

// shaper is what Fyne shapes all text with. Each new look makes Fyne parse its fonts
// again, and the shaper's buffer keeps every font it ever shaped with (3 MB a look;
// typesetting up to 0.3.5 has no bound on it), so that we empty it. It is nil when
// another Fyne keeps its shaper elsewhere: then nothing is emptied.
//
//go:linkname shaper fyne.io/fyne/v2/internal/painter.shaper
var shaper *shaping.HarfbuzzShaper

// DropShapes lets go of the fonts of former looks. It is called where Fyne draws, on the
// goroutine of the window, before another look is set.
func DropShapes() {
	if shaper != nil {
		*shaper = shaping.HarfbuzzShaper{}
	}
}
