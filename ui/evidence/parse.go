package evidence

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/shopspring/decimal"

	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
)

func trim(e *kit.Entry) string { return strings.TrimSpace(e.Text) }

// parseValue reads a number as people type it: "1,250.5", "−3", "12 %" is not one.
func parseValue(text string) (decimal.Decimal, error) {
	plain := strings.NewReplacer(",", "", " ", "", "\u00a0", "", "\u2009", "", "−", "-").Replace(strings.TrimSpace(text))
	v, err := decimal.NewFromString(plain)
	if err != nil || strings.ContainsAny(plain, "eE") || len(plain) > 40 {
		return decimal.Decimal{}, fmt.Errorf("the value %q is no number: write digits with a point, such as 1.35", text)
	}
	return v, nil
}

// same tells whether two figures say the same in the same words.
func same(a, b evidence.Figure) bool {
	x, y := a.Value.String(), b.Value.String()
	a.Value, b.Value = decimal.Zero, decimal.Zero
	return x == y && reflect.DeepEqual(a, b)
}
