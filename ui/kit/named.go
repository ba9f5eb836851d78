package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// named is a control that has a name: a field with its label, a button, or an option.
type named struct {
	label string
	at    fyne.Focusable
	in    *Pane  // that it scrolls in; nil: none
	does  func() // nil: it gets the focus
	tells string // what stands beside it
}

// PickField lets a control of the sheet in front be gone to by its name; a button is
// pressed. Nothing happens in a sheet that has only one field.
func (s *Stage) PickField() {
	if len(s.sheets) == 0 {
		return
	}
	all := namedIn(s.sheets[len(s.sheets)-1].body, nil)
	if len(all) < 2 {
		return
	}
	p := Picker{Title: "Go to which field?", Hint: "Type its name"}
	by := map[string]named{}
	for _, n := range all {
		if _, twice := by[n.label]; twice {
			continue
		}
		by[n.label] = n
		p.Choices = append(p.Choices, Choice{Key: n.label, Title: n.label, Detail: n.holds()})
	}
	p.OnPick = func(key string) { s.goTo(by[key]) }
	s.Pick(p)
}

// goTo puts the focus on a control, or does what a button or an option does.
func (s *Stage) goTo(n named) {
	if n.does != nil {
		n.does()
		return
	}
	s.Window.Canvas().Focus(n.at)
	if o, ok := n.at.(fyne.CanvasObject); ok && n.in != nil {
		n.in.Bring(o)
	}
}

// holds is what a control says now.
func (n named) holds() string {
	if n.tells != "" {
		return n.tells
	}
	switch c := n.at.(type) {
	case *Entry:
		return Ellipsis(c.Text, 420, Style{Size: SmallSize})
	case *Button:
		if c.Wide && c.Label != n.label {
			return c.Label
		}
	case *Segments:
		return c.Labels[c.At]
	}
	return ""
}

// namedIn finds the controls that have a name, in reading order.
func namedIn(o fyne.CanvasObject, in *Pane) []named {
	if o == nil || !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *Pane:
		return namedIn(o.body, o)
	case *container.Scroll:
		return namedIn(o.Content, in)
	case *Button:
		if o.Label != "" && o.Enabled() {
			return []named{buttonNamed(o, in)}
		}
	case *Entry:
		if o.PlaceHolder != "" {
			return []named{{label: o.PlaceHolder, at: o, in: in}}
		}
	case *Rows:
		if o.named != nil {
			return o.named()
		}
	case *fyne.Container:
		return namedAmong(o, in)
	}
	return nil
}

// buttonNamed is a button by its word. One that shows what is chosen gets the focus.
func buttonNamed(b *Button, in *Pane) named {
	n := named{label: b.Label, at: b, in: in}
	if !b.Wide {
		n.does = func() { b.Tapped(nil) }
	}
	return n
}

// namedAmong finds the controls of a container: what stands under a label has its name.
func namedAmong(c *fyne.Container, in *Pane) []named {
	if label, ok := labelOver(c); ok {
		if f := firstFocusable(c.Objects[1]); f != nil {
			rest := namedIn(c.Objects[1], in)
			if len(rest) > 0 && rest[0].at == f {
				rest = rest[1:]
			}
			return append([]named{{label: label, at: f, in: in}}, rest...)
		}
	}
	var out []named
	for _, o := range c.Objects {
		out = append(out, namedIn(o, in)...)
	}
	return out
}

// labelOver is the label that a column begins with, when one control stands under it.
func labelOver(c *fyne.Container) (string, bool) {
	if _, ok := c.Layout.(*column); !ok || len(c.Objects) != 2 {
		return "", false
	}
	t, ok := c.Objects[0].(*Text)
	if !ok || t.Text() == "" {
		return "", false
	}
	return t.Text(), true
}

// firstFocusable is the first control in an object, or nil.
func firstFocusable(o fyne.CanvasObject) fyne.Focusable {
	if !o.Visible() {
		return nil
	}
	if f, ok := o.(fyne.Focusable); ok {
		return f
	}
	if c, ok := o.(*fyne.Container); ok {
		for _, x := range c.Objects {
			if f := firstFocusable(x); f != nil {
				return f
			}
		}
	}
	return nil
}
