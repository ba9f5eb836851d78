package evidence

import (
	"reflect"
	"strings"

	"github.com/shopspring/decimal"

	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
)

func trim(e *kit.Entry) string { return strings.TrimSpace(e.Text) }

// same tells whether two figures say the same in the same words.
func same(a, b evidence.Figure) bool {
	x, y := a.Value.String(), b.Value.String()
	a.Value, b.Value = decimal.Zero, decimal.Zero
	return x == y && reflect.DeepEqual(a, b)
}
