package kit

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// marks are the paths of several files that are chosen together, in the order of choosing.
type marks []string

// shown is a line of the list, with a tick when it is chosen with others.
func (m marks) shown(c Choice) Choice {
	if slices.Contains(m, c.Key) {
		c.Icon = IconCheck
	}
	return c
}

// adding tells whether a click adds to what is chosen: Ctrl or Shift is down.
func adding() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&(fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift) != 0
}

// mark chooses a file together with others, or no more.
func (v *fileView) mark(at int) {
	key := v.found[at].Key
	if i := slices.Index(v.marked, key); i >= 0 {
		v.marked = slices.Delete(v.marked, i, i+1)
	} else {
		v.marked = append(v.marked, key)
	}
	v.list.Update()
	v.name()
}

// extend chooses all files from one line to another.
func (v *fileView) extend(from, to int) {
	for at := min(from, to); at <= max(from, to); at++ {
		if v.found[at].Icon == IconDocument && !slices.Contains(v.marked, v.found[at].Key) {
			v.marked = append(v.marked, v.found[at].Key)
		}
	}
	v.name()
}

// name makes the button say what it takes.
func (v *fileView) name() {
	label := v.q.Do
	if n := len(v.marked); n > 1 {
		label = fmt.Sprintf("%s (%d files)", v.q.Do, n)
	}
	v.do.SetLabel(label)
	v.do.SetEnabled(len(v.marked) > 0 || v.chosen() != "")
}
