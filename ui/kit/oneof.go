package kit

import (
	"slices"

	"fyne.io/fyne/v2"
)

// OneOf is a button that shows which of some values is chosen and drops all of them.
type OneOf struct {
	*Button
	Values, Words []string // what is kept, and what people read
	OnPick        func(value string)
	at            string
}

// NewOneOf returns a choice among values; without words they are read as they are.
func NewOneOf(values, words []string, pick func(value string)) *OneOf {
	if words == nil {
		words = values
	}
	o := &OneOf{Button: NewSelect("", nil), Values: values, Words: words, OnPick: pick}
	o.OnTap = func() { o.Drop(o.items()) }
	o.Set("")
	return o
}

// Set shows a value without telling OnPick; one that is not among them is the first.
func (o *OneOf) Set(value string) {
	o.at = value
	if len(o.Words) > 0 {
		o.SetLabel(o.Words[max(0, slices.Index(o.Values, value))])
	}
}

func (o *OneOf) items() []*fyne.MenuItem {
	var out []*fyne.MenuItem
	for i, v := range o.Values {
		it := fyne.NewMenuItem(o.Words[i], func() {
			o.Set(v)
			o.OnPick(v)
		})
		it.Checked = i == max(0, slices.Index(o.Values, o.at))
		out = append(out, it)
	}
	return out
}
