package evidence

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// Typed is what can be corrected of a figure, as people type it.
type Typed struct {
	Value       string // "1,250.5"
	Unit        string // with its magnitude: "US$ trillion", "亿元", "percent"
	Qualifier   string // as Qualifier.Word writes it
	Period      string // "2020", "2020-03", "2013/2020"; "" for none
	AsOf        string
	Place       string
	Attribution string
	Note        string
}

// TypedOf is a figure as its fields show it.
func TypedOf(f Figure) Typed {
	return Typed{
		Value: f.Value.StringFixed(int32(f.Decimals())), Unit: f.Unit.ScaledString(f.Scale), Qualifier: f.Qualifier.Word(),
		Period: f.Period.String(), AsOf: f.AsOf.String(), Place: f.Place, Attribution: f.Attribution, Note: f.Note,
	}
}

// Read is the figure with what was typed, or what is wrong with a field, in words. A
// magnitude that English has no word for becomes one that it has: 200 in 亿元 is CN¥20
// billion.
func (t Typed) Read(f Figure) (Figure, error) {
	var err error
	if f.Value, err = parseValue(t.Value); err != nil {
		return f, err
	}
	f.Unit, f.Scale = ParseUnit(t.Unit)
	if t.Qualifier != f.Qualifier.Word() {
		if f.Qualifier, err = ParseQualifier(t.Qualifier); err != nil {
			return f, err
		}
	}
	if f.Period, err = ParsePeriod(strings.TrimSpace(t.Period)); err != nil {
		return f, fmt.Errorf("the period: %w", err)
	}
	if f.AsOf, err = ParseDate(strings.TrimSpace(t.AsOf)); err != nil {
		return f, fmt.Errorf("as of: %w", err)
	}
	f.Place, f.Attribution, f.Note = strings.TrimSpace(t.Place), strings.TrimSpace(t.Attribution), strings.TrimSpace(t.Note)
	if long, _ := Magnitude(f.Scale); strings.HasPrefix(long, "×") {
		f = f.Normal()
	}
	return f, nil
}

// parseValue reads a number as people type it: "1,250.5", "−3"; "12 %" is none.
func parseValue(text string) (decimal.Decimal, error) {
	plain := strings.NewReplacer(",", "", " ", "", "\u00a0", "", "\u2009", "", "−", "-").Replace(strings.TrimSpace(text))
	v, err := decimal.NewFromString(plain)
	if err != nil || strings.ContainsAny(plain, "eE") || len(plain) > 40 {
		return decimal.Decimal{}, fmt.Errorf("the value %q is no number: write digits with a point, such as 1.35", text)
	}
	return v, nil
}
