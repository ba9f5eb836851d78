package main

import (
	"fmt"

	"briefdeck/internal/evidence"

	"github.com/spf13/pflag"
)

// none takes a field's text away.
const none = "none"

// editing are the flags that correct one figure.
type editing struct {
	key, indicator, name string
	fields               []field
}

// field is a flag and what it sets of a figure.
type field struct {
	flag, text string
	set        func(*evidence.Typed, string)
}

func editFlags(fs *pflag.FlagSet, e *editing) {
	fs.StringVar(&e.key, "edit", "", "correct the figure of that `KEY` with the flags below; with --accept KEY it is confirmed in the same step")
	fs.StringVar(&e.indicator, "indicator", "", "with --edit: it is of the indicator of that `KEY`")
	fs.StringVar(&e.name, "name", "", "with --edit: it is of the indicator of that `NAME`, which is new when the library holds none")
	e.fields = []field{
		{flag: "value", set: func(t *evidence.Typed, s string) { t.Value = s }},
		{flag: "unit", set: func(t *evidence.Typed, s string) { t.Unit = s }},
		{flag: "qualifier", set: func(t *evidence.Typed, s string) { t.Qualifier = s }},
		{flag: "period", set: func(t *evidence.Typed, s string) { t.Period = s }},
		{flag: "as-of", set: func(t *evidence.Typed, s string) { t.AsOf = s }},
		{flag: "place", set: func(t *evidence.Typed, s string) { t.Place = s }},
		{flag: "attribution", set: func(t *evidence.Typed, s string) { t.Attribution = s }},
		{flag: "note", set: func(t *evidence.Typed, s string) { t.Note = s }},
	}
	help := map[string]string{
		"value": "with --edit: the `NUMBER`", "unit": "with --edit: the `UNIT` with its magnitude: US$ trillion, 亿元, %, countries",
		"qualifier": "with --edit: how firmly it is stated, in a `WORD`: exactly, about, at least, more than, up to, projected",
		"period":    "with --edit: the `PERIOD` it is about: 2020, 2020-03, 2013/2020, none", "as-of": "with --edit: the `DATE` it was true, or none",
		"place": "with --edit: the `PLACE` it is about, or none", "attribution": "with --edit: `WHOM` the source credits, or none", "note": "with --edit: a `NOTE`, or none",
	}
	for i := range e.fields {
		fs.StringVar(&e.fields[i].text, e.fields[i].flag, "", help[e.fields[i].flag])
	}
}

// change is what the flags say is to be corrected; empty without --edit.
func (e editing) change(b *evidence.Book, accept bool) (evidence.Change, error) {
	if e.key == "" {
		return evidence.Change{}, e.stray()
	}
	if e.indicator != "" && e.name != "" {
		return evidence.Change{}, fmt.Errorf("%w: take --indicator or --name", errUsage)
	}
	f, err := b.Figure(e.key)
	if err != nil {
		return evidence.Change{}, err
	}
	if f.Derivation != nil {
		return evidence.Change{}, fmt.Errorf("%s is worked out from others: edit those", e.key)
	}
	typed := evidence.TypedOf(f)
	for _, one := range e.fields {
		switch one.text {
		case "":
		case none:
			one.set(&typed, "")
		default:
			one.set(&typed, one.text)
		}
	}
	if f, err = typed.Read(f); err != nil {
		return evidence.Change{}, err
	}
	if e.indicator != "" {
		f.Indicator = e.indicator
	}
	if accept {
		f.Status = evidence.Confirmed
	}
	return b.Correct(f, e.name)
}

// stray is the error of flags that need --edit.
func (e editing) stray() error {
	given := e.indicator + e.name
	for _, f := range e.fields {
		given += f.text
	}
	if given != "" {
		return fmt.Errorf("%w: say which figure with --edit KEY", errUsage)
	}
	return nil
}

// says is what a corrected figure prints, with its indicator.
func says(f evidence.Figure, c evidence.Change, b *evidence.Book) string {
	text, err := evidence.Format(f, "qualified,period")
	if err != nil {
		text = f.Value.String()
	}
	name := b.Indicators[f.Indicator].Name
	for _, i := range c.Indicators.Put {
		if i.Key == f.Indicator {
			name = i.Name
		}
	}
	if name == "" {
		return text
	}
	return name + ", " + text
}
