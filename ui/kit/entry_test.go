package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

// The toolkit loses its place where a line wraps at a space: every width is tried.
func TestWhatIsTypedStandsAsItWasTypedWhereverItWraps(t *testing.T) {
	test.NewTempApp(t)
	const text = "One paper, five numbers. Two of them stand up well, one stands as a level at one date."
	for width := float32(120); width < 420; width += 7 {
		e := NewLines(3, 12)
		w := test.NewTempWindow(t, e)
		w.Resize(fyne.NewSize(width, 300))
		w.Canvas().Focus(e)
		for _, r := range text {
			e.TypedRune(r)
		}
		e.TypedRune(' ')
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		if diff := cmp.Diff(text, e.Text); diff != "" {
			t.Errorf("%v wide: %s", width, diff)
		}
	}
}
