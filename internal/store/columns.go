package store

import (
	"database/sql/driver"
	"encoding"
	"encoding/json"
	"fmt"
	"time"

	"briefdeck/internal/evidence"

	"github.com/shopspring/decimal"
)

// The types of this file stand between a field and its column. Each holds a pointer
// to the field and works both ways: as an argument and as the target of a scan.

// list keeps a slice as a JSON array. An empty slice comes back as nil.
type list[T any] struct{ of *[]T }

// Value implements driver.Valuer.
func (l list[T]) Value() (driver.Value, error) {
	if len(*l.of) == 0 {
		return "[]", nil
	}
	b, err := json.Marshal(*l.of)
	return string(b), err
}

// Scan implements sql.Scanner.
func (l list[T]) Scan(from any) error {
	s, err := textOf(from)
	if err != nil || s == "[]" {
		*l.of = nil
		return err
	}
	return json.Unmarshal([]byte(s), l.of)
}

// object keeps a value as a JSON object.
type object[T any] struct{ of *T }

// Value implements driver.Valuer.
func (o object[T]) Value() (driver.Value, error) {
	b, err := json.Marshal(o.of)
	return string(b), err
}

// Scan implements sql.Scanner.
func (o object[T]) Scan(from any) error {
	s, err := textOf(from)
	if err != nil {
		return err
	}
	return json.Unmarshal([]byte(s), o.of)
}

// maybe keeps a value as a JSON object, and one that is not there as NULL.
type maybe[T any] struct{ of **T }

// Value implements driver.Valuer.
func (m maybe[T]) Value() (driver.Value, error) {
	if *m.of == nil {
		return nil, nil
	}
	return object[T]{*m.of}.Value()
}

// Scan implements sql.Scanner.
func (m maybe[T]) Scan(from any) error {
	*m.of = nil
	if from == nil {
		return nil
	}
	v := new(T)
	if err := (object[T]{v}).Scan(from); err != nil {
		return err
	}
	*m.of = v
	return nil
}

// optional keeps an empty name as NULL, so that it refers to nothing.
type optional[T ~string] struct{ of *T }

// Value implements driver.Valuer.
func (o optional[T]) Value() (driver.Value, error) {
	if *o.of == "" {
		return nil, nil
	}
	return string(*o.of), nil
}

// Scan implements sql.Scanner.
func (o optional[T]) Scan(from any) error {
	if from == nil {
		*o.of = ""
		return nil
	}
	s, err := textOf(from)
	*o.of = T(s)
	return err
}

// written keeps what has a text form: dates.
type written struct {
	of interface {
		encoding.TextMarshaler
		encoding.TextUnmarshaler
	}
}

// Value implements driver.Valuer.
func (w written) Value() (driver.Value, error) {
	b, err := w.of.MarshalText()
	return string(b), err
}

// Scan implements sql.Scanner.
func (w written) Scan(from any) error {
	s, err := textOf(from)
	if err != nil {
		return err
	}
	return w.of.UnmarshalText([]byte(s))
}

// number keeps a decimal with the decimals it was printed with: 1.20 stays 1.20.
type number struct{ of *decimal.Decimal }

// Value implements driver.Valuer.
func (n number) Value() (driver.Value, error) {
	return n.of.StringFixed(max(0, -n.of.Exponent())), nil
}

// Scan implements sql.Scanner.
func (n number) Scan(from any) error {
	s, err := textOf(from)
	if err != nil {
		return err
	}
	*n.of, err = decimal.NewFromString(s)
	return err
}

// momentLayout sorts as text; every moment is in UTC.
const momentLayout = "2006-01-02T15:04:05.000000000Z"

// moment keeps a time to the nanosecond; the zero time is empty text.
type moment struct{ of *time.Time }

// Value implements driver.Valuer.
func (m moment) Value() (driver.Value, error) {
	if m.of.IsZero() {
		return "", nil
	}
	return m.of.UTC().Format(momentLayout), nil
}

// Scan implements sql.Scanner.
func (m moment) Scan(from any) error {
	s, err := textOf(from)
	if err != nil || s == "" {
		*m.of = time.Time{}
		return err
	}
	*m.of, err = time.Parse(momentLayout, s)
	return err
}

// formula, decimals and explanation keep the columns of a derivation that may not be
// there. A scan of the formula makes the derivation.
type (
	formula     struct{ of **evidence.Derivation }
	decimals    struct{ of **evidence.Derivation }
	explanation struct{ of **evidence.Derivation }
)

// Value implements driver.Valuer.
func (f formula) Value() (driver.Value, error) {
	if *f.of == nil {
		return nil, nil
	}
	return string((*f.of).Formula), nil
}

// Scan implements sql.Scanner.
func (f formula) Scan(from any) error {
	if from == nil {
		*f.of = nil
		return nil
	}
	s, err := textOf(from)
	*f.of = &evidence.Derivation{Formula: evidence.Formula(s)}
	return err
}

// Value implements driver.Valuer.
func (d decimals) Value() (driver.Value, error) {
	if *d.of == nil {
		return nil, nil
	}
	return int64((*d.of).Decimals), nil
}

// Scan implements sql.Scanner.
func (d decimals) Scan(from any) error {
	n, ok := from.(int64)
	if ok && *d.of != nil {
		(*d.of).Decimals = int(n)
	}
	return nil
}

// Value implements driver.Valuer.
func (e explanation) Value() (driver.Value, error) {
	if *e.of == nil {
		return nil, nil
	}
	return (*e.of).Explanation, nil
}

// Scan implements sql.Scanner.
func (e explanation) Scan(from any) error {
	if from == nil || *e.of == nil {
		return nil
	}
	s, err := textOf(from)
	(*e.of).Explanation = s
	return err
}

// textOf is a column that must hold text; the driver gives it as either type.
func textOf(from any) (string, error) {
	switch v := from.(type) {
	case string:
		return v, nil
	case []byte:
		return string(v), nil
	}
	return "", fmt.Errorf("want text in the column, found %T", from)
}
